from datetime import date

from odoo import api, fields, models
from odoo.tools import format_date

from ..sheets.table import write_table


class CoopMembershipFigures(models.TransientModel):
    """Members at the start and the end of a time, who joined and who left: for the yearly return
    of a society, and for whoever asks how the co-op has grown."""

    _name = "coop.membership.figures"
    _description = "Members counted for a year"

    company_id = fields.Many2one(
        "res.company", "Co-op", required=True, default=lambda self: self.env.company
    )
    legal_form = fields.Selection(related="company_id.coop_legal_form")
    date_from = fields.Date(
        "First day", required=True, default=lambda self: self._get_last_year()[0]
    )
    date_to = fields.Date("Last day", required=True, default=lambda self: self._get_last_year()[1])
    by = fields.Selection(
        [
            ("all", "All together"),
            ("class", "Class in the register"),
            ("area", "Area"),
            ("category", "Category"),
        ],
        "Counted by",
        required=True,
        default="all",
        help="Whoever may not know who is supported sees openly known categories alone, and small "
        "areas together.",
    )
    line_ids = fields.One2many(
        "coop.membership.figures.line", "figures_id", compute="_compute_line_ids"
    )

    @api.model
    def _get_last_year(self):
        year = self.env["coop.clock"].today().year - 1
        return date(year, 1, 1), date(year, 12, 31)

    @api.depends("date_from", "date_to")
    def _compute_display_name(self):
        for figures in self:
            figures.display_name = self.env._(
                "Members from %(start)s to %(end)s",
                start=format_date(self.env, figures.date_from) if figures.date_from else "",
                end=format_date(self.env, figures.date_to) if figures.date_to else "",
            )

    @api.depends("company_id", "date_from", "date_to", "by")
    def _compute_line_ids(self):
        lines = self.env["coop.membership.figures.line"]
        for figures in self:
            rows = []
            if figures.date_from and figures.date_to and figures.date_from <= figures.date_to:
                rows = figures._get_rows()
            figures.line_ids = lines.union(*(lines.new(row) for row in rows))

    def _get_rows(self):
        memberships = self.env["coop.membership"]
        memberships.check_access("write")  # the office's figures, not those of every reader
        company = self.company_id if self.company_id in self.env.companies else self.env.company
        return memberships._count_members(company, self.date_from, self.date_to, self.by)

    def action_xlsx(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_url",
            "url": f"/coop/figures/{self.id}.xlsx",
            "target": "download",
        }

    def _xlsx(self):
        """The bytes of the workbook."""
        self.ensure_one()
        company = self.company_id.sudo()  # sudo: name and number of a company are public
        _ = self.env._
        names = ("label", "at_start", "joined", "left", "moved", "at_end")
        forms = dict(company._fields["coop_legal_form"]._description_selection(self.env))
        return write_table(
            _("Members"),
            [
                (_("Co-op"), company.name),
                (_("Registered number"), company.company_registry or ""),
                (_("Legal form"), forms[company.coop_legal_form]),
                (_("First day"), fields.Date.to_string(self.date_from)),
                (_("Last day"), fields.Date.to_string(self.date_to)),
            ],
            [
                "",
                _("Members at the start"),
                _("Joined"),
                _("Left"),
                _("Moved in, less moved out"),
                _("Members at the end"),
            ],
            [[row[name] for name in names] for row in self._get_rows()],
        )


class CoopMembershipFiguresLine(models.TransientModel):
    """One group of members in the figures."""

    _name = "coop.membership.figures.line"
    _description = "Members counted for a year: one group"

    figures_id = fields.Many2one("coop.membership.figures", ondelete="cascade")
    label = fields.Char("Group")
    at_start = fields.Integer("At the start")
    joined = fields.Integer()
    left = fields.Integer()
    moved = fields.Integer("Moved in, less moved out")
    at_end = fields.Integer("At the end")

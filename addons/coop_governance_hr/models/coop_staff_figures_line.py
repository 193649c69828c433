from odoo import api, fields, models

from .coop_staff_figures import PARTS


class CoopStaffFiguresLine(models.Model):
    """So many people, of a group, in a band of pay; without a group or a band, all of them."""

    _name = "coop.staff.figures.line"
    _description = "Number of staff"
    _inherit = "coop.released.line"
    _log_access = False
    _check_company_auto = True
    _order = "release_id, part, is_total, sequence, id"
    _rec_name = "group"

    release_id = fields.Many2one(
        "coop.staff.figures", "Figures", required=True, index=True, ondelete="cascade"
    )
    company_id = fields.Many2one(
        related="release_id.company_id",
        store=True,
        precompute=True,
        index=True,
        required=True,
        ondelete="restrict",
    )
    part = fields.Selection(PARTS, required=True)
    sequence = fields.Integer(aggregator=None)
    group = fields.Char(
        "Who", translate=True, help="A department, a place, a kind. Empty for pay: all together."
    )
    band = fields.Char("Band of pay", translate=True)
    number = fields.Integer("People", required=True)
    shown = fields.Boolean(help="Not set: the number is left out.")
    is_total = fields.Boolean("All together", readonly=True)
    words = fields.Char("Shown as", compute="_compute_words")

    _not_negative = models.Constraint("CHECK (number >= 0)", "There are no fewer people than none.")
    _nothing_left_out_is_kept = models.Constraint(
        "CHECK (closed IS NOT TRUE OR shown OR number = 0)",
        "A number that is left out is not kept with what is released.",
    )

    @api.model
    def _get_usual(self):
        return {**super()._get_usual(), "part": "pay", "sequence": 10, "shown": True}

    @api.depends("number", "shown")
    def _compute_words(self):
        for line in self:
            line.words = str(line.number) if line.shown else self.env._("not shown")

    def _get_name(self):
        """Return what a line is about, for sentences."""
        self.ensure_one()
        names = [name for name in (self.group, self.band) if name]
        return ", ".join(names) or self.env._("All together")

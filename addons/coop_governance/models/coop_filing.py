from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError

TODO = "mail.mail_activity_data_todo"


class CoopFiling(models.Model):
    """Something to be sent to a register by a day, because a term began or ended."""

    _name = "coop.filing"
    _description = "Filing"
    _inherit = ["coop.company.mixin", "coop.guarded", "coop.office.chatter"]
    _order = "due_on, id"
    _rec_name = "kind_id"

    _guarded_fields = frozenset(
        {
            "kind_id",
            "term_id",
            "cause",
            "company_id",
            "due_on",
            "filed_on",
            "filed_by",
            "dropped_on",
        }
    )

    kind_id = fields.Many2one(
        "coop.filing.kind", "What", required=True, readonly=True, ondelete="restrict"
    )
    term_id = fields.Many2one(
        "coop.office.term",
        "For whom",
        required=True,
        readonly=True,
        index=True,
        check_company=True,
        ondelete="restrict",
    )
    cause = fields.Selection(
        [("begin", "A term begins"), ("end", "A term ends")], required=True, readonly=True
    )
    note = fields.Text(related="kind_id.note")
    url = fields.Char(related="kind_id.url")
    due_on = fields.Date("Due", required=True, readonly=True)
    filed_on = fields.Date("Done on", readonly=True)
    filed_by = fields.Char("Done by", readonly=True)
    reference = fields.Char(help="The number or the message with which the register answered.")
    dropped_on = fields.Date("Not needed after all", readonly=True)
    state = fields.Selection(
        [("open", "To do"), ("filed", "Done"), ("dropped", "Not needed")],
        compute="_compute_state",
        store=True,
        index=True,
    )

    _once = models.UniqueIndex(
        "(kind_id, term_id, cause) WHERE filed_on IS NULL AND dropped_on IS NULL",
        "This is on the list already.",
    )

    @api.depends("filed_on", "dropped_on")
    def _compute_state(self):
        for filing in self:
            filing.state = (
                "filed" if filing.filed_on else "dropped" if filing.dropped_on else "open"
            )

    @api.depends("kind_id.name", "term_id.holder_id.name")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for filing in self:
            filing.display_name = f"{filing.kind_id.name or ''}: {filing.term_id.holder_id.name}"

    @api.model
    def _raise(self, term, cause):
        """Put on the list what follows from a term that begins or ends."""
        # sudo: what has to be filed follows, whoever appointed or ended it
        term, model = term.sudo(), self.sudo()
        day = term.date_from if cause == "begin" else term.date_to
        for kind in self.env["coop.filing.kind"].sudo()._get_due(term, cause):
            due_on = day + timedelta(days=kind.days)
            waiting = model.search(
                [
                    ("kind_id", "=", kind.id),
                    ("term_id", "=", term.id),
                    ("cause", "=", cause),
                    ("state", "=", "open"),
                ]
            )
            if waiting:
                # it ends earlier than was said at first
                waiting.due_on = due_on
                waiting.activity_ids.date_deadline = due_on
                continue
            filing = model.create(
                {
                    "company_id": term.company_id.id,
                    "kind_id": kind.id,
                    "term_id": term.id,
                    "cause": cause,
                    "due_on": due_on,
                }
            )
            filing._ask_officers()

    def _ask_officers(self):
        for filing in self:
            for user in filing.kind_id.user_id or filing._get_officers():
                note = filing.kind_id.with_context(lang=user.lang)
                filing.activity_schedule(
                    TODO,
                    filing.due_on,
                    f"{note.name}: {filing.term_id.holder_id.name}",
                    note.note or "",
                    user_id=user.id,
                )

    def _get_officers(self):
        group = self.env.ref("coop_governance.group_governance_officer")
        users = group.all_user_ids.filtered(
            lambda user: user.active and not user.share and self.company_id in user.company_ids
        )
        # whoever keeps Odoo running has the right as well, and is asked where nobody else is
        return users.filtered(lambda user: not user._is_system()) or users

    def _drop(self, terms, cause):
        """What followed from terms is not so any more."""
        # sudo: as in _raise
        filings = self.sudo().search(
            [("term_id", "in", terms.ids), ("cause", "=", cause), ("state", "=", "open")]
        )
        for filing in filings:
            filing.dropped_on = self.env["coop.clock"].today(filing.company_id)
        filings.activity_unlink([TODO])

    def action_filed(self):
        """It has been sent."""
        self.check_access("write")
        for filing in self:
            if filing.state != "open":
                raise UserError(self.env._("This is not on the list any more."))
            # sudo: guarded against typing; the right was checked
            filing.sudo().write(
                {
                    "filed_on": self.env["coop.clock"].today(filing.company_id),
                    "filed_by": self.env.user.name,
                }
            )
            filing.sudo().activity_feedback([TODO])
        return True

    @api.ondelete(at_uninstall=False)
    def _unlink_except_never(self):
        if not self.env.su:
            raise UserError(self.env._("What was to be filed is kept, with the day it was done."))

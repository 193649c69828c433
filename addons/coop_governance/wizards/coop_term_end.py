from odoo import fields, models
from odoo.exceptions import UserError


class CoopTermEnd(models.TransientModel):
    """Somebody leaves a seat before the term is over."""

    _name = "coop.term.end"
    _description = "Somebody leaves a seat"

    term_id = fields.Many2one("coop.office.term", required=True)
    why = fields.Selection("_get_reasons", required=True, default="resignation")
    notice_on = fields.Date("Said on", default=lambda self: self.env["coop.clock"].today())
    last_day = fields.Date(
        "Last day", required=True, default=lambda self: self.env["coop.clock"].today()
    )
    note = fields.Text(help="For the office; neither printed nor sent.")

    def _get_reasons(self):
        reasons = self.env["coop.office.term"]._fields["ended_why"]
        # the others follow from the membership, the seat or the calendar
        chosen = ("resignation", "death", "disqualified", "unknown")
        return [row for row in reasons._description_selection(self.env) if row[0] in chosen]

    def action_apply(self):
        self.ensure_one()
        self.term_id._check_officer()
        self._check_said()
        self.term_id._end(self.last_day, self.why, self.note, self.notice_on)
        return {"type": "ir.actions.act_window_close"}

    def _check_said(self):
        """Nobody leaves a seat for a reason that nobody can say."""
        today = self.env["coop.clock"].today(self.term_id.company_id)
        if self.why == "unknown" and self.last_day >= today:
            raise UserError(
                self.env._(
                    "Say why they leave. That it is not known is for terms that an earlier record "
                    "tells of."
                )
            )
        if self.why == "disqualified" and not (self.note or "").strip():
            raise UserError(
                self.env._(
                    "Write in the note by which law or rule they may not sit there any more."
                )
            )

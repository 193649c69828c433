from odoo import fields, models


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
        self.term_id._end(self.last_day, self.why, self.note, self.notice_on)
        return {"type": "ir.actions.act_window_close"}

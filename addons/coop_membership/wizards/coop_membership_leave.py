from odoo import fields, models


class CoopMembershipLeave(models.TransientModel):
    """A member leaves, with reason and notice."""

    _name = "coop.membership.leave"
    _description = "Leave the co-op"
    _inherit = "coop.membership.act"

    date = fields.Date("Notice given on")
    reason = fields.Selection(
        [
            ("resignation", "Resigned"),
            ("no_longer_qualifies", "No longer qualifies"),
            ("expulsion", "Expelled after a hearing"),
            ("lost_touch", "Lost touch"),
        ],
        required=True,
        default="resignation",
    )
    end_date = fields.Date(
        "Last day of membership", help="Empty: the earliest day that the notice allows."
    )
    hearing_told_on = fields.Date("Told of the hearing on")
    hearing_on = fields.Date("Heard on")
    hearing_body = fields.Char("Heard by", help="The body that heard the member and decided.")
    hearing_reason = fields.Text("Reason told to the member")
    note = fields.Text(help="For the office; neither printed nor sent.")

    def _apply(self):
        hearing = (
            {
                name: self[name]
                for name in ("hearing_on", "hearing_told_on", "hearing_body", "hearing_reason")
            }
            if self.reason == "expulsion"
            else {}
        )
        self.membership_id._leave(self.reason, self.date, self.end_date, note=self.note, **hearing)

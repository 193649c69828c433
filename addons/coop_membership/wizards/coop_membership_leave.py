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
    hearing_on = fields.Date("Heard on")
    note = fields.Text(help="For the office; neither printed nor sent.")

    def _apply(self):
        self.membership_id._leave(self.reason, self.date, self.end_date, self.hearing_on, self.note)

from odoo import fields, models


class CoopInvitationAnswer(models.TransientModel):
    """What somebody answered on paper, by phone or to one's face."""

    _name = "coop.invitation.answer"
    _description = "Answer to an invitation"

    invitation_id = fields.Many2one("coop.invitation", required=True, ondelete="cascade")
    answer = fields.Selection([("yes", "Yes"), ("not_now", "Not now"), ("no", "No")], required=True)
    how = fields.Selection(
        [("paper", "On paper"), ("phone", "By phone"), ("spoken", "Spoken")],
        "How they answered",
        required=True,
        default="phone",
    )
    until = fields.Date("Not before", help="Until this day nobody asks again.")

    def action_apply(self):
        self.ensure_one()
        self.invitation_id._check_officer()
        self.invitation_id._answer(self.answer, self.how, self.until)
        return {"type": "ir.actions.act_window_close"}

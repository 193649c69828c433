from odoo import fields, models


class CoopMembershipUndo(models.TransientModel):
    """Take back a leaving or a death that was a mistake."""

    _name = "coop.membership.undo"
    _description = "Undo a leaving"
    _inherit = "coop.membership.act"

    reason = fields.Text("Why it is undone", required=True)

    def _apply(self):
        self.membership_id._undo_leave(self.reason)

from odoo import fields, models


class CoopMembershipAct(models.AbstractModel):
    """What the small windows behind a membership's buttons have in common."""

    _name = "coop.membership.act"
    _description = "Act on a membership"

    membership_id = fields.Many2one(
        "coop.membership",
        required=True,
        default=lambda self: self.env.context.get("active_id"),
    )
    company_id = fields.Many2one(related="membership_id.company_id")
    date = fields.Date(required=True, default=lambda self: self.env["coop.clock"].today())

    def action_apply(self):
        """Check that the user may, do it, close the window."""
        for wizard in self:
            wizard.membership_id._check_officer()
            wizard._apply()
        return {"type": "ir.actions.act_window_close"}

    def _apply(self):
        raise NotImplementedError

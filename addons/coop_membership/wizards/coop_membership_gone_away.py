from odoo import fields, models


class CoopMembershipGoneAway(models.TransientModel):
    """Post came back and nobody knows the new address: letters stop, membership stays."""

    _name = "coop.membership.gone.away"
    _description = "A member has gone away"
    _inherit = "coop.membership.act"

    date = fields.Date("Since")

    def _apply(self):
        self.membership_id.action_gone_away(self.date)

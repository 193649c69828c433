from odoo import api, fields, models


class CoopMembershipSettings(models.TransientModel):
    """What the membership manager decides about access requests."""

    _inherit = "coop.membership.settings"

    coop_access_months = fields.Integer("Months to answer an access request")
    coop_access_pack_days = fields.Integer("Days to keep the copy given to a person")

    @api.model
    def _get_settings(self):
        return [*super()._get_settings(), "coop_access_months", "coop_access_pack_days"]

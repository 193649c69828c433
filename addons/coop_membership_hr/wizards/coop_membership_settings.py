from odoo import api, fields, models


class CoopMembershipSettings(models.TransientModel):
    _inherit = "coop.membership.settings"

    coop_leaver_user_id = fields.Many2one("res.users", "Told of leavers")
    coop_leaver_days = fields.Integer("Days to talk to a leaver")
    coop_leaver_category_id = fields.Many2one(
        "coop.membership.category",
        "Offered to leavers",
        groups="coop_membership.group_support_status",
    )

    @api.model
    def _get_settings(self):
        names = [*super()._get_settings(), "coop_leaver_user_id", "coop_leaver_days"]
        if self.env.user.has_group("coop_membership.group_support_status"):
            names.append("coop_leaver_category_id")
        return names

from odoo import api, fields, models


class CoopMembershipSettings(models.TransientModel):
    """What the membership manager decides about keeping and showing the register."""

    _inherit = "coop.membership.settings"

    coop_legal_form = fields.Selection(
        [
            ("company", "Company limited by guarantee"),
            ("society", "Registered society"),
        ],
        "Legal form",
    )
    coop_share_value = fields.Float("Value of a share", digits=(8, 2))
    coop_share_number = fields.Integer("Shares of a new member")
    coop_inspection_days = fields.Integer("Working days to answer a request to inspect")
    coop_inspection_fee = fields.Float("Fee for looking at the register", digits=(8, 2))
    coop_copy_fee = fields.Float("Fee for a copy of the register", digits=(8, 2))
    coop_inspection_keep_years = fields.Integer("Years to keep requests to inspect")
    coop_register_keep_years = fields.Integer("Years to keep the entries of former members")

    @api.model
    def _get_settings(self):
        return [
            *super()._get_settings(),
            "coop_legal_form",
            "coop_share_value",
            "coop_share_number",
            "coop_inspection_days",
            "coop_inspection_fee",
            "coop_copy_fee",
            "coop_inspection_keep_years",
            "coop_register_keep_years",
        ]

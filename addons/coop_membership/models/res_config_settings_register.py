from odoo import fields, models


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    coop_register_rows_a_volume = fields.Integer(
        related="company_id.coop_register_rows_a_volume", readonly=False
    )
    coop_register_print_days = fields.Integer(
        related="company_id.coop_register_print_days", readonly=False
    )
    coop_import_days = fields.Integer(related="company_id.coop_import_days", readonly=False)

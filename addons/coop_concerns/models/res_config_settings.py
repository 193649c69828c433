from odoo import api, fields, models


class ResConfigSettings(models.TransientModel):
    _inherit = "res.config.settings"

    coop_concern_lead_id = fields.Many2one(
        related="company_id.coop_concern_lead_id", readonly=False
    )
    coop_concern_deputy_id = fields.Many2one(
        related="company_id.coop_concern_deputy_id", readonly=False
    )
    coop_concern_outside_id = fields.Many2one(
        related="company_id.coop_concern_outside_id", readonly=False
    )
    coop_concern_unnumbered = fields.Integer(
        "Authorities without a number", compute="_compute_coop_concern_unnumbered"
    )

    @api.depends("company_id")
    def _compute_coop_concern_unnumbered(self):
        """Count the local authorities without a phone number."""
        count = self.env["coop.concern.authority"].search_count([("phone", "=", False)])
        self.coop_concern_unnumbered = count

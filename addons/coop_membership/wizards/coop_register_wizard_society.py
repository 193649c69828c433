from odoo import fields, models

from ..models.coop_register_print_society import EXTENTS


class CoopRegisterWizard(models.TransientModel):
    """With or without what is not open to inspection in a society."""

    _inherit = "coop.register.wizard"

    legal_form = fields.Selection(related="company_id.coop_legal_form")
    extent = fields.Selection(EXTENTS, "What is printed", required=True, default="open")

    def action_print(self):
        told = self.with_context(coop_register_extent=self.extent)
        return super(CoopRegisterWizard, told).action_print()

from odoo import models


class ResPartner(models.Model):
    """The name of a company is that of its contact."""

    _inherit = "res.partner"

    def write(self, vals):
        result = super().write(vals)
        if {"name", "company_registry"} & vals.keys():
            # sudo: who renames the co-op's contact need not be able to read companies
            companies = self.env["res.company"].sudo().search([("partner_id", "in", self.ids)])
            companies._coop_register_head_changed()
        return result

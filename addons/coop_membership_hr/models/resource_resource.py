from odoo import models


class ResourceResource(models.Model):
    _inherit = "resource.resource"

    def write(self, vals):
        result = super().write(vals)
        if "active" in vals:
            # an employee is archived by archiving the resource too
            # sudo: as in _coop_follow of the employee
            employees = self.env["hr.employee"].sudo().with_context(active_test=False)
            employees.search([("resource_id", "in", self.ids)])._coop_follow()
        return result

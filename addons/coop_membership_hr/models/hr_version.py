from odoo import api, models

# What of a version decides whether, and as what, somebody works here on a day.
DECIDING = frozenset(
    {
        "active",
        "contract_date_end",
        "contract_date_start",
        "contract_type_id",
        "date_version",
        "departure_date",
        "employee_id",
        "employee_type",
    }
)


class HrVersion(models.Model):
    _inherit = "hr.version"

    @api.model_create_multi
    def create(self, vals_list):
        versions = super().create(vals_list)
        versions.employee_id._coop_follow()
        return versions

    def write(self, vals):
        concerned = DECIDING & vals.keys()
        before = self.employee_id if concerned else self.employee_id.browse()
        result = super().write(vals)
        if concerned:
            (before | self.employee_id)._coop_follow()
        return result

    def unlink(self):
        employees = self.employee_id
        result = super().unlink()
        employees.exists()._coop_follow()
        return result

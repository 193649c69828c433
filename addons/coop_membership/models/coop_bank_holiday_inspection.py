from odoo import api, models


class CoopBankHoliday(models.Model):
    """A bank holiday that is proclaimed gives more time to answer what is open."""

    _inherit = "coop.bank.holiday"

    @api.model_create_multi
    def create(self, vals_list):
        holidays = super().create(vals_list)
        self.env["coop.register.inspection"]._reckon_due()
        return holidays

    def write(self, vals):
        result = super().write(vals)
        if {"date", "region"} & vals.keys():
            self.env["coop.register.inspection"]._reckon_due()
        return result

    def unlink(self):
        result = super().unlink()
        self.env["coop.register.inspection"]._reckon_due()
        return result

from odoo import models


class CoopCategorySetup(models.TransientModel):
    _inherit = "coop.category.setup"

    def _get_usual(self):
        usual = super()._get_usual()
        for values, _welsh in usual:
            if values["code"] == "employee" and values.get("openly_known"):
                values["fed_by_employment"] = True
        return usual

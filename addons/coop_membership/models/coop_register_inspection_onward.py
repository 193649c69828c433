from odoo import api, fields, models


class CoopRegisterInspectionOnward(models.Model):
    """Somebody to whom the requester will pass on what the register says."""

    _name = "coop.register.inspection.onward"
    _description = "Onward disclosure of the register"

    inspection_id = fields.Many2one(
        "coop.register.inspection", required=True, index=True, ondelete="cascade"
    )
    name = fields.Char(help="Of a person; for an organisation, who is responsible there.")
    organisation = fields.Char()
    address = fields.Text()
    purpose = fields.Text("What they want to use it for")

    @api.model_create_multi
    def create(self, vals_list):
        lines = super().create(vals_list)
        lines.inspection_id._check_open()
        return lines

    def write(self, vals):
        self.inspection_id._check_open()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_while_open(self):
        self.inspection_id._check_open()

from odoo import api, models
from odoo.exceptions import UserError

from .closed import hangs_on_concern


class IrAttachment(models.Model):
    """No file hangs on a concern: files are found by other ways than the concern itself."""

    _inherit = "ir.attachment"

    @api.model_create_multi
    def create(self, vals_list):
        self._coop_refuse_concerns(vals_list)
        return super().create(vals_list)

    def write(self, vals):
        self._coop_refuse_concerns([vals])
        return super().write(vals)

    @api.model
    def _coop_refuse_concerns(self, vals_list):
        if hangs_on_concern(vals_list, "res_model"):
            raise UserError(
                self.env._(
                    "Files cannot be kept with a concern. Note where the file or the paper lies."
                )
            )

from odoo import api, models
from odoo.exceptions import UserError

# What a file could hang on, and be seen by others than those who look.
CLOSED = {"coop.concern", "coop.concern.words", "coop.concern.act", "coop.concern.step"}


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
        if any(vals.get("res_model") in CLOSED for vals in vals_list):
            raise UserError(
                self.env._(
                    "Files cannot be kept with a concern. Note where the file or the paper lies."
                )
            )

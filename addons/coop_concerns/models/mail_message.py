from odoo import api, models
from odoo.exceptions import UserError

from .closed import hangs_on_concern


class MailMessage(models.Model):
    """No message and no e-mail hangs on a concern, whatever window it is written in."""

    _inherit = "mail.message"

    @api.model_create_multi
    def create(self, vals_list):
        self._coop_refuse_concerns(vals_list)
        return super().create(vals_list)

    def write(self, vals):
        self._coop_refuse_concerns([vals])
        return super().write(vals)

    @api.model
    def _coop_refuse_concerns(self, vals_list):
        if hangs_on_concern(vals_list, "model"):
            raise UserError(
                self.env._("Nothing is written or sent from a concern. Add a note to it instead.")
            )

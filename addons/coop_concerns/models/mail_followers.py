from odoo import api, models
from odoo.exceptions import UserError

from .closed import hangs_on_concern


class MailFollowers(models.Model):
    """Nobody follows a concern: whoever looks is named in the settings, and nowhere else."""

    _inherit = "mail.followers"

    @api.model_create_multi
    def create(self, vals_list):
        if hangs_on_concern(vals_list, "res_model"):
            raise UserError(self.env._("Nobody can follow a concern. See the settings."))
        return super().create(vals_list)

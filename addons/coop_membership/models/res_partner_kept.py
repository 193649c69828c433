from odoo import api, models
from odoo.exceptions import UserError


class ResPartner(models.Model):
    """What the co-op keeps about a person keeps the contact, and is not named."""

    _inherit = "res.partner"

    def _coop_get_keepers(self):
        """Models whose records keep a contact. Upper floors add theirs."""
        return ["coop.qualification", "coop.place.resident", "coop.access.request"]

    @api.ondelete(at_uninstall=False)
    def _unlink_except_kept(self):
        """Say it in our words: the database would name the table, and so what is known."""
        self._unlink_except_member()
        self._coop_check_nothing_kept()

    def _coop_check_nothing_kept(self):
        for name in self._coop_get_keepers():
            # sudo: whether there is something, whoever asks; the words do not say what
            records = self.env[name].sudo().with_context(active_test=False)
            if records.search_count([("partner_id", "in", self.ids)], limit=1):
                raise UserError(
                    self.env._(
                        "The co-op keeps records about this person, so the contact stays. Ask a "
                        "membership officer."
                    )
                )

from odoo import models
from odoo.fields import Domain


class CoopMembership(models.Model):
    """Clearing what is kept about former members beside the register: a method for each kind.

    Called with the rights of the system by ``coop.membership.leftover``, which has checked.
    """

    _inherit = "coop.membership"

    def _clear_records(self, name, domain=Domain.TRUE):
        """Delete records of these people; of this co-op, where the records know co-ops."""
        model = self.env[name]
        mine = Domain("partner_id", "in", self.partner_id.ids) & domain
        if "company_id" in model._fields:
            mine &= Domain("company_id", "in", self.company_id.ids)
        model.search(mine).unlink()

    def _clear_need(self):
        self._clear_records("coop.access.need")

    def _clear_draft(self):
        self._clear_records("coop.form.draft")

    def _clear_contact(self):
        self.partner_id.write({"phone": False, "email": False})

    def _clear_note(self):
        self.message_ids.unlink()
        self.activity_ids.unlink()

    def _clear_correction(self):
        self.correction_ids.unlink()

    def _clear_letter(self):
        self._clear_records("coop.notice.delivery", Domain("state", "!=", "waiting"))

    def _clear_application(self):
        self.application_ids.unlink()

    def _clear_qualification(self):
        ended = Domain("date_to", "<", self.env["coop.clock"].today())
        self._clear_records("coop.qualification", ended)
        self._clear_records("coop.place.resident", ended)

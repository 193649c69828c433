from odoo import models
from odoo.exceptions import UserError


class ResPartner(models.Model):
    _inherit = "res.partner"

    def action_coop_merge(self):
        """Begin to merge two contacts, of which one is a member's, or to look for the second."""
        if len(self) > 2:
            raise UserError(self.env._("Choose one contact, or two that are the same person."))
        self.check_access("write")
        self.env["coop.membership.merging"]._check_officer()
        # the contact that is a member's, and that colleagues know, is the one to stay
        known = self._coop_colleagues()
        ordered = self.sorted(lambda p: (p in known, bool(p.coop_membership_ids)), reverse=True)
        return self.env["coop.membership.merge"]._open(ordered[0], ordered[1:])

from odoo import models


class ResPartner(models.Model):
    """A society's register follows the electronic address that a member gave for notices."""

    _inherit = "res.partner"

    def write(self, vals):
        result = super().write(vals)
        if "email" in vals:
            self._coop_register_electronic_address()
        return result

    def _coop_register_electronic_address(self):
        # sudo: who changes a contact need not be able to read memberships
        memberships = self.env["coop.membership"].sudo()
        memberships = memberships.search(
            [
                ("partner_id", "in", self.ids),
                ("company_id.coop_legal_form", "=", "society"),
                ("state", "!=", "former"),
            ]
        )
        # sudo: as above
        holdings = self.env["coop.register.holding"].sudo()
        for membership in memberships:
            if holdings._standing(membership)["electronic_address"]:
                today = self.env["coop.clock"].today(membership.company_id)
                address = membership.partner_id.email or False
                holdings._state(membership, {"electronic_address": address}, today, "contact")

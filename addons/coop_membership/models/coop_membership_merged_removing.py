from odoo import models


class CoopMembership(models.Model):
    """What was entered twice goes from the register with the entry that it went on as."""

    _inherit = "coop.membership"

    def _get_entered_twice(self):
        """The memberships that were merged into these."""
        # sudo: part of the removal, which has been checked and logged
        every = self.sudo().with_context(active_test=False)
        return every.search([("merged_into_id", "in", self.ids)])

    def _remove_entries(self, name):
        return super(CoopMembership, self | self._get_entered_twice())._remove_entries(name)

    def _forget(self, forget_contacts):
        super(CoopMembership, self._get_entered_twice())._forget(False)
        return super()._forget(forget_contacts)

from odoo import models


class CoopMembership(models.Model):
    _inherit = "coop.membership"

    def action_tell_urgently(self):
        """Tell the chosen members something that cannot wait."""
        people = self._coop_chosen()
        return self.env["coop.urgent.message"]._start_action(people, self.company_id[:1])

from odoo import fields, models


class CoopMembershipDied(models.TransientModel):
    """A member has died: letters stop at once, the membership ends on that day."""

    _name = "coop.membership.died"
    _description = "A member has died"
    _inherit = "coop.membership.family"

    date = fields.Date("Died on", required=True)

    def _apply(self):
        self.membership_id.action_died(self.date)
        self._write_to_family()

from odoo import models


class CoopMembership(models.Model):
    """Who is forgotten is named no more by what they declared."""

    _inherit = "coop.membership"

    def _make_nobody(self):
        # sudo: part of a removal that has been checked and logged
        interests = self.env["coop.interest"].sudo()
        interests = interests.search(
            [
                ("holder_id.partner_id", "=", self.partner_id.id),
                ("company_id", "=", self.company_id.id),
            ]
        )
        if interests:
            reason = self.env._("The entry of a former member was removed from the register.")
            with self.env["coop.wall.opening"]._open(interests._name, reason):
                interests.write({"what": self.env._("Removed with the entry of a former member.")})
                interests.flush_recordset()
        return super()._make_nobody()

from odoo import models


class CoopMembership(models.Model):
    """Whoever is forgotten is quoted no more in what they asked about a result."""

    _inherit = "coop.membership"

    def _make_nobody(self):
        mine = [("membership_id", "=", self.id)]
        # sudo: part of a removal that has been checked and logged
        asked = self.env["coop.election.challenge"].sudo().search(mine)
        words = self.env._("The words are not kept.")
        for challenge in asked:
            challenge.write({"words": words, "heard_note": challenge.heard_note and words})
        # sudo: as above
        panel = self.env["coop.election.panelist"].sudo().search(mine)
        nobody = super()._make_nobody()
        panel._forget(nobody.name)
        return nobody


class CoopElectionPanelist(models.Model):
    _inherit = "coop.election.panelist"

    def _forget(self, name):
        """Call these people otherwise, and lead to nobody."""
        for one in self.with_context(coop_forget=True):
            one.write({"name": name, "membership_id": False, "user_id": False})

    def _check_free(self):
        if not self.env.context.get("coop_forget") or not self.env.su:
            super()._check_free()

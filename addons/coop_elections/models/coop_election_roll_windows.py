from odoo import models
from odoo.exceptions import UserError


class CoopElection(models.Model):
    """What can be opened of a roll from its election."""

    _inherit = "coop.election"

    def action_correct_roll(self):
        """Open the window in which the roll is put right."""
        self._check_may_run()
        return self._open_window("coop.election.correct", self.env._("Put the roll right"))

    def action_freeze(self):
        """Open the window in which the election is frozen with the scrutineers' key."""
        self._check_may_run()
        return self._open_window("coop.election.key", self.env._("Freeze for voting"))

    def action_check_roll(self):
        """Say whether the final roll still has its fingerprint."""
        self.ensure_one()
        self.check_access("read")
        if self.roll_state != "final":
            raise UserError(self.env._("The roll is not final yet, so it has no fingerprint."))
        # sudo: the fingerprint is over all rows, and says nothing of them
        same = self.sudo()._is_roll_as_final()
        words = (
            self.env._("The roll is as it was when it became final.")
            if same
            else self.env._(
                "The roll is not what it was when it became final. Somebody changed the "
                "database. Tell the scrutineers."
            )
        )
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "message": words,
                "type": "success" if same else "danger",
                "sticky": not same,
            },
        }

    def action_view_electors(self):
        return self._open_list("coop_elections.coop_election_elector_action")

    def action_view_objections(self):
        return self._open_list("coop_elections.coop_election_objection_action")

    def action_view_corrections(self):
        return self._open_list("coop_elections.coop_election_correction_action")

    def action_view_codes(self):
        return self._open_list("coop_elections.coop_election_code_action")

    def action_view_letters(self):
        return self._open_list("coop_elections.coop_election_letters_action")

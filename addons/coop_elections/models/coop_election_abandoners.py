from odoo import models
from odoo.exceptions import UserError

AT_THE_VOTE = ("poll", "closed", "counted")


class CoopElection(models.Model):
    """Who may abandon an election, and until when.

    A draft: whoever may plan it. After the notice: the returning officer, or the governance
    officer who planned it. Once people vote: the returning officer alone. When the votes are
    opened: nobody; a result that somebody knows already is declared, and not put away.
    """

    _inherit = "coop.election"

    def _check_may_abandon(self, why):
        """Refuse, in words, whoever may not abandon this election now.

        :param str why: the reason, which everybody reads
        """
        self.ensure_one()
        self._check_may_plan()
        if self.is_over:
            raise UserError(self.env._("This election is over."))
        if not (why or "").strip():
            raise UserError(self.env._("Say why. Everybody reads it."))
        if self.state == "draft" or (self.state not in AT_THE_VOTE and self._is_own_plan()):
            return
        try:
            self._check_may_run()
        except UserError:
            raise UserError(self._say_who_abandons()) from None
        # what is in the database is not what was noticed: then nothing can be declared
        if self.opening_sha256 and not self._get_drift():
            raise UserError(
                self.env._(
                    "The votes are opened, and some people know how they fell. So the election "
                    "is not abandoned any more. Count, and declare the result. Whoever thinks "
                    "that it is wrong can say so then."
                )
            )

    def _is_own_plan(self):
        """Return whether whoever asks planned this election."""
        # sudo: who made it
        return self.sudo().create_uid == self.env.user

    def _say_who_abandons(self):
        if self.state in AT_THE_VOTE:
            return self.env._(
                "People vote, or have voted: only the returning officer can still abandon this "
                "election, and says why."
            )
        return self.env._(
            "Notice of this election was given: only its returning officer, or who planned it, can "
            "abandon it."
        )

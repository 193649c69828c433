from odoo import fields, models
from odoo.exceptions import UserError
from odoo.orm.models import NO_ACCESS

from .. import pepper
from .coop_election_roll import MADE

SCOPE = "mark"


class CoopElection(models.Model):
    """The secret with which the voting codes of an election are hashed, and the codes altogether.

    The secret is not in the database. What is kept is a mark by which it is noticed that it is
    another than at first, as after a move to another server.
    """

    _inherit = "coop.election"

    pepper_mark = fields.Char("Mark of the secret", readonly=True, copy=False, groups=NO_ACCESS)
    code_count = fields.Integer("Voting codes", compute="_compute_code_counts")
    replaced_count = fields.Integer("Codes replaced at the desk", compute="_compute_code_counts")

    def _compute_code_counts(self):
        # sudo: how many there are, for whoever sees the election
        every = self.env["coop.election.code"].sudo()
        mine = [("election_id", "in", self.ids)]
        live = [*mine, ("voided_on", "=", False)]
        counts = dict(every._read_group(live, ["election_id"], ["__count"]))
        desk = [*mine, ("why", "!=", False)]
        replaced = dict(every._read_group(desk, ["election_id"], ["__count"]))
        for election in self:
            election.code_count = counts.get(election._origin, 0)
            election.replaced_count = replaced.get(election._origin, 0)

    def _get_pepper(self):
        """Return the secret of the voting codes; the first time it is made, and its mark kept.

        :raise UserError: where it is missing, or another than when the first code was given
        """
        self.ensure_one()
        # sudo: the mark is nobody's to read
        election = self.sudo()
        try:
            secret = pepper.read(make=not election._has_marks())
        except pepper.NoPepper as error:
            raise UserError(self._say_no_pepper(error)) from None
        if not election.pepper_mark:
            election.pepper_mark = pepper.digest(secret, SCOPE, self.id)
        elif not self._has_pepper(secret):
            raise UserError(self._say_other_pepper())
        return secret

    def _has_pepper(self, secret):
        """Whether a secret is the one with which the codes of this election were hashed."""
        mark = self.sudo().pepper_mark  # sudo: the mark is nobody's to read
        return not mark or mark == pepper.digest(secret, SCOPE, self.id)

    def _has_marks(self):
        """Whether codes of any election were hashed already: then no new secret is made."""
        every = self.sudo()  # sudo: the mark is nobody's to read
        return bool(every.search_count([("pepper_mark", "!=", False)], limit=1))

    def _say_no_pepper(self, error):
        return self.env._(
            "The secret for voting codes is missing on the server: %(what)s. Tell who looks after "
            "it; the handbook for IT says what to do.",
            what=error,
        )

    def _say_other_pepper(self):
        return self.env._(
            "The secret for voting codes is another than when the first codes were given. Have the "
            "earlier one put back. Where that cannot be done: end all codes, and give new ones."
        )

    def action_void_codes(self):
        """End all codes, because the secret is lost: everybody needs a new one."""
        self.ensure_one()
        self._check_may_run()
        # sudo: codes are nobody's to write by hand; the right was checked
        every = self.env["coop.election.code"].sudo()
        live = every.search([("election_id", "=", self.id), ("voided_on", "=", False)])
        count = every._void(self, live.membership_id.ids, "secret")
        self.sudo().pepper_mark = False  # sudo: as above
        self._note("codes", self.env._("All voting codes were ended: %(count)s", count=count))
        return True

    # -- ready for polling -----------------------------------------------------------------------

    def _get_ready(self):
        return [*super()._get_ready(), self._is_roll_ready(), self._are_codes_ready()]

    def _is_roll_ready(self):
        if self.roll_state not in MADE:
            return "roll", False, self.env._("There is no roll yet.")
        blocks = [] if self.roll_state == "final" else self._get_roll_blocks()
        if blocks:
            return "roll", False, " ".join(blocks)
        return "roll", True, self.env._("The roll is ready.")

    def _are_codes_ready(self):
        try:
            secret = pepper.read()
        except pepper.NoPepper as error:
            if pepper.is_to_be_made() and not self._has_marks():
                return "codes", True, self.env._("No voting code was given yet.")
            return "codes", False, self._say_no_pepper(error)
        if not self._has_pepper(secret):
            return "codes", False, self._say_other_pepper()
        return "codes", True, self.env._("The secret for voting codes is in its place.")

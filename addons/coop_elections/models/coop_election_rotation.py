from random import SystemRandom

from odoo import models


def turned(rows):
    """Return rows beginning with another one, drawn anew each time."""
    first = SystemRandom().randrange(len(rows))
    return rows[first:] + rows[:first]


class CoopElectionContest(models.Model):
    """Each ballot begins with another candidate, where the notice says so.

    With whom one begins is drawn anew each time that a ballot is shown or printed, and kept
    nowhere: whoever knew it of a voter's paper would know it among others. The numbers of
    candidates are those of the manifest, on every ballot.
    """

    _inherit = "coop.election.contest"

    def _is_rotated(self):
        self.ensure_one()
        return self.candidate_order == "rotated" and self.kind != "yes_no"

    def _rotate(self, rows):
        """Return the rows of candidates as one ballot has them.

        :param list rows: one a candidate, in the order of the manifest
        """
        return turned(rows) if rows and self._is_rotated() else rows

from odoo import models
from odoo.tools import SQL

from .coop_election_roll import MADE


class CoopElection(models.Model):
    """Who has a vote: by the rules as long as there is no roll, then by the roll."""

    _inherit = "coop.election"

    def _get_voters(self):
        made = self.filtered(lambda one: one.roll_state in MADE)
        voters = super(CoopElection, self - made)._get_voters()
        # sudo: as where there is no roll yet
        electors = self.env["coop.election.elector"].sudo()
        mine = [("election_id", "in", made.ids), ("state", "=", "on")]
        return voters | electors.search(mine).membership_id

    def _has_vote(self, membership):
        self.ensure_one()
        if self.roll_state not in MADE:
            return super()._has_vote(membership)
        # sudo: whether this one member has a vote; the caller settled whose page it is
        electors = self.env["coop.election.elector"].sudo()
        mine = [("election_id", "=", self.id), ("membership_id", "=", membership.id)]
        return bool(electors.search_count([*mine, ("state", "=", "on")], limit=1))


class CoopElectionContest(models.Model):
    _inherit = "coop.election.contest"

    def _sql_voters(self, day):
        """Return SQL for the ids of the memberships that have a vote here, when ``day`` is the
        qualifying date."""
        self.ensure_one()
        # sudo: who belongs where follows from the category; callers decide what is shown
        constituency = self.sudo().constituency_id
        if constituency:
            return constituency._sql_members(day)
        return SQL(
            """SELECT m.id FROM coop_membership m
                 JOIN coop_membership_period p ON p.membership_id = m.id
                  AND p.date_from <= %(day)s AND (p.date_to IS NULL OR p.date_to >= %(day)s)
                WHERE m.company_id = %(company)s""",
            day=day,
            company=self.company_id.id,
        )

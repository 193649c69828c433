from odoo import models
from odoo.exceptions import UserError
from odoo.tools import SQL

from odoo.addons.coop_access import codes

from .coop_election_envelope import PAPER
from .coop_election_paper import LENGTH

#: states of a paper that can still become a vote
AWAITED = ("issued", "undeclared")


class CoopElectionPaper(models.Model):
    """What is done with papers: they are sent out, come back, are exchanged."""

    _inherit = "coop.election.paper"

    def _issue(self, electors, **more):
        """Send a paper out to each of these electors, numbered on without a gap.

        The caller has locked the election.

        :param electors: coop.election.elector on the roll, in one election
        :return: the papers
        """
        # sudo: papers are written by acts alone, which check the right
        papers = self.sudo()
        made = papers.browse()
        today = self.env["coop.clock"].today(electors.company_id)
        for contest, rows in electors.grouped("contest_id").items():
            last = papers.search([("contest_id", "=", contest.id)], order="number desc", limit=1)
            made |= papers.create(
                [
                    {
                        "company_id": elector.company_id.id,
                        "election_id": elector.election_id.id,
                        "contest_id": contest.id,
                        "elector_id": elector.id,
                        "number": last.number + place,
                        "code": codes.make(LENGTH),
                        "issued_on": today,
                        **more,
                    }
                    for place, elector in enumerate(rows, 1)
                ]
            )
        return made

    # -- coming back -----------------------------------------------------------------------------

    def _come_back(self, is_declared):
        """Note that a paper came back, and whether it counts.

        :param bool is_declared: whether a signed declaration was with it
        :return str: the new state
        :raise UserError: when it came back before, or voting has not begun
        """
        self.ensure_one()
        self.election_id._check_desk()
        paper = self.sudo()  # sudo: the desk was checked
        envelopes = paper.env["coop.election.envelope"]
        envelopes._lock_shared(paper.election_id)
        paper._lock_row()
        if paper.state not in (*AWAITED, "spoilt", "replaced"):
            raise UserError(self.env._("This paper came back before."))
        state = paper._judge(is_declared)
        if state == "returned" and not paper._put_in():
            state = "duplicate"
        paper.write(
            {
                "state": state,
                "came_at": self.env["coop.clock"].now().replace(microsecond=0),
                "is_declared": is_declared,
                "taken_by": self.env.user.name,
            }
        )
        return state

    def _lock_row(self):
        self.env.flush_all()
        self.env.execute_query(
            SQL("SELECT id FROM coop_election_paper WHERE id = %s FOR UPDATE", self.id)
        )
        self.invalidate_recordset(["state"])

    def _judge(self, is_declared):
        """Return what becomes of a paper that comes back, if no other vote is in the way."""
        if self.state in ("spoilt", "replaced"):
            return "void"
        if self.elector_id.state != "on":
            return "struck"
        if not self.elector_id._is_poll_open():
            if self.election_id.state in ("noticed", "nominations"):
                raise UserError(self.env._("The voting has not begun: keep this paper closed."))
            return "late"
        if self.contest_id.identity_declaration and not is_declared:
            return "undeclared"
        return "returned"

    def _put_in(self):
        """Note that the elector has voted, on paper; return whether this paper is the vote.

        Where somebody voted online as well, the rule of the contest says which one counts.
        """
        moment = self.env["coop.election.envelope"]._sql_moment()
        self.env.cr.execute(
            SQL(
                PUT_IN,
                elector=self.elector_id.id,
                moment=moment,
                paper=list(PAPER),
                wins=self.contest_id.duplicates == "paper",
            )
        )
        done = self.env.cr.fetchone()
        self.env["coop.election.envelope"].invalidate_model(flush=False)
        return bool(done)

    # -- exchange --------------------------------------------------------------------------------

    def _exchange(self, why, how):
        """Cancel a paper, and send out another in its place.

        :param str why: a code of ``WHYS``
        :param str how: how it was known who it is
        :return: the new paper
        :raise UserError: when a vote has come in, or it is too early
        """
        self.ensure_one()
        election = self.election_id
        election._check_desk()
        election._lock()
        paper = self.sudo()  # sudo: the desk was checked
        paper._lock_row()
        if paper.state not in AWAITED:
            raise UserError(self.env._("This paper came back or was exchanged before."))
        if paper.elector_id.state != "on" or not election._takes_papers():
            raise UserError(self.env._("Nobody gets a paper for this elector now."))
        if paper.elector_id._has_voted():
            raise UserError(
                self.env._("A vote of this elector has come in already, so there is no other.")
            )
        if why != "spoilt":
            election._check_may_replace()
        paper.write(
            {
                "state": "spoilt" if why == "spoilt" else "replaced",
                "exchanged_why": why,
                "exchanged_how": how,
            }
        )
        paper.flush_recordset()
        new = self._issue(paper.elector_id, replaces_id=paper.id)
        whys = dict(paper._fields["exchanged_why"]._description_selection(self.env))
        election._note(
            "paper_exchanged",
            self.env._(
                "Paper %(old)s was exchanged for paper %(new)s", old=paper.number, new=new.number
            ),
            whys[why],
        )
        return new.sudo(self.env.su)

    def _say_came_back(self):
        """Return in words what became of a paper that came back, and what to do with it."""
        self.ensure_one()
        said = {
            "returned": self.env._("Paper %(number)s counts. Put it into the ballot box, closed."),
            "undeclared": self.env._(
                "Paper %(number)s has no declaration. Keep it closed, and ask the voter for it. "
                "When it comes, take the paper again."
            ),
            "duplicate": self.env._(
                "Paper %(number)s does not count: this elector has voted already. Put it closed "
                "into the packet of duplicates."
            ),
            "late": self.env._(
                "Paper %(number)s came too late. Put it closed into the packet of late ones."
            ),
            "void": self.env._(
                "Paper %(number)s was replaced by another. Put it closed into the packet of "
                "replaced ones."
            ),
            "struck": self.env._(
                "Paper %(number)s is from somebody who was struck off the roll. Put it closed "
                "into the packet of those that do not count."
            ),
        }
        return said[self.state] % {"number": self.number}


PUT_IN = """
    INSERT INTO coop_election_envelope AS envelope (company_id, election_id, contest_id, elector_id,
           channel, cast_at, revision, told, is_cut)
    SELECT elector.company_id, elector.election_id, elector.contest_id, elector.id,
           'post', %(moment)s, 1, FALSE, FALSE
      FROM coop_election_elector elector
     WHERE elector.id = %(elector)s
        ON CONFLICT (elector_id) DO UPDATE
       SET channel = 'post', cast_at = EXCLUDED.cast_at, revision = envelope.revision + 1,
           helped_by = NULL, told = FALSE, number = NULL, sealed = NULL, fingerprint = NULL
     WHERE %(wins)s AND envelope.channel <> ALL (%(paper)s) AND NOT envelope.is_cut
 RETURNING id
"""

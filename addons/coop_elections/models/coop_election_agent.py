from odoo import api, fields, models
from odoo.exceptions import UserError

from .coop_election_candidate import CoopElectionCandidate as Nomination

#: a nomination in these states binds whoever helps with it
ALIVE = ("draft", "handed_in", "accepted")


class CoopElectionCandidate(models.Model):
    """Who helps somebody to stand: runs their campaign, speaks for them. Nobody has to have one.

    Whoever does so has an interest in the result, and holds no role in that election and helps
    nobody to vote in it (ELECTIONS R5).
    """

    _inherit = "coop.election.candidate"

    agent_name = fields.Char("Helps them to stand", readonly=True, copy=False)
    agent_membership_id = fields.Many2one(
        "coop.membership",
        "Who helps, as a member",
        readonly=True,
        copy=False,
        check_company=True,
        ondelete="set null",
        index="btree_not_null",
        help="Found by the number that was written beside the name.",
    )

    _guarded_fields = Nomination._guarded_fields | {"agent_name", "agent_membership_id"}

    def _name_agent(self, name, number=None):
        """Write down who helps this person to stand, or that nobody does.

        :param str name: empty: nobody
        :param str number: of the member, where the helper is one
        :raise UserError: where that person holds a role in the election, or it is over
        """
        self.ensure_one()
        candidate = self.sudo()  # sudo: the caller settled whose nomination it is
        if candidate.election_id.is_over or candidate.state not in ALIVE:
            raise UserError(self.env._("This cannot be changed any more."))
        name = " ".join((name or "").split())
        membership = candidate._find_agent(number) if name else candidate.membership_id.browse()
        problem = candidate._get_agent_problem(name, membership) if name else None
        if problem:
            raise UserError(problem)
        if (name or False, membership) == (candidate.agent_name, candidate.agent_membership_id):
            return
        candidate.write({"agent_name": name or False, "agent_membership_id": membership.id})
        candidate._note_act(
            "agent",
            self.env._("Candidate %s says who helps them to stand")
            if name
            else self.env._("Candidate %s says that nobody helps them to stand"),
        )

    def _find_agent(self, number):
        """Return the membership of a number, or none where no number was given."""
        number = (number or "").strip()
        memberships = self.env["coop.membership"].sudo()  # sudo: by a number that somebody wrote
        if not number:
            return memberships
        found = memberships.search(
            [("company_id", "=", self.company_id.id), ("number", "=", number)], limit=1
        )
        if not found:
            raise UserError(self.env._("No member has this number. You can leave it empty."))
        return found

    def _get_agent_problem(self, name, membership):
        """Return why this person cannot help somebody to stand, in words, or nothing."""
        if membership == self.membership_id:
            return self.env._("It is you who stands. Name somebody else, or nobody.")
        plain = plain_name(name)
        for role in self.election_id._get_roles("returning_officer", "scrutineer", "clerk"):
            person = role._get_person()
            same = person & membership.partner_id if membership and person else False
            if same or role._get_plain_name() == plain:
                return self.env._(
                    "%(name)s has a part in running or watching this election, and so helps nobody "
                    "to stand in it. Name somebody else.",
                    name=name,
                )
        return None

    def action_name_agent(self):
        """Open the window in which the office writes down who helps."""
        self.ensure_one()
        self.election_id._check_may_run()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Who helps them to stand"),
            "res_model": "coop.election.candidate.agent",
            "view_mode": "form",
            "target": "new",
            "context": {"default_candidate_id": self.id},
        }


class CoopElectionContest(models.Model):
    _inherit = "coop.election.contest"

    def _get_agents(self):
        """Return the candidates here for whom somebody is named who helps them to stand."""
        # sudo: only compared with who holds a role or helps to vote
        return self.sudo().candidate_ids.filtered(lambda one: one.agent_name and one.state in ALIVE)

    def _get_standing_people(self):
        people = super()._get_standing_people()
        return people | self._get_agents().agent_membership_id.partner_id


class CoopElection(models.Model):
    _inherit = "coop.election"

    def _get_standing_people(self):
        people = super()._get_standing_people()
        agents = self.contest_ids._get_agents().agent_membership_id.partner_id
        return people | agents.sudo(self.env.su)


class CoopElectionRole(models.Model):
    _inherit = "coop.election.role"

    def _get_conflict(self):
        agents = self.election_id.contest_ids._get_agents()
        person = self._get_person()
        known = agents.filtered(
            lambda one: (
                bool(person & one.agent_membership_id.partner_id)
                or plain_name(one.agent_name) == self._get_plain_name()
            )
        )
        if known:
            return self.env._(
                "%(name)s helps somebody who stands in this election, and so cannot hold a role in "
                "it.",
                name=self.name,
            )
        return super()._get_conflict()


class CoopMembership(models.Model):
    _inherit = "coop.membership"

    def _make_nobody(self):
        nobody = super()._make_nobody()
        # sudo: part of a removal that has been checked and logged
        candidates = self.env["coop.election.candidate"].sudo()
        candidates.search([("membership_id", "in", self.ids)]).write(
            {"agent_name": False, "agent_membership_id": False}
        )
        candidates.search([("agent_membership_id", "in", self.ids)]).write(
            {"agent_name": False, "agent_membership_id": False}
        )
        return nobody


class CoopAccessPack(models.AbstractModel):
    """For whom somebody is named as helping them to stand."""

    _inherit = "coop.access.pack"

    @api.model
    def _coop_access_pack(self, partner, company):
        return [*super()._coop_access_pack(partner, company), self._get_agencies(partner, company)]

    @api.model
    def _get_agencies(self, partner, company):
        candidates = self.env["coop.election.candidate"].search(
            [("company_id", "=", company.id), ("agent_name", "!=", False)]
        )
        mine = candidates.filtered(
            lambda one: partner in one.agent_membership_id.partner_id + one.membership_id.partner_id
        )
        return {
            "title": self.env._("Elections: helping somebody to stand"),
            "why": self.env._("Whoever helps somebody to stand has no part in the election."),
            "heads": [self.env._("Election"), self.env._("Who stands"), self.env._("Who helps")],
            "rows": [
                [
                    one.election_id.name,
                    one.ballot_name,
                    one.agent_name,
                ]
                for one in mine
            ],
        }


def plain_name(name):
    """Return a name as it is compared.

    >>> plain_name("  Mali   DERWEN ")
    'mali derwen'
    """
    return " ".join((name or "").split()).casefold()

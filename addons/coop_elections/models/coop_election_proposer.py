import re

from odoo import fields, models

#: between the words of a line, one of which is the number of a member
BETWEEN = re.compile(r"[\s,;:()]+")


class CoopElectionProposer(models.Model):
    """A member who proposes a candidate, where the rules of the co-op ask for proposers."""

    _name = "coop.election.proposer"
    _description = "Proposer of a candidate"
    _inherit = ["coop.company.mixin", "coop.guarded"]
    _order = "candidate_id, id"

    _guarded_fields = frozenset({"company_id", "candidate_id", "membership_id", "name"})

    candidate_id = fields.Many2one(
        "coop.election.candidate",
        required=True,
        readonly=True,
        index=True,
        check_company=True,
        ondelete="cascade",
    )
    election_id = fields.Many2one(
        related="candidate_id.election_id", store=True, precompute=True, index=True
    )
    name = fields.Char("As written", required=True, readonly=True)
    membership_id = fields.Many2one(
        "coop.membership",
        "Member",
        readonly=True,
        index="btree_not_null",
        check_company=True,
        ondelete="restrict",
        help="Found by the number that was written beside the name. Empty: not found.",
    )

    _once_uniq = models.UniqueIndex(
        "(candidate_id, membership_id) WHERE membership_id IS NOT NULL",
        "One member proposes a candidate once.",
    )

    def _get_problem(self):
        """Return why this proposer does not count, in words, or nothing."""
        self.ensure_one()
        one = self.sudo()  # sudo: what the rules forbid, they forbid whoever asks
        contest, member = one.candidate_id.contest_id, one.membership_id
        if not member:
            return self.env._("%(name)s: no member was found by this number.", name=one.name)
        if member == one.candidate_id.membership_id:
            return self.env._("%(name)s: nobody proposes themselves.", name=one.name)
        roles = one.election_id._get_roles("returning_officer", "scrutineer", "clerk")
        if any(role._get_person() & member.partner_id for role in roles):
            return self.env._(
                "%(name)s: holds a role in this election, and so proposes nobody.", name=one.name
            )
        day = one.election_id.qualifying_on or self.env["coop.clock"].today(one.company_id)
        if not contest._is_voter(member, day):
            return self.env._("%(name)s: has no vote in this constituency.", name=one.name)
        most = one.election_id.rules_id.proposals_each
        others = self.search_count(
            [
                ("membership_id", "=", member.id),
                ("election_id", "=", one.election_id.id),
                ("candidate_id.state", "in", ("handed_in", "accepted")),
                ("candidate_id", "!=", one.candidate_id.id),
            ]
        )
        if most and others >= most:
            return self.env._("%(name)s: proposes as many as the rules allow.", name=one.name)
        return None


class CoopElectionCandidate(models.Model):
    _inherit = "coop.election.candidate"

    def _set_proposers(self, lines):
        """Write down who proposes the candidate.

        :param str lines: a name a line, with the number of the member beside it
        """
        self.ensure_one()
        # sudo: guarded against typing; the caller settled whose nomination it is
        candidate = self.sudo()
        candidate.proposer_ids.unlink()
        known = candidate.env["coop.membership"]
        vals, seen = [], set()
        for line in filter(None, (" ".join(line.split()) for line in (lines or "").split("\n"))):
            words = [word for word in BETWEEN.split(line) if word]
            member = known.search(
                [("company_id", "=", candidate.company_id.id), ("number", "in", words)], limit=1
            )
            if member and member.id in seen:
                continue
            seen.add(member.id)
            vals.append(
                {
                    "company_id": candidate.company_id.id,
                    "candidate_id": candidate.id,
                    "name": line[:200],
                    "membership_id": member.id,
                }
            )
        candidate.env["coop.election.proposer"].create(vals)
        candidate.invalidate_recordset(["proposer_ids"])

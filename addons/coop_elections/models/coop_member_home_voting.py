from odoo import api, models

from .coop_helper import VOTING


class CoopMemberHome(models.AbstractModel):
    """A vote that can be given is the first thing to do."""

    _inherit = "coop.member.home"

    @api.model
    def _get_things(self, partners):
        things = super()._get_things(partners)
        own = self.env["coop.membership"].sudo()  # sudo: each is told of what is theirs
        own = own.search([("partner_id", "in", partners.ids)]).grouped("partner_id")
        named = self.env["coop.membership"]._voted_for_by(partners)
        everybody = self.env["coop.membership"].union(*own.values(), *named.values())
        rows = self._get_votes_to_give(everybody).grouped("membership_id")
        for partner in partners:
            for membership in own.get(partner, everybody.browse()):
                for elector in rows.get(membership, ()):
                    things[partner.id].append(self._get_vote_thing(elector))
            for membership in named.get(partner, everybody.browse()):
                for elector in rows.get(membership, ()):
                    things[partner.id].append(self._get_vote_thing(elector, membership))
        return things

    def _get_vote_thing(self, elector, organisation=None):
        election = elector.election_id
        thing = {
            "key": f"vote-{election.id}",
            "title": self.env._("Vote: %(election)s", election=election.name),
            "why": self.env._("Voting goes on, and you have a vote."),
            "url": f"/my/elections/{election.id}/vote",
            "icon": "vote",
            "priority": 5,
            "until": election._get_step("poll_closes").day,
            "helped": VOTING,
        }
        if not organisation:
            return thing
        return {
            **thing,
            "key": f"vote-{election.id}-{organisation.id}",
            "title": self.env._(
                "Vote for %(organisation)s: %(election)s",
                organisation=organisation.member_name,
                election=election.name,
            ),
            "why": self.env._("It named you to vote for it."),
            "url": f"/my/elections/{election.id}/vote/for/{organisation.id}",
        }

    @api.model
    def _get_votes_to_give(self, memberships):
        """Return a row of the roll for each election in which one of these members can vote now.

        On the person's own page, none in which they have. A round-up passes through the hands of
        the office, which does not learn from it who has voted: there it is every one.
        """
        # sudo: each is told of what is theirs
        going = (
            self.env["coop.election"]
            .sudo()
            .search(
                [
                    ("state", "=", "poll"),
                    ("by_portal", "=", True),
                    ("is_rehearsal", "=", False),
                    ("poll_closes_at", ">", self.env["coop.clock"].now()),
                    *self._get_company_domain(),
                ]
            )
        )
        # sudo: as above
        electors = self.env["coop.election.elector"].sudo()
        if not going:
            return electors
        mine = electors.search(
            [
                ("contest_id", "in", going._get_polled().ids),
                ("membership_id", "in", memberships.ids),
                ("state", "=", "on"),
            ],
            order="election_id, id",
        )
        if not self._get_company_domain():
            mine -= mine._get_envelopes().elector_id
        found = {(one.election_id, one.membership_id): one for one in mine}
        return electors.union(*found.values())

"""Elections as a member meets them: what goes on, and whether they have a vote."""

from odoo import http
from odoo.http import request

from odoo.addons.coop_access.controllers.whom import member_route
from odoo.addons.coop_membership.controllers.standing import find_standing

from ..models.coop_election import GOING
from ..models.coop_helper import VOTING

PATH = "/my/elections"
#: states in which nobody can vote any more
OVER = ("closed", "counted")


class MyElections(http.Controller):
    @member_route([PATH, f"{PATH}/<string:slug>"], helped=VOTING, methods=["GET"])
    def my_elections(self, slug=None):
        standing = find_standing(slug)
        if not standing or not standing.is_member:
            return request.redirect(request.whom.url("/my/membership"))
        lang = request.env.lang or "en_GB"
        elections = request.env["coop.election"]._get_public(standing.company)
        partner = request.whom.partner
        organisations = standing.membership._voted_for_by(partner).get(partner, [])
        return standing.render(
            "coop_elections.my_elections",
            rows=[
                {
                    **election._show(lang),
                    "has_vote": self._has_vote(election, standing.membership),
                    "is_unopposed": election._is_unopposed_for(standing.membership),
                    "url": request.whom.url(f"/elections/notice/{election.id}"),
                    "vote": self._get_vote(election, standing.membership),
                    "others": self._get_other_votes(election, organisations),
                    "question_url": self._get_question_url(election, standing.membership),
                    "pressure_url": self._get_pressure_url(election),
                }
                for election in self._in_order(elections)
            ],
            back_url=request.whom.url("/my"),
            back_text=request.env._("My pages"),
        )

    def _in_order(self, elections):
        """Return those that go on, as they come, then those that are over, the newest first."""
        going = elections.filtered(lambda one: one.state in GOING)
        over = elections - going
        return going + over.sorted(lambda one: (one.noticed_on, one.id), reverse=True)

    def _has_vote(self, election, membership):
        """Return whether the member has a vote; None where who acts for them may not learn it:
        it would tell in which category they are; and when the voting is over."""
        if election.state in OVER:
            return None
        constituencies = election.contest_ids.constituency_id.sudo(False)
        if request.whom.operator and not constituencies._may_be_asked():
            return None
        return election._has_vote(membership)

    def _get_pressure_url(self, election):
        """Return where a voter says that they were put under pressure, from the voting on."""
        if election.state not in ("poll", "closed", "counted"):
            return None
        return request.whom.url(f"/my/elections/{election.id}/pressure")

    def _get_question_url(self, election, membership):
        """Return where the member questions a declared result, or None. Who acts for them does not
        learn from it in which group they are."""
        constituencies = election.contest_ids.constituency_id.sudo(False)
        if request.whom.operator and not constituencies._may_be_asked():
            return None
        if election.state != "declared" or election.destroyed_on:
            return None
        if not election._may_question(membership):
            return None
        return request.whom.url(f"/my/elections/{election.id}/question")

    def _get_vote(self, election, membership, more=""):
        """Return whether the member can vote now and has voted, or None where they never can."""
        electors = request.env["coop.election.elector"]._get_mine(election, membership)
        electors = electors.filtered(lambda one: one.state == "on")
        if not electors or not election._get_manifest():
            return None
        return {
            "is_open": self._is_way_open(election)
            and electors[0]._is_poll_open()
            and electors._is_online(),
            "voted": electors._say_voted(),
            "url": request.whom.url(f"/my/elections/{election.id}/vote{more}"),
        }

    def _is_way_open(self, election):
        """Whether the notice named the way in which this page would lead to the booth."""
        return election.by_phone if request.whom.channel == "phone" else election.by_portal

    def _get_other_votes(self, election, organisations):
        """Return the votes of organisations that named this person to vote for them."""
        votes = []
        for organisation in organisations:
            vote = self._get_vote(election, organisation, f"/for/{organisation.id}")
            if vote:
                votes.append({**vote, "name": organisation.member_name})
        return votes

"""The voting booth for members on their own pages, for whoever helps them, and for the phone."""

from odoo import http
from odoo.http import request

from odoo.addons.coop_access.controllers.whom import member_route
from odoo.addons.coop_membership.controllers.co_op import number_in_address

from ..models.coop_helper import VOTING
from .booth_page import Voter


def find_voter(number):
    """Return the `Voter` for whom the request is; 404 for who is not on the roll."""
    whom = request.whom
    # sudo: whose page it is was settled by the resolver; who is not on the roll finds nothing
    elections = request.env["coop.election"].sudo()
    election = elections.browse([number] if number_in_address(number) else []).exists()
    election = election.filtered("noticed_on")
    memberships = request.env["coop.membership"].sudo()  # sudo: as above
    mine = memberships.search(
        [("partner_id", "=", whom.partner.id), ("company_id", "=", election.company_id.id)], limit=1
    )
    electors = request.env["coop.election.elector"]
    electors = electors._get_mine(election, mine) if election and mine else electors
    if not electors:
        raise request.not_found()
    # sudo: the name of who acts, which is theirs, or of whom the person asked
    helper = whom.operator.sudo().name or whom.beside.sudo().name or ""
    # sudo: a setting of the co-op
    idle = whom.session.sudo().company_id.coop_idle_minutes if whom.operator else 0
    return Voter(
        election=election,
        electors=electors,
        back_url=whom.url("/my/elections"),
        cast_path=f"/my/elections/{number}/cast",
        channel=whom.channel,
        helper=helper,
        nonce=whom.nonce or "",
        idle=idle,
        bar=election._get_helping_bar(whom) or "",
    )


class Booth(http.Controller):
    @member_route("/my/elections/<int:number>/vote", helped=VOTING, methods=["GET"])
    def vote(self, number):
        return find_voter(number).show()

    @member_route(
        "/my/elections/<int:number>/cast", helped=VOTING, methods=["POST"], readonly=False
    )
    def cast(
        self,
        number,
        elector="",
        envelope="",
        sealed="",
        after="",
        helper="",
        promised="",
        voter_number="",
    ):
        voter = find_voter(number)
        return voter.take(elector, envelope, sealed, after, helper, promised, voter_number)

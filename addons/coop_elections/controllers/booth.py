"""The voting booth for members on their own pages, for whoever helps them, and for the phone."""

from odoo import http
from odoo.http import request

from odoo.addons.coop_access.controllers.whom import member_route
from odoo.addons.coop_membership.controllers.co_op import number_in_address

from ..models.coop_helper import VOTING
from .booth_page import Voter


def find_voter(number, organisation=None):
    """Return the `Voter` for whom the request is; 404 for who is not on the roll.

    :param int organisation: membership of the organisation for which the person is the named voter
    """
    whom = request.whom
    # sudo: whose page it is was settled by the resolver; who is not on the roll finds nothing
    elections = request.env["coop.election"].sudo()
    election = elections.browse([number] if number_in_address(number) else []).exists()
    election = election.filtered("noticed_on")
    memberships = request.env["coop.membership"].sudo()  # sudo: as above
    if organisation is None:
        mine = memberships.search([("partner_id", "=", whom.partner.id)])
    else:
        mine = memberships._voted_for_by(whom.partner).get(whom.partner, memberships)
        mine = mine.filtered(lambda one: one.id == organisation)
    mine = mine.filtered(lambda one: one.company_id == election.company_id)[:1]
    electors = request.env["coop.election.elector"]
    if election and mine:
        electors = electors._get_mine(election, mine)
    if not electors:
        raise request.not_found()
    # sudo: the name of who acts, which is theirs, or of whom the person asked
    helper = whom.operator.sudo().name or whom.beside.sudo().name or ""
    # sudo: a setting of the co-op
    idle = whom.session.sudo().company_id.coop_idle_minutes if whom.operator else 0
    more = "" if organisation is None else f"/for/{organisation}"
    return Voter(
        election=election,
        electors=electors,
        back_url=whom.url("/my/elections"),
        page_path=f"/my/elections/{number}/vote{more}",
        cast_path=f"/my/elections/{number}/cast{more}",
        channel=whom.channel,
        helper=helper,
        nonce=whom.nonce or "",
        idle=idle,
        bar=election._get_helping_bar(whom) or "",
        organisation=mine.member_name if organisation is not None else "",
    )


VOTE, CAST = "/my/elections/<int:number>/vote", "/my/elections/<int:number>/cast"
FOR = "/for/<int:organisation>"


class Booth(http.Controller):
    @member_route([VOTE, f"{VOTE}{FOR}"], helped=VOTING, methods=["GET"])
    def vote(self, number, organisation=None):
        return find_voter(number, organisation).show()

    @member_route([CAST, f"{CAST}{FOR}"], helped=VOTING, methods=["POST"], readonly=False)
    def cast(
        self,
        number,
        organisation=None,
        elector="",
        envelope="",
        sealed="",
        after="",
        helper="",
        promised="",
        voter_number="",
    ):
        voter = find_voter(number, organisation)
        return voter.take(elector, envelope, sealed, after, helper, promised, voter_number)

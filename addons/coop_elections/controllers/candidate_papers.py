"""Nomination papers as members look at them, and a candidate's copy of the roll."""

from odoo import http
from odoo.exceptions import UserError
from odoo.http import request

from odoo.addons.coop_access.controllers.whom import member_route, private
from odoo.addons.coop_membership.controllers.co_op import number_in_address
from odoo.addons.coop_membership.controllers.standing import find_standing

from .elections import find_election
from .my_elections import PATH
from .nomination import ONE, find_mine
from .sent_file import send_file
from .stand import PATH as STAND


class NominationPapers(http.Controller):
    @member_route(f"{PATH}/<int:number>/papers", methods=["GET"], readonly=False)
    def papers(self, number):
        """What members may read of the nominations, until voting begins."""
        election = find_election(number)
        standing = election and find_standing(election.company_id.coop_slug)
        if not standing or not standing.is_member or not election._are_papers_open():
            return request.redirect(request.whom.url(PATH))
        election._note_look(standing.membership)
        election = election.with_context(lang=request.env.lang or "en_GB")
        return standing.render(
            "coop_elections.nomination_papers",
            election=election,
            groups=election._show_papers(),
            until=election._say_step(election._get_step("poll_opens")),
            # sudo: what the rules say is public
            is_noted=election.sudo().rules_id.papers_noted,
            back_url=request.whom.url(PATH),
            back_text=request.env._("Elections"),
        )


class RollShared(http.Controller):
    @member_route(f"{PATH}/<int:number>/roll/share", methods=["POST"])
    def share(self, number, share=None):
        """The member agrees that candidates get their name and address, or does not any more."""
        election = find_election(number)
        standing = election and find_standing(election.company_id.coop_slug)
        if standing and standing.is_member and share in ("yes", "no"):
            standing.membership._tell_candidates(share == "yes")
        return request.redirect(request.whom.url(f"{PATH}/{number}/roll"))


class RollCopies(http.Controller):
    def _find(self, number):
        standing, candidate = find_mine(number)
        return standing, candidate, request.env["coop.election.roll.copy"]

    @member_route(f"{ONE}/roll", methods=["GET", "POST"])
    def roll(self, number, promised=None):
        """A candidate asks for a copy of the roll, and sees what became of it."""
        standing, candidate, copies = self._find(number)
        if not candidate:
            return request.redirect(request.whom.url(STAND))
        problem = None
        if request.httprequest.method == "POST":
            try:
                copies._ask(candidate, promised == "1")
            except UserError as error:
                problem = str(error)
        return standing.render(
            "coop_elections.roll_copy",
            candidate=candidate,
            copy=copies._get_of(candidate),
            why=copies._why_not(candidate),
            with_address=candidate.election_id.rules_id.candidates_roll == "addresses",
            problem=problem,
            here=request.whom.url(f"{STAND}/mine/{candidate.id}/roll"),
            copy_url=request.whom.url(f"{STAND}/mine/{candidate.id}/roll/copy"),
            back_url=request.whom.url(f"{STAND}/mine/{candidate.id}"),
            back_text=request.env._("You and your words"),
        )

    @member_route(f"{ONE}/roll/copy", methods=["POST"])
    def roll_copy(self, number, pressed=None):
        """The copy itself: for the candidate, and for nobody who acts for them."""
        _standing, candidate, copies = self._find(number)
        copy = candidate and copies._get_of(candidate)
        if not copy or copy.state != "granted" or pressed != "yes" or request.whom.operator:
            return request.redirect(request.whom.url(STAND))
        try:
            copy._note_given()
            file = copy._write_copy()
            return send_file(file, "text/html; charset=utf-8", f"roll-{copy.number}.html")
        except UserError:
            return request.redirect(request.whom.url(f"{STAND}/mine/{candidate.id}/roll"))

    @http.route(
        "/coop/elections/roll-copy/<int:number>",
        type="http",
        auth="user",
        sitemap=False,
        readonly=True,
        methods=["GET"],
    )
    def on_paper(self, number, **params):
        """The same for a candidate who gets it on paper, printed by the returning officer on the
        day on which it is written down as given."""
        copies = request.env["coop.election.roll.copy"]
        if not number_in_address(number) or not copies.has_access("read"):
            raise request.not_found()
        copy = copies.search([("id", "=", number)])
        try:
            copy.election_id._check_may_run()
            file = copy._write_copy() if copy else None
        except UserError:
            file = None
        if not file:
            raise request.not_found()
        return private(send_file(file, "text/html; charset=utf-8"))

"""Standing, as a member meets it: what it is, whether they can, and how theirs is going on."""

from odoo import http
from odoo.http import request

from odoo.addons.coop_access.controllers.whom import member_route
from odoo.addons.coop_governance.controllers.members_meeting import find_member
from odoo.addons.coop_membership.controllers.co_op import number_in_address

from ..models.coop_election_interest import WISHES

PATH = "/my/stand"
#: of a named helper: who is asked to help with standing
HELPED = "stand"
LESSON = "council_role"


def typist():
    """Return the name of who acts for the person of this page, or None."""
    operator = request.whom.operator
    # sudo: the name of whoever acts for the member
    return operator.sudo().name if operator else None


def my_contests(standing):
    """Return the contests in which the person can stand now, in time, with all rights."""
    elections = request.env["coop.election"]._get_public(standing.company)
    elections = elections.filtered(lambda one: one._takes_nominations())
    return elections.contest_ids.filtered(
        lambda one: one._is_voter(standing.membership, one.election_id.qualifying_on)
    )


def my_candidacies(standing):
    """Return the nominations of the person, the latest first, with all rights."""
    # sudo: whose page it is was settled; only what is theirs is found
    candidates = request.env["coop.election.candidate"].sudo()
    found = candidates.search(
        [
            ("membership_id", "=", standing.membership.id),
            ("election_id.is_rehearsal", "=", False),
        ],
        order="id desc",
    )
    return found.with_context(lang=request.env.lang or "en_GB")


def may_name_groups(contests):
    """Whether who acts for the person may read the name of the group: it tells where they belong,
    and of who stands everybody reads it later."""
    if not request.whom.operator:
        return True
    return contests.constituency_id.sudo(False)._may_be_asked()


class Stand(http.Controller):
    @member_route([PATH, f"{PATH}/of/<string:slug>"], helped=HELPED, methods=["GET"])
    def stand(self, slug=None, said=None):
        standing = find_member(slug)
        if not standing:
            return request.redirect(request.whom.url("/my/membership"))
        contests = my_contests(standing)
        mine = my_candidacies(standing)
        taken = mine.filtered(lambda one: one.state != "withdrawn").election_id
        interest = request.env["coop.election.interest"]._find(standing.membership)
        lesson = request.env["coop.lesson"]._get(LESSON, standing.company)
        return standing.render(
            "coop_elections.stand",
            rows=[
                {
                    "contest": contest,
                    "election": contest.election_id,
                    "until": contest.election_id._say_step(
                        contest.election_id._get_step("nominations_close")
                    ),
                    "group": contest._get_label() if may_name_groups(contest) else None,
                    "seats": contest.seats,
                    "url": request.whom.url(f"{PATH}/for/{contest.id}"),
                    "paper_url": request.whom.url(f"{PATH}/for/{contest.id}/paper"),
                }
                for contest in contests
                if contest.election_id not in taken
            ],
            mine=[self._show_mine(one) for one in mine],
            asked=interest if interest.state == "asked" else None,
            asked_by=interest.suggested_by_id.member_name if interest.suggestor_named else None,
            interest=interest if interest.state in ("interested", "arranged") else None,
            lesson=lesson if lesson and lesson._is_ready(standing.company) else None,
            said=said if said in ("yes", "no", "withdrawn") else None,
            stand_url=lambda path: request.whom.url(f"{PATH}{path}"),
            of=f"/of/{slug}" if slug else "",
            back_url=request.whom.url("/my/elections"),
            back_text=request.env._("Elections"),
        )

    def _show_mine(self, candidate):
        states = dict(candidate._fields["state"]._description_selection(request.env))
        election = candidate.election_id
        return {
            "candidate": candidate,
            "election": election.name,
            "state": states[candidate.state],
            "ground": candidate.ground_id.name if candidate.state == "refused" else None,
            "mend": candidate.ground_id.mend if candidate.state == "refused" else None,
            "may_again": candidate.state == "refused" and election._takes_nominations(),
            "may_change": candidate.state == "draft" and election._takes_nominations(),
            "url": request.whom.url(f"{PATH}/mine/{candidate.id}"),
            "again_url": request.whom.url(f"{PATH}/for/{candidate.contest_id.id}"),
        }

    @member_route(f"{PATH}/answer", helped=HELPED, methods=["POST"])
    def answer(self, number=None, yes=None):
        """Whoever was thought of says whether they would like to hear more."""
        typed = number if isinstance(number, str) else ""
        value = int(typed) if typed.isdecimal() and len(typed) < 11 else 0
        # sudo: only to find whose it is; what is theirs is asked below
        interest = request.env["coop.election.interest"].sudo()
        if number_in_address(value):
            interest = interest.search(
                [
                    ("id", "=", value),
                    ("membership_id.partner_id", "=", request.whom.partner.id),
                    ("state", "=", "asked"),
                ]
            )
        if not interest or yes not in ("yes", "no"):
            return request.redirect(request.whom.url(PATH))
        interest._answer(yes == "yes", WISHES[:1] if yes == "yes" else ())
        return request.redirect(request.whom.url(f"{PATH}?said={yes}"))

    @member_route(f"{PATH}/stop", helped=HELPED, methods=["POST"])
    def stop(self, pressed=None):
        """The person does not think of it any more."""
        if pressed == "yes":
            # sudo: what is theirs, whoever acts for them
            interests = request.env["coop.election.interest"].sudo()
            interests.search(
                [
                    ("membership_id.partner_id", "=", request.whom.partner.id),
                    ("state", "in", ("interested", "arranged")),
                ]
            )._stop()
        return request.redirect(request.whom.url(PATH))

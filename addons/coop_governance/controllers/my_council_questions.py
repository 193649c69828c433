"""Ask the Council: my questions, what others may read, and what councillors look at."""

from contextlib import suppress

from odoo import http
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.http import request

from odoo.addons.coop_access.controllers.whom import member_route
from odoo.addons.coop_membership.controllers.co_op import number_in_address
from odoo.addons.coop_membership.controllers.membership import note_operator

from ..forms import question_form
from ..models.coop_council_question import OPEN
from .council_pages import HELPED, LONGEST, found_one, in_language, my_holders, render
from .members_meeting import find_member, how_here
from .members_meeting_forms import MeetingForm

PATH = "/my/ask-the-council"
#: of what others asked, so many are on the page
MOST = 100


def my_questions(membership):
    """Return what a member asked, and what others asked that everybody may read."""
    # sudo: whose page it is was settled; of others only what is published, and no name
    questions = in_language(request.env["coop.council.question"].sudo())
    own, published = readable(membership)
    mine = questions.search(own, order="id desc")
    shown = questions.search(published, order="answered_on desc, id desc", limit=MOST)
    return mine, shown - mine


def readable(membership):
    """Return the domains of what a member asked, and of what everybody may read."""
    here = Domain("company_id", "=", membership.company_id.id)
    published = request.env["coop.council.question"]._get_published_domain()
    return here & Domain("membership_id", "=", membership.id), here & published


def open_questions(holder):
    """Return what is not answered, for a councillor: of their constituency first, without names.

    Where few belong to it, or few do not, it would tell who asked: then all stand together.
    """
    # sudo: the page says what is asked, and nowhere by whom
    questions = in_language(request.env["coop.council.question"].sudo())
    found = questions.search(
        Domain("company_id", "=", holder.company_id.id) & Domain("state", "in", OPEN)
    )
    today = request.env["coop.clock"].today(holder.company_id)
    standing = holder.term_ids.filtered(
        lambda term: term.body_id.kind == "council" and term._stands_on(today)
    )
    constituencies = standing.seat_id.constituency_id._get_of_many(today)
    own = constituencies._get_members_of(found.membership_id, today)
    return found, found.filtered(lambda one: one.membership_id in own)


class AskTheCouncil(http.Controller):
    @member_route([PATH, f"{PATH}/of/<string:slug>"], helped="forms", methods=["GET"])
    def questions(self, slug=None):
        standing = find_member(slug)
        if not standing:
            return request.redirect(request.whom.url("/my/membership"))
        mine, others = my_questions(standing.membership)
        rules = request.env["coop.council.rules"]._get(standing.company)
        return standing.render(
            "coop_governance.ask_the_council",
            mine=mine,
            others=others,
            days=rules.question_days,
            sits=bool(my_holders("council")),
            ask_url=request.whom.url(f"{PATH}/of/{slug}/ask" if slug else f"{PATH}/ask"),
            back_url=request.whom.url("/my"),
            back_text=request.env._("My pages"),
        )

    def _find(self, number):
        """Return (question, whether it is the reader's own), or (none, False)."""
        # sudo: only to find whose co-op it is; what is shown is asked below
        questions = in_language(request.env["coop.council.question"].sudo())
        asked = questions.browse(number if number_in_address(number) else []).exists()
        standing = find_member(asked.company_id.coop_slug) if asked else None
        if not standing:
            return questions, False
        own, published = readable(standing.membership)
        return asked.filtered_domain(own | published), bool(asked.filtered_domain(own))

    @member_route(f"{PATH}/<int:number>", helped="forms", methods=["GET"])
    def question(self, number):
        question, is_mine = self._find(number)
        if not question:
            return request.redirect(request.whom.url(PATH))
        return render(
            "council_question_page", question.company_id, question=question, is_mine=is_mine
        )

    @member_route(f"{PATH}/<int:number>/act", helped="forms", methods=["POST"])
    def act(self, number, act=None):
        """Take one's own question back, or let nobody else read it; too late changes nothing."""
        question, is_mine = self._find(number)
        if question and is_mine:
            if act == "withdraw" and question.state in OPEN:
                question._withdraw()
                note_operator(question)
            elif act == "private" and question.may_publish:
                question._keep_private()
                note_operator(question)
        return request.redirect(request.whom.url(f"{PATH}/{number}" if question else PATH))

    # -- councillors ----------------------------------------------------------------------------

    @member_route(f"{PATH}/open", helped=HELPED, methods=["GET"])
    def open(self):
        holder = my_holders("council")[:1]
        if not holder:
            return request.redirect(request.whom.url(PATH))
        found, own = open_questions(holder)
        return render(
            "council_questions_open",
            holder.company_id,
            own=own,
            others=found - own,
            holder=holder,
        )

    @member_route(f"{PATH}/open/<int:number>", helped=HELPED, methods=["GET"])
    def open_one(self, number, said=None):
        holder = my_holders("council")[:1]
        question = found_one(open_questions(holder)[0], number) if holder else None
        if not question:
            return request.redirect(request.whom.url(f"{PATH}/open"))
        return render(
            "council_question_open",
            holder.company_id,
            question=question,
            is_mine=question.taken_by_id == holder,
            said=said == "1",
        )

    @member_route(f"{PATH}/open/<int:number>/act", methods=["POST"])
    def open_act(self, number, act=None, words=None):
        """Look at it oneself, or propose the answer that the office sends."""
        holder = my_holders("council")[:1]
        question = found_one(open_questions(holder)[0], number) if holder else None
        if not question:
            return request.redirect(request.whom.url(f"{PATH}/open"))
        with suppress(UserError):  # somebody answered it at this moment
            if act == "take" and not question.taken_by_id:
                question._take(holder)
            elif act == "propose":
                question._propose(holder, (words or "")[:LONGEST])
        said = "?said=1" if act == "propose" else ""
        return request.redirect(request.whom.url(f"{PATH}/open/{number}{said}"))


class AskForm(MeetingForm, http.Controller):
    form_code = "council_question"
    form_path = PATH

    @member_route([f"{PATH}/ask", f"{PATH}/of/<string:slug>/ask"], methods=["GET", "POST"])
    def ask_council(self, slug=None):
        return self._form_of_member(slug)

    def _get_form(self):
        return question_form()

    def _form_done(self, draft, answers):
        question = request.env["coop.council.question"]._ask(
            request.coop_standing.membership,
            answers["about"],
            answers["words"],
            bool(answers.get("publish")),
            how_here(),
        )
        note_operator(question)
        return request.whom.url(f"{PATH}/{question.id}")

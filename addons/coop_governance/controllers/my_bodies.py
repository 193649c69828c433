"""My seat: where I sit, what to do first, who is there with me. Works without a script."""

from odoo import http
from odoo.http import request

from odoo.addons.coop_access.controllers.whom import member_route
from odoo.addons.coop_membership.controllers.co_op import number_in_address

from ..models.coop_induction_mixin import PICTURES

HOME = "/my/bodies"
# of a named helper: who is asked to come along to meetings
HELPED = "meetings"


def my_terms():
    """Return the terms of the person of this page, of today and to come, in their language."""
    lang = request.env.lang or "en_GB"
    terms = request.env["coop.office.term"]._get_my_terms(request.whom.partner)
    return terms.with_context(lang=lang)


def my_buddies():
    """Return those for whom the person of this page is asked, or has agreed, to be a buddy."""
    buddies = request.env["coop.member.home"]._get_buddies(request.whom.partner)
    return buddies.with_context(lang=request.env.lang or "en_GB")


def my_step(number):
    """Return a first step of the person of this page by its number, or none."""
    steps = my_terms().step_ids.filtered(lambda row: row.state != "dropped")
    return steps.filtered(lambda row: row.id == number)


def render(template, terms, **values):
    """Return a page about terms, in the frame of their co-op."""
    company = terms.company_id[:1] or request.env.company
    return request.render(template, {"coop_company": company, **values})


def render_text(text):
    """Return (words, language, format) of a coop.text as the reader of this page reads it."""
    reading = request.env["coop.reading"]._format()
    version = text._variant(request.env.lang or "en_GB", reading)
    return version._render({}), version.lang.replace("_", "-"), version.format


class MyBodies(http.Controller):
    @member_route(HOME, helped=HELPED, methods=["GET"])
    def bodies(self):
        terms, buddies = my_terms(), my_buddies()
        if not terms and not buddies:
            return request.redirect(request.whom.url("/my"))
        return render(
            "coop_governance.my_bodies",
            terms,
            sections=self._get_sections(terms),
            asked=buddies.filtered(lambda buddy: buddy.state == "asked"),
            buddies=buddies.filtered(lambda buddy: buddy.state == "agreed"),
        )

    def _get_sections(self, terms):
        """Return the seats in their order, each with the offices held besides and its parts."""
        seats = terms.filtered(lambda term: not term.is_office)
        alone = terms.filtered(lambda term: term.is_office and term.body_id not in seats.body_id)
        sections = []
        for term in (seats | alone).sorted(lambda term: (term.state != "now", term.date_from)):
            offices = (terms - seats - alone).filtered(
                lambda office, term=term: office.body_id == term.body_id
            )
            # the first seat of a body has its offices beside it
            if any(section["term"].body_id == term.body_id for section in sections):
                offices = offices.browse()
            sections.append(
                {
                    "term": term,
                    "offices": offices,
                    "parts": [
                        {"of": of, **part}
                        for of in (term | offices)
                        for part in of._get_page_parts_in_order()
                    ],
                }
            )
        return sections

    @member_route(f"{HOME}/<int:term>/<string:which>", helped=HELPED, methods=["GET"])
    def text(self, term, which):
        """One of the texts about a seat: role, reference or conduct."""
        mine = my_terms().filtered(lambda row: row.id == term)
        text = mine and mine._get_own_texts().get(which)
        if not text:
            raise request.not_found()
        words, words_lang, words_format = render_text(text)
        part = mine._get_texts_part()
        return render(
            "coop_governance.my_seat_text",
            mine,
            title=dict(part["texts"])[which],
            body=mine.body_id,
            words=words,
            words_lang=words_lang,
            words_format=words_format,
        )

    @member_route(f"{HOME}/step/<int:number>", helped=HELPED, methods=["GET"])
    def step(self, number):
        """One first step: what it is, how, and the button that says that it is done."""
        row = my_step(number)
        if not row:
            return request.redirect(request.whom.url(HOME))
        text = row._get_text()
        words = words_lang = words_format = None
        if text.published_version_ids:
            words, words_lang, words_format = render_text(text)
        lesson = row.step_id.lesson_id
        if lesson:
            lesson = request.env["coop.lesson"]._get(lesson.key, row.company_id)
        return render(
            "coop_governance.my_step",
            row.term_id,
            row=row,
            picture=PICTURES[row.kind],
            lesson=lesson,
            words=words,
            words_lang=words_lang,
            words_format=words_format,
            late=row.is_late,
        )

    @member_route(f"{HOME}/act", helped=HELPED, methods=["POST"])
    def act(self, act=None, id=None):
        """One press of the pages. What is not one's own, or not there any more, changes nothing."""
        number = int(id) if id and id.isdecimal() and len(id) < 11 else 0
        doing = getattr(self, f"_act_{act}", None) if act in self.ACTS else None
        if doing and number_in_address(number):
            doing(number)
        return request.redirect(request.whom.url(HOME))

    ACTS = ("done", "undo", "yes", "no", "stop")

    def _by(self):
        """Return (how it came, who wrote it down) of a press on this page."""
        whom = request.whom
        # sudo: the name of whoever acts for the person
        return whom.channel, whom.operator.sudo().name if whom.operator else False

    def _act_done(self, number):
        my_step(number)._done(*self._by())

    def _act_undo(self, number):
        my_step(number).filtered(lambda row: row.done_how != "lesson")._reopen()

    def _act_yes(self, number):
        my_buddies().filtered(lambda buddy: buddy.id == number)._answer(True, *self._by())

    def _act_no(self, number):
        my_buddies().filtered(lambda buddy: buddy.id == number)._answer(False, *self._by())

    def _act_stop(self, number):
        my_buddies().filtered(lambda buddy: buddy.id == number)._end()

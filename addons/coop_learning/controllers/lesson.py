"""A lesson: its first page, a screen after the other, the questions, the end."""

import re

from odoo import http
from odoo.http import request

from odoo.addons.coop_access.controllers.whom import member_route

from ..models.coop_lesson_done import HOW
from .learning import HOME, my_lessons, my_rows, my_tasks

WAYS = {code for code, _name in HOW}
# what the buttons of a lesson send: a page that is opened otherwise does nothing
PRESSED = "yes"
PLACE = re.compile(r"[0-9]{1,3}")


class Reading:
    """A lesson as the person of this page reads it.

    :ivar places: the addresses of its pages in their order: screens, questions, the end
    """

    def __init__(self, lesson):
        self.lesson = lesson
        self.company = request.env.company
        self.lang = request.env.lang or "en_GB"
        self.version = lesson._get_version(self.company, self.lang)
        self.screens = lesson._get_screens(self.company, self.lang)
        self.questions = lesson.question_ids
        self.base = f"{HOME}/{lesson.id}"
        self.places = [
            *(f"{self.base}/{number}" for number in range(1, len(self.screens) + 1)),
            *(f"{self.base}/question/{number}" for number in range(1, len(self.questions) + 1)),
        ]

    def url(self, path=""):
        return request.whom.url(f"{self.base}{path}")

    def place_url(self, place):
        """Return the address of a page by how many are before it; after the last comes the end."""
        paths = [*self.places, f"{self.base}/finish"]
        return request.whom.url(paths[min(place, len(self.places))])

    def stopped(self):
        """Return where the person stopped when they were here last: a dict of the address and of
        how far that is; None where there is nothing to go on with."""
        place = self.lesson._get_begun(request.whom.partner, self.company).place
        if not place:
            return None
        total = len(self.places)
        words = request.env._(
            "You were at %(place)s of %(total)s.", place=min(place + 1, total), total=total
        )
        return {"url": self.place_url(place), "words": words}

    def values(self, path):
        """Return what every page of the lesson shows: how far one is, the way on and back."""
        place = self.places.index(path)
        before = self.places[place - 1] if place else self.base
        return {
            **self.frame(),
            "progress": request.env._(
                "%(place)s of %(total)s", place=place + 1, total=len(self.places)
            ),
            "progress_percent": 100 * (place + 1) // len(self.places),
            "back_url": request.whom.url(before),
            "next_place": place + 1,
        }

    def frame(self):
        return {
            "lesson_page": self,
            "lesson": self.lesson,
            "lesson_title": self.version._render_title(),
            "words_lang": self.version.lang.replace("_", "-"),
        }


def find(lesson_id):
    """Return the lesson of an address as one reads it; not found where one may not do it."""
    lesson = my_lessons().filtered(lambda one: one.id == lesson_id)
    if not lesson:
        raise request.not_found()
    return Reading(lesson)


def task_of(lesson):
    """Return what the person is asked to do about a lesson."""
    return my_tasks().filtered(lambda task: task.lesson_id.key == lesson.key)


def who_types():
    """Return how a row says that somebody acts for the member."""
    whom = request.whom
    if not whom.operator:
        return {}
    # sudo: the name of who acts for the member
    name = whom.operator.sudo().name
    by = {"channel": whom.channel, "typed_by": name}
    return {**by, "with_whom": name} if whom.channel == "helper" else by


class LessonPages(http.Controller):
    @member_route(f"{HOME}/<int:lesson_id>", methods=["GET"])
    def begin(self, lesson_id):
        reading = find(lesson_id)
        return request.render(
            "coop_learning.lesson_begin",
            {
                **reading.frame(),
                "task": task_of(reading.lesson)[:1],
                "stopped": reading.stopped(),
                "back_url": request.whom.url(HOME),
            },
        )

    @member_route(f"{HOME}/<int:lesson_id>/begin", methods=["POST"])
    def begun(self, lesson_id, pressed=None):
        reading = find(lesson_id)
        if pressed != PRESSED:
            return request.redirect(reading.url())
        partner = request.whom.partner
        reading.lesson._begin(partner, reading.company, reading.lang, **who_types())
        reading.lesson._keep_place(partner, reading.company, 0)
        return request.redirect(reading.place_url(0))

    @member_route(f"{HOME}/<int:lesson_id>/next", methods=["POST"])
    def next(self, lesson_id, place=None, pressed=None):
        """Go on, and keep how far the person is: whoever stops goes on there another day."""
        reading = find(lesson_id)
        number = int(place) if isinstance(place, str) and PLACE.fullmatch(place) else 0
        if pressed != PRESSED or not 0 < number <= len(reading.places):
            return request.redirect(reading.url())
        reading.lesson._keep_place(request.whom.partner, reading.company, number)
        return request.redirect(reading.place_url(number))

    @member_route(f"{HOME}/<int:lesson_id>/not-for-me", methods=["POST"])
    def not_for_me(self, lesson_id, pressed=None):
        reading = find(lesson_id)
        if pressed != PRESSED:
            return request.redirect(reading.url())
        task_of(reading.lesson)._decline(who_types().get("typed_by", False))
        return request.redirect(request.whom.url(HOME))

    @member_route(f"{HOME}/<int:lesson_id>/<int:number>", methods=["GET"])
    def screen(self, lesson_id, number):
        reading = find(lesson_id)
        if not 0 < number <= len(reading.screens):
            raise request.not_found()
        return request.render(
            "coop_learning.lesson_screen",
            {
                **reading.values(f"{reading.base}/{number}"),
                "screen": reading.screens[number - 1],
                "number": number,
            },
        )

    @member_route(f"{HOME}/<int:lesson_id>/words", methods=["GET"])
    def words(self, lesson_id):
        """All on one page, in the ordinary words."""
        reading = find(lesson_id)
        version = reading.lesson._get_version(reading.company, reading.lang, "standard")
        return request.render(
            "coop_learning.lesson_words",
            {
                **reading.frame(),
                "words": version._render(),
                "words_lang": version.lang.replace("_", "-"),
                "back_url": reading.url(),
            },
        )

    @member_route(f"{HOME}/<int:lesson_id>/question/<int:number>", methods=["GET"])
    def question(self, lesson_id, number, picked=None):
        """A question, and what there is to say about the answer picked. Nothing is kept of it."""
        reading = find(lesson_id)
        if not 0 < number <= len(reading.questions):
            raise request.not_found()
        question = reading.questions[number - 1]
        return request.render(
            "coop_learning.lesson_question",
            {
                **reading.values(f"{reading.base}/question/{number}"),
                "question": question,
                "picked": question.answer_ids.filtered(lambda one: str(one.id) == picked),
                "number": number,
            },
        )

    @member_route(f"{HOME}/<int:lesson_id>/finish", methods=["GET", "POST"])
    def finish(self, lesson_id, how=None, pressed=None):
        reading = find(lesson_id)
        if request.httprequest.method != "POST" or pressed != PRESSED:
            last = [reading.base, *reading.places][-1]
            return request.render(
                "coop_learning.lesson_finish",
                {**reading.frame(), "back_url": request.whom.url(last)},
            )
        by = who_types()
        how = "helper" if by.get("with_whom") else how if how in WAYS else "alone"
        partner = request.whom.partner
        reading.lesson._finish(partner, reading.company, reading.lang, how, **by)
        return request.redirect(reading.url("/thanks"))

    @member_route(f"{HOME}/<int:lesson_id>/thanks", methods=["GET"])
    def thanks(self, lesson_id):
        reading = find(lesson_id)
        row = reading.lesson._is_done_by(request.whom.partner, reading.company)
        if not row:
            return request.redirect(reading.url())
        return request.render(
            "coop_learning.lesson_thanks",
            {
                **reading.frame(),
                "row": my_rows([("id", "=", row.id)]),
                "next_lesson": reading.lesson._get_next(request.whom.partner, reading.company),
            },
        )

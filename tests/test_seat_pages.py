"""The pages of whoever sits on a body pass WCAG 2.2 AA, wide and narrow, in both languages.

The pages that every member meets are found in tests/test_access_pages.py; these are closed to all
who sit nowhere.
"""

from datetime import timedelta

import pytest

from odoo.fields import Command

from tests.support import looks, pages
from tests.support.browser import NARROW
from tests.support.people import WELSH
from tests.support.visitor import Visitor

SITS_THERE = "neighbour"
SECRETARY = "secretary"
SEEN_BY_MEMBERS = ("/my/who-decides", "/my/minutes", "/my/interests/of/{board}")
CLOSED_TO = "member"
# each with how many screens it has at least: what is known of somebody is not asked again
FORMS = {
    "/my/bodies/shown": 1,
    "/my/bodies/review/{review}": 3,
    "/my/interests/new": 4,
    "/my/call-ins/ask": 2,
    "/my/my-points/propose": 4,
}


def paths_of(living):
    """The pages of the one who sits there, with the ids of what is theirs."""
    with living.env() as env:
        term = env["coop.office.term"].browse(living.records["term"])
        review = env["coop.body.review"].search([("state", "=", "draft")])
        today = env["coop.clock"].today()
        review.write({"open_from": today})
        review.action_open()
        told = env["coop.body.review"].search([("state", "=", "open")], order="id")[:1]
        if told != review:
            told.action_close()
            told.action_tell()
        steps = {row.kind: row.id for row in term.step_ids}
        done = term.step_ids[:1]
        done._done("self")
        env.cr.commit()
        boards = env["coop.body"].search([("kind", "=", "board")])
        own = env["coop.interest"].search([("holder_id", "=", term.holder_id.id)])
        return review.id, [
            "/my",
            "/my/bodies",
            *(f"/my/bodies/step/{number}" for number in (*steps.values(), done.id)),
            *(f"/my/bodies/shown?step={step}" for step in ("about", "reach", "members")),
            f"/my/bodies/review/{review.id}",
            f"/my/bodies/review/{told.id}/results",
            "/my/meetings",
            f"/my/meetings/{living.records['meeting']}",
            "/my/interests",
            f"/my/interests/end/{own[:1].id}",
            f"/my/interests/of/{term.body_id.id}",
            "/my/ask-the-council/open",
            f"/my/ask-the-council/open/{living.records['council question']}",
            "/my/call-ins",
            f"/my/call-ins/{living.records['call-in']}",
            "/my/my-points",
            "/my/disputes",
            f"/my/disputes/{living.records['dispute']}",
            *(path.format(board=boards.id) for path in SEEN_BY_MEMBERS),
            f"/my/minutes/{living.records['minutes']}",
        ]


@pytest.fixture(scope="module")
def found(living):
    return paths_of(living)


@pytest.mark.parametrize("language", pages.LANGUAGES)
def test_every_page_of_a_seat(found, served, _browser, language):
    faults = []
    context = pages.context_for(_browser, Visitor(served.url, SITS_THERE), axe=True)
    for path in found[1]:
        page, answer = pages.open_page(context, pages.localized(path, language))
        assert answer.status == 200, path
        assert page.url.endswith(path), f"{path} leads to {page.url}"
        keyboard = looks.SIZES if language == "en" else ()
        faults += [
            f"{path} {line}" for line in looks.faults_of(page, language, with_keyboard=keyboard)
        ]
    context.close()
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("form", FORMS)
def test_every_step_of_the_forms_of_a_seat(found, served, _browser, form):
    """In Welsh on a narrow screen, with ordinary answers, to the last look."""
    faults = []
    context = pages.context_for(_browser, Visitor(served.url, SITS_THERE), NARROW, axe=True)
    page = pages.begin(context, pages.localized(form.format(review=found[0]), "cy"))
    steps = 0
    for where in pages.walk(page, pages.MOST_STEPS, skip_errors=True):
        steps += 1
        faults += [f"{form} {where} {line}" for line in looks.faults_of(page, "cy", (NARROW,), ())]
    context.close()
    assert steps >= FORMS[form]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("language", pages.LANGUAGES)
def test_the_screen_of_a_meeting(living, served, _browser, language):
    """With a point that goes on, so that everything that can be written down is there."""
    faults = []
    context = pages.context_for(_browser, Visitor(served.url, SECRETARY), axe=True)
    path = pages.localized(f"/coop/meeting/{open_meeting(living)}", language)
    page, answer = pages.open_page(context, path)
    assert answer.status == 200
    for part in page.locator("summary").all():
        part.click()
    faults = looks.faults_of(page, language, with_keyboard=())
    context.close()
    assert not faults, "\n".join(faults)


def open_meeting(living):
    """Return the id of a meeting that goes on."""
    with living.env(commit=True) as env:
        meetings = env["coop.meeting"]
        found = meetings.search([("state", "=", "open")], limit=1)
        if found:
            return found.id
        start = env["coop.clock"].now().replace(microsecond=0) + timedelta(days=30)
        council = env["coop.body"].search([("kind", "=", "council")])
        meeting = meetings.create(
            {
                "name": "Council meeting",
                "start": start,
                "stop": start + timedelta(hours=2),
                "place": "Neuadd y Dref",
                "body_line_ids": [Command.create({"body_id": council.id})],
                "item_ids": [Command.create({"name": "The hall"}), Command.create({"name": "Tea"})],
            }
        )
        meeting.with_context(lang=WELSH).name = "Cyfarfod y Cyngor"
        meeting._call()
        meeting.action_open()
        meeting.person_ids[0]._come_in()
        meeting.item_ids[0].action_open()
        return meeting.id


def test_who_sits_nowhere_is_led_away(found, served):
    visitor = Visitor(served.url, CLOSED_TO)
    for path in found[1][1 : -len(SEEN_BY_MEMBERS) - 1]:
        answer = visitor.get(path, allow_redirects=False)
        assert answer.status_code == 303, path

"""A lesson in a real browser: without a script at 320 px, and every page of it looked at."""

import pytest

from tests.support import looks, pages
from tests.support.browser import NARROW, USUAL
from tests.support.visitor import Visitor

WORDS = {
    "en": {
        "title": "What a Council is",
        "next": "Next",
        "on": "Go on where I stopped",
        "done": "Well done!",
    },
    "cy": {
        "title": "Beth yw Cyngor",
        "next": "Nesaf",
        "on": "Mynd ymlaen o ble",
        "done": "Da iawn!",
    },
}
LEARNER = "neighbour"


@pytest.fixture
def council(living):
    """The id of a lesson; what the learner did is forgotten afterwards."""
    with living.env() as env:
        lesson = env["coop.lesson"]._get("council").id
    yield lesson
    with living.env(commit=True) as env:
        mine = [("partner_id", "=", living.partners[LEARNER])]
        env["coop.lesson.done"].search(mine).unlink()


def context_of(browser, served, **options):
    return pages.context_for(browser, Visitor(served.url, LEARNER), NARROW, **options)


@pytest.mark.parametrize("language", WORDS)
def test_a_lesson_is_done_without_a_script_on_a_narrow_screen(
    _browser, served, living, council, language
):
    words = WORDS[language]
    context = context_of(_browser, served, java_script_enabled=False)
    page = context.new_page()
    page.goto(pages.localized("/my/learning", language))
    page.get_by_role("link", name=words["title"]).click()
    page.locator("form[action*='/begin'] button").click()
    for number in range(1, 7):
        assert page.url.endswith(f"/{council}/{number}")
        assert page.locator("h1").inner_text() == words["title"]
        page.get_by_role("button", name=words["next"], exact=True).click()
        if number == 3:
            # she stops, and goes on another day
            page.goto(pages.localized(f"/my/learning/{council}", language))
            page.get_by_role("link", name=words["on"]).click()
    page.locator(".coop-back a").click()
    assert page.url.endswith(f"/{council}/6")
    page.get_by_role("button", name=words["next"], exact=True).click()
    page.locator("a.coop-home-card").first.click()
    page.locator(".coop-lesson-picked").wait_for(state="visible")
    page.get_by_role("button", name=words["next"], exact=True).click()
    page.locator("button[value=group]").click()
    assert page.locator("h1").inner_text() == words["done"]
    context.close()
    with living.env(LEARNER) as env:
        row = env["coop.lesson.done"].search([])
        assert (row.state, row.how) == ("done", "group")
        assert row.sudo().version_id.lang[:2] == language


@pytest.mark.parametrize("language", WORDS)
def test_every_page_of_a_lesson_can_be_read_by_everybody(
    _browser, served, living, council, language
):
    with living.env() as env:
        lesson = env["coop.lesson"].browse(council)
        answer = lesson.question_ids.answer_ids[:1].id
        trustee = env["coop.lesson"]._get("trustee").id
    with living.env(commit=True) as env:
        person = env["res.partner"].browse(living.partners[LEARNER])
        env["coop.lesson"].browse(council)._finish(person, env.company, "en_GB")
        begun = env["coop.lesson"].browse(trustee)
        begun._begin(person, env.company, "en_GB")
        begun._keep_place(person, env.company, 2)
    base = f"/my/learning/{council}"
    context = context_of(_browser, served)
    faults = []
    for path in (
        base,
        f"{base}/1",
        f"/my/learning/{trustee}",
        f"/my/learning/{trustee}/1",
        f"{base}/words",
        f"{base}/question/1",
        f"{base}/question/1?picked={answer}",
        f"{base}/finish",
        f"{base}/thanks",
        "/my/learning",
        "/my/learning/done",
    ):
        page, reply = pages.open_page(context, pages.localized(path, language), USUAL)
        assert reply.status == 200, path
        faults += [f"{path} {line}" for line in looks.faults_of(page, language)]
    context.close()
    assert not faults, "\n".join(faults)

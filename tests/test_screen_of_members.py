"""The screen from which a meeting of all members is run passes WCAG 2.2 AA, wide and narrow."""

from datetime import timedelta

import pytest

from odoo.fields import Command

from tests.support import looks, pages
from tests.support.people import WELSH
from tests.support.visitor import Visitor

SECRETARY = "secretary"


@pytest.fixture(scope="module")
def meeting(living):
    """A meeting of all members that goes on, with two resolutions and a proxy."""
    with living.env(commit=True) as env:
        start = env["coop.clock"].now().replace(microsecond=0) + timedelta(days=30)
        general = env["coop.body"].search([("kind", "=", "general")])
        meeting = env["coop.meeting"].create(
            {
                "name": "Meeting of members",
                "start": start,
                "stop": start + timedelta(hours=2),
                "place": "Neuadd y Dref",
                "body_line_ids": [Command.create({"body_id": general.id})],
                "item_ids": [Command.create({"name": "What members decide"})],
            }
        )
        resolutions = env["coop.resolution"].create(
            [
                {
                    "name": name,
                    "wording": f"The members decide: {name}.",
                    "body_id": general.id,
                    "item_id": meeting.item_ids.id,
                }
                for name in ("A lift", "A ramp")
            ]
        )
        in_welsh = meeting.with_context(lang=WELSH)
        in_welsh.name, in_welsh.item_ids.name = "Cyfarfod yr aelodau", "Penderfyniadau’r aelodau"
        for one, name in zip(resolutions.with_context(lang=WELSH), ("Lifft", "Ramp"), strict=True):
            one.write({"name": name, "wording": f"Mae’r aelodau’n penderfynu: {name}."})
        meeting._call()
        member, other = meeting._get_members()[:2]
        env["coop.proxy"]._give(meeting, member, "chair", None, {resolutions[0]: "for"})
        meeting.action_open()
        meeting._ensure_member_row(other)._come_in()
        meeting.item_ids.action_open()
        return meeting.id


@pytest.mark.parametrize("language", pages.LANGUAGES)
def test_the_screen_of_a_meeting_of_members(meeting, served, _browser, language):
    context = pages.context_for(_browser, Visitor(served.url, SECRETARY), axe=True)
    path = pages.localized(f"/coop/meeting/{meeting}", language)
    page, answer = pages.open_page(context, path)
    assert answer.status == 200
    page.evaluate("document.querySelectorAll('main details').forEach(part => (part.open = true))")
    assert page.locator(".coop-screen-prepared").count() == 2
    assert page.locator("#screen-member").is_visible()
    faults = looks.faults_of(page, language, with_keyboard=looks.SIZES)
    context.close()
    assert not faults, "\n".join(faults)

"""The desk of an election and the page of its letters pass WCAG 2.2 AA, wide and narrow."""

from dataclasses import replace
from datetime import timedelta

import pytest

from odoo.fields import Command

from tests.support import living as copies
from tests.support import looks, pages
from tests.support.people import WELSH
from tests.support.visitor import Visitor

CLERK, RUNS_IT = "colleague", "secretary"


@pytest.fixture(scope="module")
def made(seeded):
    """A copy of the small co-op with one election more: (database, what `_rehearsal` returns)."""
    with copies.copy_of(seeded.database, "desk") as name:
        own = replace(seeded, database=name)
        with own.env(commit=True) as env:
            rehearsal = _rehearsal(env, own)
        copies.leave(name)
        yield name, rehearsal


@pytest.fixture
def election(made):
    return made[1]


@pytest.fixture
def server(made, renewed_server):
    return renewed_server(made[0])


def _rehearsal(env, living):
    """Make a rehearsal with a final roll and a desk clerk, whom nobody with a log-in runs.

    Return its id, the id of an elector, and their name.
    """
    real = env["coop.election"].browse(living.records["election"])
    today = env["coop.clock"].today()
    window = env["coop.election.plan"].create(
        {
            "name": "To practise",
            "name_cy": "I ymarfer",
            "start": today,
            "body_id": real.body_id.id,
            "until": today + timedelta(days=300),
            "is_rehearsal": True,
            "line_ids": [
                Command.clear(),
                Command.create(
                    {
                        "constituency_id": real.contest_ids.constituency_id.id,
                        "seat_ids": [Command.set(real.contest_ids.seat_ids.ids)],
                    }
                ),
            ],
        }
    )
    rehearsal = env["coop.election"].browse(window.action_plan()["res_id"])
    clerk = env["res.users"].browse(living.users[CLERK])
    clerk.group_ids += env.ref("coop_elections.group_election_clerk")
    roles = [
        ("returning_officer", "Rhian Rhedyn", False),
        ("scrutineer", "Sioned Saffrwm", False),
        ("scrutineer", "Tegid Teim", False),
        ("clerk", clerk.name, clerk.id),
    ]
    rehearsal.role_ids = [
        Command.create({"role": role, "name": name, "user_id": user, "phone": "01792 555 070"})
        for role, name, user in roles
    ]
    rehearsal.where = real.where
    rehearsal.with_context(lang=WELSH).where = real.with_context(lang=WELSH).where
    rehearsal._give_notice()
    rehearsal._make_roll()
    rehearsal._make_roll_final()
    elector = env["coop.election.elector"].search([("election_id", "=", rehearsal.id)], limit=1)
    return rehearsal.id, elector.id, elector.member_name


@pytest.mark.parametrize("language", pages.LANGUAGES)
def test_the_desk_and_the_letters(election, server, _browser, language):
    number, elector, name = election
    base = f"/coop/elections/{number}"
    faults = []
    for persona, paths in (
        (CLERK, [f"{base}/desk", f"{base}/desk?q={name.split()[0]}", f"{base}/desk/{elector}"]),
        (RUNS_IT, [f"{base}/letters"]),
    ):
        context = pages.context_for(_browser, Visitor(server.url, persona), axe=True)
        for path in paths:
            page, answer = pages.open_page(context, pages.localized(path, language))
            assert answer.status == 200, path
            keyboard = looks.SIZES if language == "en" else ()
            faults += [
                f"{path} {line}" for line in looks.faults_of(page, language, with_keyboard=keyboard)
            ]
        context.close()
    assert not faults, "\n".join(faults)


def test_the_page_with_a_new_code(election, server, _browser):
    number, elector, _name = election
    context = pages.context_for(_browser, Visitor(server.url, CLERK), axe=True)
    page, _answer = pages.open_page(context, f"/en/coop/elections/{number}/desk/{elector}")
    page.check("#why-lost")
    page.check("#identity-card")
    page.click("button[value=told]")
    page.wait_for_selector(".coop-signin-code")
    faults = looks.faults_of(page, "en", with_keyboard=())
    context.close()
    assert not faults, "\n".join(faults)

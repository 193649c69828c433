"""Pages around a declared result, each where it has something to show: a question that was asked,
pressure, what candidates spent. All of them pass WCAG 2.2 AA, in both languages."""

from dataclasses import replace

import pytest

from tests.support import living as copies
from tests.support import looks, pages
from tests.support.browser import USUAL
from tests.support.elected_count import declared
from tests.support.visitor import Visitor

VOTER, STANDS = "member", "employee_member"


@pytest.fixture(scope="module")
def questioned(seeded):
    """A copy of the small co-op with a declared election that a voter questions: (database, paths
    by login)."""
    with copies.copy_of(seeded.database, "questioned") as name:
        own = replace(seeded, database=name)
        with own.env(commit=True) as env:
            paths = _question(env, own.memberships)
        copies.leave(name)
        yield name, paths


@pytest.fixture
def server(questioned, renewed_server):
    return renewed_server(questioned[0])


def _question(env, memberships):
    """Return {login: {path: words that stand there}}."""
    env.cr.execute("UPDATE coop_election_rules SET expenses_days = 28, expenses_limit = 50")
    env.invalidate_all()
    election = env["coop.election"].browse(declared(env, memberships).election)
    member = env["coop.membership"].browse(memberships[VOTER])
    env["coop.election.challenge"]._raise(election, member, "recount", "I saw 3 votes.", "portal")
    every = election.expenses_ids
    mine = every.filtered(lambda one: one.candidate_id.membership_id.id == memberships[STANDS])
    for expenses, what in zip(every, ("Leaflets", "A bus", "A stall"), strict=False):
        expenses.line_ids.create(
            {
                "company_id": expenses.company_id.id,
                "expenses_id": expenses.id,
                "what": what,
                "amount": 60,
            }
        )
    (every - mine)[0]._hand_in(True)
    env.flush_all()
    base = f"/my/elections/{election.id}"
    return {
        None: {f"/elections/notice/{election.id}/spent": "60"},
        VOTER: {
            "/my/elections": f"{base}/question",
            f"{base}/question": "I saw 3 votes.",
            f"{base}/pressure": "",
            f"{base}/pressure/paper": "",
        },
        STANDS: {
            f"/my/stand/mine/{mine.candidate_id.id}": "/spent",
            f"/my/stand/mine/{mine.candidate_id.id}/spent": "60",
        },
    }


@pytest.mark.parametrize("language", pages.LANGUAGES)
def test_they_can_be_read_by_everybody_where_they_show_something(
    questioned, server, _browser, language
):
    faults = []
    for login, paths in questioned[1].items():
        context = pages.context_for(_browser, Visitor(server.url, login), axe=True)
        for path, words in paths.items():
            page, answer = pages.open_page(context, pages.localized(path, language), USUAL)
            assert answer.status == 200, path
            assert page.url.partition("?")[0].endswith(path), f"{path} leads to {page.url}"
            assert words in page.content(), f"{path} does not show {words}"
            lines = looks.faults_of(page, language, with_keyboard=looks.SIZES)
            faults += [f"{path} {line}" for line in lines]
        context.close()
    assert not faults, "\n".join(faults)

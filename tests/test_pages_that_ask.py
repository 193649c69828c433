"""Pages that ask whoever sits on a body by themselves: a proposal that they leave, a point on pay.

Wide and narrow, in both languages, with what they ask on them.
"""

import pytest

from tests.support import looks, pages
from tests.support.visitor import Visitor

SITS_THERE = "neighbour"
HEARING = "/my/hearing"


@pytest.fixture(scope="module")
def asked(living):
    """The neighbour shall leave the Council, and a point of its meeting is on pay; taken back
    afterwards. Yields the page of the meeting."""
    with living.env(commit=True) as env:
        term = env["coop.office.term"].browse(living.records["term"])
        item = env["coop.meeting"].browse(living.records["meeting"]).item_ids
        item = item.filtered(lambda one: not one.is_closed)[:1]
        rules, constituency = term.body_id._get_rules(), term.constituency_id
        rules.removal_by = "body"
        removal = env["coop.board.removal"].create(
            {"term_id": term.id, "reason": "Yn dweud gormod.", "proposed_by": "Cynghorydd"}
        )
        removal.action_tell()
        constituency.of_employees = True
        item.is_pay = True
        changed = (rules.id, constituency.id, item.id, removal.id)
    yield f"/my/meetings/{living.records['meeting']}"
    with living.env(commit=True) as env:
        env["coop.body.rules"].browse(changed[0]).removal_by = "nobody"
        env["coop.constituency"].browse(changed[1]).of_employees = False
        env["coop.agenda.item"].browse(changed[2]).is_pay = False
        env["coop.board.removal"].browse(changed[3]).action_drop()


@pytest.mark.parametrize("language", pages.LANGUAGES)
def test_every_page_that_asks(asked, served, _browser, language):
    faults = []
    context = pages.context_for(_browser, Visitor(served.url, SITS_THERE), axe=True)
    for path, asks in ((HEARING, "textarea[name=words]"), (asked, "form.coop-agenda-asks")):
        page, answer = pages.open_page(context, pages.localized(path, language))
        assert answer.status == 200, path
        assert page.locator(asks).count() == 1, path
        faults += [f"{path} {line}" for line in looks.faults_of(page, language)]
    context.close()
    assert not faults, "\n".join(faults)

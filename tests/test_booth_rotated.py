"""Each ballot begins with another candidate; whoever is chosen is the one who is counted."""

from dataclasses import replace

import pytest

from tests.support import living as copies
from tests.support.elected_poll import VOTER, polled
from tests.support.people import PASSWORD
from tests.test_booth import begin, choose, give, go_on, opened_votes

OFTEN = 40


@pytest.fixture(scope="module")
def poll(seeded):
    """A copy in which people vote on ballots that begin with another each."""
    with copies.copy_of(seeded.database, "rotated") as name:
        own = replace(seeded, database=name)
        with own.env(commit=True) as env:
            env.cr.execute("UPDATE coop_election_rules SET candidate_order = 'rotated'")
            made = polled(env, own.memberships)
        copies.leave(name)
        yield name, made


def names_of(page):
    cards = page.query_selector_all(".booth-ballot:not([data-code=practice]) .booth-card")
    return [card.get_attribute("data-name") for card in cards]


def test_ballots_begin_with_another_and_a_choice_is_of_whom_it_says(poll, renewed_server, pages_on):
    name, made = poll
    server = renewed_server(name)
    page = pages_on(server).sign_in(VOTER, PASSWORD)
    orders = set()
    for _time in range(OFTEN):
        page.goto(f"/my/elections/{made.election}/vote")
        orders.add(tuple(names_of(page)))
        if len(orders) == len(made.names) and names_of(page) != made.names:
            break
    assert orders == {tuple(made.names[at:] + made.names[:at]) for at in range(3)}
    begin(page, "page")
    last, first, _other = made.names
    choose(page, first)
    choose(page, last)
    go_on(page)
    looked = page.query_selector_all(".booth-looked-list strong")
    assert [row.inner_text() for row in looked] == [first, last]
    give(page)
    page.wait_for_selector("#booth-thanks-title:visible")
    assert opened_votes(server, made) == [[2, 1]]

"""Story 5: somebody stands who never would have; and with it a whole election.

Anwen is asked by a fellow member, has tea with a councillor, does the lesson, and stands with her
helper beside her and forty seconds of her voice. Ten people vote, each in another way: on their
pages in English, in Welsh and in Easy Read, once more after thinking again, with the code of a
letter, with a helper, by phone, by post, into the box at the forum, and on its tablet. The
scrutineers make their key and open the ballots away from any server, twice. She is told first, and
sits on the Council on the day.

Months pass by the clock of the server (tests/support/ahead.py). The phases are in
tests/support/whole_election; each test below goes on where the one before it stopped.
"""

from dataclasses import replace

import pytest

from tests.support import browser as chromium
from tests.support import living as copies
from tests.support import server as servers
from tests.support.ahead import Ahead
from tests.support.whole_election import (
    asked,
    closing,
    declared,
    planned,
    prepared,
    stands,
    voting,
)
from tests.support.whole_election.cast import cast
from tests.support.whole_election.story import Story


@pytest.fixture(scope="module")
def story(seeded, _browser, tmp_path_factory):
    """The election of these tests, on a server of its own with a clock of its own."""
    with copies.copy_of(seeded.database, "whole") as name:
        own = replace(seeded, database=name)
        with own.env(commit=True) as env:
            cast(env)
        copies.leave(name)
        clock = Ahead()
        with servers.running(template=name, before=clock.lay) as server:
            tabs = chromium.Pages(_browser, server)
            living = replace(own, database=server.database)
            folder = tmp_path_factory.mktemp("kit")
            yield Story(living, server, clock, tabs, folder)
            tabs.close()
            copies.leave(server.database)


@pytest.fixture(autouse=True)
def nothing_goes_wrong(story):
    """Scripts that fail and answers 500 fail the test in which they happen."""
    yield
    faults, story.tabs.faults[:] = list(story.tabs.faults), []
    assert not faults, "\n".join(faults)


def test_a_fellow_member_thinks_of_her_and_she_meets_a_councillor(story):
    asked.is_thought_of(story)
    asked.is_asked(story)
    asked.says_that_she_might(story)
    asked.meets_a_councillor(story)


def test_an_election_is_planned_and_noticed(story):
    planned.is_planned(story)
    planned.has_roles(story)
    planned.is_noticed(story)


def test_she_stands_with_her_helper_and_her_voice(story):
    stands.nominations_open(story)
    stands.she_stands(story)
    stands.others_stand(story)
    stands.they_are_accepted(story)
    stands.they_are_published(story)


def test_roll_letters_key_and_papers_are_made_and_the_voting_begins(story, _browser):
    prepared.roll_is_final(story)
    prepared.letters_go_out(story)
    prepared.key_is_made(story, _browser)
    prepared.papers_go_out(story)
    prepared.has_a_polling_place(story)
    prepared.is_ready(story)


def test_ten_people_vote_each_in_another_way(story):
    voting.on_their_pages(story)
    voting.changes_their_mind(story)
    voting.with_the_letter(story)
    voting.with_a_helper(story)
    voting.by_phone(story)
    voting.at_the_forum(story)
    voting.by_post(story)
    voting.who_has_voted(story)


def test_papers_are_keyed_the_ballots_opened_twice_and_counted(story, _browser):
    closing.voting_ends(story)
    closing.box_is_opened(story)
    closing.papers_are_keyed(story)
    closing.names_are_cut_off(story)
    closing.is_opened_twice(story, _browser)
    closing.is_counted(story)


def test_she_is_told_first_and_everybody_reads_the_result(story):
    declared.she_is_told_first(story)
    declared.scrutineers_report(story)
    declared.is_declared(story)
    declared.everybody_reads_it(story)
    declared.anybody_counts_again(story)


def test_she_takes_her_seat_on_the_day(story):
    declared.she_takes_her_seat(story)

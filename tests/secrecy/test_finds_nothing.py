"""On a whole election the same attacks find nothing, at any time (R65)."""

import functools

import pytest

from tests.secrecy import attacks

PHASES = ("voting", "closed", "declared")


@pytest.fixture(scope="module")
def marks(held):
    return held.held.marks()


@pytest.fixture(scope="module")
def looked(held, marks):
    """A function that looks through what there was in a phase, once."""

    @functools.cache
    def look(phase):
        return [attacks.look(table, marks) for table in held.at[phase]]

    return look


def say(found):
    return f"{len(found)} found:\n" + "\n".join(found[:20])


def test_there_is_much_to_look_at(held, looked, marks):
    """Voters are known in tables, logs and files: it is not for want of looking."""
    assert len(marks.ballots) == 28
    seen = {one.name: one for one in looked("declared") if one.rows}
    tables = {name for name, one in seen.items() if one.voter_rows}
    assert {"coop_election_envelope", "coop_election_elector", "mail_message"} <= tables
    assert {"coop_election_sealed", "statement log", "write-ahead log"} <= tables
    assert len(seen["coop_election_ballot"].ballot_rows) == 24
    looked_at = {table.name: table.rows for table in held.at["declared"]}
    assert len(looked_at["server log"]) > 100, "it names nobody, and was read all the same"
    assert {"bus_bus", "ir_logging", "ir_attachment", "mail_mail", "pg_stats"} <= looked_at.keys()
    assert "coop.election.envelope by RPC as returning" in looked_at
    assert "coop.election.ballot exported as returning" in looked_at
    assert "coop.election.envelope as __system__" in looked_at


@pytest.mark.parametrize("phase", ["voting", "closed"])
def test_before_the_opening_no_choice_is_anywhere(looked, marks, phase):
    """Not in a table, a log, a file of PostgreSQL, its statistics, a model or an answer."""
    found = attacks.in_the_clear(looked(phase), marks)
    assert not found, say(found)


@pytest.mark.parametrize("phase", PHASES)
@pytest.mark.parametrize("attack", attacks.ALL, ids=[one.__name__ for one in attacks.ALL])
def test_no_attack_joins_a_voter_to_a_choice(looked, marks, attack, phase):
    found = attack(looked(phase), marks)
    assert not found, say(found)


def test_no_two_copies_differ_by_a_ballot_of_one_who_voted_meanwhile(held, marks):
    for before, after in held.copies:
        one, other = ([attacks.look(table, marks) for table in each] for each in (before, after))
        assert not attacks.difference(one, other, marks)


def test_a_vote_that_was_replaced_is_never_seen(held, looked):
    replaced = {given.tracker for given in held.held.replaced.values()}
    for phase in PHASES:
        for one in looked(phase):
            assert not replaced & {key for row in one.rows for key in row.ballots}, one.name


def test_sizes_on_the_network_are_the_same_for_all_choices(held):
    """What is sent differs by the voter's token and name of the helper, not by the choice."""
    answers = {len(row[2]) for row in held.held.network_table().rows}
    assert len(answers) == 1, answers


def test_the_sweep_leaves_nothing_sealed_beside_the_names(held):
    """Dead rows had it until then: the attack sees them, and after the sweep it does not."""
    numbers = [given.number.encode() for given in held.held.given.values()]
    assert any(number in held.heaps["cut"] for number in numbers)
    assert not any(number in held.heaps["swept"] for number in numbers)

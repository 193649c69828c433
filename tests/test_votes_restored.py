"""A backup of mid-poll is restored: nobody has two votes, whoever's vote is lost gives it again,
and nothing that was not there before joins a voter to a choice (R68)."""

import copy
from dataclasses import dataclass, replace
from types import SimpleNamespace

import psycopg2
import pytest

from odoo.tools import mute_logger

from odoo.addons.coop_elections.records import parted, verify

from tests.secrecy import afterwards, attacks, sources
from tests.secrecy.election import WAYS, Election
from tests.secrecy.voting import sealed
from tests.support import backup
from tests.support import living as copies

ONLINE, POST = "v01", "v00"  # whose votes come after the backup
CHANGED = "v03"  # who votes before it, and anew after it
BEFORE = [f"v{number:02}" for number in (3, 5, *range(6, 20))]
VOTES = "SELECT elector_id, number, revision FROM coop_election_envelope WHERE election_id = %s"


@dataclass
class Cut:
    """The election that went on, the one that was restored, the heads of the journal that somebody
    wrote down, the tables of what was lost, and of what was restored, as it was then."""

    lost: object
    election: object
    heads: list
    tables: list
    fresh: dict


@pytest.fixture(scope="module")
def cut(seeded):
    with copies.copy_of(seeded.database, "midpoll") as name:
        lost = Election(SimpleNamespace(database=name, url=""), seeded).begin()
        baseline = sources.dump(name)
        for login in BEFORE:
            assert lost.cast(login)["code"] == "in"
        heads = [chained(lost)]
        with backup.taken(name) as file:
            restored = copy.copy(lost)
            restored.given = dict(lost.given)
            restored.texts = {login: [*texts] for login, texts in lost.texts.items()}
            for login in sorted(lost.rankings.keys() - set(BEFORE)):
                assert lost.cast(login)["code"] == "in"
            assert lost.cast(CHANGED, after=1)["revision"] == 2
            heads.append(chained(lost, "step"))
            tables = sources.aged(sources.dump(name, baseline), baseline)
            with backup.restored(file) as other:
                restored.seeded = replace(lost.seeded, database=other)
                yield Cut(lost, restored, heads, tables, sources.dump(other))
                copies.leave(other)
        copies.leave(name)


def chained(election, act=None):
    """Chain the journal, and return its head, which is public."""
    with election.env() as env:
        one = env["coop.election"].browse(election.number)
        if act:
            one._note(act, "Something was done after the backup")
        one._chain_journal()
        return one._get_journal_head()


def votes(election):
    with election.env() as env:
        env.cr.execute(VOTES, [election.number])
        return {elector: (number, revision) for elector, number, revision in env.cr.fetchall()}


def test_the_votes_of_before_the_backup_are_there_once_and_no_others(cut):
    found = votes(cut.election)
    electors = {cut.election.electors[login]: login for login in BEFORE}
    papers = [login for login in BEFORE if WAYS.get(login) == "post"]
    assert found.keys() == electors.keys()
    assert len(papers) == 3
    for elector, login in electors.items():
        number = None if login in papers else cut.election.given[login].number
        assert found[elector] == (number, 1)


def test_the_restored_database_takes_no_second_vote_of_one_elector(cut):
    elector = cut.election.electors[BEFORE[0]]
    with (
        cut.election.env(commit=False) as env,
        mute_logger("odoo.sql_db"),
        pytest.raises(psycopg2.errors.UniqueViolation),
    ):
        env.cr.execute(
            "INSERT INTO coop_election_envelope (company_id, election_id, contest_id, elector_id,"
            " channel, cast_at, revision, told, is_cut) SELECT company_id, election_id, contest_id,"
            " elector_id, 'post', cast_at, 1, FALSE, FALSE FROM coop_election_envelope"
            " WHERE elector_id = %s",
            [elector],
        )


def test_whoever_voted_after_the_backup_votes_again_on_a_device_and_on_paper(cut):
    login = ONLINE
    again = cut.election.cast(login, given=cut.lost.given[login])
    assert (again["code"], again["revision"]) == ("in", 1), "the device sends what it sealed"
    assert cut.election.cast(POST)["code"] == "in", "the paper is taken again"
    found = votes(cut.election)
    assert found[cut.election.electors[login]] == (cut.lost.given[login].number, 1)
    assert found[cut.election.electors[POST]] == (None, 1)


def test_who_changed_a_vote_after_the_backup_is_told_and_changes_it_again(cut):
    """The device knows of two votes, the database of one: nothing is written over unasked."""
    given = sealed(cut.election.manifest, cut.election.rankings[CHANGED])
    told = cut.election.cast(CHANGED, after=2, given=given)
    assert told == {"code": "elsewhere", "revision": 1}
    assert cut.election.cast(CHANGED, after=1, given=given)["revision"] == 2


def test_the_journal_checks_and_says_after_which_link_it_was_cut(cut):
    with cut.election.env() as env:
        document = env["coop.election"].browse(cut.election.number)._export_journal()
    links = document["links"]
    assert verify((one["lines"], one["head"]) for one in links) == cut.heads[0]
    assert parted([one["head"] for one in links], cut.heads) == len(links)
    # what is done from now on makes another chain, and that is seen as well
    chained(cut.election, "step")
    with cut.election.env() as env:
        document = env["coop.election"].browse(cut.election.number)._export_journal()
    heads = [one["head"] for one in document["links"]]
    assert verify((one["lines"], one["head"]) for one in document["links"]) == heads[-1]
    assert parted(heads, cut.heads) == len(heads) - 1


def test_nothing_in_what_was_restored_or_lost_joins_a_voter_to_a_choice(cut):
    """The election goes on to its count; the attacker has what was lost beside it."""
    election, lost = cut.election, cut.lost
    there = votes(election)
    missing = [login for login, number in election.electors.items() if number not in there]
    election.dice.shuffle(missing)
    for login in missing:
        assert election.cast(login)["code"] == "in"
        # what was lost of them is known to the attacker as theirs
        election.texts[login] = list({*election.texts[login], *lost.texts[login]})
    database = election.seeded.database
    waiting = sources.dump(database, cut.fresh)
    afterwards.close(election)
    afterwards.key_papers(election)
    afterwards.cut(election)
    afterwards.bring_back(election)
    tables = sources.aged(sources.dump(database, waiting), cut.fresh)
    marks = election.marks()
    before = [
        attacks.look(table, marks) for table in [*cut.tables, *sources.aged(waiting, cut.fresh)]
    ]
    assert not attacks.in_the_clear(before, marks)
    seen = [*before, *(attacks.look(table, marks) for table in tables)]
    ballots = {
        key
        for one in seen
        if one.name == "coop_election_ballot"
        for row in one.rows
        for key in row.ballots
    }
    assert len(ballots) == len(election.rankings)
    assert [attack.__name__ for attack in attacks.ALL if attack(seen, marks)] == []

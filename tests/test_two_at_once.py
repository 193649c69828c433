"""Two elections in which the same people vote at the same time, and one of them is abandoned."""

import io
from dataclasses import dataclass, replace

import pytest

from odoo.addons.coop_elections.envelope import open_all
from odoo.addons.coop_elections.envelope.canonical import sha256
from odoo.addons.coop_elections.envelope.outcome import NAME, files

from tests.secrecy.voting import sealed
from tests.support import living as copies
from tests.support.elected_poll import polled
from tests.support.thaw import thawed

VOTERS = ("member", "neighbour")
SEALED = "SELECT count(*) FROM coop_election_envelope WHERE election_id = %s AND sealed IS NOT NULL"


@dataclass
class Two:
    """A co-op with two polls; each test has its own copy."""

    own: object
    one: object
    other: object

    def election(self, env, poll):
        return env["coop.election"].browse(poll.election)

    def elector(self, env, poll, login):
        contest = env["coop.election.contest"].browse(poll.contest)
        return contest._get_elector(env["coop.membership"].browse(self.own.memberships[login]))

    def cast(self, env, poll, login, ranking, of=None):
        """Somebody votes; with ``of`` in a ballot that was sealed for another election."""
        manifest = self.election(env, of or poll)._get_manifest()._read()
        given = sealed(manifest, ranking)
        elector = self.elector(env, poll, login)
        return elector._cast(given.number, given.sealed, 0, "portal")["code"]

    def count_sealed(self, env, poll):
        env.cr.execute(SEALED, [poll.election])
        return env.cr.fetchone()[0]

    def close(self, env, poll):
        """The hour of its close has come."""
        with thawed(env):
            env.cr.execute(
                "UPDATE coop_election_step SET at = now() AT TIME ZONE 'UTC' - interval '1 second'"
                " WHERE election_id = %s AND code = 'poll_closes'",
                [poll.election],
            )
        env.invalidate_all()
        self.election(env, poll)._go_on("close_poll")

    def open(self, env, poll):
        """Names are cut off; return what the scrutineers' program makes of what was sealed."""
        election = self.election(env, poll)
        election._cut_names()
        stream = io.BytesIO(election._get_envelopes_file())
        manifest = election._get_manifest()._read()
        return open_all(manifest, stream, poll.seed, 2, processes=1)


@pytest.fixture(scope="module")
def prepared(seeded):
    with copies.copy_of(seeded.database, "prepared") as name:
        own = replace(seeded, database=name)
        with own.env(commit=True) as env:
            one = polled(env, own.memberships)
            other = polled(env, own.memberships)
        copies.leave(name)
        yield own, one, other


@pytest.fixture
def two(prepared):
    own, one, other = prepared
    with copies.copy_of(own.database, "two") as name:
        yield Two(replace(own, database=name), one, other)


def test_each_voter_has_a_vote_and_a_number_of_its_own_in_each(two):
    with two.own.env() as env:
        numbers = {
            two.elector(env, poll, login).number
            for poll in (two.one, two.other)
            for login in VOTERS
        }
        assert len(numbers) == 4
        for poll in (two.one, two.other):
            for login in VOTERS:
                assert two.cast(env, poll, login, [1]) == "in"
        assert [two.count_sealed(env, poll) for poll in (two.one, two.other)] == [2, 2]


def test_a_code_of_one_opens_nothing_of_the_other(two):
    with two.own.env() as env:
        codes = env["coop.election.code"]
        member = two.own.memberships["member"]
        for poll in (two.one, two.other):
            typed = codes._issue(two.election(env, poll), [member], "printer")[member]
            assert codes._find(typed).election_id == two.election(env, poll)


def test_while_one_closes_people_vote_in_the_other(two):
    with two.own.env(commit=True) as closing:
        two.close(closing, two.one)
        with two.own.env(commit=True) as voting:
            voting.cr.execute("SET LOCAL lock_timeout = '2s'")
            assert two.cast(voting, two.other, "member", [2]) == "in"
    with two.own.env() as env:
        assert two.cast(env, two.one, "member", [2]) == "closed"
        states = [two.election(env, poll).state for poll in (two.one, two.other)]
        assert states == ["closed", "poll"]


def test_a_ballot_that_was_sealed_for_one_opens_in_no_other(two):
    with two.own.env(commit=True) as env:
        assert two.cast(env, two.one, "member", [2, 1], of=two.other) == "in"
        assert two.cast(env, two.one, "neighbour", [3]) == "in"
        two.close(env, two.one)
        opening = two.open(env, two.one)
        [ballots] = opening.ballots.values()
        assert [list(ranking) for _tracker, ranking in ballots] == [[3]]
        assert len(opening.rejected) == 1


def test_one_is_abandoned_with_votes_in_it_and_the_other_is_counted(two):
    with two.own.env(commit=True) as env:
        for login, ranking in zip(VOTERS, ([1, 2], [2]), strict=True):
            assert two.cast(env, two.one, login, ranking) == "in"
            assert two.cast(env, two.other, login, ranking[::-1]) == "in"
    with two.own.env(commit=True) as env:
        two.election(env, two.other)._abandon("A seat was missing")
    with two.own.env(commit=True) as env:
        assert two.election(env, two.one).state == "poll"
        assert two.cast(env, two.other, "neighbour", [1]) == "closed"
        # what was sealed for it is gone; what was sealed for the other is as it was
        assert [two.count_sealed(env, poll) for poll in (two.one, two.other)] == [2, 0]
        two.close(env, two.one)
        election = two.election(env, two.one)
        opened = files(two.open(env, two.one))
        election._bring_back(opened, sha256(opened[NAME]))
        ballots = env["coop.election.ballot"].search([("election_id", "=", election.id)])
        assert sorted(ballots.mapped("ranking")) == ["[1,2]", "[2]"]
        assert not env["coop.election.ballot"].search_count(
            [("election_id", "=", two.other.election)]
        )
        journal = two.election(env, two.other).journal_ids
        assert {"abandoned", "cleared"} <= set(journal.mapped("act"))

"""Votes at the same moment, and the end of the voting beside them: one is taken, or none."""

import secrets
from dataclasses import replace

import psycopg2
import pytest

from odoo.tools import mute_logger

from odoo.addons.coop_elections.envelope import Ballot, ballot, seal
from odoo.addons.coop_elections.envelope.ballot import VOTE
from odoo.addons.coop_elections.envelope.canonical import to_text

from tests.support import living as copies
from tests.support.elected_poll import VOTER, polled
from tests.support.thaw import thawed


@pytest.fixture(scope="module")
def poll(seeded):
    """A copy in which people vote."""
    with copies.copy_of(seeded.database, "poll") as name:
        own = replace(seeded, database=name)
        with own.env(commit=True) as env:
            made = polled(env, own.memberships)
        yield own, made


@pytest.fixture
def fresh(poll):
    """The same, with no vote yet."""
    own, made = poll
    with own.env(commit=True) as env:
        env.cr.execute("DELETE FROM coop_election_envelope")
    return own, made


def sealed(env, made, ranking):
    election = env["coop.election"].browse(made.election)
    manifest = election._get_manifest()._read()
    code = election.contest_ids._get_code()
    number = secrets.token_hex(16)
    data = ballot.encode(
        manifest.contests[code], Ballot(secrets.token_bytes(16), VOTE, tuple(ranking))
    )
    return number, to_text(seal(manifest.key, data, manifest.info(code), number))


def elector(env, own, made):
    contest = env["coop.election.contest"].browse(made.contest)
    return contest._get_elector(env["coop.membership"].browse(own.memberships[VOTER]))


def cast(env, own, made, after=0, channel="portal"):
    number, text = sealed(env, made, [1])
    return elector(env, own, made)._cast(number, text, after, channel)


def rows(own):
    with own.env() as env:
        env.cr.execute("SELECT channel, revision FROM coop_election_envelope")
        return env.cr.fetchall()


def test_of_two_votes_of_one_person_at_once_one_is_taken_and_the_other_is_told(fresh):
    own, made = fresh
    with own.env(commit=True) as late:
        late.cr.execute("SELECT count(*) FROM coop_election_envelope")
        with own.env(commit=True) as env:
            assert cast(env, own, made, channel="phone")["code"] == "in"
        with mute_logger("odoo.sql_db"), pytest.raises(psycopg2.errors.SerializationFailure):
            cast(late, own, made)
        # as Odoo does: again, on what the other left
        late.cr.rollback()
        late.invalidate_all()
        assert cast(late, own, made) == {"code": "elsewhere", "revision": 1}
    assert rows(own) == [("phone", 1)]


def test_a_paper_that_is_taken_beside_a_vote_online_leaves_one_of_them(fresh):
    own, made = fresh
    with own.env(commit=True) as env:
        paper = env["coop.election.paper"]._issue(elector(env, own, made))
        number = paper.id
    with own.env(commit=True) as late:
        late.cr.execute("SELECT count(*) FROM coop_election_envelope")
        with own.env(commit=True) as env:
            assert env["coop.election.paper"].browse(number)._come_back(True) == "returned"
        with mute_logger("odoo.sql_db"), pytest.raises(psycopg2.errors.SerializationFailure):
            cast(late, own, made)
        late.cr.rollback()
        late.invalidate_all()
        assert cast(late, own, made) == {"code": "paper"}
    assert rows(own) == [("post", 1)]


def test_closing_waits_for_whoever_is_casting(fresh):
    own, made = fresh
    with own.env(commit=True) as voting:
        assert cast(voting, own, made)["code"] == "in"
        with own.env() as closing:
            closing.cr.execute("SET LOCAL lock_timeout = '200ms'")
            election = closing["coop.election"].browse(made.election)
            with mute_logger("odoo.sql_db"), pytest.raises(psycopg2.errors.LockNotAvailable):
                closing["coop.election.envelope"]._lock_whole(election)
    with own.env() as closing:
        closing.cr.execute("SET LOCAL lock_timeout = '200ms'")
        closing["coop.election.envelope"]._lock_whole(
            closing["coop.election"].browse(made.election)
        )


def test_a_vote_whose_request_began_before_the_end_and_came_after_it_is_refused(fresh):
    """Its transaction sees the voting still open; the clock of the database goes on."""
    own, made = fresh
    step = "election_id = %s AND code = 'poll_closes'"
    with own.env(commit=True) as late:
        number, text = sealed(late, made, [1])
        one = elector(late, own, made)
        late.cr.rollback()
        late.invalidate_all()
        with own.env(commit=True) as env, thawed(env):
            env.cr.execute(f"SELECT at FROM coop_election_step WHERE {step}", [made.election])
            before = env.cr.fetchone()[0]
            env.cr.execute(
                "UPDATE coop_election_step SET at = (clock_timestamp() AT TIME ZONE 'UTC')"
                f" + interval '500 milliseconds' WHERE {step}",
                [made.election],
            )
        over = (
            "SELECT at < clock_timestamp() AT TIME ZONE 'UTC', state FROM coop_election_step s"
            f" JOIN coop_election e ON e.id = s.election_id WHERE {step}"
        )
        late.cr.execute(over, [made.election])
        is_over, state = late.cr.fetchone()
        assert state == "poll"
        while not is_over:
            late.cr.execute(over, [made.election])
            is_over, state = late.cr.fetchone()
        assert state == "poll"
        assert one._cast(number, text, 0, "portal")["code"] == "closed"
    assert rows(own) == []
    with own.env(commit=True) as env, thawed(env):
        env.cr.execute(
            f"UPDATE coop_election_step SET at = %s WHERE {step}", [before, made.election]
        )

"""Votes beside acts of an election that take long: none waits for them."""

import secrets
from dataclasses import replace
from unittest.mock import patch

import pytest

from odoo.addons.coop_elections.envelope import Ballot, ballot, seal
from odoo.addons.coop_elections.envelope.ballot import VOTE
from odoo.addons.coop_elections.envelope.canonical import to_text

from tests.support import living as copies
from tests.support.elected_poll import VOTER, polled


@pytest.fixture(scope="module")
def poll(seeded):
    """A copy in which people vote."""
    with copies.copy_of(seeded.database, "beside") as name:
        own = replace(seeded, database=name)
        with own.env(commit=True) as env:
            made = polled(env, own.memberships)
        yield own, made


def cast(env, own, made):
    """The voter votes; whoever holds a lock that is in the way makes it fail at once."""
    election = env["coop.election"].browse(made.election)
    contest = election.contest_ids
    manifest = election._get_manifest()._read()
    number = secrets.token_hex(16)
    data = ballot.encode(
        manifest.contests[contest._get_code()], Ballot(secrets.token_bytes(16), VOTE, (1,))
    )
    sealed = seal(manifest.key, data, manifest.info(contest._get_code()), number)
    env.cr.execute("SET LOCAL lock_timeout = '200ms'")
    voter = contest._get_elector(env["coop.membership"].browse(own.memberships[VOTER]))
    return voter._cast(number, to_text(sealed), 0, "portal")["code"]


def remind(election):
    election.env.cr.execute("UPDATE coop_election_rules SET remind_days = 400")
    election.env.invalidate_all()
    election._cron_remind()
    assert election.reminded_at


def send_papers(election):
    election._issue_papers(election._get_not_voted())


def change(election):
    election._lock()
    election._tell_voters("election_changed", key="change-2")
    election._note("step", "Told")


ACTS = {
    "reminding": remind,
    "sending papers out": send_papers,
    "printing papers": lambda election: (send_papers(election), election.action_print_papers()),
    "telling of a change": change,
    "chaining the journal": lambda election: election._cron_chain_journals(),
    "going on by the hour": lambda election: election._cron_go_on(),
}


@pytest.mark.parametrize("act", ACTS)
def test_a_vote_waits_for_no_act_that_takes_long(poll, act):
    own, made = poll
    with own.env() as busy:
        progress = patch.object(type(busy["ir.cron"]), "_commit_progress", lambda *_a, **_k: 1)
        with progress:
            ACTS[act](busy["coop.election"].browse(made.election))
        busy.flush_all()
        # the act has done all its work, and is not committed yet
        with own.env() as env:
            assert cast(env, own, made) == "in"


def test_acts_still_wait_for_one_another(poll):
    own, made = poll
    with own.env() as first, own.env() as second:
        first["coop.election"].browse(made.election)._lock()
        election = second["coop.election"].browse(made.election)
        assert not election.try_lock_for_update(allow_referencing=True)

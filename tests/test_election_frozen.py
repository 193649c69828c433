"""What was noticed of an election stays, whoever writes into the database, and however."""

from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import psycopg2
import pytest

from odoo.tools import mute_logger

from tests.support import living as copies
from tests.support.elected_poll import polled

ELECTION, CONTEST = "coop_election_frozen", "coop_election_contest_frozen"
STEP, CANDIDATE = "coop_election_step_frozen", "coop_election_candidate_frozen"
#: what somebody with the database in their hands might do, and the rule that refuses it
ATTACKS = (
    ('UPDATE coop_election SET name = \'{"en_GB": "Other"}\' WHERE id = %(election)s', ELECTION),
    ("UPDATE coop_election SET by_post = NOT by_post WHERE id = %(election)s", ELECTION),
    ("UPDATE coop_election SET is_rehearsal = TRUE WHERE id = %(election)s", ELECTION),
    ("UPDATE coop_election SET qualifying_on = '2001-01-01' WHERE id = %(election)s", ELECTION),
    ("UPDATE coop_election SET state = 'draft' WHERE id = %(election)s", ELECTION),
    ("UPDATE coop_election_contest SET counting_rule = 'meek' WHERE id = %(contest)s", CONTEST),
    ("UPDATE coop_election_contest SET seats = seats + 1 WHERE id = %(contest)s", CONTEST),
    ("UPDATE coop_election_contest SET duplicates = 'paper' WHERE id = %(contest)s", CONTEST),
    (
        "DELETE FROM coop_election_contest_coop_seat_rel"
        " WHERE coop_election_contest_id = %(contest)s",
        CONTEST,
    ),
    (
        "INSERT INTO coop_election_contest (election_id, company_id, question, counting_rule,"
        " candidate_order, uncontested, ties, duplicates) SELECT election_id, company_id, '{}',"
        " counting_rule, candidate_order, uncontested, ties, duplicates FROM coop_election_contest"
        " WHERE id = %(contest)s",
        CONTEST,
    ),
    (
        "UPDATE coop_election_step SET at = at + interval '1 hour'"
        " WHERE election_id = %(election)s AND code = 'poll_closes'",
        STEP,
    ),
    (
        "UPDATE coop_election_step SET day = day + 1, at = at + interval '1 day'"
        " WHERE election_id = %(election)s AND code = 'declared'",
        STEP,
    ),
    (
        "DELETE FROM coop_election_step WHERE election_id = %(election)s AND code = 'poll_notice'",
        STEP,
    ),
    (
        "UPDATE coop_election_candidate SET ballot_order = ballot_order + 10"
        " WHERE contest_id = %(contest)s",
        CANDIDATE,
    ),
    (
        "UPDATE coop_election_candidate SET ballot_name = 'Nobody' WHERE contest_id = %(contest)s",
        CANDIDATE,
    ),
    ("DELETE FROM coop_election_candidate WHERE contest_id = %(contest)s", CANDIDATE),
)


@pytest.fixture(scope="module")
def noticed(seeded):
    """A copy in which notice was given and people vote."""
    with copies.copy_of(seeded.database, "frozen") as name:
        own = replace(seeded, database=name)
        with own.env(commit=True) as env:
            made = polled(env, own.memberships)
        yield own, made


@contextmanager
def refused(own, rule):
    """A transaction that the database refuses under this rule, when it ends."""
    with mute_logger("odoo.sql_db"), pytest.raises(psycopg2.errors.RestrictViolation) as found:
        with own.env(commit=True) as env:
            yield env
    assert found.value.diag.constraint_name == rule


@pytest.mark.parametrize(("attack", "rule"), ATTACKS)
def test_what_was_noticed_is_changed_by_no_sql(noticed, attack, rule):
    own, made = noticed
    values = {"election": made.election, "contest": made.contest}
    with refused(own, rule) as env:
        env.cr.execute(attack, values)
        assert env.cr.rowcount > 0


def test_a_change_notice_moves_a_step_and_what_it_did_not_say_stays(noticed):
    own, made = noticed
    with own.env(commit=True) as env:
        election = env["coop.election"].browse(made.election)
        step = election._get_step("declared")
        election._change({"declared": (step.day + timedelta(days=1), step.hour)}, "The post")
    with refused(own, STEP) as env:
        election = env["coop.election"].browse(made.election)
        election._publish("change", "Nothing")
        env.flush_all()
        env.cr.execute(
            "UPDATE coop_election_step SET at = at - interval '1 hour'"
            " WHERE election_id = %s AND code = 'poll_closes'",
            [made.election],
        )


def test_what_acts_write_after_the_notice_goes_on(noticed):
    own, made = noticed
    with own.env(commit=True) as env:
        contest = env["coop.election.contest"].browse(made.contest)
        contest.write({"outcome": "contested", "unfilled": 0})
        env["coop.election"].browse(made.election)._get_step("poll_opens")._note_done()


def test_a_draft_is_changed_as_one_likes(noticed):
    own, _made = noticed
    with own.env(commit=True) as env:
        draft = env["coop.election"].search([("state", "=", "draft")], limit=1)
        assert draft
        draft.contest_ids[:1].counting_rule = "meek"
        draft.name = "Another draft"


def test_the_catalogue_of_the_database_is_asked_for_it(noticed):
    own, _made = noticed
    with own.env() as env:
        wall = env["coop.wall"]
        assert not wall._missing_from_catalogue()
        env.cr.execute("ALTER TABLE coop_election_step DISABLE TRIGGER coop_election_step_frozen")
        assert wall._missing_from_catalogue() == [
            "coop_election_step: trigger coop_election_step_frozen"
        ]


@pytest.mark.parametrize(
    ("model", "rule"),
    [
        ("coop.election", ELECTION),
        ("coop.election.contest", CONTEST),
        ("coop.election.step", STEP),
        ("coop.election.candidate", CANDIDATE),
    ],
)
def test_the_refusal_is_a_sentence(noticed, model, rule):
    own, _made = noticed

    class Refusal:
        class diag:
            constraint_name = rule
            table_name = ""

    with own.env() as env:
        assert len(env[model]._sql_error_to_message(Refusal).split()) > 5

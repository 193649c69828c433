"""What the database holds of a noticed election by itself, whoever writes.

The acts and the ORM refuse earlier and in words; this holds against SQL by hand as well. It looks
when a transaction ends, at what it leaves: an act writes a step and then the notice that says so.
"""

from odoo.tools import SQL

from .freeze_functions import BEFORE, CANDIDATE, CONTEST, ELECTION, REFUSE, STEP

SEATS = "coop_election_contest_coop_seat_rel"


def _changed(*names):
    return " OR ".join(f"OLD.{name} IS DISTINCT FROM NEW.{name}" for name in names)


NOTICED = (
    "name",
    "company_id",
    "kind",
    "body_id",
    "meeting_id",
    "is_rehearsal",
    "rules_id",
    '"where"',
    "by_portal",
    "by_post",
    "by_phone",
    "by_place",
    "noticed_on",
    "qualifying_on",
)
CONTESTS = (
    "election_id",
    "company_id",
    "constituency_id",
    "question",
    "majority",
    "seats",
    "term_from",
    "term_months",
    "term_to",
    "term_lengths",
    "counting_rule",
    "candidate_order",
    "identity_declaration",
    "uncontested",
    "ties",
    "duplicates",
    "publication_floor",
    "proposers",
)
CANDIDATES = (
    "company_id",
    "election_id",
    "contest_id",
    "membership_id",
    "ballot_order",
    "ballot_name",
    "statement",
    "statement_easy",
)
# table -> the functions that its triggers run, and the triggers: (name, when it fires, under which
# condition, what it runs)
TABLES = {
    "coop_election": (
        (REFUSE, ELECTION),
        (
            (
                "coop_election_frozen",
                "AFTER UPDATE",
                f"OLD.state <> 'draft' AND (NEW.state = 'draft' OR {_changed(*NOTICED)})",
                "coop_election_frozen",
            ),
            (
                "coop_election_frozen_stays",
                "AFTER DELETE",
                "OLD.state <> 'draft'",
                "coop_election_frozen",
            ),
        ),
    ),
    "coop_election_contest": (
        (BEFORE, REFUSE, CONTEST),
        (
            (
                "coop_election_contest_frozen",
                "AFTER UPDATE",
                _changed(*CONTESTS),
                "coop_election_contest_frozen",
            ),
            (
                "coop_election_contest_frozen_stays",
                "AFTER INSERT OR DELETE",
                "",
                "coop_election_contest_frozen",
            ),
        ),
    ),
    SEATS: (
        (BEFORE, REFUSE, CONTEST),
        (
            (
                "coop_election_seats_frozen",
                "AFTER INSERT OR UPDATE OR DELETE",
                "",
                "coop_election_contest_frozen",
            ),
        ),
    ),
    "coop_election_step": (
        (REFUSE, STEP),
        (
            (
                "coop_election_step_frozen",
                "AFTER UPDATE",
                _changed("election_id", "code", "day", "at"),
                "coop_election_step_frozen",
            ),
            (
                "coop_election_step_frozen_stays",
                "AFTER INSERT OR DELETE",
                "",
                "coop_election_step_frozen",
            ),
        ),
    ),
    "coop_election_candidate": (
        (BEFORE, REFUSE, CANDIDATE),
        (
            (
                "coop_election_candidate_frozen",
                "AFTER UPDATE",
                f"OLD.ballot_order IS NOT NULL AND ({_changed(*CANDIDATES)})",
                "coop_election_candidate_frozen",
            ),
            (
                "coop_election_candidate_frozen_stays",
                "AFTER DELETE",
                "OLD.ballot_order IS NOT NULL",
                "coop_election_candidate_frozen",
            ),
            (
                "coop_election_candidate_frozen_joins",
                "AFTER INSERT",
                "NEW.ballot_order IS NOT NULL",
                "coop_election_candidate_frozen",
            ),
        ),
    ),
}


def install(cr, table):
    """Put the triggers on a table that is there; harmless when they are there."""
    functions, triggers = TABLES[table]
    for function in functions:
        cr.execute(function)
    for name, fires, when, function in triggers:
        parts = {
            "name": SQL.identifier(name),
            "table": SQL.identifier(table),
            "fires": SQL(fires),
            "when": SQL(f"WHEN ({when})" if when else ""),
            "function": SQL.identifier(function),
        }
        # ALWAYS: also in a session that plays a replica, where other triggers keep silent
        for statement in (
            "DROP TRIGGER IF EXISTS %(name)s ON %(table)s",
            "CREATE CONSTRAINT TRIGGER %(name)s %(fires)s ON %(table)s"
            " DEFERRABLE INITIALLY DEFERRED FOR EACH ROW %(when)s EXECUTE FUNCTION %(function)s()",
            "ALTER TABLE %(table)s ENABLE ALWAYS TRIGGER %(name)s",
        ):
            cr.execute(SQL(statement, **parts))

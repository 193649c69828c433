"""The roll of an election with a million electors against a bare INSERT ... SELECT.

Three constituencies, one for each category of member; a rehearsal, so that nobody is told. The peer
inserts the same members of the same constituencies, by the same query, into a table with the same
columns, keys, indexes and foreign keys, numbered one after the other: no random numbers, no wall,
nobody struck off, no fingerprint. It is measured before and after ours, and the mean taken. Target
for making and closing the roll together: 1.5 times the peer.

Codes and lines of the file for a printer follow, for the first ten thousand, without a peer.
"""

from datetime import timedelta

from odoo.fields import Command
from odoo.tools import SQL

from .measure import measured

TARGET_RATIO = 1.5
LETTERS = 10_000


def main(env):
    election = _notice(env)
    election._count_voters()  # both find warm pages
    with measured() as before:
        bare = _bare(env, election)
    with measured() as made:
        count = election._make_roll()
        env.flush_all()
    with measured() as closed:
        election._make_roll_final()
        env.flush_all()
    with measured() as after:
        _bare(env, election)

    peer = (before.seconds + after.seconds) / 2
    ratio = (made.seconds + closed.seconds) / peer
    print(f"{count:,} electors in {len(election.contest_ids)} contests")
    print(f"roll made: {made.seconds:.1f} s, {made.megabytes:.0f} MB")
    print(f"made final, with its fingerprint: {closed.seconds:.1f} s")
    print(f"bare INSERT ... SELECT: {before.seconds:.1f} s before, {after.seconds:.1f} s after")
    print(f"ratio {ratio:.2f} (target {TARGET_RATIO}); made alone {made.seconds / peer:.2f}")
    assert count == bare, f"{count:,} rows, the peer has {bare:,}"
    numbers = env.execute_query(
        SQL(
            "SELECT count(DISTINCT number), count(*) FROM coop_election_elector"
            " WHERE election_id = %s",
            election.id,
        )
    )[0]
    assert numbers == (count, count), f"numbers are not unique: {numbers}"
    with measured() as checked:
        assert election._is_roll_as_final()
    print(f"fingerprint checked: {checked.seconds:.1f} s")
    _letters(env, election)
    assert ratio <= TARGET_RATIO, f"ratio {ratio:.2f}"


def _notice(env):
    """Give notice of a rehearsal of an election by all members, in constituencies by category."""
    company = env.company
    categories = env["coop.membership.category"].search([("company_id", "=", company.id)])
    constituencies = env["coop.constituency"].create(
        [
            {"name": f"Group {number}", "category_id": category.id, "company_id": company.id}
            for number, category in enumerate(categories, start=1)
        ]
    )
    constituencies.date_from = "2017-01-01"
    council = env["coop.body"].create({"name": "Council", "kind": "council"})
    council.with_context(lang="cy_GB").name = "Cyngor"
    env["coop.body.rules"].create({"body_id": council.id, "valid_from": "2017-01-01"})
    seats = env["coop.seat"].create(
        [
            {
                "body_id": council.id,
                "constituency_id": group.id,
                "number": 1,
                "date_from": "2017-01-01",
            }
            for group in constituencies
        ]
    )
    today = env["coop.clock"].today()
    # on whatever day of the week the bench runs
    delivered = env.ref("coop_elections.rules_delivered")
    delivered.copy({"company_id": company.id, "working_only": False})
    window = env["coop.election.plan"].create(
        {
            "name": "A million",
            "name_cy": "Miliwn",
            "start": today,
            "until": today + timedelta(days=300),
            "body_id": council.id,
            "is_rehearsal": True,
            "line_ids": [
                Command.clear(),
                *(
                    Command.create(
                        {
                            "constituency_id": seat.constituency_id.id,
                            "seat_ids": [Command.set(seat.ids)],
                        }
                    )
                    for seat in seats
                ),
            ],
        }
    )
    election = env["coop.election"].browse(window.action_plan()["res_id"])
    election.role_ids = [
        Command.create({"role": role, "name": name, "phone": "01792 555 070"})
        for role, name in (
            ("returning_officer", "Rhian Rhedyn"),
            ("scrutineer", "Sioned Saffrwm"),
            ("scrutineer", "Tegid Teim"),
        )
    ]
    election.where = "The office"
    election.with_context(lang="cy_GB").where = "Y swyddfa"
    election._give_notice()
    return election


def _bare(env, election):
    """Insert the same members into a table with the same keys and indexes; return how many."""
    cr = env.cr
    cr.execute("DROP TABLE IF EXISTS bare_elector")
    cr.execute("CREATE TABLE bare_elector (LIKE coop_election_elector INCLUDING ALL)")
    keys = env.execute_query(
        SQL(
            "SELECT pg_get_constraintdef(oid) FROM pg_constraint"
            " WHERE conrelid = 'coop_election_elector'::regclass AND contype = 'f'"
        )
    )
    assert keys, "the roll has no foreign keys: the peer would be another"
    for (key,) in keys:
        cr.execute(SQL("ALTER TABLE bare_elector ADD %s", SQL(key)))
    cr.execute(
        SQL(
            """
            INSERT INTO bare_elector
                   (company_id, election_id, contest_id, membership_id, number, state,
                    recorded_at, recorded_by_id, recorded_by)
            SELECT %s, %s, contest_id, membership_id, row_number() OVER (), 'on', now(), %s, %s
              FROM (%s) AS voter
            """,
            election.company_id.id,
            election.id,
            env.uid,
            env.user.name,
            election._sql_voters(),
        )
    )
    return cr.rowcount


def _letters(env, election):
    """Write the first batches of the file for a printer, and say how long all would take."""
    letters = env["coop.election.letters"]._begin(election, "printer")
    done = 0
    with measured() as written:
        for members in election._iterate_unwritten(1000):
            typed = env["coop.election.code"]._issue(
                election, members.ids, "printer", letters_id=letters.id
            )
            done += len(letters._get_rows(members, typed))
            if done >= LETTERS:
                break
    print(
        f"codes and lines of the file for {done:,} letters: {written.seconds:.1f} s,"
        f" {written.megabytes:.0f} MB"
    )

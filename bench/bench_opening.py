"""The file of sealed ballots that goes to the opening, and the ballots that come back, in bounded
memory: for a million electors, beside the same bytes made with every row in memory.

Memory is what Python holds (``tracemalloc``), so it does not depend on the machine. SEALED is
another number of ballots. Targets: the same bytes; below 16 MB, whatever the number; for half a
million and more at most a twentieth of the peer's memory.
"""

import hashlib
import io
import os
import tracemalloc
from types import SimpleNamespace
from unittest.mock import patch

from odoo.tools import SQL

from .bench_roll import _notice

MOST_MEGABYTES = 16
TARGET_RATIO, FROM = 1 / 20, 500_000
MARK = "0" * 64


def main(env):
    number = int(os.environ.get("SEALED") or 1_000_000)
    election = _notice(env)
    contest = election.contest_ids[0]
    _seal(env, election, contest, number)
    manifest = SimpleNamespace(
        fingerprint=MARK,
        _read=lambda: SimpleNamespace(
            contests={contest._get_code(): SimpleNamespace(candidates=("A", "B"))}
        ),
    )
    with patch.object(type(election), "_get_manifest", lambda self: manifest):
        _compare(
            number,
            "sealed ballots written",
            lambda: _print_of(election._write_envelopes_file()),
            lambda: _print_of(io.BytesIO(_write_at_once(env, election, contest))),
        )
        data = _opened(number)
        said = {"json_sha256": hashlib.sha256(data).hexdigest(), "ballots": number}
        _compare(
            number,
            "ballots read",
            lambda: _lay_aside(env, election, contest, io.BytesIO(data), said),
            lambda: len(_parse(data)["ballots"]),
        )


def _compare(number, what, ours, peer):
    """Do both; print the most that each held, and check that they made the same."""
    made, mine = _highest(ours)
    whole, theirs = _highest(peer)
    assert made == whole, f"{what}: {made} is not {whole}"
    ratio = mine / theirs
    held = f"{mine / 1e6:.1f} MB, all in memory {theirs / 1e6:.0f} MB"
    print(f"{number:,} {what}: {held}, ratio {ratio:.3f}")
    assert mine < MOST_MEGABYTES * 1e6, f"{what}: {mine / 1e6:.1f} MB"
    assert number < FROM or ratio <= TARGET_RATIO, f"{what}: ratio {ratio:.3f}"


def _highest(work):
    """Return (what the work made, the most bytes that Python held for it)."""
    tracemalloc.start()
    try:
        return work(), tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def _print_of(file):
    with file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _seal(env, election, contest, number):
    """Record so many sealed ballots: bytes that open to nothing, as long as real ones."""
    env["coop.election.sealed"]._wall_insert_select(
        ["election_id", "contest_id", "number", "sealed", "fingerprint"],
        SQL(
            """
            SELECT %s, %s, md5(place::text), sealed, encode(sha256(sealed), 'hex')
              FROM (SELECT place, decode(repeat(md5(place::text), 8), 'hex') AS sealed
                      FROM generate_series(1, %s) AS place) AS made
            """,
            election.id,
            contest.id,
            number,
        ),
        election.company_id,
    )


def _write_at_once(env, election, contest):
    """Return the file, made with every row in memory."""
    # Odoo's addons can be imported once Odoo runs
    from odoo.addons.coop_elections.envelope.envelopes import write_envelopes

    rows = env.execute_query(
        SQL(
            "SELECT number, sealed FROM coop_election_sealed WHERE election_id = %s"
            " ORDER BY fingerprint, contest_id, number",
            election.id,
        )
    )
    stream, code = io.BytesIO(), contest._get_code()
    write_envelopes(stream, MARK, len(rows), ((code, one, bytes(two)) for one, two in rows))
    return stream.getvalue()


def _opened(number):
    """Return the file of a contest as an opening makes it."""
    ballots = b",".join(b'{"ranking":[1,2],"tracker":"%032x"}' % one for one in range(number))
    return b'{"ballots":[' + ballots + b'],"candidates":["A","B"],"seats":1}'


def _lay_aside(env, election, contest, stream, said):
    env.cr.execute(
        "CREATE TEMPORARY TABLE opened_ballots_aside"
        " (contest integer, tracker varchar, ranking varchar) ON COMMIT DROP"
    )
    assert election._lay_aside(contest, stream, said), "not the file that was opened"
    return env.execute_query(SQL("SELECT count(*) FROM opened_ballots_aside"))[0][0]


def _parse(data):
    """Return the value of the file, read whole."""
    from odoo.addons.coop_elections.envelope.canonical import parse

    return parse(data)

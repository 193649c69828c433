import io
import json
import tracemalloc
from unittest.mock import patch

from odoo.tests import tagged
from odoo.tools import SQL

from ..envelope.canonical import canonical, sha256
from ..envelope.envelopes import write_envelopes
from ..models.opened_reading import OpenedContest
from .common_poll import PollCase

MANY = 20_000
#: bytes that Python may hold; a hundred times the rows that are fetched at once take less
MOST = 4_000_000


def highest(work):
    """Return (what a piece of work made, the most bytes that Python held for it)."""
    tracemalloc.start()
    try:
        return work(), tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@tagged("post_install", "-at_install")
class TestOpeningMemory(PollCase):
    """Files of an opening are made and read in bounded memory, with the same bytes as before."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["coop.election.sealed"].sudo()._wall_insert_select(
            ["election_id", "contest_id", "number", "sealed", "fingerprint"],
            SQL(
                """
                SELECT %s, %s, md5(place::text), sealed, encode(sha256(sealed), 'hex')
                  FROM (SELECT place, decode(repeat(md5(place::text), 12), 'hex') AS sealed
                          FROM generate_series(1, %s) AS place) AS made
                """,
                cls.election.id,
                cls.contest.id,
                MANY,
            ),
            cls.company,
        )

    def _write_at_once(self):
        """What the file was made of before: every row in memory."""
        rows = self.env.execute_query(
            SQL(
                "SELECT number, sealed FROM coop_election_sealed WHERE election_id = %s"
                " ORDER BY fingerprint, contest_id, number",
                self.election.id,
            )
        )
        stream, code = io.BytesIO(), self.contest._get_code()
        mark = self.election._get_manifest().fingerprint
        write_envelopes(stream, mark, len(rows), ((code, one, bytes(two)) for one, two in rows))
        return stream.getvalue()

    def test_the_file_for_the_opening_is_the_same_to_the_byte(self):
        before = self._write_at_once()
        self.assertEqual(self.election._get_envelopes_file(), before)
        self.assertEqual(self.election._reckon_envelopes(), sha256(before))
        self.assertEqual(before.count(b"\n"), MANY + 1)

    def test_the_file_for_the_opening_is_not_in_memory(self):
        file, most = highest(self.election._write_envelopes_file)
        with file:
            size = file.seek(0, io.SEEK_END)
        self.assertGreater(size, MOST)
        self.assertLess(most, MOST)
        _bytes, whole = highest(self._write_at_once)
        self.assertGreater(whole, 2 * MOST, "this measures what it says")

    def test_the_fingerprints_are_written_in_order_and_not_held(self):
        file, most = highest(self.election._write_fingerprints_file)
        with file:
            lines = file.read().decode().splitlines()
        self.assertEqual(lines, self.election._get_fingerprints())
        self.assertEqual(lines, sorted(lines))
        self.assertEqual(len(lines), MANY)
        self.assertLess(most, MOST)

    def test_the_ballots_of_a_contest_are_laid_aside_a_few_at_a_time(self):
        known = self.election._get_manifest()._read().contests[self.contest._get_code()]
        ballots = [{"ranking": [1, 2], "tracker": f"{one:032x}"} for one in range(MANY)]
        data = canonical({"ballots": ballots, "candidates": list(known.candidates), "seats": 2})
        said = {"json_sha256": sha256(data), "ballots": MANY}
        self.env.cr.execute(
            "CREATE TEMPORARY TABLE opened_ballots_aside"
            " (contest integer, tracker varchar, ranking varchar) ON COMMIT DROP"
        )
        del ballots
        stream = io.BytesIO(data)
        right, most = highest(lambda: self.election._lay_aside(self.contest, stream, said))
        self.assertTrue(right)
        # five thousand ballots at once, with what the statement makes of them
        self.assertLess(most, 3 * MOST)
        found = self.env.execute_query(
            SQL("SELECT tracker, ranking FROM opened_ballots_aside ORDER BY tracker")
        )
        self.assertEqual(len(found), MANY)
        self.assertEqual(found[1], (f"{1:032x}", "[1,2]"))

    def test_a_file_is_read_the_same_in_whatever_pieces_it_comes(self):
        value = {
            "ballots": [
                {"ranking": [[1, 2], 3], "tracker": "a" * 32},
                {"ranking": [], "tracker": "b" * 32},
            ],
            "candidates": ["A } B", "C ]"],
            "not_voted": [],
        }
        data = canonical(value)
        for size in (1 + len(b'{"ballots":['), 20, 61, len(data), 1 << 16):
            with patch("odoo.addons.coop_elections.models.opened_reading.CHUNK", size):
                opened = OpenedContest(io.BytesIO(data))
                found = [{"ranking": two, "tracker": one} for one, two in opened]
            self.assertEqual({"ballots": found, **opened.rest}, json.loads(data))
            self.assertEqual((opened.number, opened.sha256), (2, sha256(data)))

from datetime import timedelta

import psycopg2
from freezegun import freeze_time

from odoo.tests import tagged
from odoo.tools import mute_logger

from ..envelope.canonical import to_bytes, to_text
from .common_poll import PollCase

ONE = timedelta(seconds=1)


@tagged("post_install", "-at_install")
class TestCasting(PollCase):
    """A vote is taken once, in time, from who is on the roll; a later one takes its place."""

    def _row(self, member):
        self.env.cr.execute(
            "SELECT number, sealed, fingerprint, revision, channel FROM coop_election_envelope"
            " WHERE elector_id = %s",
            [self._elector(member).id],
        )
        return self.env.cr.fetchone()

    def _late(self):
        return self.election.sudo().journal_ids.filtered(lambda entry: entry.act == "late")

    def test_what_was_sealed_lies_with_the_row_of_the_roll(self):
        number, sealed, _tracker = self._seal([2, 1])
        answer = self._elector(self.mali)._cast(number, sealed, 0, "portal")
        row = self._row(self.mali)
        self.assertEqual(answer, {"code": "in", "revision": 1, "fingerprint": row[2]})
        self.assertEqual((row[0], to_text(bytes(row[1])), row[4]), (number, sealed, "portal"))

    def test_a_vote_writes_one_row_and_nothing_else(self):
        before = self._counts()
        self._vote(self.mali, [1])
        after = self._counts()
        grown = {name for name in after if after[name] != before[name]}
        self.assertEqual(grown, {"coop_election_envelope"})

    def _counts(self):
        """Rows of every table whose name has to do with us, mail or logs."""
        self.env.flush_all()
        self.env.cr.execute(
            "SELECT relname FROM pg_class WHERE relkind = 'r'"
            " AND relnamespace = 'public'::regnamespace"
            " AND (relname LIKE 'coop\\_%' OR relname LIKE 'mail\\_%' OR relname LIKE 'bus\\_%'"
            "      OR relname IN ('ir_logging', 'ir_attachment', 'res_users_log'))"
        )
        counts = {}
        for (name,) in self.env.cr.fetchall():
            self.env.cr.execute(f'SELECT count(*) FROM "{name}"')
            counts[name] = self.env.cr.fetchone()[0]
        return counts

    def test_the_same_ballot_sent_again_changes_nothing(self):
        number, sealed, _tracker = self._seal([1])
        elector = self._elector(self.mali)
        first = elector._cast(number, sealed, 0, "portal")
        self.assertEqual(elector._cast(number, sealed, 0, "portal"), first)
        self.assertEqual(self._row(self.mali)[3], 1)

    def test_a_later_vote_takes_the_place_of_an_earlier_one(self):
        self._vote(self.mali, [1])
        answer, number, _tracker = self._vote(self.mali, [3, 2], after=1, channel="phone")
        self.assertEqual((answer["code"], answer["revision"]), ("in", 2))
        row = self._row(self.mali)
        self.assertEqual((row[0], row[3], row[4]), (number, 2, "phone"))
        self.assertEqual(len(self._envelope(self.mali)), 1)

    def test_a_request_that_was_delayed_does_not_undo_a_later_vote(self):
        delayed, sealed, _tracker = self._seal([1])
        _answer, number, _tracker = self._vote(self.mali, [2])
        answer = self._elector(self.mali)._cast(delayed, sealed, 0, "portal")
        self.assertEqual(answer, {"code": "elsewhere", "revision": 1})
        self.assertEqual(self._row(self.mali)[0], number)
        # the voter decides that this one is to count
        answer = self._elector(self.mali)._cast(delayed, sealed, 1, "portal")
        self.assertEqual((answer["code"], self._row(self.mali)[0]), ("in", delayed))

    def test_a_vote_is_taken_until_the_last_second_and_not_after_it(self):
        with freeze_time(self.at["poll_closes"] - ONE):
            self.assertEqual(self._vote(self.mali, [1])[0]["code"], "in")
        with freeze_time(self.at["poll_closes"]):
            answer = self._vote(self.people[0], [1])[0]
            self.assertEqual(answer, {"code": "closed"})
            again = self._vote(self.mali, [2], after=1)[0]
            self.assertEqual(again, {"code": "closed"})
            self.assertFalse(self._envelope(self.people[0]))
            self.assertEqual(len(self._late()), 1, "once a minute")
            entry = self._late()
            self.assertNotIn(self.people[0].partner_id.name, f"{entry.what} {entry.recorded_by}")

    def test_before_the_voting_begins_none_is_taken(self):
        self.election.sudo().state = "nominations"
        self.assertEqual(self._vote(self.mali, [1])[0], {"code": "not_open"})
        self.assertFalse(self._late())

    def test_when_the_end_is_put_off_by_a_new_notice_votes_are_taken_until_then(self):
        closes = self.election._get_step("poll_closes")
        declared = self.election._get_step("declared")
        days = self.election._get_days(closes.day)
        later = {
            step.code: (days.after(step.day, 2, "working"), step.hour) for step in closes | declared
        }
        self.election._change(later, "The server stood still")
        with freeze_time(self.at["poll_closes"] + ONE):
            self.assertEqual(self._vote(self.mali, [1])[0]["code"], "in")

    def test_who_was_struck_off_the_roll_has_no_vote(self):
        elector = self._elector(self.mali)
        number, sealed, _tracker = self._seal([1])
        elector._strike("mistake", "Moved away")
        self.assertEqual(elector._cast(number, sealed, 0, "portal"), {"code": "struck"})
        self.assertFalse(elector._get_envelopes())

    def test_what_can_be_no_sealed_ballot_is_not_taken(self):
        number, sealed, _tracker = self._seal([1])
        elector = self._elector(self.mali)
        data = to_bytes(sealed)
        wrong = [
            ("", sealed),
            (number.upper() + "X", sealed),
            (number, ""),
            (number, sealed[:-4]),
            (number, sealed + "AAAA"),
            (number, "!" * len(sealed)),
            (number, to_text(b"\x02" + data[1:])),
        ]
        for number, sealed in wrong:
            self.assertEqual(elector._cast(number, sealed, 0, "portal"), {"code": "wrong"})
        self.assertFalse(elector._get_envelopes())

    def test_in_a_contest_without_a_poll_nobody_votes(self):
        electors = self.env["coop.election.elector"]
        self.assertFalse(electors._get_mine(self.election, self.employed))
        self.assertEqual(electors._get_mine(self.election, self.mali), self._elector(self.mali))

    def test_all_ballots_of_a_contest_are_as_long_whatever_is_in_them(self):
        lengths = {len(self._seal(ranking)[1]) for ranking in ([], [1], [3, 1, 2])}
        self.assertEqual(len(lengths), 1)

    def test_turnout_is_counted_by_way_and_says_nothing_of_choices(self):
        self._vote(self.mali, [1])
        self._vote(self.people[0], [2], channel="helper", helped_by="Nia Nant")
        self.election.invalidate_recordset()
        self.assertEqual(self.election.voted_count, 2)
        self.assertEqual(self.election.entitled_count, 10)
        self.assertEqual(self.election.turnout, 20)
        self.assertEqual(self.election.voted_ways, "Online: 1, Online, with a helper: 1")
        self.assertEqual(self.election._get_helped(), [("Nia Nant", 1)])
        self.assertTrue(self._elector(self.mali)._has_voted())
        self.assertFalse(self._elector(self.people[1])._has_voted())

    def test_two_envelopes_cannot_have_one_number(self):
        number, sealed, _tracker = self._seal([1])
        self._elector(self.mali)._cast(number, sealed, 0, "portal")
        with (
            mute_logger("odoo.sql_db"),
            self.assertRaises(psycopg2.errors.UniqueViolation),
            self.cr.savepoint(),
        ):
            self._elector(self.people[0])._cast(number, sealed, 0, "portal")

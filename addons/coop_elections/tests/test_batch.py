from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common_count import CountCase


@tagged("post_install", "-at_install")
class TestBatch(CountCase):
    """Papers out of the box are keyed twice, blind, after the close, and kept sealed."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.on_paper = cls.people[:4]

    def setUp(self):
        super().setUp()
        self._post(*self.on_paper)

    def _entries(self, batch):
        return batch.sudo().entry_ids

    def test_the_box_is_opened_when_the_voting_is_over_and_not_before(self):
        with self.assertRaisesRegex(UserError, "when the voting is over"):
            self._bundle(4)
        self._close()
        batch = self._bundle(4)
        self.assertEqual((batch.number, batch.state), (1, "first"))
        self.assertEqual(self._bundle(1).number, 2)

    def test_two_people_key_and_what_is_equal_is_settled(self):
        self._close()
        batch = self._key("2 1", "3", "", "1 2 3")
        self.assertEqual((batch.state, batch.accepted_count), ("done", 4))
        self.assertFalse(batch.rejected)
        read = sorted(ranking for _tracker, ranking in batch.sudo()._get_papers())
        self.assertEqual(read, [[], [1, 2, 3], [2, 1], [3]])
        said = [entry.act for entry in self.election.journal_ids[:2]]
        self.assertEqual(said, ["bundle_done", "bundle_compared"])

    def test_who_keyed_a_bundle_does_not_key_it_again(self):
        self._close()
        batch = self._bundle(1)
        self._key_turn(batch, self.clerk, "first", ["2 1"])
        with self.assertRaisesRegex(UserError, "Another person keys it again"):
            batch.with_user(self.clerk).action_key()
        action = batch.with_user(self.runner).action_key()
        self.assertEqual(action["context"]["default_turn"], "second")

    def test_a_bundle_that_somebody_is_keying_is_not_keyed_by_another(self):
        self._close()
        batch = self._bundle(2)
        self._key_turn(batch, self.clerk, "first", ["2 1"])
        with self.assertRaisesRegex(UserError, "is keying this bundle"):
            batch.with_user(self.runner).action_key()

    def test_what_differs_is_settled_by_the_returning_officer_with_both_readings(self):
        self._close()
        batch = self._bundle(2)
        self._key_turn(batch, self.clerk, "first", ["2 1", "3"])
        self._key_turn(batch, self.runner, "second", ["2 1", "1"])
        self.assertEqual((batch.state, batch.differing_count), ("differs", 1))
        with self.assertRaises(UserError):
            batch.with_user(self.clerk).action_key()
        batch = batch.with_user(self.runner)
        context = batch.action_key()["context"]
        self.assertEqual((context["default_turn"], context["default_place"]), ("agreed", 2))
        windows = self.env["coop.election.batch.key"].with_user(self.runner)
        window = windows.with_context(**context).create({"typed": "3"})
        batch.invalidate_recordset()
        self.assertEqual((batch.state, batch.accepted_count), ("done", 2))
        self.assertEqual(window.action_next()["res_model"], "coop.election.batch")

    def test_both_readings_are_shown_for_settling_and_never_while_keying(self):
        self._close()
        batch = self._bundle(1)
        windows = self.env["coop.election.batch.key"]
        self._key_turn(batch, self.clerk, "first", ["2 1"])
        for turn, user in (("second", self.runner), ("first", self.clerk)):
            window = windows.with_user(user).new({"batch_id": batch.id, "turn": turn, "place": 1})
            self.assertFalse(window.readings)
            self.assertFalse(window.typed)
        self._key_turn(batch, self.runner, "second", ["3"])
        window = windows.with_user(self.runner).new(
            {"batch_id": batch.id, "turn": "agreed", "place": 1}
        )
        self.assertIn("Dafydd Desg: 2 1", window.readings)
        self.assertIn("Ruth Rhedynen: 3", window.readings)

    def test_what_is_keyed_stands_in_no_column_that_can_be_read(self):
        self._close()
        batch = self._bundle(2)
        context = batch.with_user(self.clerk).action_key()["context"]
        windows = self.env["coop.election.batch.key"].with_user(self.clerk)
        windows.with_context(**context).create({"typed": "3 2 1"})
        batch.with_user(self.clerk)._key("first", 2, "", "identifiable")
        self.env.flush_all()
        self.env.cr.execute(
            "SELECT first FROM coop_election_batch_entry WHERE batch_id = %s", [batch.id]
        )
        kept = [bytes(row[0]) for row in self.env.cr.fetchall()]
        self.assertEqual(len({len(one) for one in kept}), 1, "each as long as the other")
        for words in (b"3 2 1", b"identifiable", b"typed"):
            self.assertFalse([one for one in kept if words in one])
        self.env.cr.execute(
            "SELECT column_name FROM information_schema.columns"
            " WHERE table_name = 'coop_election_batch_key'"
        )
        columns = {row[0] for row in self.env.cr.fetchall()}
        self.assertFalse(columns & {"typed", "is_blank", "heading", "readings"})

    def test_nobody_reads_what_was_keyed_through_the_orm(self):
        self._close()
        batch = self._key("2 1")
        for user in (self.runner, self.clerk):
            entries = self._as(self.env["coop.election.batch.entry"], user).search([])
            self.assertIn(self._entries(batch).id, entries.ids)
            for name in ("first", "second", "agreed"):
                with self.assertRaises(AccessError):
                    entries.read([name])
        with self.assertRaises(AccessError):
            self._as(self.env["coop.election.batch.entry"], self.watcher).search([])

    def test_papers_are_read_as_far_as_they_are_certain(self):
        self._close()
        batch = self._key("2 - 1", "1 1 2", "3 1=2", "- 2", "1=2")
        read = sorted(ranking for _tracker, ranking in batch.sudo()._get_papers())
        self.assertEqual(read, [[1], [2], [3]], "nothing tells later that it was a paper")
        self.assertEqual(batch.read_in_part, {"equal": 1, "gap": 1, "repeat": 1})
        self.assertEqual(batch.rejected, {"equal_first": 1, "no_first": 1})

    def test_papers_that_do_not_count_are_kept_by_heading(self):
        self._close()
        batch = self._key("1", "unofficial", "identifiable", "uncertain")
        self.assertEqual(batch.rejected, {"identifiable": 1, "uncertain": 1, "unofficial": 1})
        self.assertEqual(batch.accepted_count, 1)
        self.assertIn("The voter could be known from it: 1", batch.rejected_words)

    def test_what_cannot_be_on_a_paper_is_refused_in_words(self):
        self._close()
        batch = self._bundle(1).with_user(self.clerk)
        for typed, why in (("4", "no candidate with the number"), ("x", "cannot be read")):
            with self.assertRaisesRegex(UserError, why):
                batch._key("first", 1, typed)
        windows = self.env["coop.election.batch.key"].with_user(self.clerk)
        windows = windows.with_context(**batch.action_key()["context"])
        with self.assertRaisesRegex(UserError, "Type what is on the paper"):
            windows.create({"typed": " "})
        with self.assertRaisesRegex(UserError, "Say one thing"):
            windows.create({"typed": "1", "is_blank": True})

    def test_a_bundle_is_taken_apart_until_something_is_keyed(self):
        self._close()
        batch = self._bundle(3).with_user(self.clerk)
        batch.action_unbundle()
        self.assertFalse(batch.exists())
        batch = self._bundle(2)
        self._key_turn(batch, self.clerk, "first", ["1"])
        with self.assertRaisesRegex(UserError, "keyed already"):
            batch.with_user(self.clerk).action_unbundle()

    def test_nothing_of_a_bundle_is_typed_over(self):
        self._close()
        batch = self._bundle(2).with_user(self.clerk)
        with self.assertRaisesRegex(UserError, "cannot be typed over"):
            batch.paper_count = 3
        batch.objections = "Uncertain: Eleri Eryr objects"
        self.assertTrue(batch.objections)

    def test_the_file_for_the_opening_is_the_same_each_time_in_the_order_of_random_numbers(self):
        self._close()
        self._key("2 1", "3", "", "1 2 3")
        first = self.election._make_papers()
        self.assertEqual(self.election._make_papers(), first)
        trackers = [line for line in first.decode().splitlines()[1:]]
        self.assertEqual(trackers, sorted(trackers, key=lambda line: line.split('"tracker"')[1]))

    def test_after_the_opening_what_was_keyed_is_gone_and_papers_look_like_all_others(self):
        self._cast_online()
        self._close()
        batch = self._key("2 1", "3", "", "1 - 2")
        self._bring()
        self.assertFalse(self._entries(batch))
        self.assertTrue(batch.is_removed)
        ballots = self.env["coop.election.ballot"].search([("election_id", "=", self.election.id)])
        self.assertEqual(len(ballots), 6)
        self.assertEqual(
            sorted(ballots.mapped("ranking")), ["[1]", "[1]", "[2,1]", "[2]", "[3]", "[]"]
        )
        self.assertEqual(ballots.mapped("tracker"), sorted(ballots.mapped("tracker")))

    def _cast_online(self):
        for member, ranking in ((self.mali, [1]), (self.people[5], [2])):
            self._vote(member, ranking)

from odoo.exceptions import UserError
from odoo.tests import tagged

from .common_count import CountCase

WHY = "Two papers stuck together"


@tagged("post_install", "-at_install")
class TestBatchVoid(CountCase):
    """A bundle that was counted wrongly is void, and its papers are keyed anew."""

    def setUp(self):
        super().setUp()
        self._post(*self.people[:3])
        self._close()

    def test_what_was_keyed_of_it_counts_for_nothing_and_its_papers_are_keyed_anew(self):
        wrong = self._key("2 1", "3")
        wrong._void(WHY)
        self.assertEqual((wrong.state, wrong.void_why), ("void", WHY))
        self.assertFalse(wrong.sudo().entry_ids)
        self.assertFalse(self.election.sudo().batch_ids)
        self.assertFalse(self.contest.batch_ids)
        again = self._key("2 1", "3", "1")
        self.assertEqual(again.number, 2)
        self.assertEqual(self.election.sudo().batch_ids, again.sudo())
        self.assertEqual(len(again.sudo()._get_papers()), 3)
        self.assertFalse(self.election._get_account_blocks("before"))

    def test_the_votes_of_a_void_bundle_are_in_no_count(self):
        self._key("3", "3")._void(WHY)
        self._key("1 2", "1", "2 1")
        self._bring()
        self.election.action_count()
        self.assertEqual(self.contest._get_result()._get_content()["ballots"], 3)

    def test_it_stays_on_record_with_the_reason_and_without_what_was_on_the_papers(self):
        wrong = self._key("2 1", "3")
        wrong._void(WHY)
        entry = self.election.journal_ids[:1]
        self.assertEqual((entry.act, entry.why), ("bundle_void", WHY))
        self.assertIn("papers keyed of it: 2", entry.what)
        self.assertTrue(wrong.exists())

    def test_a_void_bundle_is_neither_keyed_nor_made_void_again(self):
        wrong = self._bundle(2)
        self._key_turn(wrong, self.clerk, "first", ["2 1"])
        wrong.with_user(self.runner)._void(WHY)
        with self.assertRaisesRegex(UserError, "is void"):
            wrong.with_user(self.clerk)._key("first", 2, "1")
        with self.assertRaisesRegex(UserError, "once"):
            wrong.with_user(self.runner)._void(WHY)
        with self.assertRaises(UserError):
            wrong.with_user(self.runner).void_why = False

    def test_the_returning_officer_alone_and_with_a_reason(self):
        wrong = self._key("2 1", "3")
        with self.assertRaisesRegex(UserError, "Say why"):
            wrong._void(" ")
        for user in (self.clerk, self.watcher, self.secretary):
            with self.assertRaises(UserError, msg=user.login):
                wrong.with_user(user)._void(WHY)

    def test_not_when_the_papers_went_to_the_opening(self):
        batch = self._key("2 1", "3", "1")
        self.election._make_papers()
        with self.assertRaisesRegex(UserError, "went to the opening"):
            batch._void(WHY)

    def test_the_window_makes_it_void(self):
        wrong = self._key("2 1", "3")
        with self._open_form(wrong.action_void()) as window:
            window.why = WHY
        window.record.action_apply()
        self.assertEqual(wrong.void_why, WHY)

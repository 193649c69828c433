from datetime import date

from odoo.exceptions import UserError, ValidationError
from odoo.tests import tagged

from .board_common import VOTED, BoardCase


@tagged("post_install", "-at_install")
class TestBoardRemoval(BoardCase):
    """Nobody is removed without notice, a hearing and a vote."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.nia = cls._partner("Nia Nos")
        cls.term = cls.env["coop.office.term"]._begin(
            cls.board_seats[0], cls.nia, date(2018, 1, 1), "before", date(2020, 12, 31)
        )

    def _propose(self):
        removal = self._as(self.env["coop.board.removal"], self.secretary).create(
            {
                "term_id": self.term.id,
                "company_id": self.company.id,
                "reason": "Has not come for a year.",
                "proposed_by": "Three councillors",
            }
        )
        return removal

    def _resolved(self, removal, carried=True):
        removal.resolution_id = self._draft()
        removal.action_name_resolution()
        return self._decide(removal.resolution_id.sudo(), carried)

    def test_told_at_once_with_the_reason_and_28_days(self):
        removal = self._propose()
        removal.action_tell()
        self.assertEqual(removal.vote_from, date(2018, 6, 7))
        delivery = self.env["coop.notice.delivery"].search(
            [("partner_id", "=", self.nia.id), ("kind_id.code", "=", "board_removal")]
        )
        self.assertEqual(len(delivery), 1)
        with self.assertRaisesRegex(UserError, "told these reasons"):
            removal.reason = "Something else"
        with self.assertRaisesRegex(UserError, "cannot be typed over"):
            removal.state = "removed"
        with self.assertRaisesRegex(UserError, "is kept"):
            removal.unlink()

    def test_no_vote_is_taken_before_the_notice_is_over(self):
        removal = self._propose()
        removal.action_tell()
        removal.heard = "declined"
        with self.assertRaisesRegex(UserError, "No vote is taken on this before 07/06/2018"):
            self._resolved(removal)
        self.assertEqual(removal.resolution_id.state, "draft")
        with self.assertRaisesRegex(UserError, "carried and declared"):
            removal.action_removed()
        self.assertFalse(self.term.ended_why)
        removal.resolution_id.action_withdraw()
        removal.action_drop()
        self.assertEqual(removal.state, "dropped")

    def test_with_notice_hearing_and_vote_the_term_ends(self):
        self.rules_of_board.removal_days = 14
        removal = self._propose()
        removal.action_tell()
        removal.words = "I was ill, and wrote each time."
        self._resolved(removal)
        with self.assertRaisesRegex(UserError, "how the person was heard"):
            removal.action_removed()
        removal.heard = "came"
        with self.assertRaisesRegex(UserError, "sent round or read out"):
            removal.action_removed()
        removal.words_sent_on = date(2018, 5, 20)
        removal.action_removed()
        self.assertEqual((self.term.date_to, self.term.ended_why), (VOTED, "removed"))
        self.assertEqual(removal.state, "removed")
        self.assertTrue(self._open_vacancy(self.board_seats[0]))
        due = self.env["coop.filing"].search([("term_id", "=", self.term.id)]).mapped("due_on")
        self.assertIn(date(2018, 6, 12), due)

    def test_where_nothing_is_missing_the_term_ends_by_the_resolution(self):
        self.rules_of_board.removal_days = 14
        removal = self._propose()
        removal.action_tell()
        removal.heard = "declined"
        self._resolved(removal)
        self.assertEqual((self.term.date_to, self.term.ended_why), (VOTED, "removed"))
        self.assertEqual(removal.state, "removed")

    def test_the_council_alone_removes_somebody_from_the_board(self):
        for by in ("body", "general"):
            with self.assertRaisesRegex(ValidationError, "the Council that appoints the Board"):
                with self.env.cr.savepoint():
                    self.rules_of_board.removal_by = by
        self.rules_of_board.removal_by = "nobody"
        with self.assertRaisesRegex(UserError, "nobody is removed"):
            self._propose().action_tell()

    def test_a_vote_that_was_lost_leaves_them_there(self):
        self.rules_of_board.removal_days = 0
        removal = self._propose()
        removal.action_tell()
        removal.heard = "read"
        self._resolved(removal, carried=False)
        with self.assertRaisesRegex(UserError, "carried and declared"):
            removal.action_removed()
        removal.action_drop()
        self.assertEqual(removal.state, "dropped")
        self.assertTrue(self._propose())

    def test_it_is_on_the_list_until_it_is_over(self):
        removal = self._propose()
        tasks = self._as(self.env["coop.membership.task"], self.secretary)
        task = tasks.search([("kind", "=", "removal"), ("company_id", "=", self.company.id)])
        self.assertIn("to remove Nia Nos", task.sentence)
        removal.action_drop()
        self.env.invalidate_all()
        self.assertFalse(
            tasks.search([("kind", "=", "removal"), ("company_id", "=", self.company.id)])
        )

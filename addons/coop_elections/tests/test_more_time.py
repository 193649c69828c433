from datetime import timedelta

from freezegun import freeze_time

from odoo.exceptions import UserError
from odoo.tests import tagged

from .common_candidates import MINUTE, CandidateCase


@tagged("post_install", "-at_install")
class TestMoreTime(CandidateCase):
    """More time to stand; and fresh nominations for what is left over, in one press."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.opened = cls._open()

    def test_more_time_moves_what_has_to_move_and_is_published_with_its_reason(self):
        closes = self.election._get_step("nominations_close")
        before = self._days(self.election)
        with freeze_time(self.opened + MINUTE):
            window = self.env["coop.election.extend"].with_user(self.runner)
            window = window.create({"election_id": self.election.id, "why": "No post came"})
            self.assertGreater(window.until, closes.day)
            self.assertIn("Nominations close", window.outlook)
            window.action_apply()
        days = self._days(self.election)
        self.assertEqual(days["nominations_close"], window.until)
        self.assertEqual(days["notice"], before["notice"])
        self.assertFalse([f for f in self.election._get_faults() if f.binding])
        last = self.election._get_last_notice()
        self.assertEqual((last.kind, last.why), ("change", "No post came"))

    def test_nobody_gives_more_time_when_nominations_have_closed(self):
        until = self.election._get_step("nominations_close").day + timedelta(days=7)
        with freeze_time(self.at["nominations_close"]):
            with self.assertRaisesRegex(UserError, "Nominations have closed"):
                self.election._extend_nominations(until, "Too few")
        with freeze_time(self.opened + MINUTE):
            with self.assertRaisesRegex(UserError, "Choose a day after"):
                self.election._extend_nominations(until - timedelta(days=7), "Too few")

    def _left_over(self):
        with freeze_time(self.opened + MINUTE):
            self._stand_in("Oak", "Ada Afal", "Bet Bwa", "Cai Coed")
            self._stand_in("Ash", "Dan Dail")
        self._publish()
        self._settle()

    def test_what_is_left_over_is_planned_afresh_on_a_legal_timetable(self):
        self._left_over()
        with freeze_time(self.at["withdrawals"] + 5 * MINUTE):
            self.assertTrue(self.election.may_begin_fresh)
            action = self.election.with_user(self.secretary).action_begin_fresh()
            new = self.env["coop.election"].browse(action["res_id"])
            self.assertFalse([fault for fault in new._get_faults() if fault.binding])
            seats = {one.constituency_id.name: one.seats for one in new.contest_ids}
            self.assertEqual(seats, {"Ash": 1, "Rowan": 2})
            self.assertEqual((new.state, new.follows_id), ("draft", self.election.sudo()))
            self.assertEqual(new.name, "Council 2018")
            self.assertEqual(new.with_context(lang="cy_GB").name, "Cyngor 2018")
            self.assertEqual(len(new.role_ids), 4)
            self.assertFalse(new._get_blocks("notice"))
            self.election.invalidate_recordset()
            self.assertFalse(self.election.may_begin_fresh)
            with self.assertRaisesRegex(UserError, "No seat is left over"):
                self.election.with_user(self.secretary).action_begin_fresh()

    def test_where_one_stands_without_a_rival_the_other_seat_is_the_one_left_over(self):
        self._left_over()
        with freeze_time(self.at["withdrawals"] + 5 * MINUTE):
            self.election.action_elect_unopposed()
            left = self.contests["Ash"]._get_left_seats()
        taken = self.contests["Ash"]._get_standing().seat_id
        self.assertEqual((len(taken), len(left)), (1, 1))
        self.assertNotEqual(taken, left)

    def test_who_stood_where_the_vote_was_called_off_stands_again_by_itself(self):
        self._left_over()
        ada = self.contests["Oak"]._get_standing()[:1]
        with freeze_time(self.at["withdrawals"] + 5 * MINUTE):
            self.contests["Oak"].sudo()._countermand("A candidate has died.")
            ada.state = "died"
            action = self.election.with_user(self.secretary).action_begin_fresh()
            new = self.env["coop.election"].browse(action["res_id"]).with_user(self.runner)
            new._give_notice()
        self._open(new)
        again = new.sudo().candidate_ids
        self.assertEqual(set(again.mapped("state")), {"handed_in"})
        self.assertEqual(sorted(again.mapped("ballot_name")), ["Bet Bwa", "Cai Coed"])

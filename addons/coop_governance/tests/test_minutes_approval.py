from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from .meeting_common import at
from .minutes_common import NEXT, MinutesCase

LATER = date(2018, 7, 3)


@tagged("post_install", "-at_install")
class TestMinutesApproval(MinutesCase):
    """Minutes of a joint meeting are approved by each body that met, as they are then."""

    def _joint(self):
        """Council and Board met; the draft was sent round. Return the minutes."""
        seat = self._seats(1, body_id=self.board.id)
        partner = self.env["res.partner"].create({"name": "Trustee"})
        self.env["coop.office.term"]._enter_before(
            seat, partner, date(2018, 1, 1), date(2020, 12, 31)
        )
        joint = self._meeting(bodies=self.council | self.board, points=1)
        self._begin_meeting(meeting=joint)
        with self._time(at(21)):
            joint.action_close()
        with self._time("2018-06-01 10:00:00"):
            joint.minutes_ids.action_circulate()
        return joint.minutes_ids

    def test_each_body_approves_at_a_meeting_of_its_own(self):
        minutes = self._joint()
        self.assertEqual(minutes.waiting_ids, self.council | self.board)
        council = self._following()
        with self._time(at(19, 5, day=NEXT)):
            minutes._approve(council)
        self.assertEqual((minutes.state, minutes.closed), ("circulated", False))
        self.assertEqual(minutes._get_waiting_bodies(), self.board)
        board = self._following(LATER, bodies=self.board)
        with self._time(at(19, 5, day=LATER)):
            minutes._approve(board)
        self.assertEqual((minutes.state, minutes.approved_on), ("approved", LATER))
        self.assertEqual(minutes.approved_in_id, board)
        self.assertEqual(minutes.approval_ids.body_id, self.council | self.board)
        self.assertEqual(set(minutes.approval_ids.mapped("fingerprint")), {minutes.fingerprint})
        self.assertTrue(minutes._is_whole())
        self.assertFalse(minutes._get_waiting_bodies())

    def test_at_a_joint_meeting_all_approve_at_once(self):
        minutes = self._joint()
        following = self._following(bodies=self.council | self.board)
        with self._time(at(19, 5, day=NEXT)):
            minutes._approve(following)
        self.assertTrue(minutes.closed)
        self.assertEqual(len(minutes.approval_ids), 2)

    def test_nobody_approves_twice(self):
        minutes = self._joint()
        council = self._following()
        with self._time(at(19, 5, day=NEXT)):
            minutes._approve(council)
            with self.assertRaisesRegex(UserError, "They wait for: Board of Management"):
                minutes._approve(council)

    def test_what_is_changed_in_between_is_approved_anew(self):
        minutes = self._joint()
        council, again = self._following(), self._following(date(2018, 7, 10))
        with self._time(at(19, 5, day=NEXT)):
            minutes._approve(council)
        minutes.corrections = "The Board met at seven."
        board = self._following(LATER, bodies=self.board)
        with self._time(at(19, 5, day=LATER)):
            minutes._approve(board)
        self.assertFalse(minutes.closed)
        self.assertEqual(minutes._get_waiting_bodies(), self.council)
        with self._time(at(19, 5, day=date(2018, 7, 10))):
            minutes._approve(again)
        self.assertTrue(minutes.closed)
        self.assertTrue(minutes._is_whole())

    def test_an_approval_is_kept_and_is_the_officers_to_read(self):
        minutes = self._joint()
        with self._time(at(19, 5, day=NEXT)):
            minutes._approve(self._following())
        approval = minutes.approval_ids
        with self.assertRaises(UserError):
            approval.sudo().body_id = self.board
        with self.assertRaises(UserError):
            approval.sudo().unlink()
        self.assertTrue(self._as(approval, self.secretary).has_access("read"))
        for user in (self.officer, self.employee, self.portal_member):
            self.assertFalse(self._as(approval, user).has_access("read"), user.login)
        with Form(self._as(minutes, self.secretary)) as form:
            form.corrections = "None"
        self.assertEqual(minutes.corrections, "None")

    def test_too_few_approve_nothing(self):
        minutes = self._joint()
        council = self._following()
        with self._time(at(19, 5, day=NEXT)):
            for row in council.person_ids[1:]:
                row._go_out()
        with self._time(at(19, 10, day=NEXT)):
            with self.assertRaisesRegex(UserError, "cannot approve minutes now"):
                minutes._approve(council)
            self.assertFalse(minutes.approval_ids)
            council.person_ids._come_in()
            minutes._approve(council)
        self.assertEqual(minutes.approval_ids.body_id, self.council)

    def test_what_was_put_right_of_closed_points_is_the_officers_to_read(self):
        minutes = self._joint()
        minutes.corrections = "Her name was wrong."
        self._as(minutes, self.secretary).read(["corrections"])
        councillor = self._user("cynghorydd")
        councillor.partner_id = self.people["Oak 1"]
        with self.assertRaises(AccessError):
            self._as(minutes, councillor).read(["corrections"])

from datetime import date, datetime

from odoo.exceptions import UserError
from odoo.tests import Form, tagged

from .common import TODAY
from .general_common import GeneralCase
from .meeting_common import MeetingCase, at

SOON = date(2018, 5, 14)


@tagged("post_install", "-at_install")
class TestMeetingDue(MeetingCase):
    """By when notice has to be given, who agrees to short notice, and rules that are not there."""

    def _due(self, meeting):
        self.env.invalidate_all()
        tasks = self._as(self.env["coop.membership.task"], self.secretary)
        return tasks.search(
            [("res_model", "=", "coop.meeting"), ("res_id", "=", meeting.id)]
        ).due_on

    def test_the_list_says_the_day_that_the_meeting_says(self):
        self.assertEqual(self._due(self.meeting), date(2018, 5, 21))
        self.rules_of_council.notice_working = True
        self.assertEqual(self._due(self.meeting), date(2018, 5, 16))
        # half past midnight of the 29th where the co-op is
        night = self._meeting(start=datetime(2018, 5, 28, 23, 30), stop=datetime(2018, 5, 29, 1))
        self.assertEqual(self._due(night), date(2018, 5, 16))
        self.assertEqual(night.notice_by, date(2018, 5, 16))

    def test_what_is_due_after_a_meeting_is_counted_from_its_day(self):
        start = datetime(2018, 5, 28, 23, 30)
        night = self._meeting(start=start, stop=datetime(2018, 5, 29, 1))
        self.rules_of_council.summary_days = 10
        self._begin_meeting(meeting=night, moment=start)
        with self._time("2018-05-29 01:00:00"):
            night.action_close()
        self.assertEqual(self._due(night), date(2018, 6, 8))
        self.assertEqual(night.summary_due, date(2018, 6, 8))

    def test_no_meeting_is_on_the_list_once_it_is_called(self):
        self.meeting._call()
        self.assertFalse(self._due(self.meeting))

    # -- short notice ------------------------------------------------------------------------

    def _joint(self):
        joint = self._meeting(
            start=at(19, day=SOON), stop=at(20, day=SOON), bodies=self.council | self.board
        )
        self.board.rules_ids.write({"notice_days": 7, "consent_percent": 100})
        for number, name in enumerate(("Tudur Trustee", "Tegwen Trustee"), 1):
            seat = self._seats(1, body_id=self.board.id, number=number)
            partner = self._member(name).partner_id
            self.env["coop.office.term"]._enter_before(seat, partner, date(2018, 1, 1))
        self.env.invalidate_all()
        return joint

    def _line(self, meeting, body):
        return meeting.body_line_ids.filtered(lambda line: line.body_id == body)

    def test_of_each_body_so_many_agree_as_its_rules_ask(self):
        joint = self._joint()
        council, board = self._line(joint, self.council), self._line(joint, self.board)
        self.assertEqual((council.consent_needed, board.consent_needed), (6, 2))
        # eight of the Council do not stand for one of the Board
        with self.assertRaisesRegex(UserError, "Board of Management"), self.env.cr.savepoint():
            council.consent_count, board.consent_count = 6, 1
            joint._call(8, "By e-mail")
        with self.assertRaisesRegex(UserError, "6 people of “Council"), self.env.cr.savepoint():
            council.consent_count, board.consent_count = 8, 2
            joint._call(8, "By e-mail")
        self.assertEqual(joint.state, "draft")
        window = self._as(self.env["coop.meeting.call"], self.secretary)
        with Form(window.with_context(default_meeting_id=joint.id)) as form:
            form.consent_note = "All by e-mail, in the file"
            for place, count in enumerate((6, 2)):
                with form.line_ids.edit(place) as line:
                    line.consent_count = count
        form.record.action_call()
        self.assertEqual((joint.state, joint.consent_count), ("called", 8))
        self.assertEqual((council.consent_count, board.consent_count), (6, 2))

    def test_how_many_agreed_stays_after_the_notice(self):
        meeting = self._meeting(start=at(19, day=SOON), stop=at(20, day=SOON))
        meeting._call(6, "By e-mail")
        self.assertEqual(meeting.body_line_ids.consent_count, 6)
        with self.assertRaisesRegex(UserError, "stays as it was"):
            self._as(meeting.body_line_ids, self.secretary).consent_count = 1

    def test_nobody_agrees_twice(self):
        meeting = self._meeting(start=at(19, day=SOON), stop=at(20, day=SOON))
        with self.assertRaisesRegex(UserError, "6 people of"):
            meeting._call(7, "By e-mail")

    # -- no rules ----------------------------------------------------------------------------

    def test_without_rules_no_notice_is_given_and_no_quorum_is_nothing(self):
        self.rules_of_council.unlink()
        with self.assertRaisesRegex(UserError, "No rules are entered for “Council of Members”"):
            self.meeting._call()
        self.assertEqual(self.meeting.state, "draft")


@tagged("post_install", "-at_install")
class TestRequisitionHeld(GeneralCase):
    """The meeting that members asked for is held, in time and about what they signed."""

    def _prepared(self):
        requisition = self._ask()
        requisition._sign(self.second, TODAY, "paper")
        action = self._as(requisition, self.secretary).action_prepare_meeting()
        meeting = self.env["coop.meeting"].browse(action["res_id"])
        meeting.place = "Neuadd y Dref"
        return requisition, meeting

    def test_a_meeting_that_does_not_take_place_has_to_be_called_as_before(self):
        requisition, meeting = self._prepared()
        meeting._call()
        self.assertEqual(requisition.state, "called")
        self._as(meeting, self.secretary).action_cancel()
        self.assertEqual((requisition.state, requisition.called_on), ("reached", False))
        self.assertEqual(requisition.call_by, date(2018, 5, 31))
        with self._time("2018-06-01 12:00:00"):
            requisition.invalidate_recordset()
            self.assertTrue(requisition.is_late)
        again = self._as(requisition, self.secretary).action_prepare_meeting()
        self.assertNotEqual(again["res_id"], meeting.id)

    def test_a_draft_that_is_given_up_changes_nothing_of_one_that_is_called(self):
        requisition, meeting = self._prepared()
        other = meeting.copy({"start": meeting.start, "stop": meeting.stop})
        other.requisition_id = requisition
        meeting._call()
        other.action_cancel()
        self.assertEqual(requisition.state, "called")

    def test_it_is_not_moved_past_its_last_day(self):
        requisition, meeting = self._prepared()
        meeting._call()
        self.assertEqual(requisition.hold_by, date(2018, 6, 7))
        meeting.write({"start": at(19, day=date(2018, 6, 7)), "stop": at(21, day=date(2018, 6, 7))})
        with self.assertRaisesRegex(UserError, "held by"):
            day = date(2018, 6, 8)
            meeting.write({"start": at(19, day=day), "stop": at(21, day=day)})

    def test_it_decides_on_the_words_that_members_signed(self):
        _requisition, meeting = self._prepared()
        meeting.resolution_ids.wording = "The members decide nothing."
        with self.assertRaisesRegex(UserError, "very words"):
            meeting._call()
        meeting.resolution_ids.wording = "The members  decide that …"
        meeting._call()
        self.assertEqual(meeting.state, "called")

    def test_who_asked_for_it_stays_written_down(self):
        requisition, meeting = self._prepared()
        meeting._call()
        with self.assertRaisesRegex(UserError, "who asked for this meeting"):
            self._as(meeting, self.secretary).requisition_id = False
        meeting.write({"requisition_id": requisition.id})

    def test_what_members_asked_to_be_decided_is_not_taken_back(self):
        _requisition, meeting = self._prepared()
        asked = meeting.resolution_ids
        other = self._resolution("Tea", item_id=asked.item_id.id)
        meeting._call()
        with self.assertRaisesRegex(UserError, "put to the vote"):
            self._as(asked, self.secretary).action_withdraw()
        self.assertEqual(asked.state, "draft")
        self._as(other, self.secretary).action_withdraw()
        self.assertEqual(other.state, "withdrawn")

    def test_before_the_notice_it_is_taken_back_and_the_notice_asks_for_it(self):
        _requisition, meeting = self._prepared()
        meeting.resolution_ids.action_withdraw()
        with self.assertRaisesRegex(UserError, "very words"):
            meeting._call()

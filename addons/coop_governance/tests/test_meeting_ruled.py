from datetime import date

from odoo.exceptions import UserError
from odoo.tests import tagged

from odoo.addons.coop_governance.meetings import Seated, count

from .meeting_common import MeetingCase, at


@tagged("post_install", "-at_install")
class TestMeetingRuled(MeetingCase):
    """No meeting is held by rules that nobody entered, or that do not hold yet."""

    def test_rules_that_begin_later_call_no_meeting_and_it_says_where_to_enter_others(self):
        self.rules_of_council.valid_from = date(2018, 5, 30)
        self.assertFalse(self.meeting.notice_by)
        where = "in force on .*29.*Governance / Bodies, open “Council of Members”, page “Rules”"
        with self.assertRaisesRegex(UserError, where):
            self.meeting._call()
        self.assertEqual(self.meeting.state, "draft")
        self.rules_of_council.valid_from = date(2018, 5, 29)
        self.meeting._call()
        self.assertEqual(self.meeting.state, "called")

    def test_of_several_bodies_each_has_its_rules(self):
        joint = self._meeting(bodies=self.council | self.board)
        self.board.rules_ids.unlink()
        with self.assertRaisesRegex(UserError, "No rules are entered for “Board of Management”"):
            joint._call()

    def test_a_meeting_is_not_moved_to_a_day_without_rules(self):
        self.rules_of_council.valid_from = date(2018, 5, 25)
        self.meeting._call()
        day = date(2018, 5, 24)
        with self.assertRaisesRegex(UserError, "No rules are entered for “Council of Members”"):
            self.meeting.write({"start": at(19, day=day), "stop": at(21, day=day)})

    def test_without_rules_there_are_never_enough_and_no_vote_is_taken(self):
        self._begin_meeting()
        self.rules_of_council.unlink()
        with self._time(at(19, 5)):
            self.meeting.item_ids[0].action_open()
            line = self.meeting.body_line_ids
            self.assertFalse(line.is_quorate)
            self.assertIn("No rules say how many are needed", line.quorum_words)
        self.assertFalse(self.meeting.item_ids[0].count_ids.reached)
        with self.assertRaisesRegex(UserError, "No vote can be taken.*No rules say"):
            self._vote(self.meeting.item_ids[0], {self.oak: (2, 0, 0)}, at(19, 10))

    def test_terms_from_before_the_first_rules_keep_theirs(self):
        self.rules_of_council.valid_from = date(2018, 5, 30)
        self.assertEqual(self.council._get_rules(date(2018, 1, 1)), self.rules_of_council)
        self.assertFalse(self.council._get_rules_in_force(date(2018, 5, 29)))

    def test_the_count_without_a_rule_is_never_reached(self):
        people = [Seated("Gwen", None, ((0, None, "room"),))]
        counted = count(None, people, 1)
        self.assertEqual((counted.present, counted.ruled, counted.reached), (1, False, False))

from datetime import date

from odoo.exceptions import UserError
from odoo.tests import tagged

from .general_common import GeneralCase
from .meeting_common import MeetingCase, at

LATER = date(2018, 6, 5)


class Told:
    """What was told of the meeting: notices by kind, and running the nightly work."""

    def _told(self, kind):
        return self.env["coop.notice"].search(
            [
                ("kind_id.code", "=", kind),
                ("res_model", "=", "coop.meeting"),
                ("res_id", "=", self.meeting.id),
            ],
            order="id",
        )

    def _night(self, moment):
        with self._time(moment), self.enter_registry_test_mode():
            self.env.ref("coop_governance.cron_meetings").method_direct_trigger()
        self.env.invalidate_all()


@tagged("post_install", "-at_install")
class TestMeetingTold(Told, MeetingCase):
    """Whatever changes after the notice is told, and reminders follow the day."""

    def test_a_new_end_a_new_link_and_a_new_phone_are_told(self):
        self.meeting._call()
        for count, vals in enumerate(
            (
                {"stop": at(20, 30)},
                {"join_link": "https://meet.example/x"},
                {"join_phone": "01248 555 000"},
                {"place": "Y Ganolfan"},
            ),
            1,
        ):
            self.meeting.write(vals)
            self.assertEqual(len(self._told("meeting_moved")), count, vals)
        told = self._told("meeting_moved")[-1].delivery_ids[0]
        self.assertIn("19:00 to 20:30", told.body_html)
        self.meeting.write({"place": "Y Ganolfan", "what_helps": "There is a lift."})
        self.assertEqual(len(self._told("meeting_moved")), 4)

    def test_the_calendar_of_the_office_follows(self):
        self.meeting._call()
        event = self.meeting.event_id
        self.meeting.write({"stop": at(20, 30), "name": "Council, special"})
        self.assertEqual((event.stop, event.name), (at(20, 30), "Council, special"))
        other = self._user("ail_ysgrif", "coop_governance.group_governance_officer")
        before = len(self._told("meeting_moved"))
        self.meeting.secretary_id = other
        self.assertEqual(event.partner_ids, other.partner_id)
        self.assertEqual(len(self._told("meeting_moved")), before)

    def test_who_takes_a_seat_after_the_notice_gets_it_too(self):
        self.meeting._call()
        before = self._told("meeting_called").delivery_ids.partner_id
        self._row("Oak 1").term_id._end(date(2018, 5, 15), "resignation")
        member = self._member("Nia Nant", self.supported)
        self._sit(self.seats[self.oak][0], member, date(2018, 5, 16), "countback")
        told = self._told("meeting_called").delivery_ids.partner_id
        self.assertEqual(told - before, member.partner_id)
        self.assertTrue(self._row("Nia Nant"))
        self.assertFalse(self._row("Oak 1"))
        # of a day on which they do not sit there yet nobody is told
        late = self._member("Ifan Bach", self.employees)
        self._row("Ash 1").term_id._end(date(2018, 5, 30), "resignation")
        self._sit(self.seats[self.ash][0], late, date(2018, 5, 31), "countback")
        self.assertFalse(self._row("Ifan Bach"))

    def test_of_a_meeting_that_is_prepared_nothing_is_told(self):
        self.meeting.write({"stop": at(20, 30), "join_link": "https://meet.example/x"})
        self.env["coop.agenda.item"].create({"meeting_id": self.meeting.id, "name": "Tea"})
        self.assertFalse(self._told("meeting_moved") or self.meeting.agenda_changed)

    def test_a_meeting_that_was_moved_is_reminded_of_anew(self):
        self.meeting._call()
        self._night("2018-05-27 08:00:00")
        self.assertEqual(len(self._told("meeting_reminder").delivery_ids), 6)
        with self._time("2018-05-27 12:00:00"):
            self.meeting.write({"start": at(19, day=LATER), "stop": at(21, day=LATER)})
            self.assertFalse(self.meeting.reminded_on)
        self._night("2018-05-28 08:00:00")
        self.assertEqual(len(self._told("meeting_reminder")), 1)
        for _time in range(2):
            self._night("2018-06-03 08:00:00")
        self.assertEqual(len(self._told("meeting_reminder")), 2)
        self.assertEqual(len(self._told("meeting_reminder")[-1].delivery_ids), 6)

    def test_points_that_come_or_go_after_the_notice_are_told_once_a_day(self):
        self.meeting._call()
        first = self.meeting.item_ids.sorted("sequence")[0]
        self.env["coop.agenda.item"].create(
            [
                {"meeting_id": self.meeting.id, "name": name, "sequence": 9}
                for name in ("The roof", "Tea")
            ]
        )
        first.name = "The hall"
        self.assertTrue(self.meeting.agenda_changed)
        self.assertFalse(self._told("meeting_agenda"))
        self._night("2018-05-11 03:00:00")
        told = self._told("meeting_agenda")
        self.assertEqual(len(told.delivery_ids), 6)
        for words in ("The hall", "The roof", "Tea"):
            self.assertIn(words, told.delivery_ids[0].body_html)
        self.assertFalse(self.meeting.agenda_changed)
        self._night("2018-05-12 03:00:00")
        self.assertEqual(len(self._told("meeting_agenda")), 1)

    def test_the_office_tells_it_at_once_and_nobody_else_does(self):
        self.meeting._call()
        self.meeting.item_ids.sorted("sequence")[-1].unlink()
        with self.assertRaises(UserError):
            self._as(self.meeting, self.officer).action_tell_agenda()
        self._as(self.meeting, self.secretary).action_tell_agenda()
        self.assertNotIn("Point 5", self._told("meeting_agenda").delivery_ids[0].body_html)
        self._as(self.meeting, self.secretary).action_tell_agenda()
        self.assertEqual(len(self._told("meeting_agenda")), 1)

    def test_what_is_written_of_a_point_while_people_prepare_changes_no_agenda(self):
        self.meeting._call()
        self.meeting.item_ids.write({"presenter": "Elin", "minutes": 5, "name": "Point"})
        self.meeting.agenda_changed = False
        self.meeting.item_ids.write({"presenter": "Mali", "minutes": 10, "name": "Point"})
        self.assertFalse(self.meeting.agenda_changed)


@tagged("post_install", "-at_install")
class TestGeneralTold(Told, GeneralCase):
    """All members are reminded of their meeting, but for those who do not come."""

    def test_members_are_reminded(self):
        self.meeting._call()
        self.meeting._ensure_member_row(self.starter)._answer("apology")
        self.meeting._ensure_member_row(self.second)._answer("comes", "room")
        self.third._leave("resignation", end_date=date(2018, 5, 20))
        self._night("2018-05-27 08:00:00")
        told = self._told("meeting_reminder").delivery_ids
        self.assertEqual(told.partner_id, (self.members - self.starter - self.third).partner_id)
        self.assertIn("/my/members-meeting", told[0].body_html)

    def test_members_are_told_of_a_new_point(self):
        self.meeting._call()
        self.env["coop.agenda.item"].create({"meeting_id": self.meeting.id, "name": "Tea"})
        self._as(self.meeting, self.secretary).action_tell_agenda()
        told = self._told("meeting_agenda").delivery_ids
        self.assertEqual(told.partner_id, self.members.partner_id)
        self.assertIn("Tea", told[0].body_html)

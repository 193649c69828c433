from datetime import date, datetime

from odoo.exceptions import UserError
from odoo.tests import tagged

from .meeting_common import MeetingCase, at


@tagged("post_install", "-at_install")
class TestMeetingNotice(MeetingCase):
    """Notice in clear days: neither the day of the notice nor the day of the meeting counts."""

    def _by(self, day, hour=19):
        return self._meeting(
            start=datetime(day.year, day.month, day.day, hour),
            stop=datetime(day.year, day.month, day.day, hour + 2),
        ).notice_by

    def test_the_last_day_for_notice_over_holidays_leap_days_and_clock_changes(self):
        rules = self.rules_of_council
        for days, working, meeting, expected in (
            (7, False, date(2018, 5, 29), date(2018, 5, 21)),
            (14, False, date(2019, 4, 23), date(2019, 4, 8)),  # over Easter
            (14, False, date(2020, 3, 10), date(2020, 2, 24)),  # over a leap day
            (7, False, date(2018, 10, 29), date(2018, 10, 21)),  # over the end of summer time
            (7, False, date(2019, 4, 1), date(2019, 3, 24)),  # over its beginning
            (7, True, date(2018, 5, 29), date(2018, 5, 16)),  # weekends and the spring holiday
            (5, True, date(2019, 1, 2), date(2018, 12, 20)),  # Christmas and New Year
            (5, True, date(2019, 4, 24), date(2019, 4, 14)),  # Good Friday, Easter Monday
            (0, False, date(2018, 5, 29), date(2018, 5, 28)),
        ):
            with self.subTest(days=days, working=working, meeting=meeting):
                rules.write({"notice_days": days, "notice_working": working})
                self.assertEqual(self._by(meeting), expected)

    def test_a_meeting_late_in_the_evening_is_on_the_day_where_the_co_op_is(self):
        # 23:30 UTC is half past midnight of the next day in summer
        meeting = self._meeting(start=datetime(2018, 5, 28, 23, 30), stop=datetime(2018, 5, 29, 1))
        self.assertEqual(meeting.notice_by, date(2018, 5, 21))

    def test_notice_in_time_goes_to_everybody_and_makes_the_roll(self):
        self.meeting._call()
        self.assertEqual(self.meeting.state, "called")
        self.assertEqual(len(self.meeting.person_ids), 6)
        told = self.env["coop.notice.delivery"].search(
            [
                ("notice_id.res_model", "=", "coop.meeting"),
                ("notice_id.res_id", "=", self.meeting.id),
            ]
        )
        self.assertEqual(told.partner_id, self.env["res.partner"].union(*self.people.values()))

    def test_short_notice_is_refused_and_the_first_possible_day_is_named(self):
        meeting = self._meeting(
            start=at(19, day=date(2018, 5, 17)), stop=at(20, day=date(2018, 5, 17))
        )
        self.assertTrue(meeting.is_short)
        with self.assertRaisesRegex(UserError, "7 clear days.*18/05/2018"):
            meeting._call()
        self.assertEqual(meeting.state, "draft")

    def test_short_notice_needs_the_consent_that_the_rules_ask(self):
        day = date(2018, 5, 14)
        meeting = self._meeting(start=at(19, day=day), stop=at(20, day=day))
        for agreed, note in ((5, "by e-mail"), (6, None), (0, "by e-mail")):
            with self.assertRaises(UserError):
                meeting._call(agreed, note)
        meeting._call(6, "All six by e-mail, in the file of 9 May")
        self.assertEqual(meeting.consent_count, 6)

    def test_days_for_the_post_lie_before_the_clear_days(self):
        self.rules_of_council.post_days = 2
        day = date(2018, 5, 18)
        meeting = self._meeting(start=at(19, day=day), stop=at(20, day=day))
        self.assertEqual(meeting.body_line_ids.notice_by, date(2018, 5, 8))
        with self.assertRaisesRegex(UserError, "7 clear days.*20/05/2018.*the post.*: 2"):
            meeting._call()
        day = date(2018, 5, 20)
        meeting.write({"start": at(19, day=day), "stop": at(20, day=day)})
        meeting._call()
        self.assertEqual(meeting.state, "called")

    def test_where_nobody_can_consent_short_notice_stays_refused(self):
        self.rules_of_council.consent_percent = 0
        day = date(2018, 5, 14)
        meeting = self._meeting(start=at(19, day=day), stop=at(20, day=day))
        with self.assertRaises(UserError):
            meeting._call(6, "All six")

    def test_a_meeting_needs_an_agenda_a_place_and_a_day_to_come(self):
        with self.assertRaisesRegex(UserError, "no agenda"):
            self._meeting(points=0)._call()
        with self.assertRaisesRegex(UserError, "where the meeting is"):
            self._meeting(place=False)._call()
        with self.assertRaisesRegex(UserError, "in the past"):
            day = date(2018, 5, 9)
            self._meeting(start=at(19, day=day), stop=at(20, day=day))._call()

    def test_the_window_says_how_many_are_told_and_gives_notice(self):
        window = self._as(self.env["coop.meeting.call"], self.secretary).create(
            {"meeting_id": self.meeting.id}
        )
        self.assertIn("6 people", window.summary)
        window.action_call()
        self.assertEqual(self.meeting.state, "called")

    def test_a_change_of_the_day_is_told_and_must_be_in_time_too(self):
        self.meeting._call()
        self.meeting.write({"start": at(18), "stop": at(20)})
        self.assertTrue(self._told("meeting_moved"))
        with self.assertRaisesRegex(UserError, "too near"):
            day = date(2018, 5, 12)
            self.meeting.write({"start": at(18, day=day), "stop": at(20, day=day)})

    def test_a_meeting_that_is_cancelled_is_told_and_kept(self):
        self.meeting._call()
        self.meeting.action_cancel()
        self.assertTrue(self._told("meeting_cancelled"))
        with self.assertRaises(UserError):
            self.meeting.unlink()

    def test_reminders_go_once_to_those_who_did_not_send_apologies(self):
        self.meeting._call()
        self._row("Oak 1")._answer("apology")
        with self._time("2018-05-26 08:00:00"):
            self._remind()
            self.assertFalse(self._told("meeting_reminder"))
        with self._time("2018-05-27 08:00:00"):
            self._remind()
            self._remind()
        told = self._told("meeting_reminder").delivery_ids.partner_id
        self.assertEqual(len(told), 5)
        self.assertNotIn(self.people["Oak 1"], told)

    def _remind(self):
        with self.enter_registry_test_mode():
            self.env.ref("coop_governance.cron_meetings").method_direct_trigger()

    def _told(self, kind):
        return self.env["coop.notice"].search(
            [
                ("kind_id.code", "=", kind),
                ("res_model", "=", "coop.meeting"),
                ("res_id", "=", self.meeting.id),
            ]
        )

    def test_it_is_in_the_calendar_of_those_who_come(self):
        self.meeting._call()
        calendar = self.env["coop.member.calendar"]
        oak, other = self.people["Oak 1"], self.portal_other.partner_id
        events = calendar._ahead_of(oak | other)
        self.assertEqual([e["title"] for e in events[oak.id]], ["Council meeting"])
        self.assertFalse(events[other.id])
        self.assertIn(b"Council meeting", calendar._ics(events[oak.id], self.company))
        self._row("Oak 1")._answer("apology")
        self.assertFalse(calendar._ahead_of(oak)[oak.id])

    def test_who_sits_there_on_the_day_is_on_the_roll(self):
        self.meeting._call()
        term = self._row("Ash 2").term_id
        term._end(date(2018, 5, 20), "resignation")
        self.meeting.action_fill_roll()
        self.assertFalse(self._row("Ash 2"))
        self.assertEqual(len(self.meeting.person_ids), 5)

    def test_who_sits_there_is_not_taken_off_the_roll(self):
        self.meeting._call()
        row = self._row("Ash 2")
        for how in (row, row.sudo(), self._as(row, self.secretary)):
            with self.assertRaisesRegex(UserError, "stays on the roll"), self.env.cr.savepoint():
                how.unlink()
        self.assertEqual(len(self.meeting.person_ids), 6)

    def test_who_asked_and_sits_there_no_more_keeps_nobody_from_opening_it(self):
        self.meeting._call()
        row, partner = self._row("Ash 2"), self.people["Ash 2"]
        question = self.env["coop.meeting.question"]._ask(row, "ask", "Who pays?")
        row.term_id._end(date(2018, 5, 20), "resignation")
        self.env.flush_all()
        self._as(self.meeting, self.secretary).action_fill_roll()
        self.assertEqual(question.person_id, row.exists())
        self.assertNotIn(partner, self.meeting._get_people())
        self.assertFalse(self.env["coop.member.calendar"]._ahead_of(partner)[partner.id])
        home = self.env["coop.member.home"].with_company(self.company)
        self.assertNotIn(f"meeting-{self.meeting.id}", str(home._get_things(partner)[partner.id]))
        self._begin_meeting("Oak 1", "Ash 1", "Ash 2")
        line = self.meeting.body_line_ids
        self.assertEqual(line._count_at(at(19, 1)).present, 2)

    def test_a_body_leads_to_its_meetings(self):
        together = self._meeting(bodies=self.council | self.board)
        council = self.council.with_user(self.secretary)
        self.assertEqual(council.meeting_count, 2)
        found = self.env["coop.meeting"].search(council.action_view_meetings()["domain"])
        self.assertEqual(found, self.meeting | together)
        self.assertEqual(self.board.with_user(self.secretary).meeting_count, 1)

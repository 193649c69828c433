from datetime import date, timedelta

from freezegun import freeze_time

from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from ..models.mark import WHOLE_PLAN
from .common import TODAY, ElectionCase

ONE = timedelta(days=1)


@tagged("post_install", "-at_install")
class TestPlanning(ElectionCase):
    """An election is planned from the seats that fall due, and its timetable is legal."""

    def test_the_seats_that_fall_due_are_proposed_by_constituency(self):
        election = self._plan()
        found = {contest.constituency_id: contest.seat_ids for contest in election.contest_ids}
        self.assertEqual(found, self.seats)
        self.assertEqual(election.contest_ids.mapped("seats"), [2, 2, 2])
        self.assertEqual(election.seat_count, 6)
        self.assertEqual((election.state, election.body_id), ("draft", self.council))
        self.assertEqual(election.with_context(lang="cy_GB").name, "Cyngor 2018")

    def test_a_seat_whose_term_goes_on_is_not_proposed_until_it_ends(self):
        elin = self._member("Elin", self.employees)
        seat = self.seats[self.ash][0]
        self._sit(seat, elin, date(2018, 2, 1), "elected")
        before, after = (
            self._window(until=day).line_ids.seat_ids
            for day in (date(2021, 1, 30), date(2021, 1, 31))
        )
        self.assertNotIn(seat, before)
        self.assertIn(seat, after)

    def test_offices_and_seats_for_which_an_election_is_planned_are_not_proposed(self):
        self.assertNotIn(self.chair, self._window().line_ids.seat_ids)
        self._plan()
        self.assertFalse(self._window().line_ids.seat_ids)
        with self.assertRaisesRegex(UserError, "at least one seat"):
            self._window().action_plan()

    def test_a_rehearsal_takes_no_seat_from_the_real_election(self):
        self._plan(is_rehearsal=True)
        self.assertTrue(self._window().line_ids.seat_ids)

    def test_the_window_says_why_now_and_shows_the_days(self):
        self.rules.election_members = 1
        self._member("Mali", day=date(2018, 5, 1))
        window = self._window()
        self.assertIn("the co-op had 1 members, enough to elect", window.reason)
        self.assertIn("Seats that fall due: 6.", window.reason)
        self.assertIn("Voting ends: ", window.outlook)

    def test_the_form_of_the_window_can_be_filled_in(self):
        form = Form(
            self.env["coop.election.plan"]
            .with_user(self.secretary)
            .with_context(allowed_company_ids=self.company.ids)
        )
        form.name, form.name_cy = "Council 2018", "Cyngor 2018"
        self.assertEqual(len(form.line_ids), 3)
        self.assertEqual(form.body_id, self.council)
        form.start = date(2018, 6, 1)
        self.assertIn("Notice of the election", form.outlook)

    def test_the_proposed_timetable_is_legal_and_follows_good_practice(self):
        election = self._plan()
        self.assertFalse(election._get_faults())
        days = self._days(election)
        self.assertEqual(days["notice"], TODAY)
        self.assertGreaterEqual(days["nominations_open"], date(2018, 6, 10))
        self.assertGreaterEqual(days["poll_closes"], date(2018, 8, 10))

    def test_a_plan_that_would_leave_seats_empty_takes_the_earliest_legal_days(self):
        elin = self._member("Elin", self.employees)
        term = self._sit(self.seats[self.ash][0], elin, date(2018, 2, 1), "elected")
        term._end(date(2018, 7, 31), "resignation")
        plan = self._days(self._plan())
        self.assertLessEqual(plan["declared"], date(2018, 7, 31))

    def test_each_step_is_an_exact_moment_by_the_clocks_of_the_co_op(self):
        election = self._plan()
        step = election._get_step("poll_closes")
        self.assertEqual((step.hour, step.at.hour), (17, 16), "summer time in Wales")
        winter = self._plan_in(date(2018, 11, 19))._get_step("notice")
        self.assertEqual((winter.hour, winter.at.hour), (12, 12))

    def _plan_in(self, day):
        with freeze_time(f"{day} 10:00:00"):
            planned = self.env["coop.election"].search([("company_id", "=", self.company.id)])
            planned._abandon("Another plan")
            return self._plan(start=day, until=day + timedelta(days=400))

    def test_one_date_moved_a_day_over_easter_is_refused_with_paragraph_and_earliest(self):
        """In 2019 Good Friday is 19 April and Easter Monday 22 April."""
        with freeze_time("2019-03-04 10:00:00"):
            election = self._plan(start=date(2019, 3, 4), until=date(2019, 12, 31))
            election._lay_out(election._find_earliest())
            close = election._get_step("poll_closes")
            self.assertEqual(close.day, date(2019, 5, 1), "forty working days, over Easter")
            with self.assertRaises(UserError) as refused, self.cr.savepoint():
                close.day = date(2019, 4, 30)
            said = str(refused.exception)
            self.assertIn("Model election rules, part 2: timetable", said)
            self.assertIn("at least 40 working days", said)
            self.assertIn("Tuesday 30 April 2019", said)
            self.assertIn("Wednesday 1 May 2019", said)

    def test_a_day_moved_over_easter_the_other_way_is_legal(self):
        with freeze_time("2019-03-04 10:00:00"):
            election = self._plan(start=date(2019, 3, 4), until=date(2019, 12, 31))
            election._lay_out(election._find_earliest())
            steps = {step.code: step for step in election.step_ids}
            election.step_ids = [
                Command.update(steps["poll_closes"].id, {"day": date(2019, 5, 2)}),
                Command.update(steps["declared"].id, {"day": date(2019, 5, 3)}),
            ]
            self.assertFalse(election.faults)

    def test_days_that_are_moved_together_are_looked_at_together(self):
        """A day later, each of them: only all at once are they legal at every moment."""
        election = self._plan()
        plan = election._find_earliest(TODAY + 7 * ONE)
        election.step_ids = [
            Command.update(step.id, {"day": plan[step.code]}) for step in election.step_ids
        ]
        self.assertEqual(self._days(election), plan)

    def test_a_refused_timetable_names_the_earliest_legal_one_and_a_button_takes_it(self):
        election = self._plan()
        days = self._days(election)
        step = election._get_step("nominations_close")
        with self.assertRaisesRegex(UserError, "The earliest legal timetable"), self.cr.savepoint():
            step.day = days["nominations_open"]
        election.invalidate_recordset()
        step.with_context(coop_plan=WHOLE_PLAN).day = days["nominations_open"] + ONE
        self.assertIn("Nominations close", election.faults)
        election.action_earliest()
        self.assertFalse(election.faults)
        self.assertFalse(step.trouble)

    def test_a_step_at_a_weekend_says_which_day_is_the_next(self):
        election = self._plan()
        step = election._get_step("declared")
        saturday = step.day + ((5 - step.day.weekday()) % 7) * ONE
        with self.assertRaisesRegex(UserError, "when nobody works"), self.cr.savepoint():
            step.day = saturday

    def test_what_is_only_good_practice_warns_and_blocks_nothing(self):
        election = self._plan()
        election._lay_out(election._find_earliest())
        self.assertFalse(election.faults)
        self.assertIn("three months before", election.warnings)
        election.action_usual()
        self.assertFalse(election.warnings)

    def test_a_draft_that_was_left_lying_says_that_its_days_are_past(self):
        election = self._plan()
        with freeze_time("2018-05-21 10:00:00"):
            election.invalidate_recordset()
            self.assertIn("which is past", election.faults)
            election.action_earliest()
            self.assertFalse(election.faults)
            self.assertEqual(election._get_step("notice").day, date(2018, 5, 21))

    def test_a_question_to_all_members_has_fewer_steps_and_the_notice_of_company_law(self):
        election = self._plan(
            kind="yes_no",
            question="Shall we open a café?",
            question_cy="A ddylem agor caffi?",
        )
        self.assertEqual(
            election.step_ids.mapped("code"), ["notice", "poll_opens", "poll_closes", "declared"]
        )
        [contest] = election.contest_ids
        self.assertEqual((contest.seats, contest.counting_rule), (1, "fptp"))
        self.assertEqual(contest.with_context(lang="cy_GB").question, "A ddylem agor caffi?")
        election._lay_out(election._find_earliest())
        close = election._get_step("poll_closes")
        self.assertEqual(close.day, date(2018, 5, 25), "fourteen clear days")
        with self.assertRaisesRegex(UserError, "Companies Act 2006, section 307"):
            close.day -= ONE

    def test_a_question_needs_its_words_in_both_languages(self):
        with self.assertRaisesRegex(UserError, "in English and in Welsh"):
            self._plan(kind="yes_no", question="Shall we?")

    def test_only_a_governance_officer_plans(self):
        for user in (self.officer, self.runner, self.watcher, self.clerk, self.employee):
            with self.assertRaises(AccessError, msg=user.login):
                self._window(user)

    def test_a_draft_can_be_deleted_only_before_anything_is_in_its_journal(self):
        election = self._plan()
        with self.assertRaisesRegex(UserError, "journal"):
            election.unlink()
        with self.assertRaisesRegex(UserError, "not copied"):
            election.copy()

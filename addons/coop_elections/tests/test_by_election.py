from datetime import timedelta

from dateutil.relativedelta import relativedelta
from freezegun import freeze_time

from odoo.exceptions import UserError
from odoo.tests import tagged

from .common import TODAY
from .common_candidates import MINUTE, CandidateCase


@tagged("post_install", "-at_install")
class TestByElection(CandidateCase):
    """From a vacancy to an election for the rest of the term, in one press."""

    def setUp(self):
        super().setUp()
        self.seat = self._seats(1, constituency_id=self.ash.id, number=21)[0]
        sitting = self._member("Owain Onnen", self.employees)
        self.term = self._sit(self.seat, sitting, day=TODAY)

    def _vacancy(self):
        vacancy = self.term._end(TODAY, "resignation").with_user(self.secretary)
        vacancy.remedy_note = "Nobody was elected by a count here"
        return vacancy

    def _plan_from(self, vacancy):
        number = vacancy.action_by_election()["res_id"]
        return self.env["coop.election"].with_user(self.secretary).browse(number)

    def test_one_press_plans_it_for_that_seat_and_the_rest_of_the_term(self):
        until = self.term.planned_to
        vacancy = self._vacancy()
        election = self._plan_from(vacancy)
        self.assertEqual(election.state, "draft")
        self.assertEqual(vacancy.remedy, "by_election")
        self.assertEqual(vacancy.by_election_id, election)
        contest = election.contest_ids
        self.assertEqual((contest.seat_ids, contest.term_to), (self.seat, until))
        self.assertEqual(contest.constituency_id, self.ash)
        self.assertGreater(contest.term_from, election._get_step("declared").day)
        self.assertFalse(election.faults, "the days are legal")
        self.assertIn("By-election", election.with_context(lang="en_GB").name)
        self.assertIn("Isetholiad", election.with_context(lang="cy_GB").name)
        self.assertNotIn("Owain", election.name)
        with self.assertRaisesRegex(UserError, "planned already"):
            vacancy.action_by_election()

    def test_the_notice_says_until_when_the_term_is(self):
        election = self._plan_from(self._vacancy())
        content = election.sudo().contest_ids._prepare_notice()
        self.assertEqual(content["term_to"], self.term.planned_to.isoformat())
        self.assertIn("For the rest of a term", election.sudo()._say_seats(content))
        welsh = election.sudo().with_context(lang="cy_GB")._say_seats(content)
        self.assertIn("weddill", welsh)

    def test_whoever_has_no_rival_has_the_seat_for_the_rest_of_the_term(self):
        until = self.term.planned_to
        vacancy = self._vacancy()
        election = self._plan_from(vacancy)
        self._name_roles(election)
        for lang in ("en_GB", "cy_GB"):
            election.with_context(lang=lang).where = "The office"
        election = election.with_user(self.runner)
        election._give_notice()
        self._use(election)
        self.contests = {one.constituency_id.name: one for one in election.contest_ids}
        with freeze_time(self._open(election) + MINUTE):
            [candidate] = self._stand_in("Ash", "Dan Dail")
        self._publish()
        self._settle()
        with freeze_time(self.at["withdrawals"] + MINUTE):
            election.action_elect_unopposed()
        term = self.env["coop.office.term"].search(
            [("holder_id.partner_id", "=", candidate.sudo().membership_id.partner_id.id)]
        )
        self.assertEqual((term.seat_id, term.planned_to), (self.seat, until))
        self.assertEqual((vacancy.state, vacancy.filled_term_id), ("filled", term))
        self.assertTrue(term._is_part())

    def test_it_is_too_late_where_fewer_months_are_left_than_the_rules_say(self):
        vacancy = self._vacancy()
        rules = self.council._get_rules(TODAY)
        rules.by_election_months = 37
        vacancy.invalidate_recordset()
        self.assertFalse(vacancy.may_by_election)
        self.assertIn("at least 37 months are left", vacancy.ways)
        with self.assertRaisesRegex(UserError, "at least 37 months"):
            vacancy.action_by_election()
        self.assertTrue(vacancy.may_co_option and vacancy.may_next_election)
        self.assertEqual(vacancy.next_way, "co_option")

    def test_the_last_day_on_which_enough_is_left(self):
        vacancy = self._vacancy()
        until = self.term.planned_to
        last = until - relativedelta(months=6)
        for day, may in ((last, True), (last + timedelta(days=3), False)):
            with freeze_time(day):
                vacancy.invalidate_recordset()
                self.assertEqual(vacancy.may_by_election, may, day)

    def test_co_option_and_leaving_it_empty_are_offered_in_the_same_place(self):
        vacancy = self._vacancy()
        action = vacancy.action_co_option()
        self.assertEqual(action["res_model"], "coop.term.begin")
        self.assertEqual(action["context"]["default_begun_how"], "co_opted")
        self.assertEqual(vacancy.remedy, "co_option")
        vacancy.action_leave_vacant()
        self.assertEqual((vacancy.remedy, vacancy.due_on), ("next_election", False))

    def test_rules_have_an_order_that_follows_the_first_remedy_and_can_be_changed(self):
        rules = self.council._get_rules(TODAY)
        rules.remedy = "co_option"
        self.assertEqual(rules._get_remedies(), ["co_option", "next_election"])
        rules.write({"remedy_second": "by_election", "remedy_third": "next_election"})
        self.assertEqual(rules._get_remedies(), ["co_option", "by_election", "next_election"])

    def test_an_office_or_a_seat_whose_term_is_over_is_not_filled_in_these_ways(self):
        [seat] = self._seats(1, constituency_id=self.ash.id, number=22)
        new = seat.vacancy_ids.with_user(self.secretary)
        self.assertEqual(new.cause, "new")
        self.assertFalse(new.ways)
        with self.assertRaisesRegex(UserError, "do not fill this seat"):
            new.action_by_election()

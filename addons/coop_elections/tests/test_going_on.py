from datetime import date, datetime, timedelta

from freezegun import freeze_time

from odoo.exceptions import UserError
from odoo.tests import tagged

from .common_candidates import MINUTE, CandidateCase


@tagged("post_install", "-at_install")
class TestGoingOn(CandidateCase):
    """An election goes on at its hours, and always says how it stands."""

    def _cron(self, moment):
        self.env.flush_all()
        with freeze_time(moment), self.enter_registry_test_mode():
            self.env.ref("coop_elections.cron_elections").method_direct_trigger()
        self.election.invalidate_recordset()

    def test_nominations_open_by_themselves_at_their_hour_and_not_before(self):
        self._cron(self.at["nominations_open"] - MINUTE)
        self.assertEqual(self.election.state, "noticed")
        self._cron(self.at["nominations_open"])
        self.assertEqual(self.election.state, "nominations")
        self.assertTrue(self.election._get_step("nominations_open").done_at)
        self._cron(self.at["nominations_open"] + MINUTE)
        entries = self.election.journal_ids.filtered(lambda e: e.act == "open_nominations")
        self.assertEqual(len(entries), 1)

    def test_nothing_is_begun_before_its_hour(self):
        with self.assertRaisesRegex(UserError, "too early: “Nominations open”"):
            self.election.action_open_nominations()
        with self.assertRaisesRegex(UserError, "too early"):
            self.election.action_open_poll()
        with self.assertRaisesRegex(UserError, "not its turn"):
            self.election.action_close_poll()

    def test_only_the_returning_officer_opens_and_closes(self):
        with freeze_time(self.at["nominations_open"]):
            for user in (self.secretary, self.watcher, self.clerk, self.officer):
                with self.assertRaises(UserError, msg=user.login):
                    self.election.with_user(user).action_open_nominations()
            self.election.action_open_nominations()
        self.assertEqual(self.election.state, "nominations")

    def test_a_poll_is_opened_by_the_returning_officer_and_closes_on_the_second(self):
        self._contested()
        with freeze_time(self.at["poll_opens"]):
            self.election.action_open_poll()
        self.assertEqual(self.election.state, "poll")
        self._cron(self.at["poll_closes"] - timedelta(seconds=1))
        self.assertEqual(self.election.state, "poll")
        self._cron(self.at["poll_closes"])
        self.assertEqual(self.election.state, "closed")

    def test_the_poll_closes_at_seventeen_by_the_clock_on_the_wall(self):
        self.assertEqual(self.at["poll_closes"].hour, 16, "in summer")

    def test_it_says_that_nothing_is_late_and_what_comes_next(self):
        said = self.election.standing
        self.assertIn("Nothing is late. Next: Nominations open, on ", said)
        self.assertFalse(self.election.is_late)
        self.assertEqual(self.election.next_step_id.code, "nominations_open")
        states = {step.code: step.state for step in self.election.step_ids}
        self.assertEqual((states["notice"], states["nominations_open"]), ("done", "next"))
        self.assertEqual(states["poll_closes"], "ahead")

    def test_a_step_whose_hour_has_come_and_that_nobody_did_is_late(self):
        self._cron(self.at["nominations_open"])
        with freeze_time(self.at["statement"] + MINUTE):
            self.election.invalidate_recordset()
            self.election.step_ids.invalidate_recordset()
            self.assertTrue(self.election.is_late)
            self.assertIn("Late: The candidates are published.", self.election.standing)
            step = self.election._get_step("statement")
            self.assertEqual(step.state, "late")
            # a deadline passes by itself
            self.assertEqual(self.election._get_step("nominations_close").state, "done")
            step.action_done()
            self.assertFalse(self.election.is_late)
            self.assertEqual(self.election.journal_ids[:1].act, "candidates_published")

    def test_what_is_done_by_a_button_of_the_election_is_not_ticked_off(self):
        with self.assertRaisesRegex(UserError, "by a button of the election"):
            self.election._get_step("poll_opens").action_done()

    def test_the_line_of_steps_names_each_with_its_day_and_hour(self):
        line = self.election.timeline
        self.assertEqual(line.count("<li"), 9)
        self.assertIn("17:00", line)
        self.assertIn("Voting ends", line)

    def test_each_act_says_what_can_be_done_next(self):
        self.assertEqual(self.election.next_act, "open_nominations")
        self._cron(self.at["nominations_open"])
        self.assertEqual(self.election.next_act, "open_poll")

    def test_an_election_goes_to_its_end_and_not_past_it(self):
        self._contested()
        with freeze_time(self.at["poll_opens"]):
            self.election.action_open_poll()
        self._cron(self.at["poll_closes"])
        with freeze_time(self.at["declared"] - MINUTE):
            with self.assertRaisesRegex(UserError, "not its turn"):
                self.election._go_on("declare")
            self._bring_back(self.election)
            self._count_out(self.election)
            with self.assertRaisesRegex(UserError, "Tell the candidates first"):
                self.election._go_on("declare")
            self.election.action_tell_candidates()
            self._report()
            self.election._go_on("declare")
            self.assertEqual((self.election.state, self.election.is_over), ("declared", True))
            self.assertIn("The result is declared", self.election.standing)
            with self.assertRaisesRegex(UserError, "is over"):
                self.election._abandon("Too late")

    def test_a_poll_that_closes_after_the_clocks_have_changed_closes_at_seventeen(self):
        """The clocks go back on 28 October 2018."""
        with freeze_time("2018-08-01 10:00:00"):
            self.election._abandon("Another")
            election = self._plan(start=date(2018, 8, 1), until=date(2019, 1, 31))
            close = election._get_step("poll_closes")
            self.assertGreater(close.day, date(2018, 10, 28))
            self.assertEqual(
                close.at, datetime.combine(close.day, datetime.min.time()) + timedelta(hours=17)
            )

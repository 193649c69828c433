from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from freezegun import freeze_time

from odoo.tests import tagged

from ..models.mark import WHOLE_PLAN
from .common_candidates import SECOND, CandidateCase

WALES = ZoneInfo("Europe/London")
UTC = ZoneInfo("UTC")
# The clocks go back on 28 October 2018 and on on 31 March 2019.
AUTUMN, SPRING = date(2018, 8, 20), date(2019, 2, 4)


@tagged("post_install", "-at_install")
class TestClocks(CandidateCase):
    """The clocks change while an election goes on: hours stay what the clocks on the wall show."""

    def _planned_over(self, start):
        with freeze_time(f"{start} 10:00:00"):
            elections = self.env["coop.election"].search([("company_id", "=", self.company.id)])
            for election in elections.filtered(lambda one: not one.is_over):
                election._abandon("Another")
            return self._ready(start=start, until=start + timedelta(days=300))

    def _shown(self, moment):
        """What the clocks in Wales show."""
        return moment.replace(tzinfo=UTC).astimezone(WALES).replace(tzinfo=None)

    def test_each_step_is_at_its_hour_on_both_sides_of_a_change(self):
        for start in (AUTUMN, SPRING):
            election = self._planned_over(start)
            offsets = set()
            for step in election.step_ids:
                at = self._shown(step.at)
                hour = datetime.combine(step.day, datetime.min.time()) + timedelta(hours=step.hour)
                self.assertEqual(at, hour, step.code)
                offsets.add(at - step.at)
            self.assertEqual(offsets, {timedelta(0), timedelta(hours=1)}, "both are in it")

    def test_a_change_of_clocks_is_no_day_and_takes_none(self):
        """Days are counted by the calendar: whole days lie between, whatever the hours are."""
        for start in (AUTUMN, SPRING):
            election = self._planned_over(start)
            with freeze_time(f"{start} 10:00:00"):
                self.assertFalse(election._get_faults())
                earliest = election._find_earliest()
                working = sum(
                    self.env["coop.clock"].add_working_days(earliest["notice"], count, self.company)
                    <= earliest["poll_closes"]
                    for count in range(1, 80)
                )
            self.assertEqual(working, 40, "forty working days from the notice to the end")

    def test_a_nomination_after_the_change_is_in_time_until_seventeen_by_the_wall(self):
        for start in (AUTUMN, SPRING):
            with self.subTest(start=start):
                self._use(self._planned_over(start))
                with freeze_time(f"{start} 10:00:00"):
                    self.election._give_notice()
                self._open()
                step = self.election._get_step("nominations_close")
                self.assertEqual(self._shown(step.at).hour, 17)
                for moment, late in ((step.at, False), (step.at + SECOND, True)):
                    with freeze_time(moment):
                        who = self._new(f"Somebody {start} {late}")
                        candidate = self._hand_in(who, self.contests["Rowan"])
                        self.assertEqual(candidate.is_late, late)

    def test_the_end_is_at_seventeen_by_the_wall_before_on_and_after_the_day_of_the_change(self):
        step = self._planned_over(SPRING)._get_step("poll_closes")
        step = step.with_context(coop_plan=WHOLE_PLAN)
        for day, hour in ((date(2019, 3, 30), 17), (date(2019, 3, 31), 16), (date(2019, 4, 1), 16)):
            step.day = day
            self.assertEqual(step.at, datetime(day.year, day.month, day.day, hour))

from datetime import date, timedelta

from freezegun import freeze_time

from odoo.tests import tagged

from .common import TODAY, ElectionCase


@tagged("post_install", "-at_install")
class TestFollows(ElectionCase):
    """What an election brings to the list, the year planner, the calendar and one's own copy."""

    def _tasks(self, user=None):
        tasks = self._as(self.env["coop.membership.task"], user or self.secretary)
        return tasks.search([("kind", "in", ("election_step", "election_notice"))])

    def test_notice_that_is_due_is_on_the_list(self):
        self._ready(start=TODAY + timedelta(days=4))
        [task] = self._tasks()
        self.assertEqual((task.kind, task.name), ("election_notice", "Council 2018"))
        self.assertEqual(task.due_on, date(2018, 5, 14))
        self.assertIn("Give notice of “Council 2018” on ", task.sentence)

    def test_the_next_step_is_on_the_list_a_fortnight_before_and_not_once_it_is_done(self):
        election = self._noticed()
        self.assertFalse(self._tasks())
        opens = election._get_step("nominations_open")
        with freeze_time(opens.at - timedelta(days=3)):
            task = self._tasks()
            self.assertEqual(task.mapped("kind"), ["election_step"])
            self.assertEqual(task.due_on, opens.day)
        with freeze_time(opens.at):
            election.action_open_nominations()
            self.env.flush_all()
            self.assertFalse(self._tasks())

    def test_a_rehearsal_is_on_nobodys_list(self):
        self._ready(is_rehearsal=True)
        self.assertFalse(self._tasks())

    def test_the_year_planner_has_the_days_of_the_election(self):
        items = self._as(self.env["coop.due.item"], self.secretary)._plan(self.company, 2018)
        election = self._noticed()
        due = {
            item.sudo().rule_id.election_step: item
            for item in items.exists()
            if item.sudo().rule_id.election_step
        }
        self.assertEqual(len(due), 6)
        for code, item in due.items():
            self.assertEqual(item.due_on, election._get_step(code).day, code)

    def test_the_days_are_in_the_calendar_of_each_member(self):
        mali = self._member("Mali")
        election = self._noticed()
        events = self.env["coop.member.calendar"]._get_events(
            mali.partner_id,
            election._get_step("notice").at,
            election._get_step("declared").at,
        )[mali.partner_id.id]
        self.assertEqual(
            [event["title"] for event in events if event["uid"].startswith("election")],
            [
                "Council 2018: Nominations close",
                "Council 2018: Voting begins",
                "Council 2018: Voting ends",
            ],
        )

    def test_a_member_finds_the_way_to_it_on_the_first_page_while_it_goes_on(self):
        mali = self._member("Mali")
        home = self.env["coop.member.home"]

        def ways():
            return [card["url"] for card in home._get_cards(mali.partner_id)]

        self.assertNotIn("/my/elections", ways())
        election = self._noticed()
        self.assertIn("/my/elections", ways())
        election._abandon("A seat was missing")
        self.assertNotIn("/my/elections", ways())

    def test_a_role_is_in_the_copy_of_all_that_is_held(self):
        self._ready()
        pack = self.env["coop.access.pack"].sudo()
        sections = pack._coop_access_pack(self.runner.partner_id, self.company)
        [part] = [one for one in sections if one["title"].startswith("Elections: what you did")]
        self.assertEqual(part["rows"][0][:2], ["Council 2018", "Returning officer"])

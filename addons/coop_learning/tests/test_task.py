from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import CY, TODAY, LearningCase


@tagged("post_install", "-at_install")
class TestTask(LearningCase):
    """Somebody is asked to do a lesson."""

    def test_each_person_is_told_once_whatever_the_number_of_lessons(self):
        people = self.mali.partner_id | self.paper
        self.paper.write({"email": "pegi@orchard.example"})
        tasks = self.give(
            people, self.council | self.vote, due_on=date(2018, 6, 1), why="You are new."
        )
        self.assertEqual(len(tasks), 4)
        self.assertEqual(tasks.given_by_id, self.coordinator)
        english = self.told(self.mali.partner_id, "lesson_task")
        welsh = self.told(self.paper, "lesson_task")
        self.assertEqual((len(english), len(welsh)), (1, 1))
        for words in ("What a Council is", "What a vote is", "1 June 2018", "You are new."):
            self.assertIn(words, english.body_html)
        self.assertEqual(welsh.lang, CY)
        for words in ("Beth yw Cyngor", "Beth yw pleidlais", "1 Mehefin 2018"):
            self.assertIn(words, welsh.body_html)

    def test_what_somebody_is_asked_already_is_not_asked_again(self):
        self.give(self.mali.partner_id)
        self.assertFalse(self.give(self.mali.partner_id))
        self.assertEqual(len(self.told(self.mali.partner_id, "lesson_task")), 1)

    def test_it_is_closed_when_the_lesson_is_done(self):
        task = self.give(self.mali.partner_id)
        row = self.finish(self.mali)
        self.assertEqual((task.state, task.done_id, task.closed_on), ("done", row, TODAY))

    def test_not_for_me_needs_no_reason_and_takes_nothing_away(self):
        task = self.give(self.mali.partner_id)
        task.sudo()._decline()
        self.assertEqual(task.state, "declined")
        self.assertIn(self.council, self.council._get_open_to(self.mali.partner_id, self.company))
        self.finish(self.mali)
        self.assertEqual(task.state, "declined", "what was closed stays closed")

    def test_a_reminder_comes_once_and_never_to_who_has_answered(self):
        due = date(2018, 6, 1)
        task = self.give(self.mali.partner_id, due_on=due)
        other = self.give(self.owen.partner_id, due_on=due)
        other.sudo()._decline()
        self.assertEqual(task.remind_on, date(2018, 5, 25))
        self.run_cron()
        self.assertFalse(self.told(self.mali.partner_id, "lesson_reminder"))
        self.frozen.move_to("2018-05-26 09:00:00")
        self.run_cron()
        self.run_cron()
        self.assertEqual(len(self.told(self.mali.partner_id, "lesson_reminder")), 1)
        self.assertFalse(self.told(self.owen.partner_id, "lesson_reminder"))
        self.assertEqual(task.reminded_on, date(2018, 5, 26))

    def run_cron(self):
        with self.enter_registry_test_mode():
            self.env.ref("coop_learning.cron_remind").method_direct_trigger()
        self.env.invalidate_all()

    def test_where_time_is_short_the_reminder_comes_half_way(self):
        task = self.give(self.mali.partner_id, due_on=date(2018, 5, 5))
        self.assertEqual(task.remind_on, date(2018, 5, 3))
        self.assertFalse(self.give(self.paper).remind_on, "without a day there is no reminder")

    def test_only_a_coordinator_asks_and_no_day_that_has_passed(self):
        tasks = self.env["coop.lesson.task"]
        for user in (self.mali, self.owen, self.officer):
            with self.assertRaises(AccessError):
                tasks.with_user(user)._give(self.mali.partner_id, self.council)
        with self.assertRaises(UserError):
            self.give(self.mali.partner_id, due_on=date(2018, 4, 30))

    def test_the_state_is_changed_by_acts_alone(self):
        task = self.give(self.mali.partner_id)
        with self.assertRaises(UserError):
            task.state = "done"
        task.action_take_back()
        self.assertEqual(task.state, "taken_back")
        with self.assertRaises(UserError):
            task.action_take_back()

    def test_the_window_asks_a_set_and_says_who_has_done_it_before(self):
        self.finish(self.mali)
        give = self.env["coop.lesson.give"].with_user(self.coordinator)
        window = give.create({"partner_ids": self.mali.partner_id.ids})
        window.course_id = self.env.ref("coop_learning.course_councillor")
        window._onchange_course_id()
        self.assertEqual(len(window.lesson_ids), 5)
        self.assertIn("1 of these people", window.known)
        window.action_give()
        tasks = self.env["coop.lesson.task"].search([("partner_id", "=", self.mali.partner_id.id)])
        self.assertEqual(len(tasks), 5)
        with self.assertRaises(UserError):
            window.action_give()
        with self.assertRaises(UserError):
            give.create({}).action_give()

    def test_what_is_asked_is_a_thing_to_do_on_the_first_page_of_a_member(self):
        home = self.env["coop.member.home"].with_company(self.company)
        partner = self.mali.partner_id

        def things():
            rows = home._get_things(partner)[partner.id]
            return [row for row in rows if row["key"].startswith("lesson:")]

        self.assertIn("/my/learning", [card["url"] for card in home._get_cards(partner)])
        self.assertFalse(things())
        self.give(partner, due_on=date(2018, 6, 1))
        (thing,) = things()
        self.assertEqual(thing["url"], f"/my/learning/{self.council.id}")
        self.assertEqual(thing["until"], date(2018, 6, 1))
        self.give(partner, self.vote)
        self.assertEqual(len(things()), 2)
        other = self.owen.partner_id
        keys = [row["key"] for row in home._get_things(other)[other.id]]
        self.assertFalse([key for key in keys if key.startswith("lesson:")])

    def test_what_helps_whoever_is_asked_is_said_to_who_may_know(self):
        self.paper._coop_set_need("cy_GB", "easy_read", "print", "Sit beside me")
        asking = self.env["coop.lesson.give"].create(
            {"company_id": self.company.id, "partner_ids": self.paper.ids}
        )
        together = self.env["coop.lesson.session"].create(
            {
                "company_id": self.company.id,
                "lesson_id": self.council.id,
                "partner_ids": self.paper.ids,
            }
        )
        both = self.new_user("desg.dysgu", "coop_learning.group_learning,coop_access.group_desk")
        for record in (asking, together):
            self.assertIn("Sit beside me", record.with_user(both).coop_need_flags)
            self.assertIn("coop_need_flags", record.with_user(both).fields_get())
            self.assertNotIn("coop_need_flags", record.with_user(self.coordinator).fields_get())

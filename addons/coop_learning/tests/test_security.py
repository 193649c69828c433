from odoo import Command
from odoo.exceptions import AccessError
from odoo.tests import new_test_user, tagged

from .common import LearningCase


@tagged("post_install", "-at_install")
class TestSecurity(LearningCase):
    """What somebody has learnt is theirs to see, and the coordinators'."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.mine = cls.council._finish(cls.mali.partner_id, cls.company, "en_GB")
        cls.theirs = cls.council._finish(cls.owen.partner_id, cls.company, "en_GB")
        cls.task = cls.env["coop.lesson.task"]._give(
            cls.mali.partner_id, cls.vote, company=cls.company
        )

    def seen(self, model, user):
        return self.env[model].with_user(user).search([])

    def test_a_member_sees_their_own_whichever_log_in_they_have(self):
        self.assertEqual(self.seen("coop.lesson.done", self.mali), self.mine)
        self.assertEqual(self.seen("coop.lesson.done", self.owen), self.theirs)
        self.assertEqual(self.seen("coop.lesson.task", self.mali), self.task)
        self.assertFalse(self.seen("coop.lesson.task", self.owen))
        with self.assertRaises(AccessError):
            self.theirs.with_user(self.mali).read(["partner_id"])

    def test_the_back_office_sees_lessons_and_not_who_did_them(self):
        self.assertIn(self.council, self.seen("coop.lesson", self.officer))
        self.assertFalse(self.seen("coop.lesson.done", self.officer))
        self.assertFalse(self.env["coop.lesson.session"].with_user(self.officer).has_access("read"))
        with self.assertRaises(AccessError):
            self.mali.partner_id.with_user(self.officer).read(["coop_lesson_done_count"])

    def test_a_coordinator_sees_who_did_what_and_types_over_nothing(self):
        rows = self.seen("coop.lesson.done", self.coordinator)
        self.assertEqual(rows, self.mine | self.theirs)
        with self.assertRaises(AccessError):
            rows.write({"how": "group"})
        with self.assertRaises(AccessError):
            rows.unlink()
        partner = self.mali.partner_id.with_user(self.coordinator)
        self.assertEqual((partner.coop_lesson_done_count, partner.coop_lesson_task_count), (1, 1))

    def test_a_coordinator_of_another_co_op_sees_nothing_of_it(self):
        other = self.env["res.company"].create({"name": "Meadow Co-op"})
        user = new_test_user(
            self.env,
            "huw.meadow",
            groups="coop_learning.group_learning",
            company_id=other.id,
            company_ids=[Command.set(other.ids)],
        )
        for model in ("coop.lesson.done", "coop.lesson.task", "coop.lesson.session"):
            theirs = self.env[model].with_context(allowed_company_ids=other.ids).with_user(user)
            self.assertFalse(theirs.search([]), model)

    def test_lessons_that_came_with_the_software_are_not_changed(self):
        lesson = self.council.with_user(self.coordinator).sudo(False)
        with self.assertRaises(AccessError):
            lesson.name = "Mine"
        with self.assertRaises(AccessError):
            lesson.question_ids[0].name = "Mine"
        with self.assertRaises(AccessError):
            lesson.unlink()

    def test_nobody_but_a_coordinator_writes_lessons(self):
        for user in (self.mali, self.owen, self.officer):
            lessons = self.env["coop.lesson"].with_user(user)
            self.assertFalse(lessons.has_access("create"), user.login)

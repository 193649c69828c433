from odoo.exceptions import UserError
from odoo.tests import tagged

from odoo.addons.coop_texts import easyblocks, plainwords

from .common import CY, EN, LearningCase

KEYS = {"council", "budget", "vote", "trustee", "chair", "help", "stand"}


@tagged("post_install", "-at_install")
class TestLesson(LearningCase):
    """The lessons that came with the software, and what a co-op makes of them."""

    def test_seven_lessons_came_with_the_software_and_are_ready(self):
        lessons = self.lessons._get_all(self.company)
        # upper floors may bring more
        self.assertLessEqual(KEYS, set(lessons.mapped("key")))
        for lesson in lessons:
            self.assertTrue(lesson._is_ready(self.company), lesson.key)
            self.assertFalse(lesson.text_id.version_ids.approved_by_id, "nobody claims that")
            self.assertFalse(any(lesson.text_id.version_ids.mapped("read_on")), lesson.key)

    def test_each_has_four_to_eight_screens_with_the_same_pictures_in_both_languages(self):
        for lesson in self.lessons._get_all(self.company):
            english = lesson._get_screens(self.company, EN)
            welsh = lesson._get_screens(self.company, CY)
            self.assertTrue(4 <= len(english) <= 8, lesson.key)
            pictures = [screen["picture"] for screen in english]
            self.assertTrue(all(pictures), lesson.key)
            self.assertEqual(pictures, [screen["picture"] for screen in welsh], lesson.key)

    def test_the_checker_finds_nothing_hard_in_their_easy_read(self):
        found = []
        for lesson in self.lessons._get_all(self.company):
            for lang in (EN, CY):
                version = lesson._get_version(self.company, lang)
                lines = [version.title, *easyblocks.lines(version.body)]
                known = self.env["coop.glossary.word"]._get_known(lang, self.company)
                forms = {form for _key, words in known for form in words}
                found += [
                    f"{lesson.key} {lang}: {finding.rule} in “{lines[finding.block]}”"
                    for finding in plainwords.check(lines, lang, forms)
                ]
        self.assertFalse(found, "\n".join(found))

    def test_each_has_a_question_with_something_kind_to_say_about_every_answer(self):
        for lesson in self.lessons._get_all(self.company):
            self.assertTrue(lesson.question_ids, lesson.key)
            for answer in lesson.question_ids.answer_ids:
                self.assertTrue(answer.picture_id and answer.explanation)
                for field in ("name", "explanation"):
                    welsh = answer.with_context(lang=CY)[field]
                    self.assertNotEqual(welsh, answer.with_context(lang=EN)[field])
            self.assertGreaterEqual(len(lesson.question_ids[0].answer_ids), 3)

    def test_a_hard_word_is_explained_on_its_screen(self):
        screens = self.lessons._get("trustee", self.company)._get_screens(self.company, EN)
        self.assertIn("coop-word-meaning", screens[0]["words"])
        self.assertNotIn("coop-word-meaning", screens[1]["words"])

    def test_a_co_op_changes_its_own_copy_and_it_counts_as_the_same_lesson(self):
        row = self.finish(self.mali)
        action = self.council.sudo(False).with_user(self.coordinator).action_make_own()
        own = self.lessons.browse(action["res_id"])
        self.assertEqual((own.key, own.company_id), ("council", self.company))
        self.assertEqual(len(own.question_ids.answer_ids), 3)
        self.assertEqual(own.with_context(lang=CY).name, "Beth yw Cyngor")
        self.assertEqual(self.lessons._get("council", self.company), own)
        self.assertEqual(own._is_done_by(self.mali.partner_id, self.company), row)
        again = self.council.with_user(self.coordinator).action_make_own()
        self.assertEqual(again["res_id"], own.id)

    def test_a_copy_that_is_archived_hides_the_lesson_from_members(self):
        own = self.council.sudo(False).with_user(self.coordinator).action_make_own()["res_id"]
        self.lessons.browse(own).with_user(self.coordinator).action_archive()
        self.assertFalse(self.lessons._get("council", self.company))
        other = self.env["res.company"].create({"name": "Meadow Co-op"})
        self.assertEqual(self.lessons._get("council", other), self.council)

    def test_a_lesson_without_published_words_is_shown_to_nobody(self):
        text = self.env["coop.text"].create(
            {
                "name": "What a forum is",
                "key": "lesson_forum",
                "kind_id": self.env.ref("coop_learning.kind_lesson").id,
                "company_id": self.company.id,
            }
        )
        lesson = self.lessons.create({"name": "What a forum is", "text_id": text.id})
        self.assertNotIn(lesson, lesson._get_open_to(self.mali.partner_id, self.company))
        with self.assertRaises(UserError):
            self.give(self.mali.partner_id, lesson)

    def test_a_lesson_that_is_not_listed_is_for_those_who_are_asked(self):
        own = self.council.sudo(False).with_user(self.coordinator).action_make_own()["res_id"]
        lesson = self.lessons.browse(own)
        lesson.is_listed = False
        mali, owen = self.mali.partner_id, self.owen.partner_id
        self.give(mali, lesson)
        self.assertIn(lesson, lesson._get_open_to(mali, self.company))
        self.assertNotIn(lesson, lesson._get_open_to(owen, self.company))

    def test_what_comes_next_is_what_was_asked_then_what_is_in_the_same_set(self):
        partner = self.mali.partner_id
        after = self.council._get_next(partner, self.company)
        self.assertIn(
            after.key, self.env.ref("coop_learning.course_member").line_ids.lesson_id.mapped("key")
        )
        chair = self.lessons._get("chair", self.company)
        self.give(partner, chair)
        self.assertEqual(self.council._get_next(partner, self.company), chair)
        for lesson in self.lessons._get_all(self.company):
            self.finish(self.mali, lesson)
        self.assertFalse(self.council._get_next(partner, self.company))

    def test_a_set_keeps_its_order(self):
        course = self.env.ref("coop_learning.course_councillor")
        keys = course._get_lessons(self.company).mapped("key")
        self.assertEqual(keys, ["council", "trustee", "budget", "vote", "chair"])

from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .review_common import LAST, TODAY, ReviewCase


@tagged("post_install", "-at_install")
class TestReviewQuestion(ReviewCase):
    """What councillors, and members who are asked, do not understand or want to know."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.councillor = cls.env["coop.office.holder"].search(
            [("partner_id", "=", cls.people["Oak 1"].id)]
        )

    def _tasks(self):
        self.env.flush_all()
        tasks = self._as(self.env["coop.membership.task"], self.secretary)
        return tasks.search([("kind", "=", "review_question")])

    def _told(self, kind):
        return self.env["coop.notice.delivery"].search(
            [("res_model", "=", "coop.decision"), ("kind_id.code", "=", kind)]
        )

    def test_a_councillor_asks_by_name_and_is_told_the_answer_that_all_read(self):
        question = self.review._ask(self.councillor, words="What does the hall cost?")
        self.assertEqual((question.asked_on, question.answer_by), (TODAY, date(2018, 5, 17)))
        self.assertEqual(question._say_who(), "Oak 1")
        self.assertIn("Answer by", self._tasks().sentence)
        before = self.decision._get_brought().read()
        mine = self._as(question, self.secretary)
        with self.assertRaisesRegex(UserError, "Write down the answer"):
            mine.action_answer()
        mine.answer = "Two thousand pounds a year."
        mine.action_answer()
        self.assertEqual((question.state, question.answered_on), ("answered", TODAY))
        self.assertEqual(question.answered_by, self.secretary.name)
        told = self._told("review_question_answered")
        self.assertEqual(told.partner_id, self.people["Oak 1"])
        self.assertIn("Two thousand pounds", told.body_html)
        self.assertFalse(self._tasks())
        self.assertEqual(self.decision._get_brought().read(), before)
        for act in (mine.action_answer, lambda: mine.write({"answer": "Three."})):
            with self.assertRaisesRegex(UserError, "the answer stays"):
                act()
        with self.assertRaisesRegex(UserError, "kept"):
            question.unlink()

    def test_i_do_not_understand_this_is_one_press_and_pressed_twice_one_question(self):
        first = self.review._ask(self.mali, "unclear", subject=self._part())
        again = self.review._ask(self.mali, "unclear", subject=self._part())
        self.assertEqual(first, again)
        self.assertIn("Part 1", first.subject_words)
        self.assertEqual(first._say_who(), "A member")
        with self.assertRaisesRegex(UserError, "Write down what"):
            self.review._ask(self.mali, "ask", " ")

    def test_an_answer_is_given_in_both_languages_and_told_in_theirs(self):
        self.env["coop.access.need"].sudo().search(
            [("partner_id", "=", self.mali.partner_id.id)]
        ).unlink()
        self.env["coop.access.need"].sudo().create(
            {"partner_id": self.mali.partner_id.id, "language": "cy_GB"}
        )
        question = self.review._ask(self.mali, words="Pam?")
        question._answer({"en_GB": "Because it rains.", "cy_GB": "Achos mae’n bwrw."})
        told = self._told("review_question_answered")
        self.assertIn("Achos mae’n bwrw.", told.body_html)

    def test_who_may_ask_and_until_when(self):
        stranger = self.env["coop.office.holder"].create(
            {
                "partner_id": self.env["res.partner"].create({"name": "Nobody"}).id,
                "company_id": self.company.id,
                "name": "Nobody",
            }
        )
        with self.assertRaisesRegex(UserError, "sits on the Council"):
            self.review._ask(stranger, words="Why?")
        with self._on(date(2018, 6, 22)):
            with self.assertRaisesRegex(UserError, "while they are asked"):
                self.review._ask(self.mali, words="Why?")
            self.assertTrue(self.review._ask(self.councillor, words="Why?"))
        self.budget.asks_members = False
        with self.assertRaisesRegex(UserError, "while they are asked"):
            self.review._ask(self.mali, words="Why?")
        self._concluded("support")
        with self.assertRaisesRegex(UserError, "has concluded"):
            self.review._ask(self.councillor, words="And now?")

    def test_what_is_late_is_found_and_counted(self):
        question = self.review._ask(self.councillor, words="Why?")
        self.assertFalse(question.is_late)
        with self._on(date(2018, 5, 18)):
            self.env.invalidate_all()
            self.assertTrue(question.is_late)
            late = self.env["coop.review.question"].search([("is_late", "=", True)])
            self.assertEqual(late, question)
            self.assertEqual(self.review.late_question_count, 1)
            self.assertEqual(self.review.open_question_count, 1)

    def test_nobody_else_answers(self):
        question = self.review._ask(self.councillor, words="Why?")
        for user in (self.portal_member, self.employee, self.officer):
            with self.assertRaises(AccessError):
                self._as(question, user)._answer("So.")

    # -- being asked -------------------------------------------------------------------------

    def test_every_member_is_told_once_that_they_are_asked_and_until_when(self):
        told = self._told("review_asked")
        asked = told.partner_id
        self.assertIn(self.mali.partner_id, asked)
        self.assertEqual(len(told), len(asked))
        self.assertIn("21 June 2018", told.filtered(lambda one: one.body_html)[0].body_html)
        self.review._tell_asked()
        self.assertEqual(len(self._told("review_asked")), len(told))

    def test_where_members_are_not_asked_they_are_not_told(self):
        self.salaries.asks_members = False
        other = self._decision(name="Pay 2018", matter_id=self.salaries.id)
        before = len(self._told("review_asked"))
        other.action_bring()
        self.assertEqual(len(self._told("review_asked")), before)

    def test_it_stands_on_the_first_page_until_it_is_said_and_changes_in_the_last_week(self):
        home = self.env["coop.member.home"]
        partner = self.mali.partner_id

        def keys():
            return [
                thing["key"]
                for thing in home._get_things(partner)[partner.id]
                if thing["key"].startswith("asked")
            ]

        self.assertEqual(keys(), [f"asked:{self.review.id}"])
        with self._on(date(2018, 6, 15)):
            self.assertEqual(keys(), [f"asked:{self.review.id}:last"])
        with self._on(date(2018, 6, 22)):
            self.assertEqual(keys(), [])
        self.review._say(self.mali, "communities", "like")
        self.assertEqual(keys(), [])
        self.assertEqual(LAST, self.review.consult_until)

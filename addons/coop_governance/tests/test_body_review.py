from datetime import date

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import TODAY, GovernanceCase


@tagged("post_install", "-at_install")
class TestBodyReview(GovernanceCase):
    """How those who sit on the Council find its work, without saying who said what."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        begin = cls.env["coop.office.term"]._begin
        cls.holders = cls.env["coop.office.holder"]
        for constituency, category in (
            (cls.oak, cls.supported),
            (cls.ash, cls.employees),
            (cls.rowan, cls.supporters),
        ):
            for seat in cls.seats[constituency]:
                partner = cls.portal_member.partner_id if seat == cls.seats[cls.oak][0] else None
                member = cls._member("Councillor", category, partner=partner)
                cls.holders |= begin(seat, member.partner_id, TODAY, "elected").holder_id
        cls.review = (
            cls.env["coop.body.review"]
            .with_user(cls.secretary)
            .create(
                {
                    "body_id": cls.council.id,
                    "company_id": cls.company.id,
                    "year": 2018,
                    "open_from": TODAY,
                    "open_to": date(2018, 6, 10),
                }
            )
        )
        cls.review.action_usual_questions()

    def _answer(self, holder, value="like", words=None):
        questions = self.review.question_ids
        self.review._answer(holder, {q.id: (value, words) for q in questions}, "self")

    def _told(self):
        return self.env["coop.notice.delivery"].search(
            [("kind_id.code", "in", ("body_review_open", "body_review_closed"))]
        )

    def test_it_is_opened_with_questions_and_those_who_sit_there_are_asked(self):
        self.assertTrue(self.review.question_ids)
        self.assertFalse(self.review._may_answer(self.holders[0]))
        self.review.action_open()
        self.assertEqual(self._told().partner_id, self.holders.partner_id)
        self.assertTrue(self.review._may_answer(self.holders[0]))
        with self.assertRaises(UserError):
            self.review.question_ids[0].name = "Something else"
        with self.assertRaises(UserError):
            self.review.question_ids[0].unlink()

    def test_each_answers_once_and_only_who_sits_there(self):
        self.review.action_open()
        self._answer(self.holders[0])
        with self.assertRaises(UserError):
            self._answer(self.holders[0])
        stranger = self.holders._ensure(self._member("Stranger").partner_id, self.company)
        with self.assertRaises(UserError):
            self._answer(stranger)
        self.assertEqual(self.review.taker_ids.holder_id, self.holders[0])
        with freeze_time("2018-06-11 10:00:00"):
            self.assertFalse(self.review._may_answer(self.holders[1]))

    def test_nobody_sees_answers_while_it_is_open(self):
        self.review.action_open()
        for holder in self.holders:
            self._answer(holder)
        question = self.review.question_ids[0]
        self.assertEqual(question.liked_shown, 0)
        for field in ("liked", "words"):
            with self.assertRaises(AccessError):
                question.with_user(self.secretary).read([field])

    def test_of_five_the_numbers_show_and_words_in_the_order_of_the_alphabet(self):
        self.review.action_open()
        for holder, words in zip(self.holders[:5], ("Tea", "bus", "Zebra", None, " "), strict=True):
            self._answer(holder, "like" if words else "dislike", words)
        self.review.action_close()
        question = self.review.question_ids[0]
        self.assertTrue(self.review.is_shown)
        self.assertEqual((question.liked_shown, question.disliked_shown), (4, 1))
        self.assertEqual(question.words_shown, "Tea\nZebra\nbus")

    def test_of_four_nothing_shows(self):
        self.review.action_open()
        for holder in self.holders[:4]:
            self._answer(holder, words="Mine")
        self.review.action_close()
        question = self.review.question_ids[0]
        self.assertFalse(self.review.is_shown)
        self.assertEqual(question.liked_shown, 0)
        self.assertFalse(question.words_shown)

    def test_no_row_joins_an_answer_to_a_person(self):
        """Of a review there are the questions with numbers, and a row that somebody answered."""
        questions = self.env["coop.body.review.question"]
        people = {"res.partner", "res.users", "coop.office.holder", "coop.office.term"}
        self.assertFalse(
            [f.name for f in questions._fields.values() if f.comodel_name in people and f.store]
        )
        takers = self.env["coop.body.review.taker"]
        self.assertEqual(
            {name for name, field in takers._fields.items() if field.store and name != "id"},
            {"review_id", "holder_id", "company_id", "answered_on", "how"},
        )

    def test_it_is_told_with_what_came_out(self):
        self.review.action_open()
        with self.assertRaises(UserError):
            self.review.action_tell()
        self.review.action_close()
        with self.assertRaises(UserError):
            self.review.action_tell()
        self.review.summary = "Papers come too late."
        self.review.action_tell()
        closed = self._told().filtered(lambda row: row.kind_id.code == "body_review_closed")
        self.assertEqual(closed.partner_id, self.holders.partner_id)
        self.assertEqual(self.review.told_on, TODAY)

    def test_the_next_review_asks_the_same_as_the_last(self):
        self.review.question_ids[1:].unlink()
        self.review.question_ids.name = "Our own question"
        following = self.review.create(
            {
                "body_id": self.council.id,
                "company_id": self.company.id,
                "year": 2019,
                "open_from": date(2019, 5, 1),
                "open_to": date(2019, 6, 1),
            }
        )
        following.action_usual_questions()
        following.action_usual_questions()
        self.assertEqual(following.question_ids.mapped("name"), ["Our own question"])

    def test_what_is_over_and_what_was_promised_are_on_the_list(self):
        tasks = self.env["coop.membership.task"].with_user(self.secretary)
        here = ("company_id", "=", self.company.id)
        self.review.action_open()
        with freeze_time("2018-06-11 10:00:00"):
            over = [("kind", "=", "review_over"), here]
            self.assertEqual(tasks.search(over).mapped("res_id"), self.review.ids)
            self.review.action_close()
            self.assertTrue(tasks.search(over))
            self.review.summary = "Good."
            self.review.promise_ids.create(
                {"review_id": self.review.id, "name": "Earlier", "due_on": date(2018, 7, 1)}
            )
            self.review.action_tell()
            self.assertFalse(tasks.search(over))
        with freeze_time("2018-07-02 10:00:00"):
            kept = [("kind", "=", "review_promise"), here]
            self.assertEqual(tasks.search(kept).mapped("name"), ["Earlier"])
            self.review.promise_ids.done_on = date(2018, 7, 2)
            self.assertFalse(tasks.search(kept))

    def test_only_the_governance_officer_works_on_it(self):
        models = (
            "coop.body.review",
            "coop.body.review.question",
            "coop.body.review.taker",
            "coop.body.review.promise",
        )
        people = (
            self.portal_member,
            self.portal_other,
            self.internal_member,
            self.employee,
            self.contacts_manager,
            self.inspector,
            self.officer,
        )
        for user in people:
            for model in models:
                with self.assertRaises(AccessError, msg=f"{user.login} reads {model}"):
                    self.env[model].with_user(user).search([])
        with self.assertRaises(UserError):
            self.review.write({"state": "closed"})
        with self.assertRaises(AccessError):
            self.review.taker_ids.with_user(self.secretary).create(
                {"review_id": self.review.id, "holder_id": self.holders[0].id}
            )
        self.review.action_open()
        with self.assertRaises(UserError):
            self.review.unlink()

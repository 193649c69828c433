from datetime import date

import psycopg2
from freezegun import freeze_time

from odoo.exceptions import UserError
from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from odoo.addons.coop_base.tests.common import WallAssertions

from .board_common import TODAY, BoardCase


@tagged("post_install", "-at_install")
class TestBoardDeclaration(WallAssertions, BoardCase):
    def test_they_are_ready_for_the_wall(self):
        self.assert_wall_ready("coop.board.declaration")
        self.assert_wall_ready("coop.board.declaration.answer")

    def test_it_keeps_the_words_that_were_read(self):
        candidate = self._candidate()
        declaration = self._declare(candidate)
        question = self.questions[0]
        read = question.name
        question.name = "Quite another question?"
        answer = declaration.answer_ids.filtered(lambda a: a.question_id == question)
        self.assertEqual(answer.wording, read)
        with self.assertRaisesRegex(UserError, "cannot be changed or deleted"):
            answer.sudo().answer = True
        with (
            mute_logger("odoo.sql_db"),
            self.assertRaises(psycopg2.errors.RestrictViolation),
            self.env.cr.savepoint(),
        ):
            self.env.cr.execute(
                "UPDATE coop_board_declaration_answer SET answer = true WHERE id = %s", [answer.id]
            )

    def test_every_question_of_the_day_is_answered(self):
        answers = self._answers()
        answers.pop(self.questions[0])
        with self.assertRaisesRegex(UserError, "Not answered yet"):
            self.env["coop.board.declaration"]._give(self._candidate(), answers, "paper")
        self.questions[0].date_to = date(2018, 5, 9)
        self.assertTrue(
            self.env["coop.board.declaration"]._give(self._candidate("Ifan"), answers, "paper")
        )

    # -- each year ---------------------------------------------------------------------------

    def _run_day(self, day):
        with freeze_time(f"{day} 09:00:00"), self.enter_registry_test_mode():
            self.env.ref("coop_governance.cron_terms").method_direct_trigger()
        self.env.invalidate_all()

    def _told(self, term):
        return self.env["coop.notice.delivery"].search_count(
            [
                ("partner_id", "=", term.holder_id.partner_id.id),
                ("kind_id.code", "=", "board_declare"),
            ]
        )

    def _late(self):
        tasks = self._as(self.env["coop.membership.task"], self.secretary)
        return tasks.search([("kind", "=", "declare_late")])

    def test_each_year_they_are_asked_reminded_and_then_on_the_list(self):
        term = self._appointed()
        self.assertEqual(term.declare_by, date(2019, 5, 10))
        self._run_day("2019-04-09")
        self.assertEqual(self._told(term), 0)
        for _again in range(2):
            self._run_day("2019-04-12")
        self.assertEqual(self._told(term), 1)
        for day in ("2019-04-26", "2019-05-05"):
            self._run_day(day)
        self.assertEqual(self._told(term), 2)
        with freeze_time("2019-05-10 09:00:00"):
            self.assertFalse(self._late())
        with freeze_time("2019-05-11 09:00:00"):
            self.assertEqual(self._late().name, "Gwen Lliw")
            self.assertIn("declare again by 10 May 2019", self._late().sentence)
            self._declare(term)
            self.env.invalidate_all()
            self.assertFalse(self._late())
            self.assertEqual(term.declare_by, date(2020, 5, 11))

    def test_who_sat_there_before_declares_within_a_year_of_the_record(self):
        term = self.env["coop.office.term"]._begin(
            self.board_seats[0],
            self._partner("Nia Nos"),
            date(2017, 7, 1),
            "before",
            date(2020, 1, 1),
        )
        self.assertEqual(term.declare_by, date(2019, 5, 10))
        self.rules_of_board.declare_months = 0
        self.env.invalidate_all()
        self.assertFalse(term.declare_by)
        with freeze_time("2019-05-11 09:00:00"):
            self.assertFalse(self._late())


@tagged("post_install", "-at_install")
class TestDeclarePage(BoardCase, HttpCase):
    """One question a screen, on one's own page."""

    PATH = "/my/board/declare"

    def _sign_in(self, user):
        user.password = user.login
        self.authenticate(user.login, user.login)

    def _post(self, step, **answers):
        page = self.url_open(f"{self.PATH}?step={step}").text
        token = page.split('name="csrf_token" value="')[1].split('"')[0]
        fields = {
            name: page.split(f'name="{name}" value="')[1].split('"')[0]
            for name in ("seen", "look")
            if f'name="{name}" value="' in page
        }
        return self.url_open(
            self.PATH, data={"csrf_token": token, "step": step, "go": "next", **fields, **answers}
        )

    def test_who_is_not_asked_does_not_see_it(self):
        self._sign_in(self.portal_member)
        self.assertNotIn(self.PATH, self.url_open(self.PATH).url)
        self._candidate(partner_id=self.portal_member.partner_id.id, agreed_on=False)
        self.assertNotIn(self.PATH, self.url_open(self.PATH).url)

    def test_a_candidate_answers_screen_by_screen(self):
        candidate = self._candidate(partner_id=self.portal_member.partner_id.id)
        self._sign_in(self.portal_member)
        self.assertIn(self.PATH, self.url_open("/my").text)
        first, *others = self.questions
        again = self._post(f"q{first.id}", **{f"a{first.id}": "yes"})
        self.assertIn(f"q{first.id}", again.url)  # says more first
        page = self._post(
            f"q{first.id}", **{f"a{first.id}": "yes", f"m{first.id}": "Long ago, over since."}
        )
        self.assertIn(others[0].name.split("’")[0][:20], page.text)
        self._post(f"q{first.id}", **{f"a{first.id}": "no"})
        for question in others:
            self._post(f"q{question.id}", **{f"a{question.id}": question.expected or "no"})
        done = self._post("check")
        self.assertIn("Thank you. You have declared.", done.text)
        self.env.invalidate_all()
        declaration = candidate.declaration_ids
        self.assertEqual((declaration.channel, declaration.given_on), ("portal", TODAY))
        self.assertEqual(candidate.stage, "declared")

    def test_members_see_what_is_looked_for_and_never_who_stands(self):
        self._candidate("Gwen Lliw")
        self._member(partner=self.portal_member.partner_id)
        self._sign_in(self.portal_member)
        self.assertNotIn("Somebody who knows about money", self.url_open("/my/who-decides").text)
        self.search.action_tell()
        page = self.url_open("/my/who-decides").text
        self.assertIn("Somebody who knows about money", page)
        self.assertNotIn("Gwen Lliw", page)

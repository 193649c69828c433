from freezegun import freeze_time

from odoo.http import Request
from odoo.tests import HttpCase, tagged

from .common_question import WORDS, QuestionCase


@tagged("post_install", "-at_install")
class TestQuestionPages(QuestionCase, HttpCase):
    """Who voted questions the result on their own pages, and sees their own question alone."""

    def setUp(self):
        super().setUp()
        frozen = freeze_time(self.day)
        frozen.start()
        self.addCleanup(frozen.stop)
        self.path = f"/my/elections/{self.election.id}/question"
        self._sign_in(self.portal_member)

    def _sign_in(self, user):
        user.password = user.login
        self.authenticate(user.login, user.login)

    def _page(self, path):
        answer = self.url_open(path)
        self.assertEqual(answer.status_code, 200, path)
        return answer.text

    def _send(self, path, **values):
        return self.url_open(path, data={"csrf_token": Request.csrf_token(self), **values})

    def _ask(self):
        self._page(f"{self.path}/ask")
        for answers in (
            {"step": "words", "words": WORDS},
            {"step": "wish", "wish": "recount"},
            {"step": "check"},
        ):
            answer = self._send(f"{self.path}/ask", **answers)
        return answer

    def test_it_is_asked_one_question_a_screen(self):
        self.assertIn(self.path, self._page("/my/elections"))
        self.assertIn("3 September 2018", self._page(self.path))
        answer = self._ask()
        self.assertIn("Thank you", answer.text)
        asked = self.env["coop.election.challenge"].search([("membership_id", "=", self.mali.id)])
        self.assertEqual((asked.words, asked.wish, asked.channel), (WORDS, "recount", "portal"))
        page = self._page(self.path)
        self.assertIn(WORDS, page)
        self.assertNotIn(f"{self.path}/ask", page)

    def test_nobody_sees_the_question_of_another(self):
        self._raise(self.people[0])
        self.assertNotIn(WORDS, self._page(self.path))
        self._sign_in(self.internal_member)
        answer = self.url_open(self.path)
        self.assertNotIn(WORDS, answer.text)
        self._sign_in(self.portal_other)
        answer = self.url_open(self.path)
        self.assertNotIn("question", answer.url)
        self.assertNotIn(WORDS, answer.text)
        self.authenticate(None, None)
        self.assertNotIn(WORDS, self.url_open(self.path).text)

    def test_the_public_page_says_what_a_panel_has_changed(self):
        asked = self._heard()
        asked._decide("void", "Papers were lost.")
        page = self._page(f"/elections/result/{self.election.id}")
        self.assertIn("Papers were lost.", page)
        self.assertNotIn(self.mali.member_name, page)

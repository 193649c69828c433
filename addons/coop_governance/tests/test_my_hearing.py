from datetime import date

from lxml import html

from odoo.tests import HttpCase, tagged

from .removal_common import RemovalCase


@tagged("post_install", "-at_install")
class TestMyHearing(RemovalCase, HttpCase):
    """Who is to be removed reads why on their page, and writes what those who decide read."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        member = cls._member(category=cls.supporters, partner=cls.portal_member.partner_id)
        seat = cls._seats(1, constituency_id=cls.rowan.id, number=3)
        cls.term = cls.env["coop.office.term"]._begin(
            seat, member.partner_id, date(2018, 5, 1), "elected"
        )
        cls.concerned = member.partner_id

    def _sign_in(self, user):
        user.password = user.login
        self.authenticate(user.login, user.login)

    def _post(self, number, words):
        page = html.fromstring(self.url_open("/my/hearing").text)
        token = page.xpath("//input[@name='csrf_token']/@value")
        data = {"csrf_token": token and token[0], "number": number, "words": words}
        answer = self.url_open("/my/hearing/words", data=data)
        self.env.invalidate_all()
        return answer.text

    def test_they_read_the_reasons_and_write_their_words(self):
        self._sign_in(self.portal_member)
        self.assertIn("Nobody proposes that you leave.", self.url_open("/my/hearing").text)
        removal = self._propose()
        self.assertNotIn("newspaper", self.url_open("/my/hearing").text)
        removal.action_tell()
        self.assertIn("Somebody proposes that you leave: Council", self.url_open("/my").text)
        page = self.url_open("/my/hearing").text
        for words in ("Told a newspaper", "Council of Members", "24 May 2018", "17 May 2018"):
            self.assertIn(words, page)
        self.assertIn("Please write a few words", self._post(removal.id, "  "))
        self.assertIn("Those who decide will read it", self._post(removal.id, "I told nobody."))
        self.assertEqual(removal.words, "I told nobody.")
        self._post(removal.id, "I told nobody at all.")
        self.assertEqual(removal.words, "I told nobody at all.")

    def test_what_was_sent_round_stays(self):
        removal = self._told(words="I told nobody.")
        self._sign_in(self.portal_member)
        page = self.url_open("/my/hearing").text
        token = html.fromstring(page).xpath("//input[@name='csrf_token']/@value")[0]
        removal.words_sent_on = date(2018, 5, 10)
        self.url_open(
            "/my/hearing/words",
            data={"csrf_token": token, "number": removal.id, "words": "Something else"},
        )
        self.env.invalidate_all()
        self.assertEqual(removal.words, "I told nobody.")
        self.assertIn("We sent it to those who decide on", self.url_open("/my/hearing").text)

    def test_nobody_else_reads_it_or_writes_for_them(self):
        removal = self._told()
        self._member(category=self.supporters, partner=self.internal_member.partner_id)
        for user in (self.internal_member, self.portal_other, self.employee):
            self._sign_in(user)
            self.assertNotIn("newspaper", self.url_open("/my/hearing").text, user.login)
            self._post(removal.id, "Put in by somebody else")
            self.assertFalse(removal.words, user.login)

    def test_once_it_is_over_the_page_is_empty(self):
        removal = self._told()
        removal.action_drop()
        self._sign_in(self.portal_member)
        self.assertIn("Nobody proposes that you leave.", self.url_open("/my/hearing").text)

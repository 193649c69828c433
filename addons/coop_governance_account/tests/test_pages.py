from datetime import date

from lxml import html

from odoo.tests import HttpCase, tagged

from .common import AccountsCase


@tagged("post_install", "-at_install")
class TestPages(AccountsCase, HttpCase):
    """Members read what is released to them, the Council what is released to it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for user in (cls.portal_member, cls.portal_other, cls.employee):
            user.password = user.login
        cls._member(partner=cls.portal_member.partner_id)
        seat = cls._seats(1, number=3, constituency_id=cls.rowan.id)
        cls.env["coop.office.term"]._begin(
            seat, cls.portal_member.partner_id, date(2018, 5, 1), "elected"
        )
        cls._member(partner=cls.portal_other.partner_id)

    def _open(self, user, path="/my/figures"):
        self.authenticate(user.login, user.login)
        return self.url_open(path)

    def test_a_draft_is_on_no_page(self):
        draft = self._snapshot(name="Cyfrinach", audience="members")
        draft.action_measure()
        for user in (self.portal_member, self.portal_other, self.employee):
            for path in ("/my/figures", f"/my/figures/{draft.id}", "/my"):
                self.assertNotIn("Cyfrinach", self._open(user, path).text)
        self.assertNotIn("/my/figures", self._open(self.portal_other, "/my").text)

    def test_the_council_reads_what_is_released_to_it_and_others_do_not(self):
        snapshot = self._released()
        path = f"/my/figures/{snapshot.id}"
        page = self._open(self.portal_member, path).text
        for words in ("£28,000", "£21,500", "Heat was dear.", "10 May 2018", "Month by month"):
            self.assertIn(words, page)
        for user in (self.portal_other, self.employee):
            self.assertNotIn("21,500", self._open(user, path).text)
        self.assertIn("/my/figures", self._open(self.portal_member, "/my").text)

    def test_members_read_what_is_released_to_them_in_their_language(self):
        snapshot = self._released(audience="members")
        path = f"/my/figures/{snapshot.id}"
        self.assertIn("Money, winter 2018", self._open(self.portal_other).text)
        self.assertIn("Heat", self._open(self.portal_other, path).text)
        welsh = self._open(self.portal_other, f"/cy{path}").text
        self.assertIn("Gwres", welsh)
        self.assertIn("10 Mai 2018", welsh)
        self.assertNotIn("21,500", self._open(self.employee, path).text)

    def test_each_hundred_is_a_picture_and_a_table(self):
        snapshot = self._released()
        page = html.fromstring(self._open(self.portal_member, f"/my/figures/{snapshot.id}").text)
        [table] = page.xpath("//table[contains(@class, 'coop-figures-hundred')]")
        rows = table.xpath("./tbody/tr")
        self.assertEqual(
            [(row.find("th").text_content().strip(), row.find("td").text) for row in rows],
            [("Wages", "£56"), ("Heat", "£42"), ("Other", "£2")],
        )
        self.assertEqual(len(table.xpath(".//circle")), 100)
        self.assertEqual({svg.get("aria-hidden") for svg in table.xpath(".//svg")}, {"true"})
        self.assertTrue(all(head.get("scope") for head in table.xpath(".//th")))

    def test_the_decision_shows_what_its_version_was_brought_with(self):
        first = self._released()
        self.decision.version_ids.figures_id = first
        self.decision.action_bring()
        path = f"/my/decisions/{self.decision.id}"
        self.assertIn("£56", self._open(self.portal_member, path).text)
        self.assertNotIn("£56", self._open(self.portal_other, path).text)
        self._post({"620000": 9000}, date(2018, 3, 30))
        newer = first.browse(first.action_supersede()["res_id"])
        newer.write({"words": "With the bill.", "why_superseded": "A bill came late."})
        newer.action_measure()
        newer.action_release()
        page = self._open(self.portal_member, path).text
        self.assertIn("£56", page)
        page = self._open(self.portal_member, f"/my/figures/{first.id}").text
        self.assertIn("A bill came late.", page)

    def test_numbers_that_are_none_lead_back(self):
        for number in (0, 999_999, 2**40):
            answer = self._open(self.portal_member, f"/my/figures/{number}")
            self.assertTrue(answer.url.endswith("/my/figures"), number)

from datetime import date

from odoo.tests import HttpCase, tagged

from .decision_common import DecisionCase


@tagged("post_install", "-at_install")
class TestDecisionPages(DecisionCase, HttpCase):
    """What councillors, trustees, members and everybody else read of it."""

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

    def _open(self, user, path="/my/decisions"):
        self.authenticate(user.login, user.login)
        return self.url_open(path)

    def _page(self, user, lang=""):
        return self._open(user, f"{lang}/my/decisions/{self.decision.id}")

    def test_what_is_being_prepared_is_shown_to_nobody(self):
        for user in (self.portal_member, self.portal_other):
            self.assertNotIn("Central Budget 2018", self._open(user).text)
            self.assertTrue(self._page(user).url.endswith("/my/decisions"))

    def test_the_council_reads_what_is_brought_with_what_it_means_and_the_paper(self):
        self.decision.action_bring()
        page = self._page(self.portal_member).text
        for words in ("The lunch club closes.", "People are lonely.", "Keep it!", "12 July 2018"):
            self.assertIn(words, page)
        self.assertIn(f"Budget {self.decision.id}: en_GB", page)
        welsh = self._page(self.portal_member, "/cy").text
        self.assertIn(f"Budget {self.decision.id}: cy_GB", welsh)

    def test_members_read_what_they_are_asked_about_and_all_that_was_decided(self):
        self.decision.action_bring()
        self.assertIn("The lunch club closes.", self._page(self.portal_other).text)
        self.budget.asks_members = False
        self.assertNotIn("The lunch club closes.", self._page(self.portal_other).text)
        self.assertIn("The lunch club closes.", self._page(self.portal_member).text)
        self._concluded("changes", "Keep the lunch club.")
        self.decision.request_ids._answer("partly", "On Mondays.", "It opens on Mondays.")
        self._final()
        page = self._page(self.portal_other).text
        for words in ("The lunch club stays.", "Keep the lunch club.", "On Mondays.", "In part"):
            self.assertIn(words, page)

    def test_a_paper_of_a_closed_point_is_not_read_here(self):
        self.decision.action_bring()
        item = self.meeting.item_ids[:1]
        item.write({"is_closed": True, "closed_why": "It is about somebody."})
        item.paper_ids = self.decision.version_ids.text_id
        for user in (self.portal_member, self.portal_other):
            page = self._page(user).text
            self.assertIn("The lunch club closes.", page)
            self.assertNotIn(f"Budget {self.decision.id}: en_GB", page)
            self.assertIn("belongs to a closed point", page)

    def test_who_is_no_member_reads_nothing_of_it(self):
        self.decision.action_bring()
        self.assertNotIn("The lunch club closes.", self._page(self.employee).text)

    def test_the_first_page_leads_the_council_there(self):
        self.budget.asks_members = False
        self.decision.action_bring()
        self.assertIn(
            f"/my/decisions/{self.decision.id}", self._open(self.portal_member, "/my").text
        )
        self.assertNotIn(
            f"/my/decisions/{self.decision.id}", self._open(self.portal_other, "/my").text
        )

from odoo.tests import HttpCase, tagged

from .common import TODAY, GovernanceCase


@tagged("post_install", "-at_install")
class TestWhoDecides(GovernanceCase, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.council.purpose = "It speaks for the members."
        cls.reader = cls._member(partner=cls.portal_member.partner_id)
        cls.term = cls.env["coop.office.term"]._begin(
            cls.seats[cls.oak][0], cls._member("Mali", cls.supported).partner_id, TODAY, "elected"
        )
        cls.holder = cls.term.holder_id

    def _page(self, path="/my/who-decides"):
        return self.url_open(path).text

    def _sign_in(self, user):
        user.password = user.login
        self.authenticate(user.login, user.login)

    def test_nobody_is_named_before_they_agreed(self):
        self._sign_in(self.portal_member)
        self.holder.about = "I like the bus."
        page = self._page()
        self.assertIn("has not told us yet how they want to be shown", page)
        self.assertNotIn("Mali", page)
        self.assertNotIn("I like the bus", page)
        self.holder._agree("paper", "Siwan")
        page = self._page()
        self.assertIn("Mali", page)
        self.assertIn("I like the bus", page)
        self.assertIn("9 May 2021", page)

    def test_a_change_takes_the_agreement_back(self):
        self.holder._agree("paper", "Siwan")
        self.holder.about = "Something else"
        self.assertFalse(self.holder.agreed_on)
        self.holder._agree("paper", "Siwan")
        self.holder.reach = "By the office"
        self.assertTrue(self.holder.agreed_on)

    def test_it_says_the_constituency_and_never_the_category(self):
        self._sign_in(self.portal_member)
        page = self._page()
        self.assertIn("Oak", page)
        self.assertIn("This seat is free", page)
        self.assertNotIn(self.supported.name, page)
        self.assertIn("Council of Members", page)
        self.assertIn("It speaks for the members.", page)
        self.assertIn("There are 2 members", page)

    def test_who_is_no_member_does_not_see_it(self):
        self._sign_in(self.portal_other)
        page = self._page()
        self.assertNotIn("Council of Members", page)

    def test_the_first_page_leads_there_when_there_is_something_to_see(self):
        cards = self.env["coop.member.home"].with_company(self.company)
        urls = [card["url"] for card in cards._get_cards(self.reader.partner_id)]
        self.assertIn("/my/who-decides", urls)
        (self.council | self.board).active = False
        urls = [card["url"] for card in cards._get_cards(self.reader.partner_id)]
        self.assertNotIn("/my/who-decides", urls)

from odoo.tests import HttpCase, tagged

from .delegation import DelegationCase

PATH = "/my/may-i-decide"


@tagged("post_install", "-at_install")
class TestMayIDecide(DelegationCase, HttpCase):
    """The page for whoever sits on a body today, and for staff. It needs no script."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.councillor = cls._member(partner=cls.portal_member.partner_id)
        cls.env["coop.office.term"]._begin(
            cls.seats[cls.rowan][0],
            cls.councillor.partner_id,
            cls.env["coop.clock"].today(),
            "elected",
        )
        cls._member(partner=cls.portal_other.partner_id)
        cls.small.with_context(lang="cy_GB").write(
            {"matter": "Prynu rhywbeth", "job": "Rheolwr tîm"}
        )
        cls.scheme._put_in_force("Welsh follows.")

    def _sign_in(self, user):
        user.password = user.login
        self.authenticate(user.login, user.login)

    def _page(self, **params):
        return self.url_open(PATH, params=params)

    def test_who_sits_on_a_body_chooses_a_matter_and_asks(self):
        self._sign_in(self.portal_member)
        page = self._page().text
        self.assertIn("Buy something", page)
        self.assertIn("Hire a support worker", page)
        page = self._page(find="hire").text
        self.assertNotIn("Buy something", page)
        page = self._page(find="no such word").text
        self.assertIn("We found nothing with these words", page)
        page = self._page(matter=self.board_choice.id).text
        self.assertIn("You sit there today.", page)
        self.assertRegex(page, rf'value="body-{self.council.id}"[^>]*checked')
        page = self._page(matter=self.board_choice.id, who=f"body-{self.council.id}", asked=1).text
        self.assertIn("Not alone. Your body decides this together", page)
        self.assertIn("rule 12", page)

    def test_how_much_and_who_are_asked_kindly(self):
        self._sign_in(self.portal_member)
        page = self._page(matter=self.small.id, amount="a lot", who="somebody", asked=1).text
        self.assertIn("in numbers, such as 250", page)
        self.assertIn("Choose who you are", page)
        self.assertIn('value="a lot"', page)
        who = self.scheme._get_role_keys()[self.middle]
        page = self._page(matter=self.small.id, amount="£4,000", who=who, asked=1).text
        self.assertIn("Yes, after you have asked: the finance manager.", page)
        self.assertIn("Afterwards, tell: the Board.", page)

    def test_it_speaks_welsh(self):
        self._sign_in(self.portal_member)
        self.portal_member.lang = "cy_GB"
        page = self.url_open(f"/cy{PATH}").text
        self.assertIn("Prynu rhywbeth", page)
        page = self.url_open(f"/cy{PATH}?matter={self.small.id}").text
        self.assertIn("Rheolwr tîm", page)

    def test_staff_ask_without_being_members(self):
        self._sign_in(self.employee)
        self.assertIn("Buy something", self._page().text)

    def test_other_members_and_who_has_left_the_seat_do_not_see_it(self):
        self._sign_in(self.portal_other)
        page = self._page(matter=self.small.id)
        self.assertNotIn("Buy something", page.text)
        self.assertTrue(page.url.rstrip("/").endswith("/my"), page.url)
        self.env["coop.office.term"]._get_sitting(self.portal_member.partner_id)._strike("x")
        self._sign_in(self.portal_member)
        self.assertNotIn("Buy something", self._page().text)

    def test_a_matter_of_another_scheme_is_not_shown(self):
        draft = self.scheme.copy({"valid_from": "2019-01-01"})
        draft.line_ids[0].matter = "Sell the house"
        self._sign_in(self.portal_member)
        for number in (draft.line_ids[0].id, 0, "x", 2**40, self.middle.id):
            page = self._page(matter=number).text
            self.assertNotIn("Sell the house", page)
            self.assertIn("Choose what is to be decided", page)

    def test_the_first_page_leads_there_when_somebody_may_ask(self):
        cards = self.env["coop.member.home"].with_company(self.company)

        def leads(partner):
            return PATH in [card["url"] for card in cards._get_cards(partner)]

        self.assertTrue(leads(self.portal_member.partner_id))
        self.assertTrue(leads(self.employee.partner_id))
        self.assertFalse(leads(self.portal_other.partner_id))

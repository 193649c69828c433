"""The frame of every page: language, one heading, skip link, help, title."""

import re

from odoo.tests import tagged

from .common import People

SIGNED_OUT = ["/web/login", "/web/reset_password", "/nowhere-at-all"]
SIGNED_IN = [
    "/my",
    "/my/account",
    "/my/addresses",
    "/my/security",
    "/my/needs?step=language",
    "/my/needs?step=print",
    "/my/assisted/ended",
]


@tagged("post_install", "-at_install")
class TestFrame(People):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env.company.coop_help_partner_id = cls.env["res.partner"].create(
            {"name": "Nia Celyn", "phone": "01792 123456", "email": "nia@example.org"}
        )
        cls.env.company.coop_help_hours = "Monday to Friday"
        cls.env["ir.config_parameter"].set_param("auth_signup.reset_password", "True")

    def check_frame(self, path, lang):
        page = self.url_open(path).text
        self.assertIn(f'lang="{lang}"', page.split("<head")[0], path)
        self.assertEqual(len(re.findall(r"<h1[ >]", page)), 1, path)
        title = re.search(r"<title>(.*?)</title>", page, re.S).group(1)
        self.assertIn(self.env.company.name, title, path)
        self.assertNotEqual(title, "Odoo", path)
        self.assertIn('href="#wrap"', page, path)
        self.assertIn('id="wrap"', page, path)
        self.assertEqual(page.count('id="coop-help"'), 1, path)
        self.assertIn("Nia Celyn", page, path)
        self.assertIn('href="tel:01792123456"', page, path)
        self.assertEqual(page.count('class="coop-languages'), 1, path)
        self.assertRegex(page, r'hreflang="(cy|en)-GB"', path)

    def test_pages_for_everybody(self):
        for path in SIGNED_OUT:
            self.check_frame(f"/en{path}", "en-GB")
            self.check_frame(f"/cy{path}", "cy-GB")

    def test_pages_of_members(self):
        for user in (self.mali, self.owen):
            self.opener.cookies.clear()
            self.sign_in(user)
            for path in SIGNED_IN:
                self.check_frame(f"/en{path}", "en-GB")
        for path in SIGNED_IN:
            self.check_frame(f"/cy{path}", "cy-GB")

    def test_the_help_box_shows_only_what_was_chosen(self):
        helper = self.env.company.coop_help_partner_id
        helper.write({"street": "1 Secret Lane", "comment": "private"})
        self.assertNotIn("Secret Lane", self.url_open("/web/login").text)

    def test_a_wrong_password_is_said_in_the_readers_language(self):
        page = self.url_open("/cy/web/login").text
        token = re.search(r'name="csrf_token" value="([^"]+)"', page).group(1)
        page = self.url_open(
            "/web/login", data={"csrf_token": token, "login": "nobody", "password": "x"}
        ).text
        self.assertIn('lang="cy-GB"', page)
        self.assertNotIn("Wrong login/password", page)
        self.assertIn('role="alert"', page)

    def test_upper_floors_add_cards(self):
        cards = self.env["coop.member.home"]._get_cards(self.mali.partner_id)
        self.assertTrue(all({"title", "text", "url", "priority"} <= set(card) for card in cards))

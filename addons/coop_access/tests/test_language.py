"""The language of the pages: the switch of this visit, else the one kept for the person."""

import re

from odoo.tests import tagged

from .common import People


@tagged("post_install", "-at_install")
class TestLanguage(People):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.mali.partner_id.lang = "cy_GB"
        cls.owen.partner_id.lang = "en_GB"

    def setUp(self):
        super().setUp()
        self.opener.headers["Accept-Language"] = "en-GB"

    def log_in(self, user, path="/web/login", redirect=""):
        page = self.url_open(path)
        self.assertEqual(page.status_code, 200)
        token = re.search(r'name="csrf_token" value="([^"]+)"', page.text).group(1)
        login = {"csrf_token": token, "login": user.login, "password": user.login}
        return self.url_open(path, data={**login, "redirect": redirect})

    def log_out(self):
        return self.url_open("/web/session/logout?redirect=/web/login")

    def switch_on(self, page, name):
        """Follow the switch to a language, as a reader does."""
        [href] = re.findall(rf'href="(/coop/language/[^"]+)"[^>]*>\s*{name}', page.text)
        return self.url_open(href.replace("&amp;", "&"))

    def assertSpeaks(self, page, lang):
        self.assertIn(f'lang="{lang}"', page.text.split("<head")[0], page.url)

    def test_the_kept_language_wins_over_the_browsers(self):
        self.assertSpeaks(self.url_open("/web/login"), "en-GB")
        self.assertSpeaks(self.log_in(self.mali), "cy-GB")
        self.assertSpeaks(self.url_open("/my"), "cy-GB")
        self.assertSpeaks(self.url_open("/my/needs?step=language"), "cy-GB")

    def test_so_it_does_on_the_page_that_one_was_sent_away_from(self):
        sent = self.log_in(self.mali, redirect="/my/security?x=1")
        self.assertTrue(sent.url.endswith("/cy/my/security?x=1"), sent.url)
        self.log_out()
        self.opener.headers["Accept-Language"] = "cy"
        sent = self.log_in(self.owen, path="/cy/web/login", redirect="/cy/my/security?x=1")
        self.assertTrue(sent.url.endswith("/my/security?x=1"), sent.url)
        self.assertSpeaks(sent, "en-GB")

    def test_the_switch_wins_over_the_kept_language(self):
        welsh = self.switch_on(self.url_open("/web/login"), "Cymraeg")
        self.assertSpeaks(welsh, "cy-GB")
        english = self.switch_on(welsh, "English")
        self.assertSpeaks(english, "en-GB")
        self.assertSpeaks(self.log_in(self.mali), "en-GB")
        self.assertSpeaks(self.url_open("/my"), "en-GB")

    def test_the_switch_leads_back_to_the_first_language_on_a_page_of_both(self):
        self.sign_in(self.owen)
        welsh = self.switch_on(self.url_open("/my/needs?step=language"), "Cymraeg")
        english = self.switch_on(welsh, "English")
        self.assertSpeaks(english, "en-GB")
        self.assertTrue(english.url.endswith("/my/needs?step=language"), english.url)

    def test_signing_out_ends_the_visit(self):
        """The next person on the same tablet is not spoken to as the last one wished."""
        self.switch_on(self.url_open("/web/login"), "Cymraeg")
        self.assertSpeaks(self.log_in(self.owen, redirect="/my"), "cy-GB")
        self.log_out()
        self.assertSpeaks(self.log_in(self.owen, redirect="/my"), "en-GB")
        self.log_out()
        self.assertSpeaks(self.log_in(self.mali), "cy-GB")

    def test_a_need_written_down_is_the_kept_language(self):
        self.env["coop.access.need"].create(
            {"partner_id": self.owen.partner_id.id, "language": "cy_GB"}
        )
        self.assertSpeaks(self.log_in(self.owen, redirect="/my"), "cy-GB")

    def test_the_switch_leads_nowhere_else(self):
        for address in ("//evil.example/x", "https://evil.example/x", "/\\evil.example", "//["):
            answer = self.url_open(
                "/coop/language/cy", params={"r": address}, allow_redirects=False
            )
            self.assertEqual(answer.status_code, 303, address)
            self.assertTrue(answer.headers["Location"].endswith("/cy/my"), address)
            self.assertNotIn("evil", answer.headers["Location"])
        self.assertEqual(self.url_open("/coop/language/xx").status_code, 404)
        self.assertEqual(self.url_open("/coop/language/cy_GB").status_code, 404)

    def test_the_switch_keeps_the_page_and_whom_one_acts_for(self):
        session, nonce = self.act_for(self.desk, self.mali.partner_id)
        page = self.url_open(f"/my/needs?step=language&w={nonce}")
        welsh = self.switch_on(page, "Cymraeg")
        self.assertSpeaks(welsh, "cy-GB")
        self.assertIn("Mali Derwen", welsh.text)
        self.assertIn("step=language", welsh.url)
        session.invalidate_recordset()
        self.assertFalse(session.ended_at)

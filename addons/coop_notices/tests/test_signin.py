"""Links by e-mail and letters with codes: what goes out, and what is kept of it."""

import re
from datetime import timedelta
from unittest.mock import patch

from freezegun import freeze_time

from odoo.fields import Datetime
from odoo.tests import HttpCase, new_test_user, tagged

from odoo.addons.coop_access import codes

SHARED = "orchard-house@example.org"


@tagged("post_install", "-at_install")
class TestSignInTold(HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.mali = cls._member("mali", "Mali Derwen", SHARED)
        cls.owen = cls._member("owen", "Owen Robin", SHARED)
        cls.gwen = cls._member("gwen", "Gwen Onnen", "gwen@example.org")
        cls.gwen.partner_id.lang = "cy_GB"
        cls.desk = new_test_user(
            cls.env, "desk-onnen", groups="base.group_user,coop_access.group_desk"
        )
        cls.requests = cls.env["coop.signin.request"]

    @classmethod
    def _member(cls, login, name, email):
        user = new_test_user(cls.env, login, groups="base.group_portal", name=name)
        user.partner_id.write({"email": email, "street": "2 Apple Row", "city": "Afallen"})
        return user

    def post(self, url, page=None, **values):
        token = re.search(r'name="csrf_token" value="([^"]+)"', self.url_open(page or url).text)
        return self.url_open(url, data={"csrf_token": token.group(1), **values})

    def ask(self, email):
        """Ask on the page, and let the job send; return the answer and the new e-mails."""
        before = self.env["mail.mail"].search([])
        answer = self.post("/sign-in/link", email=email)
        self.env.invalidate_all()
        with self.enter_registry_test_mode():
            self.env.ref("coop_access.cron_signin_links").method_direct_trigger()
        return answer, self.env["mail.mail"].search([]) - before

    def link_in(self, mails):
        self.assertEqual(len(mails), 1)
        address = re.search(r'href="([^"]*/sign-in/link/[^"]+)"', mails.body_html).group(1)
        return address.removeprefix(mails.get_base_url())

    def is_in(self, user):
        return f"Hello, {user.name.split()[0]}" in self.url_open("/en/my").text

    def is_out(self):
        return "/web/login" in self.url_open("/my").url

    # ------------------------------------------------------------------ asking

    def test_the_same_answer_whoever_has_the_address(self):
        def same(answer):
            return answer.url, re.sub(r'csrf_token: "\w+"', "", answer.text)

        answer, mails = self.ask("gwen@example.org")
        self.assertEqual(len(mails), 1)
        unknown, none = self.ask("nobody@example.org")
        self.assertFalse(none)
        self.assertEqual(same(answer), same(unknown))

    def test_the_request_itself_looks_nobody_up(self):
        """What takes time only for an address that somebody has is done by the job."""
        users = type(self.env["res.users"])
        with patch.object(users, "search", side_effect=AssertionError("looked up")):
            self.requests._ask("gwen@example.org")
        self.assertEqual(self.requests.search([]).email, "gwen@example.org")

    def test_what_is_no_address_is_said(self):
        for email in ("", "gwen", "   "):
            page = self.post("/sign-in/link", email=email)
            self.assertIn('role="alert"', page.text)
        self.assertEqual(self.url_open("/sign-in/link?email=%00").status_code, 400)

    def test_an_address_is_not_flooded(self):
        for _ in range(6):
            answer = self.post("/sign-in/link", email=" GWEN@example.org ")
            self.assertTrue(answer.url.endswith("/sign-in/link/sent"))
        self.assertEqual(self.requests.search_count([]), 3)

    def test_nothing_of_an_unknown_address_is_kept(self):
        self.ask("nobody@example.org")
        self.assertFalse(self.requests.search_count([]))

    # ------------------------------------------------------------------ the link

    def test_the_link_signs_in_once(self):
        _answer, mails = self.ask("gwen@example.org")
        link = self.link_in(mails)
        self.assertTrue(link.startswith("/cy/"), link)
        page = self.url_open(link)
        self.assertIn("Gwen Onnen", page.text)
        self.assertEqual(page.headers["Referrer-Policy"], "no-referrer")
        self.assertTrue(self.is_out(), "opening it signs nobody in")
        self.post(link, who=self.gwen.id)
        self.assertTrue(self.is_in(self.gwen))
        self.url_open("/web/session/logout?redirect=/web/login")
        page = self.url_open(link)
        self.assertNotIn("Gwen", page.text)
        self.assertIn("ddolen hon yn gweithio mwyach", page.text)

    def test_programs_that_read_mail_first_use_nothing_up(self):
        link = self.link_in(self.ask("gwen@example.org")[1])
        for method in ("GET", "HEAD", "GET"):
            self.opener.request(method, self.base_url() + link, timeout=20)
        self.post(link, who=self.gwen.id)
        self.assertTrue(self.is_in(self.gwen))

    def test_the_link_works_for_half_an_hour(self):
        links = self.env["coop.signin.link"]
        start = Datetime.now()
        with freeze_time(start):
            secret = links._make(self.gwen)
        with freeze_time(start + timedelta(minutes=29)):
            self.assertTrue(links._find(secret))
        with freeze_time(start + timedelta(minutes=31)):
            self.assertFalse(links._find(secret))
            links._gc_expired()
            self.assertFalse(links.search_count([]))

    def test_another_address_or_a_closed_log_in_ends_it(self):
        links = self.env["coop.signin.link"]
        for change in (
            lambda: self.gwen.partner_id.write({"email": "new@example.org"}),
            lambda: self.gwen.action_archive(),
        ):
            secret = links._make(self.gwen)
            self.assertTrue(links._find(secret))
            change()
            self.assertFalse(links._find(secret))

    def test_only_a_hash_of_the_link_is_kept(self):
        secret = self.env["coop.signin.link"]._make(self.gwen)
        self.env.flush_all()
        self.env.cr.execute("SELECT l::text FROM coop_signin_link l")
        self.assertNotIn(secret, str(self.env.cr.fetchall()))

    def test_a_strange_link_opens_nothing(self):
        secret = self.env["coop.signin.link"]._make(self.gwen)
        for strange in (secret[:-1], secret + "A", "x", "Ā", "%00", "..%2F..", "A" * 4000):
            page = self.url_open(f"/sign-in/link/{strange}")
            self.assertNotIn("Gwen", page.text, strange)
            self.assertLess(page.status_code, 500, strange)

    def test_a_used_link_cannot_be_used_by_who_had_it_open(self):
        link = self.link_in(self.ask("gwen@example.org")[1])
        token = re.search(r'csrf_token" value="([^"]+)"', self.url_open(link).text).group(1)
        self.assertTrue(self.env["coop.signin.link"]._find(link.split("/")[-1])._use())
        page = self.url_open(link, data={"csrf_token": token, "who": self.gwen.id})
        self.assertNotIn("Gwen", page.text)
        self.assertTrue(self.is_out())

    def test_a_new_link_does_not_end_the_one_before_and_using_one_ends_both(self):
        one = self.link_in(self.ask("gwen@example.org")[1])
        two = self.link_in(self.ask("gwen@example.org")[1])
        self.assertIn("Gwen", self.url_open(one).text)
        self.post(two, who=self.gwen.id)
        self.assertNotIn("Sign in as", self.url_open(one).text)

    def test_a_post_from_elsewhere_signs_nobody_in(self):
        link = self.link_in(self.ask("gwen@example.org")[1])
        self.assertEqual(self.url_open(link, data={"who": self.gwen.id}).status_code, 400)
        self.assertTrue(self.is_out())

    # ------------------------------------------------------------------ two share one address

    def test_two_who_share_an_address_choose_who_they_are(self):
        _answer, mails = self.ask(SHARED)
        link = self.link_in(mails)
        for name in ("Mali", "Owen"):
            self.assertNotIn(name, mails.body_html, "nothing is told before the link")
        page = self.url_open(link)
        self.assertIn("Who are you?", page.text)
        self.post(link, who=self.owen.id)
        self.assertTrue(self.is_in(self.owen))
        self.url_open("/web/session/logout?redirect=/web/login")
        page = self.url_open(link)
        self.assertIn("Mali Derwen", page.text)
        self.assertNotIn("Owen", page.text)
        self.post(link, who=self.mali.id)
        self.assertTrue(self.is_in(self.mali))

    def test_the_link_opens_nobody_elses_log_in(self):
        link = self.link_in(self.ask(SHARED)[1])
        for who in (self.gwen.id, self.env.ref("base.user_admin").id, "", "x"):
            self.post(link, who=who)
            self.assertTrue(self.is_out(), who)

    # ------------------------------------------------------------------ what is kept

    def test_the_record_of_the_e_mail_has_no_secret(self):
        link = self.link_in(self.ask("gwen@example.org")[1])
        delivery = self.env["coop.notice.delivery"].search(
            [("partner_id", "=", self.gwen.partner_id.id)], limit=1
        )
        self.assertEqual(delivery.channel, "email")
        self.assertIn("/sign-in/link/not-kept", delivery.body_html)
        self.assertNotIn(link.split("/")[-1], delivery.body_html)
        self.assertNotIn(link.split("/")[-1], str(delivery.notice_id.read()))

    def test_the_link_goes_by_e_mail_whatever_else_one_wants(self):
        self.gwen.partner_id._coop_set_need("en_GB", "easy_read", "print")
        self.assertEqual(len(self.ask("gwen@example.org")[1]), 1)

    def test_a_letter_has_the_code_and_its_record_has_not(self):
        made, typed, card = (
            self.env["coop.signin.code"].with_user(self.desk)._make(self.mali, "letter")
        )
        with patch.object(
            type(self.env["ir.actions.report"]), "_coop_pdf_available", lambda self: False
        ):
            content, kind = made._print(typed, card)
        text = content.decode()
        self.assertEqual(kind, "html")
        self.assertIn(codes.show(typed), text)
        self.assertIn("data:image/png;base64,", text)
        self.assertIn("2 Apple Row", text)
        delivery = self.env["coop.notice.delivery"].search(
            [("partner_id", "=", self.mali.partner_id.id)], limit=1
        )
        self.assertEqual((delivery.state, delivery.channel), ("printed", "print"))
        self.assertNotIn(codes.show(typed), delivery.body_html)
        self.assertNotIn("data:image", delivery.body_html)
        self.assertFalse(self.env["ir.attachment"].search([("res_model", "=", made._name)]))

    def test_the_desk_prints_the_letter(self):
        self.authenticate("desk-onnen", "desk-onnen")
        page = f"/sign-in/desk/{self.mali.partner_id.id}"
        self.assertIn("Print a letter", self.url_open(page).text)
        answer = self.post(page, how="letter")
        self.assertIn(
            answer.headers["Content-Type"], ("application/pdf", "text/html; charset=utf-8")
        )
        self.assertEqual(answer.headers["Cache-Control"], "no-store")
        self.assertEqual(self.env["coop.signin.code"]._of(self.mali).how, "letter")

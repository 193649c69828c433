"""A co-op that is not ready says so kindly; its office looks at the page as a visitor."""

from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.tests import HttpCase, new_test_user, tagged

from .pages_common import MembershipPages


@tagged("post_install", "-at_install")
class TestJoinReady(MembershipPages, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.company.coop_join_open = False
        cls.rhian = cls._user("rhian_r", "coop_membership.group_membership_manager")
        cls.siencyn = cls._user("siencyn_r", "coop_membership.group_membership_officer")
        cls.plain = cls._user("plaen_r")

    @classmethod
    def _user(cls, login, *groups):
        return new_test_user(
            cls.env,
            login,
            groups=",".join(("base.group_user", *groups)),
            company_id=cls.company.id,
            company_ids=[(6, 0, cls.company.ids)],
        )

    def _window(self, user=None):
        model = self.env["coop.setup.joining"].with_user(user or self.rhian)
        return model.with_context(allowed_company_ids=self.company.ids).create({})

    def test_the_public_page_says_kindly_that_we_are_getting_ready(self):
        for path in ("/join/perllan", "/join/perllan/paper"):
            page = self.url_open(path)
            self.assertEqual(page.status_code, 200)
            self.assertIn("We are getting ready", page.text)
            self.assertNotIn("?step=name", page.text)
        welsh = self.url_open("/cy/join/perllan")
        self.assertIn("Rydym yn paratoi", welsh.text)

    def test_what_is_posted_there_makes_no_application(self):
        before = self.env["coop.membership.application"].search_count([])
        self.url_open("/join/perllan", data={"step": "check", "csrf_token": "x"})
        self.assertEqual(self.env["coop.membership.application"].search_count([]), before)

    def test_an_officer_looks_at_it_as_a_visitor_and_nothing_is_kept(self):
        self.authenticate("siencyn_r", "siencyn_r")
        page = self.url_open("/join/perllan/look")
        self.assertEqual(page.status_code, 200)
        self.assertIn("as a visitor sees it", page.text)
        # paper is the office's, whether the page is on or off
        self.assertIn("The form on paper", self.url_open("/join/perllan/paper").text)

    def test_nobody_else_looks_before_it_is_on(self):
        self.authenticate("plaen_r", "plaen_r")
        self.assertEqual(self.url_open("/join/perllan/look").status_code, 403)
        self.authenticate(None, None)
        self.assertIn("/web/login", self.url_open("/join/perllan/look").url)

    def test_it_is_switched_on_when_it_is_ready_and_not_before(self):
        self.env["coop.rules.version"].search([("company_id", "=", self.company.id)]).active = False
        self.company.coop_help_partner_id = False
        window = self._window()
        self.assertIn("no rules in force", window.problems)
        with self.assertRaisesRegex(UserError, "Nobody is named who helps"):
            window.action_switch_on()
        self.assertFalse(self.company.coop_join_open)
        rules = self.env["coop.rules.version"].create(
            {"name": "R", "valid_from": date(2018, 1, 1), "company_id": self.company.id}
        )
        rules.action_write_text()
        text = rules.text_id
        for variant in text.kind_id.required_variant_ids:
            text._begin_version(variant.lang, variant.format).body = "<p>Be kind.</p>"
        text.version_ids.action_approve()
        text.action_publish()
        helper = self.env["res.partner"].create({"name": "Nia", "phone": "01632 960777"})
        self.company.coop_help_partner_id = helper
        window = self._window()
        self.assertEqual(window.problems, "")
        window.action_switch_on()
        self.assertTrue(self.company.coop_join_open)
        self.assertIn("?step=name", self.url_open("/join/perllan").text)
        window.action_switch_off()
        self.assertFalse(self.company.coop_join_open)

    def test_only_the_manager_switches(self):
        with self.assertRaises(AccessError):
            self._window(self.siencyn)

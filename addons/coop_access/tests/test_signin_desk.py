"""Codes at the desk: who may give one, to whom, and what anybody sees of it."""

import logging

from odoo.exceptions import AccessError, UserError
from odoo.tests import new_test_user, tagged

from odoo.addons.coop_access import codes

from .signin_common import SignInPages


@tagged("post_install", "-at_install")
class TestSignInDesk(SignInPages):
    def desk_page(self, person):
        return f"/sign-in/desk/{person.id}"

    def test_the_desk_says_a_code_on_the_phone(self):
        self.sign_in(self.desk)
        asked = self.url_open(self.desk_page(self.gwen.partner_id))
        self.assertIn("Gwen Onnen", asked.text)
        self.assertFalse(self.codes._of(self.gwen))
        shown = self.post(self.desk_page(self.gwen.partner_id), how="told")
        self.assertIn("The new code", shown.text)
        self.assertEqual(shown.headers["Cache-Control"], "no-store")
        code = self.codes._of(self.gwen)
        self.assertEqual((code.how, code.made_by), ("told", "Desg Onnen"))
        typed = shown.text.split('coop-signin-code">')[1].split("<")[0]
        self.leave()
        self.type_code(self.gwen.login, typed)
        self.assertTrue(self.is_in(self.gwen))

    def test_a_person_without_a_log_in_gets_one(self):
        person = self.env["res.partner"].create({"name": "Nia", "email": "nia@example.org"})
        self.sign_in(self.desk)
        self.post(self.desk_page(person), how="told")
        user = person.user_ids
        self.assertEqual(user.login, "nia@example.org")
        self.assertTrue(user._is_portal())
        self.assertEqual(self.codes._of(user).how, "told")
        mails = self.env["mail.mail"].search([("email_to", "ilike", "nia@example.org")])
        self.assertFalse(mails, "no e-mail is needed, and none is sent")

    def test_nobody_gets_a_log_in_without_a_name_of_their_own(self):
        person = self.env["res.partner"].create({"name": "Nobody's"})
        self.sign_in(self.desk)
        page = self.post(self.desk_page(person), how="told")
        self.assertIn("cannot have a log-in", page.text)
        self.assertFalse(person.user_ids)

    def test_staff_have_no_codes(self):
        for user in (self.owen, self.desk, self.env.ref("base.user_admin")):
            with self.assertRaises(UserError):
                self.codes._make(user, "told")
            self.sign_in(self.desk)
            page = self.post(self.desk_page(user.partner_id), how="told")
            self.assertIn("Codes are for log-ins of members", page.text)

    def test_only_the_desk_opens_the_page(self):
        for user in (self.mali, self.owen):
            self.sign_in(user)
            page = self.url_open(self.desk_page(self.mali.partner_id))
            self.assertEqual(page.status_code, 404)
        self.leave()
        self.assertIn("/web/login", self.url_open(self.desk_page(self.mali.partner_id)).url)

    def test_opening_the_page_changes_nothing(self):
        self.sign_in(self.desk)
        for how in ("", "?how=told", "?how=letter"):
            self.url_open(self.desk_page(self.mali.partner_id) + how)
        self.assertEqual(self.codes._of(self.mali), self.code)

    def test_the_desk_sees_codes_and_no_secret(self):
        code = self.code.with_user(self.desk)
        self.assertEqual(code.state, "works")
        person = self.mali.partner_id.with_user(self.desk)
        self.assertEqual(person.coop_signin_code_ids, code)
        for field in ("secret_hash", "card_hash", "lookup"):
            with self.assertRaises(AccessError):
                code.read([field])
            self.assertNotIn(field, code.fields_get())

    def test_others_see_nothing(self):
        stranger = new_test_user(self.env, "manager-x", groups="base.group_user,base.group_system")
        for user in (self.mali, self.owen, stranger):
            with self.assertRaises(AccessError):
                self.code.with_user(user).read(["made_on"])
            for act in ("action_unlock", "action_revoke"):
                with self.assertRaises(AccessError):
                    getattr(self.code.with_user(user), act)()
        with self.assertRaises(AccessError):
            self.code.with_user(self.desk).write({"expires_on": "2099-01-01"})
        for model in ("coop.signin.account", "coop.signin.request", "coop.signin.link"):
            with self.assertRaises(AccessError):
                self.env[model].with_user(stranger).search([])

    def test_a_code_that_was_ended_opens_nothing(self):
        self.code.with_user(self.desk).action_revoke()
        self.assertEqual(self.code.end_reason, "revoked")
        self.type_code(self.mali.login, self.typed)
        self.assertTrue(self.is_out())

    def test_nothing_secret_in_what_is_written_about_the_person(self):
        self.sign_in(self.desk)
        shown = self.post(self.desk_page(self.gwen.partner_id), how="told").text
        typed = shown.split('coop-signin-code">')[1].split("<")[0]
        self.env.invalidate_all()
        people = self.gwen.partner_id | self.gwen.company_id.partner_id
        said = self.env["mail.message"].search([("res_id", "in", people.ids)]).mapped("body")
        kept = self.env["ir.logging"].search([]).mapped("message")
        for secret in (typed, codes.clean(typed)):
            self.assertFalse([text for text in [*said, *kept] if secret in (text or "")])

    def test_the_servers_log_has_no_secrets_of_addresses(self):
        log = logging.getLogger("werkzeug")
        secret = self.card.rsplit("/", 1)[1]
        for path, left in (
            (f"{self.card}?a=1", "/sign-in/card/***?a=1"),
            ("/cy/sign-in/link/abc-DEF_1", "/cy/sign-in/link/***"),
            ("/my/sign-in", "/my/sign-in"),
        ):
            args = ("127.0.0.1", f"GET {path} HTTP/1.1")
            record = log.makeRecord("werkzeug", logging.INFO, "", 0, '%s "%s"', args, None)
            for kept in log.filters:
                kept.filter(record)
            self.assertIn(f"{left} HTTP", record.getMessage())
            self.assertNotIn(secret, record.getMessage())

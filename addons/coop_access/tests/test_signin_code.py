"""Signing in with a code that is typed."""

import re
from datetime import timedelta

from freezegun import freeze_time
from passlib.hash import pbkdf2_sha512

from odoo import SUPERUSER_ID
from odoo.fields import Date, Datetime
from odoo.tests import tagged

from odoo.addons.base.models.res_users import MIN_ROUNDS
from odoo.addons.coop_access import codes

from .signin_common import SignInPages

WRONG = "do not go together"


@tagged("post_install", "-at_install")
class TestSignInCode(SignInPages):
    # ------------------------------------------------------------------ the secret

    def test_a_code_has_forty_random_bits_and_a_slow_hash(self):
        self.assertGreaterEqual(codes.BITS, 40)
        self.assertEqual(len(self.typed), codes.LENGTH)
        self.assertLessEqual(set(self.typed), set(codes.ALPHABET))
        self.assertEqual(len(set(codes.ALPHABET)), len(codes.ALPHABET))
        self.assertFalse(set("0O1IL5SUZBGQ") & set(codes.ALPHABET))
        # docs/it.md counts with these rounds; the tests' own are few, to be quick
        self.assertGreaterEqual(MIN_ROUNDS, 600_000)
        self.assertTrue(pbkdf2_sha512.identify(self.code.sudo().secret_hash))

    def test_no_secret_is_kept_anywhere(self):
        self.env.flush_all()
        self.env.cr.execute("SELECT c::text FROM coop_signin_code c WHERE id = %s", [self.code.id])
        [[kept]] = self.env.cr.fetchall()
        self.assertNotIn(self.typed, kept)
        self.assertNotIn(self.card.rsplit("/", 1)[1], kept)

    def test_what_the_software_makes_is_said_to_be_of_the_co_op(self):
        codes_model = self.env["coop.signin.code"].with_user(SUPERUSER_ID)
        code, _typed, _card = codes_model._make(self.code.sudo().user_id, "letter")
        self.assertEqual(code.made_by, code.company_id.name)

    def test_codes_differ(self):
        self.assertEqual(len({codes.make() for _ in range(200)}), 200)

    # ------------------------------------------------------------------ signing in

    def test_the_way_from_the_first_page_to_ones_own(self):
        first = self.url_open("/web/login")
        self.assertIn("/sign-in/code", first.text)
        name = self.post("/sign-in/code", name=self.mali.login, step="next")
        self.assertIn("What is your code?", name.text)
        self.assertIn('value="mali-derwen"', name.text)
        there = self.type_code(self.mali.login, codes.show(self.typed).lower())
        self.assertTrue(there.url.endswith("/my"), there.url)
        self.assertTrue(self.is_in(self.mali))
        self.assertEqual(self.code.used_on, self.env["coop.clock"].today())

    def test_in_welsh(self):
        page = self.post("/cy/sign-in/code", name=self.mali.login, code="x", step="code")
        self.assertIn('lang="cy-GB"', page.text)
        self.assertNotIn(WRONG, page.text)
        self.assertIn('role="alert"', page.text)

    def test_the_number_of_the_code_is_a_name_too(self):
        self.type_code(self.code.sudo().lookup, self.typed)
        self.assertTrue(self.is_in(self.mali))

    def test_the_session_gets_a_new_number(self):
        self.url_open("/web/login")
        before = self.opener.cookies["session_id"]
        self.type_code(self.mali.login, self.typed)
        self.assertNotEqual(self.opener.cookies["session_id"], before)
        self.assertTrue(self.is_in(self.mali))

    def test_nothing_of_who_was_there_before(self):
        self.sign_in(self.gwen)
        self.assertTrue(self.is_in(self.gwen))
        self.type_code(self.mali.login, self.typed)
        self.assertTrue(self.is_in(self.mali))
        self.assertNotIn("Gwen", self.url_open("/my").text)

    def test_wrong_codes_and_unknown_names_are_answered_alike(self):
        def answer(name, typed):
            page = self.type_code(name, typed)
            text = re.sub(r'(csrf_token|name)" value="[^"]*"|csrf_token: "\w+"', "", page.text)
            return page.status_code, re.sub(r"\s+", " ", text)

        known = answer(self.mali.login, "CCCCCCCCC")
        self.assertIn(WRONG, known[1])
        for name in ("nobody-at-all", self.gwen.login, self.owen.login, "%", "_" * 12):
            self.assertEqual(answer(name, self.typed), known, name)
        self.assertTrue(self.is_out())

    def test_an_unknown_name_waits_as_long_as_a_known_one(self):
        for name in (self.mali.login, "nobody-at-all"):
            pages = [self.type_code(name, "CCCCCCCCC").text for _ in range(6)]
            self.assertIn(WRONG, pages[4])
            self.assertIn("Please wait a little", pages[5])

    # ------------------------------------------------------------------ failures

    def test_five_wrong_codes_in_one_house_do_not_lock_the_neighbour(self):
        self.codes.with_user(self.desk)._make(self.gwen, "letter")
        for _ in range(6):
            page = self.type_code(self.gwen.login, "CCCCCCCCC")
        self.assertIn("Please wait a little", page.text)
        self.type_code(self.mali.login, self.typed)
        self.assertTrue(self.is_in(self.mali))
        self.leave()
        # nor does it count for passwords, which core counts by the house
        self.sign_in_by_password(self.gwen)
        self.assertTrue(self.is_in(self.gwen))

    def sign_in_by_password(self, user):
        return self.post("/web/login", login=user.login, password=user.login)

    def test_the_right_code_does_not_help_while_one_waits_and_the_desk_does(self):
        for _ in range(6):
            self.type_code(self.mali.login, "CCCCCCCCC")
        page = self.type_code(self.mali.login, self.typed)
        self.assertIn("ring us", page.text)
        self.assertIn(self.env.company._coop_help()["phone"] or "coop-help", page.text)
        self.code.with_user(self.desk).action_unlock()
        self.type_code(self.mali.login, self.typed)
        self.assertTrue(self.is_in(self.mali))

    def test_waiting_ends_by_itself(self):
        for _ in range(6):
            self.type_code(self.mali.login, "CCCCCCCCC")
        self.assertEqual(self.codes._try_typed(self.mali.login, self.typed)[1], "wait")
        with freeze_time(Datetime.now() + timedelta(minutes=16)):
            self.assertEqual(self.codes._try_typed(self.mali.login, self.typed)[0], self.mali)

    def test_who_goes_on_guessing_waits_longer_and_the_code_locks(self):
        start = Datetime.now()
        problems = []
        for hour in range(48):
            with freeze_time(start + timedelta(hours=hour)):
                problems += [
                    self.codes._try_typed(self.mali.login, "CCCCCCCCC")[1] for _ in range(6)
                ]
        self.assertLessEqual(problems.count("wrong"), 60)
        self.assertEqual(self.code.state, "locked")
        with freeze_time(start + timedelta(hours=100)):
            self.assertEqual(self.codes._try_typed(self.mali.login, self.typed)[1], "locked")

    def test_a_code_that_worked_forgets_the_failures(self):
        for _ in range(4):
            self.type_code(self.mali.login, "CCCCCCCCC")
        self.assertEqual(self.code.failures, 4)
        self.type_code(self.mali.login, self.typed)
        self.assertEqual(self.code.failures, 0)
        self.leave()
        for _ in range(5):
            page = self.type_code(self.mali.login, "CCCCCCCCC")
        self.assertIn(WRONG, page.text)

    # ------------------------------------------------------------------ its time

    def test_a_code_has_its_time(self):
        with freeze_time(self.code.expires_on + timedelta(days=2)):
            self.assertEqual(
                self.codes._try_typed(self.mali.login, self.typed), (self.env.user[:0], "expired")
            )

    def test_the_setting_holds_for_codes_made_afterwards(self):
        self.mali.company_id.write({"coop_code_days": 7, "coop_code_once": True})
        self.assertFalse(self.code.once)
        code, typed, _card = self.codes._make(self.mali, "told")
        self.assertEqual(code.expires_on, code.made_on + timedelta(days=7))
        self.assertEqual(self.codes._try_typed(self.mali.login, typed)[0], self.mali)
        self.assertEqual(self.codes._try_typed(self.mali.login, typed)[1], "wrong")
        self.assertEqual(code.end_reason, "used")

    def test_a_new_code_ends_the_one_before(self):
        self.codes._make(self.mali, "told")
        self.assertEqual(self.code.end_reason, "replaced")
        self.assertEqual(self.codes._try_typed(self.mali.login, self.typed)[1], "wrong")
        # in its title and its heading, before what is read aloud
        page = self.url_open(self.card).text.partition("coop-says")[0]
        self.assertEqual(page.count("does not work any more"), 2)

    def test_a_code_opens_no_log_in_that_was_closed(self):
        self.mali.action_archive()
        page = self.type_code(self.mali.login, self.typed)
        self.assertIn(WRONG, page.text)
        page = self.url_open(self.card)
        self.assertNotIn("Hello", page.text)
        self.assertTrue(self.is_out())

    def test_no_form_of_the_login_page_makes_a_ticket(self):
        for kind in ("coop_signin", "coop_code"):
            self.post("/web/login", login=self.mali.login, password="x", type=kind, ticket="1")
            self.assertTrue(self.is_out())

    def test_who_signed_in_by_a_code_is_asked_for_no_password(self):
        """Such as for a passkey: core asks for it, and who signs in by a code has none."""
        self.type_code(self.mali.login, self.typed)
        answer = self.call("res.users", "action_revoke_all_devices", [self.mali.id])
        self.assertEqual(answer["tag"], "reload")

    def test_days_are_kept_and_no_times(self):
        for field in ("made_on", "used_on", "locked_on", "ended_on"):
            self.assertIsInstance(self.codes._fields[field], Date)

"""A stolen copy of the database makes no link to a new password."""

from datetime import timedelta

from freezegun import freeze_time

from odoo.exceptions import UserError
from odoo.fields import Datetime
from odoo.modules.neutralize import get_neutralization_queries
from odoo.tests import tagged
from odoo.tools import hash_sign

from .signin_common import SignInPages

NEW = "afallen-a-pherllan-newydd"


@tagged("post_install", "-at_install")
class TestSignInReset(SignInPages):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.person = cls.mali.partner_id
        cls.person.email = "mali@example.org"
        cls.person.signup_prepare("reset")

    def forged(self):
        """A link as a thief of the database makes it: all that core signs is in the copy."""
        said = [self.person.id, self.person.user_ids.ids, self.person._get_login_date(), "reset"]
        return hash_sign(self.env, "signup", said, expiration_hours=24)

    def set_password(self, token):
        return self.post(
            f"/web/reset_password?token={token}",
            token=token,
            login=self.mali.login,
            name=self.mali.name,
            password=NEW,
            confirm_password=NEW,
        )

    def lets_in(self):
        self.env.invalidate_all()
        self.leave()
        self.post("/web/login", login=self.mali.login, password=NEW)
        return self.is_in(self.mali)

    def test_a_link_made_from_a_copy_of_the_database_opens_nothing(self):
        self.person._generate_signup_token()  # one that was sent is in the copy, too
        self.env.flush_all()
        self.env.cr.execute(
            "SELECT secret_hash FROM coop_signin_reset WHERE partner_id = %s", [self.person.id]
        )
        [[kept]] = self.env.cr.fetchall()
        forged = self.forged()
        for token in (forged, f"{forged}.", f"{forged}.{kept}"):
            with self.assertRaises(UserError):
                self.person._signup_retrieve_partner(token)
            self.set_password(token)
            self.assertFalse(self.lets_in(), token)

    def test_a_link_that_was_sent_makes_a_password_once(self):
        token = self.person._generate_signup_token()
        self.set_password(token)
        self.assertTrue(self.lets_in())
        with self.assertRaises(UserError):
            self.person._signup_retrieve_partner(token)

    def test_a_second_link_leaves_the_first(self):
        """Somebody who is invited and asks for a link themselves may follow either."""
        first, second = (self.person._generate_signup_token() for _ in range(2))
        for token in (first, second):
            self.assertEqual(self.person._signup_retrieve_partner(token), self.person)

    def test_the_link_of_one_is_not_that_of_another(self):
        other = self.gwen.partner_id
        other.signup_prepare("reset")
        core = other._generate_signup_token().partition(".")[0]
        secret = self.person._generate_signup_token().partition(".")[2]
        with self.assertRaises(UserError):
            other._signup_retrieve_partner(f"{core}.{secret}")

    def test_they_are_forgotten(self):
        self.person._generate_signup_token()
        resets = self.env["coop.signin.reset"].search([("partner_id", "=", self.person.id)])
        with freeze_time(Datetime.now() + timedelta(days=61)):
            self.env["coop.signin.reset"]._gc_old()
        self.assertFalse(resets.exists())

    def test_a_copy_of_the_database_knows_none_and_no_calendar(self):
        self.person._generate_signup_token()
        self.env["coop.calendar.link"]._make(self.person, self.env.company)
        for query in get_neutralization_queries(["coop_access"]):
            self.env.cr.execute(query)
        self.env.invalidate_all()
        self.assertFalse(self.env["coop.signin.reset"].search([]))
        self.assertFalse(self.env["coop.calendar.link"].search([]))

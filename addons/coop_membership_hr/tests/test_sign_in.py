from datetime import timedelta

from freezegun import freeze_time

from odoo.exceptions import AccessDenied
from odoo.tests import tagged

from odoo.addons.coop_membership.tests.common import TODAY

from .common import EmploymentCase

SECRET = "perllan-a-ffynnon"


@tagged("post_install", "-at_install")
class TestSignIn(EmploymentCase):
    """A member whose log-in at work is closed signs in the next day, as before."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.worker = cls._user("mared_gwaith")
        hashed = cls.env["res.users"]._crypt_context().hash(SECRET)
        cls.worker._set_encrypted_password(cls.worker.id, hashed)
        cls.membership = cls._member(partner=cls.worker.partner_id, category=cls.employees)
        cls.hr = cls._employee("Mared Gwaith", user_id=cls.worker.id)
        cls.employment = cls._confirm(cls.hr, cls.worker.partner_id)

    def _sign_in(self, login="mared_gwaith"):
        credential = {"login": login, "password": SECRET, "type": "password"}
        return self.env["res.users"].authenticate(credential, {"interactive": False})["uid"]

    def _next_day(self):
        self.env.flush_all()
        return freeze_time("2018-05-11 09:00:00")

    def test_the_log_in_at_work_is_closed_and_the_members_own_stays(self):
        self.worker.active = False
        with self._next_day():
            user = self.env["res.users"].browse(self._sign_in())
        self.assertNotEqual(user, self.worker)
        self.assertTrue(user._is_portal())
        self.assertFalse(user._is_internal())
        self.assertEqual(user.partner_id, self.worker.partner_id)
        seen = self.membership.with_user(user)
        self.assertEqual(seen.number, self.membership.number)
        self.assertFalse(self.worker.active)
        with self.assertRaises(AccessDenied):
            self._sign_in(self.worker.login)

    def test_passkeys_open_the_members_own_log_in_and_go_back_with_the_office(self):
        if "auth.passkey.key" not in self.env:
            self.assertNotIn("auth_passkey", self.env.registry._init_modules)
            return
        model = self.env["auth.passkey.key"].with_user(self.worker).sudo()
        key = model.create({"name": "Phone", "credential_identifier": "abc"})
        self.assertEqual(key.create_uid, self.worker)
        self.worker.active = False
        self.assertEqual(key.create_uid, self.worker.coop_own_user_id)
        self.worker.active = True
        self.assertEqual(key.create_uid, self.worker)

    def test_by_the_departure_wizard_too_with_one_reminder(self):
        wizard = self.env["hr.departure.wizard"].with_context(
            active_ids=self.hr.ids, employee_termination=True
        )
        wizard.create(
            {
                "employee_ids": [(6, 0, self.hr.ids)],
                "departure_reason_id": self.env.ref("hr.departure_resigned").id,
                "departure_date": TODAY,
                "remove_related_user": True,
            }
        ).action_register_departure()
        self.assertFalse(self.worker.active)
        with self._next_day():
            self.assertTrue(self.env["res.users"].browse(self._sign_in())._is_portal())
        self.assertEqual(len(self._reminders(self.membership)), 1)

    def test_a_contract_that_ended_closes_nothing(self):
        self.hr.sudo().contract_date_end = TODAY - timedelta(days=1)
        self._nightly()
        with self._next_day():
            self.assertEqual(self._sign_in(), self.worker.id)
        self.assertEqual(len(self._reminders(self.membership)), 1)

    def test_the_member_is_told(self):
        self.worker.active = False
        letter = self.env["coop.notice.delivery"].search(
            [("partner_id", "=", self.worker.partner_id.id)], order="id desc", limit=1
        )
        self.assertEqual(letter.kind_id.code, "office_login_closed")

    def test_the_second_step_stays_too(self):
        if "totp_secret" not in self.worker._fields:
            return
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE res_users SET totp_secret = 'ABCDEFGH' WHERE id = %s", [self.worker.id]
        )
        self.worker.invalidate_recordset()
        self.worker.active = False
        self.env.cr.execute(
            "SELECT totp_secret FROM res_users WHERE id = %s", [self.worker.coop_own_user_id.id]
        )
        self.assertEqual(self.env.cr.fetchone()[0], "ABCDEFGH")

    def test_when_the_office_opens_again_it_has_its_name_back(self):
        self.worker.active = False
        own = self.worker.coop_own_user_id
        self.worker.active = True
        self.assertEqual(self.worker.login, "mared_gwaith")
        self.assertFalse(own.active)
        self.env.flush_all()
        self.assertEqual(self._sign_in(), self.worker.id)
        self.worker.active = False
        self.env.flush_all()
        self.assertTrue(self.env["res.users"].browse(self._sign_in())._is_portal())

    def test_who_is_no_member_keeps_nothing(self):
        other = self._user("nia_gwaith")
        before = self.env["res.users"].with_context(active_test=False).search_count([])
        other.active = False
        self.assertEqual(other.login, "nia_gwaith")
        self.assertEqual(
            self.env["res.users"].with_context(active_test=False).search_count([]), before
        )

    def test_closing_the_members_own_log_in_is_closing_it(self):
        self.worker.active = False
        own = self.worker.coop_own_user_id
        own.active = False
        self.env.flush_all()
        with self.assertRaises(AccessDenied):
            self._sign_in()

    def test_somebody_with_a_log_in_of_their_own_needs_no_other(self):
        own = (
            self.env["res.users"]
            .with_context(no_reset_password=True)
            .create(
                {
                    "login": "mared",
                    "partner_id": self.worker.partner_id.id,
                    "group_ids": [(6, 0, self.env.ref("base.group_portal").ids)],
                }
            )
        )
        self.worker.active = False
        self.assertEqual(self.worker.partner_id.user_ids, own)
        self.assertEqual(self.worker.login, "mared_gwaith")

from datetime import date, datetime

from freezegun import freeze_time
from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form, tagged
from odoo.tools import mute_logger

from .common import NoticeCase


@tagged("post_install", "-at_install")
class TestPhoneCall(NoticeCase):
    """The phone log: short notes with consequences, forgotten in time."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.nia = cls._new_person(
            "Nia Onnen",
            phone="01999 765 432",
            need={"channel": "phone", "what_helps": "Speak slowly."},
        )
        cls.delivery = (
            cls.env["coop.notice"]
            ._tell(cls.nia, "test_welcome", cls.record, {"number": "14"})
            .delivery_ids
        )
        cls.desk = cls._new_user("dai.desk", "coop_access.group_desk")

    def call(self, user=None, **values):
        calls = self.env["coop.phone.call"].with_user(user or self.clerk)
        return calls.create({"partner_id": self.nia.id, "company_id": self.company.id, **values})

    def quick(self, **values):
        """Fill in the short form as it opens from the delivery."""
        action = self.delivery.with_user(self.clerk).action_call()
        calls = self.env["coop.phone.call"].with_user(self.clerk)
        with Form(
            calls.with_context(**action["context"]), "coop_notices.coop_phone_call_view_form_quick"
        ) as form:
            for name, value in values.items():
                setattr(form, name, value)
        return form.record

    def test_a_call_that_reached_the_person_tells_the_notice(self):
        self.assertEqual((self.delivery.channel, self.delivery.state), ("phone", "waiting"))
        call = self.quick(outcome="reached", note="Is coming on Friday.")
        self.assertEqual((call.name, call.number), ("Nia Onnen", "01999 765 432"))
        self.assertEqual(self.delivery.state, "sent")

    def test_nobody_at_home_leaves_the_notice_waiting(self):
        for outcome in ("no_answer", "message"):
            self.quick(outcome=outcome)
            self.assertEqual(self.delivery.state, "waiting")

    def test_a_wrong_number_is_a_number_to_check(self):
        self.quick(outcome="wrong_number")
        check = self.env["coop.channel.check"].search([("partner_id", "=", self.nia.id)])
        self.assertEqual((check.channel, check.state), ("phone", "open"))
        self.assertEqual((self.delivery.state, check.missed_ids), ("failed", self.delivery))
        wizard = self.env["coop.channel.answer"].create({"check_id": check.id, "phone": "12"})
        with self.assertRaisesRegex(UserError, "is not a phone number"):
            wizard.action_apply()
        wizard.phone = "01999 111 222"
        wizard.action_apply()
        self.assertEqual(self.nia.phone, "01999 111 222")
        self.assertEqual((check.outcome, self.delivery.state), ("new", "waiting"))

    def test_ringing_again_reminds_until_somebody_rang(self):
        with mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError):
            self.call(outcome="ring_again").flush_recordset()
        first = self.call(outcome="ring_again", ring_again_on=date(2018, 5, 14))
        self.assertEqual(first.activity_ids.user_id, self.clerk)
        self.assertEqual(first.activity_ids.date_deadline, date(2018, 5, 14))
        self.call(self.desk, outcome="no_answer")
        self.assertTrue(first.activity_ids, "nobody was reached")
        self.call(self.desk, direction="in")
        self.assertFalse(first.activity_ids)
        self.assertTrue(first.is_answered)

    def test_what_helps_is_seen_before_ringing(self):
        call = self.call(self.desk)
        self.assertEqual(call.what_helps, "Speak slowly.")

    def test_a_call_of_tomorrow_is_no_call(self):
        with self.assertRaises(ValidationError):
            self.call(at=datetime(2100, 1, 1))

    def test_whoever_wrote_it_down_is_not_chosen(self):
        call = self.call(user_id=self.desk.id)
        self.assertEqual(call.user_id, self.clerk)

    def test_only_the_desk_and_those_who_send(self):
        call = self.call()
        for user in (self.officer, self.editor):
            with self.assertRaises(AccessError):
                call.with_user(user).read(["note"])
            with self.assertRaises(AccessError):
                self.call(user)
        call.with_user(self.desk).read(["note"])
        with self.assertRaises(AccessError):
            call.with_user(self.desk).note = "I know better."
        with self.assertRaises(AccessError):
            call.with_user(self.clerk).unlink()

    def test_somebody_who_may_not_send_tells_no_notice(self):
        with self.assertRaises(AccessError):
            self.call(self.desk, delivery_id=self.delivery.id)
        self.assertEqual(self.delivery.state, "waiting")

    def test_a_notice_of_somebody_else_is_not_told_by_this_call(self):
        with self.assertRaisesRegex(UserError, "somebody else"):
            self.call(partner_id=self.owen.id, delivery_id=self.delivery.id)

    def test_calls_are_forgotten(self):
        old = self.call()
        waiting = self.call(outcome="message", ring_again_on=date(2018, 5, 20))
        self.company.coop_phone_call_days = 30
        now = self.env["coop.clock"].now()
        with freeze_time(now.replace(year=now.year + 1)):
            self.env["coop.phone.call"]._gc_calls()
        self.assertFalse(old.exists())
        self.assertTrue(waiting.exists())

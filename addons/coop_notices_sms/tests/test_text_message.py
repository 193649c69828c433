from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import file_open

from odoo.addons.coop_texts.tests.common import CY

from .common import TextMessageCase


@tagged("post_install", "-at_install")
class TestTextMessage(TextMessageCase):
    def check_of(self, person):
        return self.env["coop.channel.check"].search([("partner_id", "=", person.id)])

    def test_who_wants_text_messages_is_told_by_one(self):
        delivery = self.told()
        self.assertEqual((delivery.channel, delivery.state), ("sms", "waiting"))
        self.assertFalse(delivery.is_fallback)
        self.send_texts()
        self.assertEqual([text["number"] for text in self._sms], ["+447700900123"])
        self.assertEqual((delivery.state, delivery.sms_number), ("sent", "+447700900123"))
        self.assertEqual(delivery.notice_id.summary, "1 of 1 told: 1 by text message.")

    def test_nothing_of_what_it_is_about_stands_on_the_screen(self):
        delivery = self.told()
        self.assertIn("/my/messages", delivery.sms_body)
        self.assertIn("01632 960100", delivery.sms_body)
        for word in ("Tomos", "Welcome", "12,", "number"):
            self.assertNotIn(word, delivery.sms_body)
        self.assertIn("your number is 12", delivery.body_html, "the whole is kept to read")

    def test_a_kind_may_say_its_words(self):
        self.notice_kind.sms_words = "{{coop}}: you are a member now, {{name}}. Number {{number}}."
        delivery = self.told()
        self.assertEqual(
            delivery.sms_body, "Orchard Co-op: you are a member now, Tomos Celyn. Number 12."
        )

    def test_the_words_are_in_the_language_of_the_person(self):
        self.notice_kind.sms_words = "Hello {{name}}"
        self.notice_kind.with_context(lang=CY).sms_words = "Helo {{name}}"
        owain = self._new_person(
            "Owain Bedwen", phone="07700 900 124", need={"channel": "sms", "language": CY}
        )
        self.assertEqual(self.told(owain).sms_body, "Helo Owain Bedwen")
        self.notice_kind.sms_words = False
        self.assertIn("mae neges i chi", self.told(owain).sms_body)
        self.assertIn("/cy/my/messages", self.told(owain).sms_body)

    def test_a_house_phone_takes_no_text_messages(self):
        self.tomos.phone = "01632 960 100"
        delivery = self.told()
        self.assertEqual(delivery.channel, "phone")
        self.assertIn("Text message was asked for, Phone call was given", delivery.fallback_note)
        self.tomos.phone = False
        self.assertEqual(self.told().channel, "print")

    def test_nobody_is_sent_one_who_did_not_ask(self):
        self.mali.phone = "07700 900 125"
        self.assertEqual(self.told(self.mali).channel, "email")
        self.mali.write({"email": False, "street": False, "city": False, "zip": False})
        self.assertEqual(self.told(self.mali).channel, "phone")

    def test_what_must_arrive_is_not_told_by_a_hint(self):
        self.notice_kind.must_arrive = True
        self.assertEqual(self.told().channel, "phone")
        self.notice_kind.sms_words = "The vote is on {{day}}."
        delivery = self.told(values={"number": "1", "day": "Friday"})
        self.assertEqual((delivery.channel, delivery.sms_body), ("sms", "The vote is on Friday."))

    def test_a_number_that_does_not_exist_is_an_address_to_check(self):
        delivery = self.told()
        self.send_texts(sim_error="wrong_number_format")
        self.assertEqual(delivery.state, "failed")
        check = self.check_of(self.tomos)
        self.assertEqual((check.channel, check.state), ("sms", "open"))
        self.assertEqual((check.address, check.missed_ids), ("+447700900123", delivery))
        wizard = self.env["coop.channel.answer"].create({"check_id": check.id})
        wizard.phone = "01632 960 200"
        with self.assertRaisesRegex(UserError, "not a number of a mobile"):
            wizard.action_apply()
        wizard.phone = "07700 900 999"
        wizard.action_apply()
        self.assertEqual((check.outcome, delivery.state), ("new", "waiting"))
        self.send_texts()
        self.assertEqual((delivery.state, self._sms[0]["number"]), ("sent", "+447700900999"))

    def test_what_must_arrive_goes_out_by_the_next_way(self):
        self.notice_kind.write({"must_arrive": True, "sms_words": "Hello"})
        delivery = self.told()
        self.send_texts(sim_error="wrong_number_format")
        self.assertEqual((delivery.channel, delivery.state), ("print", "waiting"))

    def test_what_the_network_says_later_counts(self):
        delivery = self.told()
        self.send_texts()
        self.report(delivery, "delivered")
        self.assertEqual(delivery.state, "sent")
        other = self.told(key="second")
        self.send_texts()
        self.report(other, "rejected")
        self.assertEqual((other.state, self.check_of(self.tomos).state), ("failed", "open"))
        self.assertEqual(delivery.state, "sent")
        self.assertIn("text message failed: 1", other.notice_id.summary)

    def test_a_phone_that_is_off_is_only_counted(self):
        delivery = self.told()
        self.send_texts()
        self.report(delivery, "expired")
        self.assertEqual((delivery.state, self.check_of(self.tomos).state), ("failed", "counting"))

    def test_no_credit_says_nothing_of_the_number(self):
        delivery = self.told()
        self.send_texts(sim_error="credit")
        self.assertEqual(delivery.state, "failed")
        self.assertFalse(self.check_of(self.tomos))
        delivery.with_user(self.clerk).action_retry()
        self.send_texts()
        self.assertEqual((delivery.state, len(self._sms)), ("sent", 1))

    def test_what_waits_is_taken_back(self):
        delivery = self.told()
        self.env["coop.notice"]._stop_for(self.tomos, "deceased")
        self.send_texts()
        self.assertFalse(self._sms)
        self.assertEqual((delivery.state, delivery.stop_reason), ("stopped", "deceased"))

    def test_a_letter_instead_takes_it_back(self):
        delivery = self.told()
        delivery.with_user(self.clerk).action_print_instead()
        self.send_texts()
        self.assertFalse(self._sms)
        self.assertEqual((delivery.channel, delivery.state), ("print", "waiting"))

    def test_a_copy_of_the_database_sends_nothing(self):
        waiting = self.told()
        with file_open("coop_notices_sms/data/neutralize.sql") as sql:
            self.env.cr.execute(sql.read())
        self.env.invalidate_all()
        self.env["ir.config_parameter"].set_param("database.is_neutralized", "True")
        self.assertEqual(self.told(key="later").stop_reason, "copy")
        self.send_texts()
        self.assertFalse(self._sms)
        self.assertEqual(waiting.state, "waiting")

    def test_who_does_not_send_reads_no_number(self):
        delivery = self.told()
        self.assertEqual(delivery.with_user(self.clerk).sms_number, "+447700900123")
        with self.assertRaises(AccessError):
            delivery.with_user(self.officer).read(["sms_body"])

from datetime import date

from odoo.exceptions import UserError
from odoo.tests import tagged

from .common import CY, EN, NoticeCase


@tagged("post_install", "-at_install")
class TestTell(NoticeCase):
    def test_each_person_is_told_in_their_language_format_and_channel(self):
        notice = self.tell()
        mali, owen, sian = (self.delivery_of(notice, person) for person in self.people)
        self.assertEqual((mali.lang, mali.format, mali.channel), (EN, "standard", "email"))
        self.assertEqual(mali.body_html, "<p>Dear Mali Derwen, your number is 12.</p>")
        self.assertEqual((owen.lang, owen.format, owen.channel), (CY, "standard", "print"))
        self.assertEqual(owen.body_html, "<p>Annwyl Owen Robin, eich rhif yw 12.</p>")
        self.assertEqual(owen.subject, "Croeso i Orchard Co-op")
        self.assertEqual((sian.lang, sian.format, sian.channel), (EN, "easy_read", "email"))
        self.assertIn("Hello Siân", sian.body_html)
        self.assertFalse(any(notice.delivery_ids.mapped("is_fallback")))
        self.assertEqual((notice.res_model, notice.res_id), ("res.partner", self.record.id))

    def test_what_differs_from_what_was_asked_is_recorded(self):
        need = {"language": CY, "format": "easy_read", "channel": "email"}
        nia = self._new_person("Nia Onnen", need=need)
        delivery = self.tell(nia).delivery_ids
        self.assertEqual((delivery.lang, delivery.format), (CY, "standard"))
        self.assertEqual(delivery.channel, "print", "there is no e-mail address")
        self.assertTrue(delivery.is_fallback)
        self.assertIn("Easy Read was asked for, Standard was given", delivery.fallback_note)
        self.assertIn("E-mail was asked for, Letter was given", delivery.fallback_note)

    def test_large_print_is_the_standard_text_and_no_fallback(self):
        nia = self._new_person("Nia Onnen", need={"format": "large_print"})
        delivery = self.tell(nia).delivery_ids
        self.assertEqual((delivery.format, delivery.version_id.format), ("large_print", "standard"))
        self.assertFalse(delivery.is_fallback)
        self.assertFalse(delivery.fallback_note)

    def test_who_cannot_be_reached_is_not_lost(self):
        nia = self._new_person("Nia Onnen", street=False, city=False, zip=False)
        delivery = self.tell(nia).delivery_ids
        self.assertEqual((delivery.channel, delivery.state), ("none", "failed"))
        self.assertTrue(delivery.failure_reason)
        nia.write({"street": "3 Pear Road", "city": "Afallen"})
        delivery.with_user(self.clerk).action_retry()
        self.assertEqual((delivery.channel, delivery.state), ("print", "waiting"))

    def test_nothing_goes_to_an_archived_contact(self):
        self.mali.active = False
        notice = self.tell()
        delivery = self.delivery_of(notice, self.mali)
        self.assertEqual((delivery.state, delivery.stop_reason), ("stopped", "archived"))
        self.assertFalse(delivery.mail_id or delivery.body_html)
        self.assertEqual(notice.people_count, 2)

    def test_with_a_key_the_same_is_told_once(self):
        first = self.tell(key="2018")
        self.assertFalse(self.tell(key="2018"))
        nia = self._new_person("Nia Onnen")
        again = self.tell(self.people + nia, key="2018")
        self.assertEqual(again.delivery_ids.partner_id, nia)
        self.assertEqual(len(self.tell(key="2019").delivery_ids), 3)
        self.assertEqual(len(self.tell().delivery_ids), 3, "without a key every call tells")
        self.assertEqual(len(first.delivery_ids), 3)

    def test_the_database_holds_the_key_even_when_two_tell_at_once(self):
        notice = self.tell(key="2018")
        notice._add_people(self.people, "2018")
        self.assertEqual(len(notice.delivery_ids), 3)

    def test_a_person_named_twice_is_told_once(self):
        notice = self.tell(self.mali + self.mali)
        self.assertEqual(len(notice.delivery_ids), 1)

    def test_values_are_escaped_and_dates_follow_the_language(self):
        version = self.text._begin_version(EN, "standard")
        version.body = "<p>{{name}} {{number}} {{day}}</p>"
        version.action_approve()
        self.text._publish_anyway("test")
        self.mali.name = "<b>Mali</b>"
        values = {"number": "<i>1</i>", "day": date(2018, 6, 1)}
        delivery = self.tell(self.mali, values).delivery_ids
        self.assertIn(
            "&lt;b&gt;Mali&lt;/b&gt; &lt;i&gt;1&lt;/i&gt; 1 June 2018", delivery.body_html
        )

    def test_a_record_can_give_values_for_each_person(self):
        def values(_record, kind, partners):
            self.assertEqual(kind, "test_welcome")
            return {partner.id: {"number": f"no {partner.name}"} for partner in partners}

        self.patch(type(self.record), "_coop_notice_values", values, create=True)
        notice = self.tell()
        self.assertIn("no Mali Derwen", self.delivery_of(notice, self.mali).body_html)
        self.assertIn("no Owen Robin", self.delivery_of(notice, self.owen).body_html)

    def patch(self, target, name, value, create=False):
        if create:
            setattr(target, name, value)
            self.addCleanup(delattr, target, name)
        else:
            super().patch(target, name, value)

    def test_what_was_said_stays_when_the_text_or_the_person_changes(self):
        delivery = self.tell(self.mali).delivery_ids
        version = self.text._begin_version(EN, "standard")
        version.body = "<p>Other {{name}} {{number}}</p>"
        version.action_approve()
        self.text._publish_anyway("test")
        self.mali.name = "Mali Onnen"
        self.assertEqual(delivery.body_html, "<p>Dear Mali Derwen, your number is 12.</p>")

    def test_the_notice_says_how_it_went(self):
        notice = self.tell()
        self.assertEqual(notice.summary, "0 of 3 told; 3 waiting")
        self.delivery_of(notice, self.mali).mail_id.write({"state": "sent"})
        self.env["coop.print.run"]._gather(self.company).action_mark_printed()
        self.delivery_of(notice, self.sian).mail_id.write({"state": "sent"})
        self.assertEqual(notice.summary, "3 of 3 told: 2 by e-mail, 1 by letter.")

    def test_everything_that_waits_for_a_person_stops_at_once(self):
        notice = self.tell()
        self.env["coop.print.run"]._gather(self.company)
        stopped = self.env["coop.notice"]._stop_for(self.mali + self.owen, "deceased")
        self.assertEqual(stopped.partner_id, self.mali + self.owen)
        mali, owen, sian = (self.delivery_of(notice, person) for person in self.people)
        self.assertEqual((mali.state, owen.state, sian.state), ("stopped", "stopped", "waiting"))
        self.assertEqual(mali.mail_id.state, "cancel")
        self.assertFalse(owen.print_run_id)
        self.assertEqual(mali.stop_reason_label, "The person has died.")

    def test_an_unknown_kind_and_an_unpublished_text_are_said_in_words(self):
        with self.assertRaises(UserError):
            self.env["coop.notice"]._tell(self.mali, "nonsense", self.record)
        self.text.published_version_ids.sudo().write({"is_published": False})
        with self.assertRaises(UserError):
            self.tell()

    def test_a_phone_call_is_recorded_by_hand(self):
        nia = self._new_person("Nia Onnen", phone="01999 654321", need={"channel": "phone"})
        notice = self.tell(nia)
        delivery = notice.delivery_ids
        self.assertEqual((delivery.channel, delivery.state), ("phone", "waiting"))
        delivery.with_user(self.clerk).action_told_by_phone()
        self.assertEqual(notice.summary, "1 of 1 told: 1 rung.")

    def test_the_contact_of_somebody_told_is_not_deleted(self):
        self.tell()
        with self.assertRaises(UserError) as caught:
            self.mali.unlink()
        self.assertIn("Archive", str(caught.exception))

    def test_contacts_are_merged_without_losing_what_they_were_told(self):
        notice = self.tell(key="2018")
        double = self._new_person("Mali Derwen")
        other = self.tell(double, key="2018")
        self.env["base.partner.merge.automatic.wizard"].create({})._merge(
            (self.mali + double).ids, self.mali, extra_checks=False
        )
        self.assertEqual(len(notice.delivery_ids + other.delivery_ids), 4)
        self.assertEqual(other.delivery_ids.partner_id, self.mali)
        self.assertFalse(self.tell(self.mali, key="2018"))

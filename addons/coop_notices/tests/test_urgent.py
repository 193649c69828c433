from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.coop_texts.tests.common import CY

from .common import NoticeCase


@tagged("post_install", "-at_install")
class TestUrgent(NoticeCase):
    """What cannot wait goes by every quick way at once; who was not reached is seen first."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.mali.phone = "01632 960 111"
        cls.nia = cls._new_person("Nia Onnen", street=False, city=False, zip=False)
        cls.told = cls.mali + cls.owen + cls.nia
        cls.first = cls.env["coop.notice"]._tell(
            cls.told, "test_welcome", cls.record, {"number": "12"}
        )

    def message(self, **values):
        action = self.first.with_user(self.clerk).action_tell_urgently()
        message = self.env["coop.urgent.message"].with_user(self.clerk).browse(action["res_id"])
        message.write(
            {
                "words_en": "The room has changed.\nTonight at 7 in the Hall.",
                "words_cy": "Mae’r ystafell wedi newid.",
                **values,
            }
        )
        return message

    def ways(self, message, person):
        rows = message.notice_id.sudo().delivery_ids
        return rows.filtered(lambda row: row.partner_id == person)

    def test_each_is_told_by_every_quick_way_they_have(self):
        message = self.message()
        self.assertEqual(message.people_count, 3)
        message.action_send()
        quick = {"email", "phone"}
        self.assertLessEqual(quick, set(self.ways(message, self.mali).mapped("channel")))
        self.assertEqual(self.ways(message, self.owen).mapped("channel"), ["print"])
        self.assertEqual(self.ways(message, self.nia).mapped("channel"), ["none"])

    def test_the_words_are_in_the_language_of_each(self):
        message = self.message()
        message.action_send()
        mali = self.ways(message, self.mali)[:1]
        self.assertIn("The room has changed. Tonight at 7 in the Hall.", mali.body_html)
        self.assertIn("Mae’r ystafell wedi newid.", self.ways(message, self.owen).body_html)

    def test_a_person_is_counted_once_by_the_best_way(self):
        message = self.message()
        message.action_send()
        self.assertEqual(
            message.summary, "0 of 3 told; 2 waiting; not told: 1 (cannot be reached: 1)"
        )
        self.assertEqual(message.missing_ids.partner_id, self.told)
        self.assertEqual(message.missing_ids[:1].partner_id, self.nia, "the worst first")
        self.ways(message, self.mali).mail_id.write({"state": "sent"})
        message.invalidate_recordset()
        message.notice_id.invalidate_recordset()
        self.assertIn("1 of 3 told: 1 by e-mail; 1 waiting", message.summary)
        self.assertEqual(message.reached_ids.partner_id, self.mali)
        action = message.action_open_part("told", "email")
        found = self.env["coop.notice.delivery"].search(action["domain"])
        self.assertEqual(found.partner_id, self.mali)

    def test_all_who_have_a_phone_are_on_the_list_to_ring(self):
        message = self.message()
        message.action_send()
        self.assertEqual(message.to_ring_count, 1)
        action = message.action_ring()
        call = self.env["coop.call.list"].with_user(self.clerk).browse(action["res_id"])
        self.assertEqual(call.partner_id, self.mali)
        call.action_reached()
        self.assertIn(self.mali, message.notice_id._get_ways_by_person()[self.mali.id].partner_id)

    def test_it_is_sent_once_and_put_right_by_another(self):
        message = self.message()
        message.action_send()
        for act in (message.action_send, message.unlink, lambda: message.write({"words_en": "x"})):
            with self.assertRaises(UserError):
                act()
        action = message.action_correct()
        second = message.browse(action["res_id"])
        self.assertEqual((second.corrects_id, second.people_count), (message, 3))
        second.write({"words_en": "It is at 8.", "words_cy": "Mae am 8."})
        second.action_send()
        self.assertIn(
            "This puts right what we told you before. It is at 8.",
            self.ways(second, self.mali)[:1].body_html,
        )
        self.assertIn("Mae hyn yn cywiro", self.ways(second, self.owen).body_html)

    def test_both_languages_are_needed(self):
        for missing in ("words_en", "words_cy"):
            with self.assertRaisesRegex(UserError, "English and in Welsh"):
                self.message(**{missing: " "}).action_send()

    def test_who_died_since_is_not_told(self):
        message = self.message()
        self.mali.active = False
        message.action_send()
        self.assertEqual(self.ways(message, self.mali).mapped("state"), ["stopped"])

    def test_the_summary_is_said_in_welsh(self):
        message = self.message()
        message.action_send()
        self.assertIn("2 yn aros", message.with_context(lang=CY).notice_id.summary)

    def test_only_those_who_send_tell_urgently(self):
        message = self.message()
        for user in (self.officer, self.editor):
            with self.assertRaises(AccessError):
                message.with_user(user).read(["words_en"])
            with self.assertRaises(AccessError):
                message.with_user(user).action_send()
            with self.assertRaises(AccessError):
                self.env["coop.urgent.message"].with_user(user)._start_action(self.mali)

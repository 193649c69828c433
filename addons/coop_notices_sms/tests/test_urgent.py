from odoo.tests import tagged

from .common import TextMessageCase


@tagged("post_install", "-at_install")
class TestUrgentText(TextMessageCase):
    def test_what_is_urgent_goes_to_every_mobile_phone_with_its_words(self):
        self.mali.phone = "07700 900 125"
        messages = self.env["coop.urgent.message"].with_user(self.clerk)
        action = messages._start_action(self.mali + self.tomos, self.company)
        message = messages.browse(action["res_id"])
        message.write({"words_en": "Tonight in the Hall.", "words_cy": "Heno yn y Neuadd."})
        message.action_send()
        ways = message.notice_id.sudo().delivery_ids
        mali = ways.filtered(lambda row: row.partner_id == self.mali)
        self.assertEqual(set(mali.mapped("channel")), {"sms", "email", "phone"})
        self.send_texts()
        self.assertEqual(len(self._sms), 2)
        self.assertEqual(
            self._sms[0]["body"],
            "Orchard Co-op: Tonight in the Hall. Questions? Ring 01632 960100",
        )
        message.notice_id.invalidate_recordset()
        self.assertEqual(message.notice_id.summary, "2 of 2 told: 2 by text message.")

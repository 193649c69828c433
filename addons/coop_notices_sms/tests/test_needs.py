from odoo import Command
from odoo.tests import HttpCase, new_test_user, tagged

from .common import TextMessageCase


@tagged("post_install", "-at_install")
class TestNeeds(TextMessageCase, HttpCase):
    def test_a_member_chooses_text_messages_on_the_page_of_needs(self):
        new_test_user(
            self.env,
            "tomos",
            groups="base.group_portal",
            partner_id=self.tomos.id,
            company_id=self.company.id,
            company_ids=[Command.set(self.company.ids)],
        )
        self.authenticate("tomos", "tomos")
        page = self.url_open("/my/needs?step=channel")
        self.assertEqual(page.status_code, 200)
        self.assertIn('value="sms"', page.text)
        self.assertIn("A text message", page.text)

    def test_it_stands_in_the_needs_of_the_person(self):
        self.tomos._coop_set_need("en_GB", "standard", "sms")
        self.assertEqual(self.tomos._coop_need()["channel"], "sms")

    def test_what_helps_is_said_where_staff_write_a_text_message_by_hand(self):
        self.tomos._coop_set_need("cy_GB", "easy_read", "phone", "Ring, I cannot read it")
        composer = self.env["sms.composer"].create(
            {"res_model": "res.partner", "res_id": self.tomos.id, "body": "x"}
        )
        self.assertIn("Ring, I cannot read it", composer.coop_need_flags)
        many = self.env["sms.composer"].create(
            {
                "res_model": "res.partner",
                "res_ids": repr(self.tomos.ids),
                "composition_mode": "mass",
                "body": "x",
            }
        )
        self.assertIn("Tomos Celyn", many.coop_need_flags)
        to_number = self.env["sms.composer"].create({"numbers": "07700 900 123", "body": "x"})
        self.assertFalse(to_number.coop_need_flags)

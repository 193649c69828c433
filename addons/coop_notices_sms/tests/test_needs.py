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

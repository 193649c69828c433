from odoo.exceptions import ValidationError
from odoo.tests import tagged

from odoo.addons.coop_texts.tests.common import CY

from .common import TextMessageCase


@tagged("post_install", "-at_install")
class TestWords(TextMessageCase):
    def test_the_length_is_counted_for_each_language(self):
        self.notice_kind.sms_words = "x" * 161
        self.notice_kind.with_context(lang=CY).sms_words = "Mae neges yn y tŷ i chi"
        english, welsh = sorted(
            self.notice_kind.sms_length.splitlines(), key=lambda line: "tŷ" in line or "ŷ" in line
        )
        self.assertIn("161 signs of 306, messages: 2", english)
        self.assertIn("23 signs of 70, messages: 1", welsh)
        self.assertIn("With ŷ in it", welsh)

    def test_a_place_that_nobody_fills_in_is_refused(self):
        self.notice_kind.sms_words = "{{name}} {{number}} {{link}} {{help_phone}}"
        for wrong in ("{{secret}}", "{{ }}", "{{name.email}}"):
            with self.assertRaisesRegex(ValidationError, "nobody fills in"):
                self.notice_kind.sms_words = wrong

    def test_signs_of_print_do_not_make_it_longer(self):
        self.notice_kind.sms_words = "“It’s on” – ring us…"
        self.assertEqual(self.told().sms_body, '"It\'s on" - ring us...')

from unittest.mock import patch

from markupsafe import Markup

from odoo.tests import tagged

from .common import NoticeCase

BY_WAY = "_coop_notice_values_by_way"


@tagged("post_install", "-at_install")
class TestByWay(NoticeCase):
    """Words that are others in a letter than in an e-mail, as what the notice is about has them."""

    def setUp(self):
        super().setUp()
        self.asked = []

        def by_way(_record, kind, partner, channel, lang, text_format):
            self.asked.append((kind, partner, channel, lang, text_format))
            return {"number": Markup("<b>{}</b>").format(channel)}

        model = type(self.env["res.partner"])
        self.startPatcher(patch.object(model, BY_WAY, by_way, create=True))

    def test_each_gets_those_of_their_way_and_no_value_of_the_same_name(self):
        notice = self.tell()
        words = {row.partner_id: row.body_html for row in notice.delivery_ids}
        self.assertIn("<b>email</b>", words[self.mali])
        self.assertIn("<b>print</b>", words[self.owen])
        self.assertNotIn("12", words[self.mali])
        self.assertIn(("test_welcome", self.owen, "print", "cy_GB", "standard"), self.asked)
        self.assertIn(("test_welcome", self.sian, "email", "en_GB", "easy_read"), self.asked)

    def test_by_another_way_the_words_are_made_anew(self):
        delivery = self.delivery_of(self.tell(), self.sian)
        self.assertIn("<b>email</b>", delivery.body_html)
        delivery.with_user(self.clerk).action_print_instead()
        self.assertEqual(delivery.channel, "print")
        self.assertIn("Hello Siân Gwennol. Your number is <b>print</b>.", delivery.body_html)


@tagged("post_install", "-at_install")
class TestNoWay(NoticeCase):
    """Of what has no such words the letter says what the e-mail said."""

    def test_the_words_stay_by_another_way(self):
        delivery = self.delivery_of(self.tell(), self.mali)
        words = delivery.body_html
        delivery.with_user(self.clerk).action_print_instead()
        self.assertEqual(delivery.channel, "print")
        self.assertEqual(delivery.body_html, words)

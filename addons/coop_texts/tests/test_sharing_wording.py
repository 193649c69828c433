"""What may leave the co-op in a text: examples that run, without a database."""

import doctest
from datetime import date

from odoo.tests import BaseCase, tagged

from odoo.addons.coop_texts import sharing
from odoo.addons.coop_texts.sharing import wording


@tagged("post_install", "-at_install")
class TestSharingWording(BaseCase):
    def test_the_examples_hold(self):
        self.assertEqual(doctest.testmod(wording).failed, 0)

    def test_what_was_written_is_what_is_read(self):
        items = [sharing.Item("coop.text", "ŵ rules", {"name": {"cy_GB": "Tŷ “Ŵ”"}, "n": 1.5})]
        content = sharing.dump("Tŷ", date(2018, 5, 10), "Freely", items)
        package = sharing.load(content)
        self.assertEqual(package.items, items)
        self.assertEqual((package.origin, package.day), ("Tŷ", "2018-05-10"))
        self.assertIn("Tŷ “Ŵ”".encode(), content)

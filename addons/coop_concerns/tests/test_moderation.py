from odoo import fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.coop_base.tests.common import add_test_model

from .common import CY, ConcernCase


@tagged("post_install", "-at_install")
class TestModeration(ConcernCase):
    """Words of a model that exists for these tests alone."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()

        class Leaf(models.Model):
            _name = "coop.test.said"
            _description = "Words for tests"
            _inherit = ["coop.company.mixin", "coop.moderated"]
            _module = None
            _rec_name = "text"
            _moderated_field = "text"

            text = fields.Text()
            author_id = fields.Many2one("res.partner")

            def _moderation_author(self):
                return self.author_id

        add_test_model(cls, Leaf)
        cls.said = cls.env["coop.test.said"]
        cls.moderator = cls.new_user("elin.eos", "Elin Eos", "coop_concerns.group_moderator")
        cls.author = cls.env["res.partner"].create(
            {"name": "Siân Gwennol", "email": "sian@example.com", "lang": CY}
        )
        cls.reason = cls.env.ref("coop_concerns.reason_private")

    def say(self, text="I like the garden."):
        return self.said.create({"text": text, "author_id": self.author.id})

    def item(self, words):
        return words.moderation_id.with_user(self.moderator)

    def test_words_wait_and_only_their_author_sees_them(self):
        words = self.say()
        self.assertEqual(words.moderation_state, "waiting")
        self.assertFalse(self.said.search(self.said._get_shown_domain()))
        self.assertEqual(self.said.search(self.said._get_shown_domain(self.author)), words)
        self.assertFalse(self.said.search(self.said._get_shown_domain(self.portal.partner_id)))
        self.assertIn("Waiting to be read", words.moderation_note)

    def test_once_read_they_appear(self):
        words = self.say()
        self.assertEqual(self.item(words).words, "I like the garden.")
        self.item(words).action_show()
        self.assertEqual(self.said.search(self.said._get_shown_domain()), words)
        self.assertFalse(words.moderation_note)
        self.assertEqual(words.moderation_id.decided_by_id, self.moderator)
        with self.assertRaises(UserError):
            self.item(words).action_show()

    def test_refused_their_author_is_told_why_in_their_language(self):
        words = self.say()
        with self.assertRaises(UserError):
            self.item(words).action_refuse()
        self.item(words).reason_id = self.reason
        self.item(words).action_refuse()
        delivery = self.env["coop.notice.delivery"].search(
            [("kind_id.code", "=", "moderation_refused")]
        )
        self.assertEqual((delivery.partner_id, delivery.lang), (self.author, CY))
        self.assertIn(self.reason.with_context(lang=CY).name, delivery.body_html)
        self.assertFalse(self.said.search(self.said._get_shown_domain()))
        self.assertIn(self.reason.name, words.moderation_note)

    def test_changed_words_wait_again(self):
        words = self.say()
        self.item(words).action_show()
        words.text = "Something else."
        self.assertEqual(words.moderation_state, "waiting")
        self.assertFalse(words.moderation_id.decided_by_id)

    def test_nobody_lets_their_own_words_appear(self):
        words = self.said.create(
            {"text": "x", "author_id": self.author.id, "moderation_state": "shown"}
        )
        self.assertEqual(words.moderation_state, "waiting")
        words.write({"moderation_state": "shown"})
        self.assertEqual(words.moderation_state, "waiting")
        with self.assertRaises(UserError):
            self.item(words).write({"state": "shown"})
        for user in (self.portal, self.employee, self.handler, self.lead):
            with self.assertRaises(AccessError):
                words.moderation_id.with_user(user).action_show()

    def test_the_reading_goes_with_the_words(self):
        words = self.say()
        item = words.moderation_id
        words.unlink()
        self.assertFalse(item.exists())

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import CY, EN, TextCase


@tagged("post_install", "-at_install")
class TestDelivered(TextCase):
    """Texts that upper floors bring in their data files, and what a co-op makes of them."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.delivered = cls.load_text()
        cls.english = cls.load_version("welcome_en", EN, "<p>Welcome {{name}}</p>")
        cls.easy = cls.load_version("welcome_easy", EN, "<p>Hello {{name}}</p>", "easy_read")
        cls.welsh = cls.load_version("welcome_cy", CY, "<p>Croeso {{name}}</p>")

    @classmethod
    def load_text(cls):
        return cls.env["coop.text"]._load_records(
            [
                {
                    "xml_id": "coop_texts.test_welcome",
                    "values": {
                        "name": "Welcome",
                        "key": "test_welcome",
                        "kind_id": cls.kind.id,
                        "company_id": False,
                        "placeholders": "name",
                    },
                }
            ],
            update=True,
        )

    @classmethod
    def load_version(cls, name, lang, body, format_code="standard", **more):
        values = {
            **more,
            "text_id": cls.delivered.id,
            "lang": lang,
            "format": format_code,
            "title": "Welcome",
            "body": body,
        }
        return cls.env["coop.text.version"]._load_records(
            [{"xml_id": f"coop_texts.test_{name}", "values": values}], update=True
        )

    def test_a_delivered_text_is_published_and_claims_no_approval_by_anybody(self):
        self.assertEqual(self.delivered.state, "published")
        self.assertFalse(self.delivered.is_missing or self.delivered.is_stale)
        self.assertEqual(self.english.origin, "delivered")
        self.assertFalse(self.english.approved_by_id)
        self.assertFalse(self.english.tested_on)

    def test_an_upgrade_with_the_same_words_changes_nothing(self):
        again = self.load_version("welcome_en", EN, "<p>Welcome {{name}}</p>")
        self.assertEqual(again, self.english)
        self.assertEqual(len(self.delivered.version_ids), 3)

    def test_an_upgrade_with_other_words_brings_a_new_version_and_keeps_the_old(self):
        newer = self.load_version("welcome_en", EN, "<p>A warm welcome {{name}}</p>")
        self.assertEqual(newer.number, 2)
        self.assertEqual(self.english.state, "superseded")
        self.assertEqual(self.english.body, "<p>Welcome {{name}}</p>")
        self.assertEqual(self.env.ref("coop_texts.test_welcome_en"), newer)
        self.assertEqual(self.delivered._variant(EN), newer)
        self.assertTrue(self.delivered.is_stale, "the Welsh was not changed with it")
        self.load_version("welcome_cy", CY, "<p>Croeso {{name}}</p>", checked="2018-05-01")
        self.load_version("welcome_easy", EN, "<p>Hello dear {{name}}</p>", "easy_read")
        self.assertFalse(self.delivered.is_stale)

    def test_a_delivered_text_is_not_edited_but_made_ones_own(self):
        with self.assertRaises(UserError):
            self.delivered.with_user(self.editor)._begin_version(EN, "standard")
        with self.assertRaises(AccessError):
            self.delivered.with_user(self.editor).name = "Mine"
        with self.assertRaises(AccessError):
            self.env["coop.text.version"].with_user(self.editor).create(
                {"text_id": self.delivered.id, "lang": EN, "title": "x", "body": "<p>x</p>"}
            )

    def test_the_co_ops_own_words_are_preferred_and_survive_an_upgrade(self):
        action = self.delivered.with_user(self.publisher).action_make_own()
        own = self.env["coop.text"].browse(action["res_id"])
        self.assertEqual(own.company_id, self.company)
        self.assertEqual(own.state, "published")
        self.assertFalse(own.is_stale)
        draft = own.with_user(self.publisher)._begin_version(EN, "standard")
        draft.body = "<p>Come in, {{name}}</p>"
        draft.action_approve()
        own.with_user(self.publisher)._publish_anyway("We say it our way.")
        self.load_text()
        self.load_version("welcome_en", EN, "<p>A warm welcome {{name}}</p>")
        found = self.env["coop.text"]._get("test_welcome", self.company)
        self.assertEqual(found, own)
        self.assertEqual(found._variant(EN).body, "<p>Come in, {{name}}</p>")
        other = self.env["res.company"].create({"name": "Meadow Co-op"})
        self.assertEqual(self.env["coop.text"]._get("test_welcome", other), self.delivered)
        self.assertEqual(self.delivered._for_company(self.company), own)

    def test_making_it_ones_own_twice_opens_the_same_copy(self):
        first = self.delivered.with_user(self.editor).action_make_own()
        second = self.delivered.with_user(self.editor).action_make_own()
        self.assertEqual(first["res_id"], second["res_id"])

    def test_a_delivered_text_with_a_placeholder_that_is_unknown_does_not_load(self):
        with self.assertRaises(UserError):
            self.load_version("welcome_cy_easy", CY, "<p>{{nobody}}</p>", "easy_read")

    def test_every_text_that_an_addon_brings_is_whole(self):
        """Runs over all addons installed: no delivered text may miss a variant or be stale."""
        delivered = self.env["coop.text"].search([("company_id", "=", False)])
        self.assertFalse(delivered.filtered("is_missing").mapped("key"))
        self.assertFalse(delivered.filtered("is_stale").mapped("key"))

    def test_easy_read_that_an_addon_brings_has_the_same_pictures_in_both_languages(self):
        """Runs over all addons installed. A block that is filled in for the reader may go bare."""
        delivered = self.env["coop.text"].search([("company_id", "=", False)])
        bare, unlike = [], []
        for text in delivered - self.delivered:
            pictures = {}
            for lang in (EN, CY):
                blocks = text._variant(lang, "easy_read").block_ids
                spoken = blocks.filtered(lambda block: block.kind == "words")
                bare += [
                    f"{text.key} {lang}: {block.words}"
                    for block in spoken
                    if not block.picture_id and not block.words.startswith("{{")
                ]
                pictures[lang] = [block.picture_id for block in spoken]
            if pictures[EN] != pictures[CY]:
                unlike.append(text.key)
        self.assertFalse(bare, "\n".join(bare))
        self.assertFalse(unlike)

from odoo.exceptions import UserError
from odoo.tests import tagged

from .common import CY, EN, TextCase


@tagged("post_install", "-at_install")
class TestMade(TextCase):
    """What a machine translated is a draft, marked, until a person answers for it by name."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.english = cls.new_version(EN)
        cls.easy = cls.new_version(EN, "easy_read")
        cls.welsh = cls.new_version(CY, made_how="machine")

    @classmethod
    def new_version(cls, lang, format_code="standard", **more):
        return cls.env["coop.text.version"].create(
            {
                "text_id": cls.text.id,
                "lang": lang,
                "format": format_code,
                "title": "How to vote",
                "body": "<p>Hello {{name}}</p>",
                **more,
            }
        )

    def test_it_waits_and_the_gate_says_why(self):
        (self.english + self.easy).with_user(self.publisher).action_approve()
        self.assertTrue(self.text.has_machine_draft)
        with self.assertRaises(UserError) as refused:
            self.text.with_user(self.publisher).action_publish()
        self.assertIn("is a machine's translation", str(refused.exception))

    def test_publishing_anyway_leaves_it_out(self):
        (self.english + self.easy).with_user(self.publisher).action_approve()
        self.text.with_user(self.publisher)._publish_anyway("It cannot wait.")
        self.assertEqual(self.welsh.state, "draft")
        self.assertEqual(self.text._variant(CY).lang, EN)

    def test_a_person_approves_it_by_name_and_it_goes_out_still_marked(self):
        (self.english + self.easy + self.welsh).with_user(self.publisher).action_approve()
        self.text.with_user(self.publisher).action_publish()
        self.assertEqual(self.welsh.approved_by_id, self.publisher)
        self.assertEqual(self.welsh.made_how, "machine")
        self.assertFalse(self.text.has_machine_draft)
        self.assertEqual(self.text._variant(CY), self.welsh)

    def test_the_software_never_approves_or_publishes_it(self):
        for approve in (
            self.welsh._set_approved,
            self.welsh.with_user(self.env.ref("base.user_root")).action_approve,
        ):
            with self.assertRaises(UserError):
                approve()
        with self.assertRaises(UserError):
            self.welsh.sudo()._set_published()
        self.assertEqual((self.welsh.state, self.welsh.is_published), ("draft", False))

    def test_once_approved_nobody_says_that_a_person_wrote_it(self):
        self.welsh.with_user(self.publisher).action_approve()
        with self.assertRaises(UserError):
            self.welsh.with_user(self.publisher).made_how = "person"

    def test_the_next_draft_begun_from_it_is_marked_too(self):
        (self.english + self.easy + self.welsh).with_user(self.publisher).action_approve()
        draft = self.text.with_user(self.editor)._begin_version(CY, "standard")
        self.assertEqual(draft.made_how, "machine")
        draft.made_how = "person"
        self.assertEqual(draft.made_how, "person", "somebody wrote it anew, and says so")

    def test_an_addon_brings_it_as_a_draft(self):
        delivered = self.text.copy({"company_id": False, "key": "test_delivered"})
        version = self.env["coop.text.version"]._load_records(
            [
                {
                    "xml_id": "coop_texts.test_machine",
                    "values": {
                        "text_id": delivered.id,
                        "lang": CY,
                        "title": "Sut i bleidleisio",
                        "body": "<p>Helo {{name}}</p>",
                        "made_how": "machine",
                    },
                }
            ],
            update=True,
        )
        self.assertEqual((version.state, version.is_published), ("draft", False))

    def test_it_is_found_in_the_lists(self):
        versions = self.env["coop.text.version"].search(
            [("text_id", "=", self.text.id), ("made_how", "=", "machine")]
        )
        self.assertEqual(versions, self.welsh)
        found = self.env["coop.text"].search([("has_machine_draft", "=", True)])
        self.assertIn(self.text, found)

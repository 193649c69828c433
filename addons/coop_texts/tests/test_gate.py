from odoo.exceptions import UserError
from odoo.tests import tagged

from .common import CY, EN, TextCase


@tagged("post_install", "-at_install")
class TestGate(TextCase):
    """Whatever kind a text is of: Welsh and Easy Read go with the English or it does not go out."""

    def published(self, kind):
        """A text of a kind, whole in all that the kind requires."""
        text = self.env["coop.text"].create(
            {
                "name": kind.name,
                "key": f"test_{kind.code}",
                "kind_id": kind.id,
                "company_id": self.company.id,
            }
        )
        required = kind.required_variant_ids
        for variant in required.sorted(lambda v: (v.lang, v.format) != (EN, "standard")):
            version = text._begin_version(variant.lang, variant.format)
            version.body = "<p>You can vote.</p>" if variant.lang == EN else "<p>Pleidleisiwch.</p>"
            version.action_approve()
        text.action_publish()
        return text

    def test_every_kind_that_comes_with_the_software_requires_welsh_and_easy_read(self):
        kinds = self.env["coop.text.kind"].search([("code", "!=", "test_ballot")])
        self.assertGreaterEqual(len(kinds), 4)
        for kind in kinds:
            with self.subTest(kind=kind.code):
                self.assertEqual(len(kind.required_variant_ids), 4)

    def test_a_changed_english_makes_welsh_and_easy_read_stale_and_stops_every_kind(self):
        for kind in self.env["coop.text.kind"].search([]):
            with self.subTest(kind=kind.code):
                text = self.published(kind)
                old = text._variant(CY, "standard")
                draft = text._begin_version(EN, "standard")
                draft.body = "<p>You can vote in June.</p>"
                draft.action_approve()
                others = kind.required_variant_ids.filtered(
                    lambda variant: (variant.lang, variant.format) != (EN, "standard")
                )
                self.assertEqual(text.stale_variant_ids, others)
                with self.assertRaises(UserError) as caught:
                    text.action_publish()
                for variant in others:
                    self.assertIn(variant.display_name, str(caught.exception))
                self.assertEqual(text._variant(CY, "standard"), old)
                self.assertNotIn("June", text._variant(EN, "standard").body)

    def test_the_override_of_every_kind_names_who_why_and_what_was_out_of_date(self):
        for kind in self.env["coop.text.kind"].search([]):
            with self.subTest(kind=kind.code):
                text = self.published(kind)
                draft = text._begin_version(EN, "standard")
                draft.body = "<p>You can vote in June.</p>"
                draft.action_approve()
                text.with_user(self.publisher)._publish_anyway("The hall burnt down.")
                override = text.override_ids
                self.assertEqual(override.decided_by, self.publisher.name)
                self.assertEqual(override.reason, "The hall burnt down.")
                self.assertIn("Welsh, Standard is out of date", override.problems)
                self.assertIn("June", text._variant(EN, "standard").body)

    def test_no_editor_overrides(self):
        text = self.published(self.kind)
        text._begin_version(EN, "standard").action_approve()
        with self.assertRaises(UserError):
            text.with_user(self.editor)._publish_anyway("I want to.")
        self.assertFalse(text.override_ids)

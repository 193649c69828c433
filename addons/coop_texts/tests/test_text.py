from datetime import date

from psycopg2 import IntegrityError

from odoo.exceptions import UserError, ValidationError
from odoo.tests import Form, tagged
from odoo.tools import mute_logger

from .common import CY, EN, TextCase


@tagged("post_install", "-at_install")
class TestText(TextCase):
    def variants(self, *names):
        return sum(
            (self.env.ref(f"coop_texts.variant_{name}") for name in names),
            self.env["coop.text.variant"],
        )

    def test_a_new_text_misses_what_its_kind_requires(self):
        self.assertTrue(self.text.is_missing)
        self.assertEqual(
            self.text.missing_variant_ids, self.variants("en_standard", "en_easy", "cy_standard")
        )

    def test_publishing_stops_and_names_what_is_missing(self):
        self.write_version(EN).action_approve()
        with self.assertRaises(UserError) as caught:
            self.text.action_publish()
        self.assertIn("English (UK), Easy Read is missing", str(caught.exception))
        self.assertIn("Welsh, Standard is missing", str(caught.exception))
        self.assertEqual(self.text.state, "draft")

    def test_all_variants_are_published_at_the_same_moment(self):
        versions = self.write_all()
        self.assertFalse(self.text._variant(EN), "approved is not published yet")
        self.text.action_publish()
        self.assertEqual(self.text.state, "published")
        self.assertEqual(len(set(versions.mapped("published_at"))), 1)
        self.assertEqual(self.text.published_version_ids, versions)

    def test_a_newer_source_makes_the_others_stale_and_stops_publishing(self):
        old = self.write_all()
        self.text.action_publish()
        newer = self.text._begin_version(EN, "standard")
        newer.body = "<p>Good day {{name}}</p>"
        self.assertFalse(self.text.is_stale, "a draft makes nothing stale")
        newer.action_approve()
        self.assertTrue(self.text.is_stale)
        self.assertEqual(self.text.stale_variant_ids, self.variants("en_easy", "cy_standard"))
        self.assertEqual(self.text.state, "waiting")
        with self.assertRaises(UserError) as caught:
            self.text.action_publish()
        self.assertIn("Welsh, Standard is out of date", str(caught.exception))
        self.assertEqual(self.text._variant(EN), old[0], "readers see the old text")

    def test_still_right_takes_the_same_words_to_the_new_source(self):
        self.write_all()
        self.text.action_publish()
        newer = self.text._begin_version(EN, "standard")
        newer.action_approve()
        for lang, format_code in ((EN, "easy_read"), (CY, "standard")):
            stale = self.text._get_newest(lang, format_code)[0]
            stale.action_still_right()
            draft = self.text._get_newest(lang, format_code)[1]
            self.assertEqual(draft.body, stale.body)
            self.assertEqual(draft.source_version_id, newer)
            draft.action_approve()
        self.assertFalse(self.text.is_stale)
        self.text.action_publish()
        self.assertEqual(self.text._variant(CY).number, 2)

    def test_superseded_versions_stay(self):
        first = self.write_all()
        self.text.action_publish()
        self.text._begin_version(EN, "standard").action_approve()
        self.text._publish_anyway("The polling station has moved.")
        self.assertEqual(first[0].state, "superseded")
        self.assertFalse(first[0].is_published)
        self.assertEqual(first[0].body, "<p>Hello {{name}}</p>")

    def test_an_approved_version_that_never_came_out_is_superseded_by_the_next(self):
        first = self.write_version(EN)
        first.action_approve()
        second = self.text._begin_version(EN, "standard")
        second.action_approve()
        self.assertEqual((first.state, second.state), ("superseded", "approved"))

    def test_an_override_keeps_who_why_and_what_was_missing(self):
        self.write_version(EN).action_approve()
        wizard = Form(
            self.env["coop.text.publish"]
            .with_user(self.publisher)
            .with_context(default_text_id=self.text.id)
        )
        self.assertIn("Welsh, Standard is missing", wizard.problems)
        wizard.reason = "The hall burnt down last night."
        wizard.save().action_publish()
        override = self.text.override_ids
        self.assertEqual(override.decided_by, self.publisher.name)
        self.assertEqual(override.reason, "The hall burnt down last night.")
        self.assertIn("Welsh, Standard is missing", override.problems)
        self.assertEqual(self.text.state, "published")

    def test_the_words_of_an_approved_version_cannot_be_changed_even_by_the_system(self):
        version = self.write_version(EN)
        version.action_approve()
        for values in ({"body": "<p>other</p>"}, {"title": "x"}, {"lang": CY}, {"number": 7}):
            with self.subTest(values=values), self.assertRaises(UserError):
                version.sudo().write(values)
        with self.assertRaises(UserError):
            version.sudo().unlink()
        with self.assertRaises(UserError):
            self.text.sudo().unlink()

    def test_one_draft_in_a_language_and_format(self):
        self.write_version(EN)
        with mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError):
            self.write_version(EN)

    def test_an_unknown_placeholder_stops_approval_and_is_named(self):
        for body in ("<p>{{number}}</p>", "<p>{{ object.env }}</p>"):
            version = self.write_version(EN, body=body)
            with self.assertRaises(ValidationError) as caught:
                version.action_approve()
            self.assertIn("{{", str(caught.exception))
            version.unlink()

    def test_an_empty_version_cannot_be_approved(self):
        version = self.write_version(EN, body="<p><br></p>")
        with self.assertRaises(UserError):
            version.action_approve()

    def test_nobody_approves_their_own_words_where_the_co_op_says_so(self):
        version = self.write_version(EN).with_user(self.publisher)
        version.body = "<p>Mine</p>"
        self.company.coop_text_own_approval = False
        with self.assertRaises(UserError):
            version.action_approve()
        self.company.coop_text_own_approval = True
        version.action_approve()
        self.assertTrue(version.is_own_approval)
        self.assertEqual(version.approved_by_id, self.publisher)

    def test_a_reader_gets_the_language_first_then_the_format_then_the_source(self):
        english, easy, welsh = self.write_all()
        self.text.action_publish()
        for asked, expected, is_fallback in (
            ((EN, "standard"), english, False),
            ((EN, "easy_read"), easy, False),
            ((CY, "standard"), welsh, False),
            ((CY, "easy_read"), welsh, True),
            (("fr_FR", "easy_read"), easy, True),
            (("fr_FR", "standard"), english, True),
        ):
            with self.subTest(asked=asked):
                version = self.text._variant(*asked)
                self.assertEqual(version, expected)
                self.assertEqual(version.is_fallback, is_fallback)

    def test_values_are_escaped_and_dates_are_written_in_the_language(self):
        self.write_version(EN, body="<p>{{name}}: {{day}}, {{coop}}</p>").action_approve()
        self.write_version(CY, body="<p>{{name}}: {{day}}</p>").action_approve()
        self.text._publish_anyway("test")
        values = {"name": "Mali <Derwen>", "day": date(2018, 6, 1)}
        self.assertEqual(
            self.text._variant(EN)._render(values),
            "<p>Mali &lt;Derwen&gt;: 1 June 2018, Orchard Co-op</p>",
        )
        self.assertIn("1 Mehefin 2018", self.text._variant(CY)._render(values))

    def test_a_value_that_was_not_given_is_an_error_with_its_name(self):
        version = self.write_version(EN)
        with self.assertRaises(UserError) as caught:
            version._render({})
        self.assertIn("name", str(caught.exception))

    def test_a_test_by_people_with_lived_experience_is_recorded_on_fixed_words(self):
        version = self.write_all()[1]
        Form(
            self.env["coop.text.test"]
            .with_user(self.editor)
            .with_context(default_version_id=version.id, default_tested_by="The reading group")
        ).save().action_record()
        self.assertEqual(version.tested_by, "The reading group")
        self.assertEqual(version.tested_on, date(2018, 5, 1))
        self.assertEqual(self.text.tested_variant_ids, self.variants("en_easy"))

    def test_the_matrix_says_how_each_variant_stands(self):
        self.write_all()
        self.text.action_publish()
        self.text._begin_version(EN, "standard").action_approve()
        variants = self.text.variant_ids.with_context(coop_text_id=self.text.id)
        status = {(variant.lang, variant.format): variant.status for variant in variants}
        self.assertEqual(
            status,
            {
                (EN, "standard"): "waiting",
                (EN, "easy_read"): "stale",
                (CY, "standard"): "stale",
                (CY, "easy_read"): "none",
            },
        )
        (read,) = self.text.web_read({"variant_ids": {"fields": {"status": {}}}})
        self.assertEqual(
            [row["status"] for row in read["variant_ids"]], ["waiting", "stale", "stale", "none"]
        )
        action = variants[-1].with_context(coop_text_id=self.text.id).action_write_version()
        draft = self.env["coop.text.version"].browse(action["res_id"])
        self.assertEqual((draft.lang, draft.format, draft.state), (CY, "easy_read", "draft"))
        self.assertEqual(draft.title, "How to vote")

    def test_scripts_do_not_survive_in_a_text(self):
        version = self.write_version(EN, body='<p onclick="x()">a</p><script>alert(1)</script>')
        self.assertNotIn("script", version.body)
        self.assertNotIn("onclick", version.body)

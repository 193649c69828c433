from odoo.exceptions import AccessError
from odoo.tests import tagged

from .common import CY, EN, TextCase


@tagged("post_install", "-at_install")
class TestGlossary(TextCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.word = cls.add("quorum", meaning="How many people must be there.", forms="quorums")
        cls.welsh = cls.add(
            "cworwm",
            lang=CY,
            meaning="Faint o bobl sydd rhaid bod yno.",
            forms="gworwm, nghworwm, chworwm",
            twin_id=cls.word.id,
        )

    @classmethod
    def add(cls, name, **values):
        return cls.env["coop.glossary.word"].create(
            {"name": name, "company_id": cls.company.id, **values}
        )

    def publish(self, body, lang=EN, format_code="standard"):
        self.write_version(lang, format_code, body=body).action_approve()
        self.text._publish_anyway("A test.")
        return self.text._variant(lang, format_code)

    def test_the_first_of_a_word_leads_to_its_meaning_at_the_end(self):
        version = self.publish("<p>{{name}}, the Quorum is 20. No quorum, no vote.</p>")
        shown = version._render({"name": "quorum"})
        anchor = f"word-{version.id}-{self.word.id}"
        self.assertIn(f'<a class="coop-word" id="{anchor}-at" href="#{anchor}">Quorum</a>', shown)
        self.assertEqual(shown.count('class="coop-word"'), 1)
        self.assertTrue(shown.startswith("<p>quorum, the <a"), "what is filled in stays")
        self.assertIn(f'id="{anchor}"', shown)
        self.assertIn("How many people must be there.", shown)

    def test_a_welsh_word_is_found_in_its_mutated_forms_and_explained_in_welsh(self):
        shown = self.publish("<p>Mae angen gworwm.</p>", CY)._render({})
        self.assertIn(">gworwm</a>", shown)
        self.assertIn("Faint o bobl", shown)
        self.assertIn("Beth mae’r geiriau’n ei olygu", shown)

    def test_a_change_in_the_glossary_shows_at_once(self):
        version = self.publish("<p>The quorum is 20.</p>")
        self.assertIn("must be there", version._render({}))
        self.word.meaning = "The number we need."
        self.assertIn("The number we need.", version._render({}))
        self.word.active = False
        self.assertEqual(version._render({}), "<p>The quorum is 20.</p>")

    def test_words_can_be_left_unexplained(self):
        version = self.publish("<p>The quorum is 20.</p>")
        self.assertEqual(version._render({}, explain=False), "<p>The quorum is 20.</p>")

    def test_a_meaning_is_text_and_never_markup(self):
        self.word.meaning = "<script>alert(1)</script>"
        self.assertNotIn("<script", self.publish("<p>The quorum.</p>")._render({}))

    def test_the_co_op_s_own_meaning_comes_before_the_software_s_and_not_to_another(self):
        self.env["coop.glossary.word"].create(
            {"name": "Quorum", "meaning": "Delivered.", "company_id": False}
        )
        glossary = self.env["coop.glossary.word"]
        other = self.env["res.company"].create({"name": "Other"})
        self.assertEqual(
            [key for key, forms in glossary._get_known(EN, self.company) if "quorum" in forms],
            [self.word.id],
        )
        self.assertNotIn(self.word.id, dict(glossary._get_known(EN, other)))

    def test_a_word_in_the_glossary_is_not_hard_any_more_in_drafts(self):
        draft = self.write_version(EN, "easy_read", body="<p>It is about a mandatory fee.</p>")
        self.assertEqual(draft.finding_count, 1)
        self.add("mandatory", meaning="It has to be.")
        self.assertEqual(draft.finding_count, 0)

    def test_twins_know_each_other(self):
        self.assertEqual(self.word.twin_id, self.welsh)

    def test_publishing_names_hard_words_and_is_not_held_up(self):
        for lang, format_code in ((EN, "standard"), (CY, "standard")):
            self.write_version(lang, format_code).action_approve()
        self.write_version(EN, "easy_read", body="<p>The AGM is mandatory.</p>").action_approve()
        self.assertEqual(self.text.unexplained_words, "AGM, mandatory")
        told = self.text.action_publish()
        self.assertIn("AGM, mandatory", told["params"]["message"])
        self.assertEqual(self.text.state, "published")

    def test_publishing_says_nothing_of_words_when_all_are_explained(self):
        self.write_all()
        self.assertFalse(self.text.action_publish())

    def test_only_editors_write_the_glossary_and_all_of_the_office_reads_it(self):
        self.word.with_user(self.editor).meaning = "Enough people."
        self.assertEqual(self.word.with_user(self.officer).meaning, "Enough people.")
        with self.assertRaises(AccessError):
            self.word.with_user(self.officer).meaning = "x"
        with self.assertRaises(AccessError):
            self.word.with_user(self.env.ref("base.public_user")).read(["meaning"])


@tagged("post_install", "-at_install")
class TestChecking(TextCase):
    def test_findings_are_said_in_the_reader_s_language(self):
        version = self.write_version(EN, "easy_read", body="<p>The letter was sent.</p>")
        self.assertIn("It does not say who does it.", version.findings)
        self.assertIn("Nid yw’n dweud pwy", version.with_context(lang=CY).findings)

    def test_a_standard_text_is_not_checked_as_easy_read(self):
        self.assertFalse(self.write_version(EN, body="<p>The AGM was held.</p>").finding_count)

    def test_the_co_op_says_how_long_a_sentence_may_be(self):
        self.company.coop_text_sentence_words = 3
        version = self.write_version(EN, "easy_read", body="<p>You can vote now.</p>")
        self.assertEqual(version.finding_count, 1)

    def test_findings_hold_up_neither_approval_nor_publishing(self):
        version = self.write_version(EN, "easy_read", body="<p>The AGM was held.</p>")
        self.assertTrue(version.finding_count)
        version.action_approve()
        self.assertEqual(version.state, "approved")

    def test_the_table_of_variants_says_how_many_things_there_are(self):
        self.write_version(EN, "easy_read", body="<p>The letter was sent.</p>")
        variant = self.env.ref("coop_texts.variant_en_easy").with_context(coop_text_id=self.text.id)
        self.assertEqual(variant.finding_count, 1)

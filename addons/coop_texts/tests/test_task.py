import base64
import io
from datetime import date

import openpyxl

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, HttpCase, tagged

from .. import makerfile
from .common import CY, EN, TextCase

BODY = (
    "<h2>Voting</h2><p>Dear {{name}}, vote on {{day}}.</p>"
    '<ul><li>By post</li><li>See <a href="{{link}}">this</a></li></ul>'
)


@tagged("post_install", "-at_install")
class TestTask(TextCase, HttpCase):
    """Welsh and Easy Read made elsewhere: out as a file, back as a draft."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.text.placeholders = "name, day, link"
        version = cls.env["coop.text.version"].create(
            {"text_id": cls.text.id, "lang": EN, "title": "How to vote", "body": BODY}
        )
        version.action_approve()
        cls.source = version
        cls.welsh = cls.make("cy_standard")
        cls.easy = cls.make("en_easy")

    @classmethod
    def make(cls, variant):
        variant = cls.env.ref(f"coop_texts.variant_{variant}")
        action = variant.with_context(coop_text_id=cls.text.id).action_make_task()
        return cls.env["coop.text.task"].browse(action["res_id"])

    def file_of(self, task, *lines, about=None):
        """What the maker sends back: the words of each row, or (kind, words, picture) of a new."""
        task.action_send()
        head, rows = makerfile.read(task._get_file())
        made = []
        for place, line in enumerate(lines):
            row = rows[place] if place < len(rows) else makerfile.Row(None, "words", "")
            if isinstance(line, tuple):
                row.kind, row.words, row.picture = line
            else:
                row.words = line
            made.append(row)
        return makerfile.write(made, {**head, "your title": "Pleidleisio", **(about or {})})

    WELSH = ("Pleidleisio", "Annwyl {{name}}, erbyn {{day}}.", "Drwy’r post", "[Hwn]({{link}})")

    def test_a_translation_goes_out_and_comes_back_as_a_draft(self):
        version = self.welsh._take_file(self.file_of(self.welsh, *self.WELSH))
        self.assertEqual((version.lang, version.format, version.state), (CY, "standard", "draft"))
        self.assertEqual(version.title, "Pleidleisio")
        self.assertEqual(
            version.body.replace("\n", ""),
            "<h2>Pleidleisio</h2><p>Annwyl {{name}}, erbyn {{day}}.</p>"
            '<ul><li>Drwy’r post</li><li><a href="%7B%7Blink%7D%7D">Hwn</a></li></ul>',
        )
        self.assertEqual(version.source_version_id, self.source)
        self.assertEqual(self.welsh.state, "back")
        version.action_approve()
        self.assertEqual(self.welsh.state, "done", "done when it is approved")

    def test_easy_read_comes_back_as_blocks_with_pictures_by_name(self):
        raw = self.file_of(
            self.easy,
            "Voting",
            ("words", "You can vote.", "ballot"),
            ("words", "Vote on {{day}}.", "A calendar"),
        )
        version = self.easy._take_file(raw)
        self.assertEqual(version.block_ids.mapped("kind"), ["heading", "words", "words"])
        self.assertEqual(
            version.block_ids.mapped("picture_id.name"), ["A ballot box", "A calendar"]
        )

    def test_what_is_wrong_is_said_row_by_row_and_nothing_is_changed(self):
        raw = self.file_of(
            self.welsh,
            "",
            "Annwyl {{nam}}.",
            ("thing", "Drwy’r post", "no such picture"),
        )
        with self.assertRaises(UserError) as caught:
            self.welsh._take_file(raw)
        said = str(caught.exception)
        for words in (
            "Row 1 has no words.",
            "Row 2: {{nam}} cannot be filled in.",
            "Row 2: {{day}} is missing.",
            "Row 3: the kind has to be",
            "there is no picture “no such picture”",
            "Row 4 of the source is missing.",
        ):
            self.assertIn(words, said)
        self.assertFalse(self.text._get_newest(CY, "standard")[1])
        self.assertEqual(self.welsh.state, "sent")

    def test_a_file_that_is_none_or_of_another_task_is_refused(self):
        other = self.file_of(self.easy, *self.WELSH)
        self.welsh.action_send()
        for raw in (b"", b"PK\x03\x04 nonsense", b"a;b;c", other, b"x" * 2_000_001):
            with self.assertRaises(UserError):
                self.welsh._take_file(raw)

    def test_words_never_become_formulas(self):
        raw = makerfile.write([makerfile.Row(1, "words", "=1+1", "=1+1")], {"task": "1"})
        sheet = openpyxl.load_workbook(io.BytesIO(raw)).active
        self.assertEqual([c.data_type for c in list(sheet.iter_rows())[-1][2:4]], ["s", "s"])

    def test_scripts_do_not_come_back(self):
        words = ("<script>alert(1)</script>", "{{name}} {{day}}", "x", "[x](javascript:1) {{link}}")
        version = self.welsh._take_file(self.file_of(self.welsh, *words))
        self.assertNotIn("<script", version.body)
        self.assertNotIn("javascript:", version.body)

    def test_the_file_is_given_to_editors_alone(self):
        self.welsh.action_send()
        url = f"/coop/texts/task/{self.welsh.id}/file"
        self.authenticate(self.editor.login, self.editor.login)
        answer = self.url_open(url)
        self.assertEqual(answer.status_code, 200)
        self.assertEqual(makerfile.read(answer.content)[0]["task"], str(self.welsh.id))
        self.assertEqual(self.url_open(f"/coop/texts/task/{2**31 - 1}/file").status_code, 404)
        self.authenticate(self._new_user("ifan.staff", "base.group_user").login, "ifan.staff")
        self.assertEqual(self.url_open(url).status_code, 404)

    def test_a_changed_source_is_pointed_out(self):
        self.welsh.action_send()
        self.assertFalse(self.welsh.is_outdated)
        self.text._begin_version(EN, "standard").action_approve()
        self.assertTrue(self.welsh.is_outdated)

    def test_one_task_at_a_time_for_a_language_and_format(self):
        self.assertEqual(self.make("cy_standard"), self.welsh)
        self.welsh.action_drop()
        self.assertNotEqual(self.make("cy_standard"), self.welsh)

    def test_what_is_late_is_found(self):
        self.welsh.deadline = "2018-04-30"
        self.assertTrue(self.welsh.is_late)
        self.assertEqual(
            self.env["coop.text.task"].search(
                [("is_late", "=", True), ("text_id", "=", self.text.id)]
            ),
            self.welsh,
        )

    def test_states_are_changed_by_the_acts_alone(self):
        task = self.welsh.with_user(self.editor)
        task.write({"maker": "Cwmni Geiriau", "cost": 120, "deadline": "2018-06-01"})
        with self.assertRaises(UserError):
            task.state = "done"
        with self.assertRaises(AccessError):
            task.with_user(self.officer).maker = "x"

    def test_the_file_is_taken_in_from_a_window(self):
        raw = base64.b64encode(self.file_of(self.welsh, *self.WELSH))
        wizard = Form(
            self.env["coop.text.task.back"]
            .with_user(self.editor)
            .with_context(default_task_id=self.welsh.id)
        )
        wizard.file = raw
        action = wizard.save().action_take()
        self.assertEqual(action["res_model"], "coop.text.version")


@tagged("post_install", "-at_install")
class TestCounts(TextCase):
    """A translation, a reading and a test are three things."""

    def counts(self):
        variant = self.env.ref("coop_texts.variant_cy_standard")
        variant.invalidate_recordset()
        return variant.approved_count, variant.read_count, variant.tested_count

    def test_translated_and_read_by_a_welsh_speaker_are_counted_apart(self):
        before = self.counts()
        welsh = self.write_all()[2]
        self.assertEqual(self.counts(), (before[0] + 1, before[1], before[2]))
        self.assertTrue(self.text.is_unread)
        Form(
            self.env["coop.text.test"]
            .with_user(self.editor)
            .with_context(
                default_version_id=welsh.id,
                default_what="reading",
                default_tested_by="Nia, who speaks Welsh",
            )
        ).save().action_record()
        self.assertEqual(welsh.read_by, "Nia, who speaks Welsh")
        self.assertEqual(welsh.read_on, date(2018, 5, 1))
        self.assertFalse(welsh.tested_on, "a reading is no test")
        self.assertEqual(self.counts(), (before[0] + 1, before[1] + 1, before[2]))
        self.assertFalse(self.text.is_unread)

    def test_easy_read_that_nobody_tested_waits(self):
        easy = self.write_all()[1]
        self.assertTrue(self.text.is_untested)
        easy._record_test("The reading group", date(2018, 5, 1))
        self.assertFalse(self.text.is_untested)

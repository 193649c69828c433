import base64
import io

from PIL import Image
from psycopg2 import IntegrityError

from odoo import Command
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form, HttpCase, tagged
from odoo.tools import mute_logger

from .common import CY, EN, TextCase


def photo(colour="green"):
    with io.BytesIO() as file:
        Image.new("RGB", (40, 40), colour).save(file, "PNG")
        return base64.b64encode(file.getvalue())


@tagged("post_install", "-at_install")
class TestBlocks(TextCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.house = cls.env.ref("coop_texts.picture_house")

    def easy(self, *blocks, **values):
        return self.write_version(
            EN,
            "easy_read",
            body=False,
            block_ids=[
                Command.create({"words": words, "picture_id": picture and picture.id})
                for words, picture in blocks
            ],
            **values,
        )

    def test_a_body_is_made_from_its_blocks_in_their_order(self):
        version = self.easy(("You live here.", self.house), ("Ring us <now>.", False))
        self.assertEqual(
            version.body,
            '<p><img src="%s" alt="" width="96" height="96">You live here.</p>\n'
            "<p>Ring us &lt;now&gt;.</p>" % self.house.path,
        )
        version.block_ids[1].sequence = 1
        self.assertTrue(version.body.startswith("<p>Ring us"))
        version.block_ids.filtered("picture_id").unlink()
        self.assertEqual(version.body, "<p>Ring us &lt;now&gt;.</p>")

    def test_paragraphs_written_before_become_blocks_with_their_pictures(self):
        body = f'<h2>Home</h2><p><img src="{self.house.path}" alt="">You live here.</p><p>Ring.</p>'
        version = self.write_version(EN, "easy_read", body=body)
        blocks = version.block_ids
        self.assertEqual(blocks.mapped("kind"), ["heading", "words", "words"])
        self.assertEqual(blocks[1].picture_id, self.house)
        self.assertEqual(version.body, body, "what was written stays until a block is changed")
        self.assertTrue(version.is_blocks)

    def test_what_blocks_cannot_say_stays_a_body(self):
        for body in (
            "<p>One <b>fat</b> word</p>",
            "<table><tbody><tr><td>x</td></tr></tbody></table>",
            '<p><img src="/web/static/img/placeholder.png">Unknown picture</p>',
        ):
            version = self.write_version(EN, "easy_read", body=body)
            self.assertFalse(version.block_ids)
            self.assertFalse(version.is_blocks)
            self.assertIn(version.body[:8], body)
            version.unlink()

    def test_a_standard_text_has_no_blocks(self):
        self.assertFalse(self.write_version(EN).block_ids)

    def test_blocks_are_edited_on_the_form_and_what_is_hard_is_counted_at_once(self):
        version = self.easy(("You can vote.", self.house))
        self.assertFalse(version.finding_count)
        with Form(version.with_user(self.editor)) as form, form.block_ids.new() as block:
            block.words = "The quorum was reached."
        self.assertIn("quorum", version.body)
        self.assertEqual(version.finding_count, 2)
        self.assertIn("<mark>quorum</mark>", version.findings)
        self.assertEqual(version.written_by_id, self.editor)

    def test_the_next_version_begins_with_the_same_blocks(self):
        self.easy(("You live here.", self.house)).action_approve()
        draft = self.text._begin_version(EN, "easy_read")
        self.assertEqual(draft.block_ids.picture_id, self.house)
        self.assertEqual(draft.block_ids.words, "You live here.")

    def test_blocks_of_an_approved_version_stay_as_they_are(self):
        version = self.easy(("You live here.", self.house))
        version.action_approve()
        block = version.block_ids
        for act in (
            lambda: block.write({"words": "x"}),
            lambda: block.write({"picture_id": False}),
            lambda: block.unlink(),
            lambda: block.sudo().write({"sequence": 3}),
            lambda: version.write({"block_ids": [Command.clear()]}),
            lambda: block.create({"version_id": version.id, "words": "y"}),
        ):
            with self.assertRaises(UserError):
                act()
        with self.assertRaises(AccessError):
            block.with_user(self.editor).check_access("write")

    def test_pictures_are_suggested_by_the_words(self):
        version = self.easy(("Ring us.", False), ("You live in a house.", False), ("Ooh.", False))
        version.action_suggest_pictures()
        self.assertEqual(version.block_ids.mapped("picture_id.name"), ["A telephone", "A house"])
        self.assertFalse(version.block_ids[2].picture_id)

    def test_a_welsh_text_finds_pictures_by_welsh_words(self):
        version = self.write_version(CY, "easy_read", body="<p>Ffoniwch ni.</p>")
        version.action_suggest_pictures()
        self.assertEqual(version.block_ids.picture_id, self.env.ref("coop_texts.picture_phone"))

    def test_an_officer_reads_blocks_and_changes_none(self):
        block = self.easy(("You live here.", self.house)).block_ids.with_user(self.officer)
        self.assertEqual(block.words, "You live here.")
        with self.assertRaises(AccessError):
            block.words = "x"


@tagged("post_install", "-at_install")
class TestPictures(TextCase, HttpCase):
    def add(self, **values):
        vals = {"name": "Our hall", "image": photo(), "company_id": self.company.id, **values}
        return self.env["coop.picture"].create(vals)

    def test_every_picture_of_the_software_is_there_with_licence_and_source(self):
        from odoo.tools import file_open

        delivered = self.env["coop.picture"].search([("company_id", "=", False)])
        self.assertGreater(len(delivered), 100)
        for picture in delivered:
            with file_open(picture.path.lstrip("/"), "rb") as file:
                self.assertIn(b"<svg", file.read(2000), picture.path)
            self.assertTrue(picture.licence and picture.source and picture.search_words)

    def test_the_co_op_s_own_picture_is_shown_by_its_address_alone(self):
        picture = self.add()
        self.assertRegex(picture.url, r"^/coop/picture/\d+/\w{16}$")
        answer = self.url_open(picture.url)
        self.assertEqual(answer.status_code, 200)
        self.assertEqual(answer.headers["Content-Type"], "image/png")
        self.assertEqual(self.url_open(picture.url[:-1] + "x").status_code, 404)

    def test_a_picture_taken_back_is_shown_nowhere_any_more(self):
        archived, ended = self.add(), self.add(shows_people=True, consent_note="Mali, 3 May 2018")
        self.assertEqual(self.url_open(ended.url).status_code, 200)
        archived.active = False
        ended.consent_until = "2018-04-30"
        for picture in archived + ended:
            self.assertEqual(self.url_open(picture.url).status_code, 404)

    def test_people_in_a_picture_have_agreed_and_how_is_written_down(self):
        with self.assertRaises(ValidationError):
            self.add(shows_people=True)

    def test_only_pictures_are_taken(self):
        for image in (False, base64.b64encode(b"<svg xmlns='http://www.w3.org/2000/svg'/>")):
            with self.assertRaises(UserError):
                self.add(image=image)

    def test_nobody_makes_files_of_the_software_pictures(self):
        with mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError):
            self.add(path="/web/static/img/logo.png").flush_recordset()

    def test_a_picture_in_approved_words_is_not_exchanged(self):
        picture = self.add()
        version = self.write_version(
            EN,
            "easy_read",
            body=False,
            block_ids=[Command.create({"words": "Our hall.", "picture_id": picture.id})],
        )
        self.assertIn('alt="Our hall"', version.body, "a photo says what it shows")
        picture.image = photo("red")
        version.action_approve()
        with self.assertRaises(UserError):
            picture.image = photo("blue")

    def test_editors_change_their_own_pictures_and_none_of_the_software_or_another_co_op(self):
        mine = self.add().with_user(self.editor)
        mine.search_words = "hall, neuadd"
        other = self.env["res.company"].create({"name": "Other"})
        foreign = self.add(company_id=other.id).with_user(self.editor)
        delivered = self.env.ref("coop_texts.picture_house").with_user(self.editor)
        self.assertTrue(delivered.name)
        with self.assertRaises(AccessError):
            delivered.name = "x"
        with self.assertRaises(AccessError):
            foreign.read(["name"])
        with self.assertRaises(AccessError):
            mine.with_user(self.officer).name = "x"
        with self.assertRaises(AccessError):
            mine.with_user(self.officer).read(["consent_note"])

    def test_a_recording_of_a_meaning_is_played_and_nothing_else_is_served_as_one(self):
        word = self.env["coop.glossary.word"].create(
            {
                "name": "quorum",
                "meaning": "How many people must be there.",
                "recording": base64.b64encode(b"ID3 a sound"),
                "recording_name": "quorum.mp3",
                "company_id": self.company.id,
            }
        )
        answer = self.url_open(word._get_recording_url())
        self.assertEqual(answer.headers["Content-Type"], "audio/mpeg")
        self.assertEqual(answer.content, b"ID3 a sound")
        word.recording_name = "quorum.html"
        self.assertEqual(self.url_open(f"/coop/word/{word.id}/sound").status_code, 404)
        self.assertEqual(self.url_open(f"/coop/word/{2**40}/sound").status_code, 404)
        self.assertEqual(self.url_open(f"/coop/picture/{2**40}/x").status_code, 404)

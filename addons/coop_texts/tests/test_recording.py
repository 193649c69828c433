import base64
import doctest

from psycopg2 import IntegrityError

from odoo import Command
from odoo.exceptions import AccessError, ValidationError
from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

from .. import spoken
from .common import CY, EN, TextCase

OGG = base64.b64encode(b"OggS" + b"\0" * 60)
BODY = "<h2>Voting</h2><p>Ring <b>us</b>.<br>Or write.</p><p>Dear {{name}}</p><p>From {{coop}}</p>"


class RecordingCase(TextCase):
    def publish(self, body=BODY, lang=EN, format_code="standard"):
        self.write_version(lang, format_code, body=body).action_approve()
        self.text._publish_anyway("A test.")
        return self.text._variant(lang, format_code)

    def record(self, words, lang=EN, **values):
        sound = {"sound": OGG, "sound_name": "a.ogg", "spoken_by": "Mali"}
        return self.env["coop.text.recording"].create(
            {
                "text_id": self.text.id,
                "company_id": self.company.id,
                "lang": lang,
                "words": words,
                **sound,
                **values,
            }
        )


@tagged("post_install", "-at_install")
class TestRecording(RecordingCase):
    def heard(self, version):
        return version._render({"name": "Owen"}).count("data-coop-recording")

    def test_the_examples_are_true(self):
        failed, tried = doctest.testmod(spoken)
        self.assertTrue(tried and not failed)

    def test_the_words_that_were_recorded_say_where_they_are_heard(self):
        version = self.publish()
        self.assertEqual(self.heard(version), 0)
        recording = self.record("Ring us. Or write.")
        address = self.env["coop.text.recording"]._get_address_of(
            recording._get_files()[recording.id]
        )
        shown = version._render({"name": "Owen"})
        self.assertIn(f'<p data-coop-recording="{address}">Ring <b>us</b>.', shown)
        self.assertEqual((self.heard(version), recording.state), (1, "heard"))
        self.assertNotIn("data-coop", version._render({"name": "Owen"}, explain=False))

    def test_the_name_of_the_co_op_is_spoken_and_the_name_of_a_reader_never(self):
        version = self.publish()
        self.record("From Orchard Co-op")
        self.assertEqual(self.heard(version), 1)
        with self.assertRaises(ValidationError):
            self.record("Dear {{name}}")

    def test_once_a_word_has_changed_the_recording_is_not_heard_and_waits(self):
        old = self.publish()
        recording = self.record("Ring us. Or write.")
        self.assertFalse(self.text.has_stale_recording)
        new = self.publish(BODY.replace("write", "come"))
        self.assertEqual((self.heard(old), self.heard(new)), (1, 0))
        self.assertEqual(recording.state, "stale")
        self.assertTrue(self.text.has_stale_recording)
        recording.active = False
        self.assertFalse(self.text.has_stale_recording)

    def test_a_new_version_keeps_the_recordings_of_the_words_it_keeps(self):
        self.publish()
        self.record("Voting")
        self.assertEqual(self.heard(self.publish(BODY.replace("write", "come"))), 1)

    def test_a_recording_in_another_language_or_taken_back_is_not_heard(self):
        version = self.publish()
        self.record("Voting", lang=CY)
        self.assertEqual(self.heard(version), 0)
        recording = self.record("Voting")
        self.assertEqual(self.heard(version), 1)
        recording.active = False
        self.assertEqual(self.heard(version), 0)

    def test_a_block_of_easy_read_is_heard_too(self):
        version = self.write_version(
            EN,
            "easy_read",
            body=False,
            block_ids=[
                Command.create(
                    {
                        "words": "Ring us.\nOr write.",
                        "picture_id": self.env.ref("coop_texts.picture_house").id,
                    }
                )
            ],
        )
        version.action_approve()
        self.text._publish_anyway("A test.")
        self.record("Ring us. Or write.")
        self.assertIn("<p data-coop-recording=", version._render())

    def test_what_is_to_be_read_out_is_listed_once(self):
        version = self.publish()
        self.record("Voting")
        action = version.with_user(self.editor).action_want_recordings()
        listed = self.env["coop.text.recording"].search(action["domain"])
        self.assertEqual(
            listed.mapped("words"), ["Voting", "Ring us. Or write.", "From Orchard Co-op"]
        )
        self.assertEqual(set(listed.mapped("state")), {"heard", "wanted"})
        again = version.with_user(self.editor).action_want_recordings()
        self.assertEqual(self.env["coop.text.recording"].search(again["domain"]), listed)

    def test_the_same_words_are_recorded_once(self):
        self.publish()
        self.record("Voting")
        with mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError):
            self.record(" Voting ").flush_recordset()

    def test_a_file_that_is_no_sound_or_of_nobody_is_refused(self):
        for values in (
            {"sound": base64.b64encode(b"<html></html>")},
            {"sound": base64.b64encode(b"OggS" + b"\0" * 11_000_000)},
            {"spoken_by": False},
            {"sound_name": False},
        ):
            with self.subTest(values=list(values)), self.assertRaises(ValidationError):
                self.record("Voting", **values)

    def test_an_editor_records_an_officer_looks_and_another_co_op_sees_nothing(self):
        recording = self.record("Voting")
        recording.with_user(self.editor).spoken_by = "Owen"
        self.assertEqual(recording.with_user(self.officer).spoken_by, "Owen")
        with self.assertRaises(AccessError):
            recording.with_user(self.officer).spoken_by = "Gwen"
        other = self.env["res.company"].create({"name": "Meadow Co-op"})
        theirs = self.record("Voting", company_id=other.id)
        with self.assertRaises(AccessError):
            theirs.with_user(self.editor).read(["words"])
        self.assertEqual(self.heard(self.publish()), 1)


@tagged("post_install", "-at_install")
class TestRecordingRoute(HttpCase, RecordingCase):
    def test_who_was_shown_the_words_hears_them_a_part_at_a_time(self):
        version = self.publish()
        recording = self.record("Voting")
        shown = version._render({"name": "Owen"})
        address = shown.split('data-coop-recording="')[1].split('"')[0]
        answer = self.url_open(address)
        self.assertEqual(answer.status_code, 200)
        self.assertEqual(answer.headers["Content-Type"], "audio/ogg")
        self.assertEqual(answer.content, base64.b64decode(OGG))
        part = self.url_open(address, headers={"Range": "bytes=0-3"})
        self.assertEqual((part.status_code, part.content), (206, b"OggS"))
        for wrong in (address[:-1] + "_", "/coop/recording/0/x", "/coop/recording/99999999999/x"):
            self.assertEqual(self.url_open(wrong).status_code, 404, wrong)
        recording.active = False
        self.assertEqual(self.url_open(address).status_code, 404)

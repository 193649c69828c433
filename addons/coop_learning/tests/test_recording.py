import base64

from odoo.exceptions import ValidationError
from odoo.tests import tagged

from .common import CY, EN, LearningCase

SOUND = base64.b64encode(b"ID3" + bytes(2000))


@tagged("post_install", "-at_install")
class TestRecording(LearningCase):
    """A voice that reads out a screen belongs to the words that it read."""

    def record(self, **more):
        return (
            self.env["coop.lesson.recording"]
            .with_user(self.coordinator)
            .create(
                {
                    "lesson_id": self.council.id,
                    "company_id": self.company.id,
                    "screen": 2,
                    "sound": SOUND,
                    "sound_name": "two.mp3",
                    **more,
                }
            )
        )

    def sounds(self, lang):
        return [bool(s["sound"]) for s in self.council._get_screens(self.company, lang)]

    def test_it_is_played_at_its_screen_and_in_its_language(self):
        recording = self.record()
        self.assertEqual(recording.said, "Members vote for the Council. Every member has one vote.")
        self.assertTrue(recording.is_current)
        self.assertEqual(self.sounds(EN), [False, True, False, False, False, False])
        self.assertFalse(any(self.sounds(CY)))
        other = self.env["res.company"].create({"name": "Meadow Co-op"})
        self.assertFalse(any(s["sound"] for s in self.council._get_screens(other, EN)))

    def test_when_the_words_change_it_is_played_no_longer(self):
        recording = self.record()
        text = self.env["coop.text"].browse(self.council.text_id.action_make_own()["res_id"])
        draft = text._begin_version(EN, "easy_read")
        draft.block_ids[1].words = "Members choose the Council."
        draft.action_approve()
        text._publish_anyway("We say it our way.")
        self.env.invalidate_all()
        self.assertFalse(any(self.sounds(EN)))
        self.assertFalse(recording.is_current)
        recording.sound = base64.b64encode(b"ID3" + bytes(3000))
        self.assertEqual(recording.said, "Members choose the Council.")
        self.assertTrue(recording.is_current)

    def test_a_screen_that_is_not_there_and_a_file_that_is_no_sound_are_refused(self):
        for wrong in (
            {"screen": 7},
            {"sound_name": "two.html"},
            {"sound_name": False},
            {"sound": base64.b64encode(bytes(10_000_100))},
        ):
            with self.assertRaises(ValidationError):
                self.record(**wrong)

import base64

from odoo.tests import tagged

from .common import CY, EN, LearningCase

SOUND = base64.b64encode(b"ID3" + bytes(2000))


@tagged("post_install", "-at_install")
class TestRecording(LearningCase):
    """A voice that reads out a screen belongs to the words that it read."""

    def read_out(self, number, lang=EN):
        """Put a sound beside the words of a screen, as the coordinator does it in the list."""
        lesson = self.council.with_user(self.coordinator).with_company(self.company)
        action = lesson.action_open_recordings()
        screens = self.council._get_screens(self.company, lang)
        recording = (
            self.env["coop.text.recording"]
            .with_user(self.coordinator)
            .search([*action["domain"], ("lang", "=", lang)])
            .filtered(lambda row: row.words == screens[number - 1]["speakable"])
        )
        recording.write({"sound": SOUND, "sound_name": "two.mp3", "spoken_by": "Mair"})
        return recording

    def sounds(self, lang, company=None):
        screens = self.council._get_screens(company or self.company, lang)
        return [bool(screen["recording"]) for screen in screens]

    def test_it_is_played_at_its_screen_and_in_its_language(self):
        recording = self.read_out(2)
        self.assertEqual(
            recording.words, "Members vote for the Council. Every member has one vote."
        )
        self.assertEqual(recording.state, "heard")
        self.assertEqual(self.sounds(EN), [False, True, False, False, False, False])
        self.assertFalse(any(self.sounds(CY)))
        other = self.env["res.company"].create({"name": "Meadow Co-op"})
        self.assertFalse(any(self.sounds(EN, other)))
        self.assertEqual(self.council.with_company(self.company).recording_count, 1)

    def test_when_the_words_change_it_is_played_no_longer(self):
        self.read_out(2)
        text = self.env["coop.text"].browse(self.council.text_id.action_make_own()["res_id"])
        draft = text._begin_version(EN, "easy_read")
        draft.block_ids[1].words = "Members choose the Council."
        draft.action_approve()
        text._publish_anyway("We say it our way.")
        self.env.invalidate_all()
        self.assertFalse(any(self.sounds(EN)))
        self.read_out(2)
        self.assertEqual(self.sounds(EN), [False, True, False, False, False, False])

    def test_the_words_of_every_language_are_in_the_list_to_be_read_out(self):
        action = self.council.with_company(self.company).action_open_recordings()
        listed = self.env["coop.text.recording"].search(action["domain"])
        self.assertEqual(set(listed.mapped("lang")), {EN, CY})
        self.assertEqual(set(listed.mapped("state")), {"wanted"})

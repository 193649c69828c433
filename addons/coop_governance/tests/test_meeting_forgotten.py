from odoo.tests import tagged

from .general_common import GeneralCase
from .meeting_common import MeetingCase


@tagged("post_install", "-at_install")
class TestMeetingForgotten(MeetingCase):
    """What somebody needed at meetings, and asked, goes with the entry of a former member."""

    def test_of_a_councillor_neither_needs_nor_questions_stay(self):
        self.meeting._call()
        questions = self.env["coop.meeting.question"]
        asked = {}
        for name in ("Oak 1", "Ash 1"):
            row = self._row(name)
            row._answer("comes", "room", "A seat by the door")
            asked[name] = questions._ask(row, "ask", "Is there room for my wheelchair?")
            asked[name].answer = "Yes, for your wheelchair."
        mine, other = self._row("Oak 1"), self._row("Ash 1")
        member = self.people["Oak 1"].coop_membership_ids
        member.sudo()._make_nobody()
        self.env.invalidate_all()
        self.assertFalse(mine.answer_note)
        self.assertEqual((mine.answer, mine.exists()), ("comes", mine))
        for words in (asked["Oak 1"].words, asked["Oak 1"].answer):
            self.assertEqual(words, "Removed with the entry of a former member.")
        self.assertEqual(other.answer_note, "A seat by the door")
        self.assertIn("wheelchair", asked["Ash 1"].words)


@tagged("post_install", "-at_install")
class TestGeneralForgotten(GeneralCase):
    def test_of_a_member_what_they_needed_does_not_stay(self):
        self.meeting._call()
        row = self.meeting._ensure_member_row(self.starter)
        row._answer("comes", "room", "A seat by the door")
        self.starter.sudo()._make_nobody()
        self.env.invalidate_all()
        self.assertFalse(row.answer_note)

from odoo.exceptions import UserError
from odoo.tests import tagged

from .meeting_common import MeetingCase, at


@tagged("post_install", "-at_install")
class TestMeetingPapers(MeetingCase):
    """The summary that everybody can read, and the slips for what coming cost."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.first, cls.closed = cls.meeting.item_ids.sorted("sequence")[:2]
        cls.meeting.with_context(lang="cy_GB").name = "Cyfarfod y Cyngor"
        cls.first.name = "The hall"
        cls.first.with_context(lang="cy_GB").name = "Y neuadd"
        cls.closed.write({"is_closed": True, "closed_why": "About one person", "name": "Her name"})

    def _hold(self):
        self._begin_meeting()
        for item, minute in ((self.first, 5), (self.closed, 30)):
            with self._time(at(19, minute)):
                item.action_open()
            self._vote(item, {self.oak: (2, 0, 0)}, at(19, minute + 5))
        with self._time(at(21)):
            self.meeting.action_close()

    def test_the_summary_is_drafted_in_both_languages_and_formats(self):
        with self.assertRaises(UserError):
            self.meeting.action_summary()
        self._hold()
        self.meeting.action_summary()
        versions = self.meeting.summary_text_id.version_ids
        self.assertEqual(len(versions), 4)
        easy = {v.lang: str(v.body) for v in versions if v.format == "easy_read"}
        self.assertIn("We spoke about: The hall.", easy["en_GB"])
        self.assertIn("We decided: A lift for the hall.", easy["en_GB"])
        self.assertIn("Y neuadd", easy["cy_GB"])
        self.assertIn("Penderfynom", easy["cy_GB"])
        for text in easy.values():
            self.assertNotIn("Her name", text)
            self.assertEqual(text.count("<p>"), text.count("<img"))
        self.assertEqual(self.meeting.summary_text_id.state, "draft")

    def test_it_is_made_once(self):
        self._hold()
        self.meeting.action_summary()
        text = self.meeting.summary_text_id
        self.meeting.action_summary()
        self.assertEqual(self.meeting.summary_text_id, text)

    def test_it_is_on_the_list_until_it_is_published(self):
        self._hold()
        self.env.flush_all()
        tasks = self._as(self.env["coop.membership.task"], self.secretary)
        mine = [("res_model", "=", "coop.meeting"), ("res_id", "=", self.meeting.id)]
        self.assertEqual(tasks.search(mine).mapped("kind"), ["meeting_summary"])
        self.meeting.action_summary()
        text = self.meeting.summary_text_id
        text.version_ids.action_approve()
        text.action_publish()
        self.env.invalidate_all()
        self.assertFalse(tasks.search(mine))

    def test_everybody_gets_a_slip_in_their_language(self):
        self.meeting._call()
        welsh = self.people["Ash 1"]
        welsh.lang = "cy_GB"
        slips = self.meeting._get_slips()
        self.assertEqual(len(slips), 6)
        in_welsh = [str(slip) for slip, lang in slips if lang == "cy_GB"]
        self.assertEqual(len(in_welsh), 1)
        self.assertIn("Ash 1", in_welsh[0])
        self.assertIn("Cyfarfod y Cyngor", in_welsh[0])
        report = self.env["ir.actions.report"]._render_qweb_pdf(
            "coop_governance.report_expenses_slip", self.meeting.ids
        )
        self.assertTrue(report[0].startswith(b"%PDF"))

from datetime import date
from unittest.mock import patch

from odoo.tests import HttpCase, tagged

from .meeting_common import MeetingCase, at

SIZE = "odoo.addons.coop_governance.controllers.meetings.MINUTES_ON_A_PAGE"


@tagged("post_install", "-at_install")
class TestOpenMinutes(MeetingCase, HttpCase):
    """Members reach the minutes of every meeting, however long ago."""

    def setUp(self):
        super().setUp()
        self._member(partner=self.portal_other.partner_id)
        meetings = self.meeting
        self.meeting.name = "Meeting in May"
        for month, name in ((6, "Meeting in June"), (7, "Meeting in July"), (9, "In September")):
            day = date(2018, month, 26)
            meetings += self._meeting(
                start=at(19, day=day), stop=at(21, day=day), name=name, points=1
            )
        self.minutes = self.env["coop.minutes"]
        for meeting in meetings:
            meeting._call()
            with self._time(meeting.start):
                meeting.action_open()
                meeting.person_ids._come_in()
                self.minutes._approve(meeting)
            with self._time(meeting.stop):
                meeting.action_close()
            self.minutes = meeting.minutes_ids
            self.minutes.action_circulate()
        self.portal_other.password = self.portal_other.login
        self.authenticate(self.portal_other.login, self.portal_other.login)

    def _page(self, path=""):
        return self.url_open(f"/my/minutes{path}")

    def test_the_newest_come_first_and_the_others_on_further_pages(self):
        page = self._page().text
        self.assertLess(page.index("Meeting in July"), page.index("Meeting in May"))
        self.assertNotIn("In September", page)
        self.assertNotIn("Earlier meetings", page)
        with patch(SIZE, 2):
            page = self._page().text
            self.assertIn("Meeting in June", page)
            self.assertNotIn("Meeting in May", page)
            self.assertIn("/my/minutes/page/2", page)
            page = self._page("/page/2").text
            self.assertIn("Meeting in May", page)
            self.assertNotIn("Meeting in June", page)
            self.assertIn("Later meetings", page)
            self.assertNotIn("Earlier meetings", page)
            oldest = self.meeting.minutes_ids
            self.assertIn("Meeting in May", self._page(f"/{oldest.id}").text)

    def test_a_page_that_is_not_there_leads_to_the_first(self):
        for number in (0, 2, 10**12):
            self.assertTrue(self._page(f"/page/{number}").url.endswith("/my/minutes"))

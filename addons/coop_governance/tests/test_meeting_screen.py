from freezegun import freeze_time
from lxml import html

from odoo.tests import HttpCase, tagged

from .meeting_common import MeetingCase, at


@tagged("post_install", "-at_install")
class TestMeetingScreen(MeetingCase, HttpCase):
    """A meeting is run from one screen, without a script, and nothing that was typed is lost."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.points = cls.meeting.item_ids.sorted("sequence")
        cls.meeting._call()

    def setUp(self):
        super().setUp()
        self.secretary.password = self.secretary.login
        self.authenticate(self.secretary.login, self.secretary.login)
        frozen = freeze_time(at(19, 5))
        frozen.start()
        self.addCleanup(frozen.stop)
        self.meeting.action_open()

    def _page(self):
        return html.fromstring(self.url_open(f"/coop/meeting/{self.meeting.id}").text)

    def _press(self, act, **typed):
        """Press a button: everything that stands in the form goes along."""
        page = self._page()
        form = page.xpath("//form[contains(@class, 'coop-screen')]")[0]
        values = {name: value or "" for name, value in form.form_values() if name != "act"}
        answer = self.url_open(form.action, data={**values, **typed, "act": act})
        self.env.invalidate_all()
        return answer.text

    def test_people_come_in_and_the_quorum_is_said(self):
        self.assertIn("Not enough are here", self._press(f"come:{self._row('Oak 1').id}"))
        self._press(f"come:{self._row('Ash 1').id}")
        self.assertIn("Enough are here.", self._press(f"video:{self._row('Rowan 1').id}"))
        self.assertEqual(self._row("Rowan 1").presence_ids.how, "video")
        self._press(f"go:{self._row('Oak 1').id}")
        self.assertFalse(self._row("Oak 1").is_here)

    def test_what_is_written_is_kept_with_whatever_is_pressed(self):
        self._press(f"open:{self.points[0].id}")
        text = self._press(
            f"come:{self._row('Oak 1').id}", notes="We spoke of the lift.", title="A lift"
        )
        self.assertIn("We spoke of the lift.", str(self.points[0].notes))
        self.assertIn('value="A lift"', text)
        # somebody else wrote meanwhile: both stay
        page = self._page()
        self.points[0].notes = "<p>Written elsewhere.</p>"
        form = page.xpath("//form[contains(@class, 'coop-screen')]")[0]
        values = {name: value or "" for name, value in form.form_values() if name != "act"}
        self.url_open(form.action, data={**values, "notes": "And of the bus.", "act": "save"})
        self.env.invalidate_all()
        for words in ("Written elsewhere.", "And of the bus."):
            self.assertIn(words, str(self.points[0].notes))

    def test_a_whole_evening(self):
        for name in self.people:
            self._press(f"come:{self._row(name).id}")
        first, second = self.points[:2]
        self._press(f"open:{first.id}")
        council = self.council.id
        votes = {
            f"vote-{council}-{self.oak.id}-for": "2",
            f"vote-{council}-{self.ash.id}-for": "1",
            f"vote-{council}-{self.ash.id}-against": "1",
            f"vote-{council}-{self.rowan.id}-none": "2",
        }
        text = self._press("resolve", title="A lift", wording="We ask for a lift.", **votes)
        self.assertIn("2018/1 A lift", text)
        self.assertNotIn('value="A lift"', text)
        self.assertEqual(first.resolution_ids.state, "carried")
        owner = self._row("Ash 1").id
        self._press("follow", follow="Ask for a price", owner=owner, due="2018-06-12")
        self.assertEqual(first.followup_ids.owner_id, self.people["Ash 1"])
        self._press(f"open:{second.id}")
        self._press(
            "interest", interest_who=self._row("Ash 1").id, interest="My pay", interest_act="leaves"
        )
        self.assertEqual(second.interest_ids.person_id, self._row("Ash 1"))
        self._press("guest", guest="Gwen Gwestai", guest_role="interpreter")
        self.assertIn("Gwen Gwestai", self.meeting.person_ids.mapped("name"))
        self._press("close")
        self.assertEqual(self.meeting.state, "held")
        self.assertIn("Ask for a price", str(self.meeting.minutes_ids.open_text))

    def test_it_is_adjourned_from_there(self):
        self._press(f"open:{self.points[0].id}")
        self.assertIn("is not going on now", self._press("adjourn", notes="We began."))
        self.assertEqual(self.meeting.state, "held")
        self.assertIn("We began.", str(self.points[0].notes))
        following = self.env["coop.meeting"].search([("continues_id", "=", self.meeting.id)])
        self.assertEqual((following.state, len(following.item_ids)), ("draft", 4))

    def test_what_cannot_be_done_is_said_and_what_was_typed_stays(self):
        self._press(f"come:{self._row('Oak 1').id}")
        self._press(f"open:{self.points[0].id}")
        text = self._press(
            "resolve", title="A lift", **{f"vote-{self.council.id}-{self.oak.id}-for": "1"}
        )
        self.assertIn("No vote can be taken", text)
        self.assertIn('value="A lift"', text)
        self.assertFalse(self.points[0].resolution_ids)
        text = self._press("resolve", **{f"vote-{self.council.id}-{self.oak.id}-for": "many"})
        self.assertIn("is not a number of votes", text)
        self.assertIn("Say who has an interest", self._press("interest"))
        self.assertIn("by which day", self._press("follow", follow="x", due="soon"))

    def test_nobody_else_sees_it(self):
        for user in (self.officer, self.employee, self.portal_member):
            user.password = user.login
            self.authenticate(user.login, user.login)
            answer = self.url_open(f"/coop/meeting/{self.meeting.id}")
            self.assertEqual(answer.status_code, 404, user.login)

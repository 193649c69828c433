from datetime import date

from lxml import html

from odoo.tests import HttpCase, tagged

from .meeting_common import MeetingCase, at


@tagged("post_install", "-at_install")
class TestMeetingPages(MeetingCase, HttpCase):
    """What a councillor sees and does on the page of a meeting."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.councillor = cls._member(partner=cls.portal_member.partner_id)
        seat = cls._seats(1, number=3, constituency_id=cls.rowan.id)
        cls.term = cls.env["coop.office.term"]._begin(
            seat, cls.councillor.partner_id, date(2018, 5, 1), "elected"
        )
        cls.plain = cls._member(partner=cls.portal_other.partner_id)
        cls.points = cls.meeting.item_ids.sorted("sequence")
        cls.meeting.what_helps = "There is a lift."

    def setUp(self):
        super().setUp()
        self._sign_in(self.portal_member)

    def _sign_in(self, user):
        user.password = user.login
        self.authenticate(user.login, user.login)

    def _get(self, path=None):
        return self.url_open(path or f"/my/meetings/{self.meeting.id}")

    def _post(self, act, **values):
        page = html.fromstring(self._get().text)
        token = page.xpath("//input[@name='csrf_token']/@value")[0]
        answer = self.url_open(
            f"/my/meetings/{self.meeting.id}/{act}", data={"csrf_token": token, **values}
        )
        self.env.invalidate_all()
        return answer

    @property
    def row(self):
        return self.meeting.person_ids.filtered(lambda p: p.term_id == self.term)

    def test_nothing_is_there_before_notice_was_given(self):
        self.assertNotIn("Council meeting", self._get("/my/meetings").text)
        self.assertNotIn("Point 1", self._get().text)

    def test_they_say_whether_they_come_and_what_they_need(self):
        self.meeting._call()
        self.assertIn("Council meeting", self._get("/my/meetings").text)
        page = self._get().text
        for words in (
            "29 May 2018",
            "19:00 to 21:00",
            "Neuadd y Dref",
            "There is a lift",
            "Point 5",
        ):
            self.assertIn(words, page)
        home = self._get("/my").text
        self.assertIn("Do you come to the meeting?", home)
        answer = self._post("answer", answer="comes", how="room", note="A seat by the door")
        self.assertIn("Thank you. We know now.", answer.text)
        self.assertIn("You said: I come.", answer.text)
        self.assertEqual((self.row.answer, self.row.answer_note), ("comes", "A seat by the door"))
        self.assertNotIn("Do you come to the meeting?", self._get("/my").text)
        # who answers anew does not lose what they said
        self.assertIn(">A seat by the door</textarea>", answer.text)
        self._post("answer", answer="apology")
        self.assertEqual(self.row.answer, "apology")

    def test_they_ask_and_are_answered(self):
        self.meeting._call()
        self._post("ask", item=self.points[1].id, kind="ask", words="Who pays for it?")
        self._post("ask", item=self.points[1].id, kind="unclear")
        questions = self.env["coop.meeting.question"].search([("person_id", "=", self.row.id)])
        self.assertEqual(set(questions.mapped("kind")), {"ask", "unclear"})
        question = questions.filtered(lambda q: q.kind == "ask")
        question.answer = "The county pays."
        self._as(question, self.secretary).action_answer()
        self.assertIn("The county pays.", self._get().text)
        told = self.env["coop.notice"].search([("kind_id.code", "=", "meeting_answer")], limit=1)
        self.assertEqual(told.delivery_ids.partner_id, self.portal_member.partner_id)

    def test_an_empty_question_is_said_and_nothing_is_written(self):
        self.meeting._call()
        answer = self._post("ask", item=self.points[1].id, kind="ask", words="  ")
        self.assertIn("We could not write that down", answer.text)
        asked = self.env["coop.meeting.question"].search([("person_id", "=", self.row.id)])
        self.assertFalse(asked)

    def test_they_declare_an_interest(self):
        self.meeting._call()
        self._post("interest", item=self.points[2].id, what="It is my own house.")
        interest = self.points[2].interest_ids
        self.assertEqual((interest.person_id, interest.act), (self.row, "leaves"))
        self.assertIn("It is my own house.", self._get().text)
        self._post("interest", item=self.points[2].id, what="It is my sister's house.")
        self.assertEqual(self.points[2].interest_ids.what, "It is my sister's house.")

    def test_a_closed_point_of_another_body_is_not_there(self):
        joint = self._meeting(bodies=self.council | self.board, points=2)
        closed = joint.item_ids[-1]
        closed.write(
            {
                "is_closed": True,
                "closed_why": "It is about somebody.",
                "body_ids": [(6, 0, self.board.ids)],
            }
        )
        joint._call()
        page = self._get(f"/my/meetings/{joint.id}").text
        self.assertIn("Point 1", page)
        self.assertNotIn("Point 2", page)
        self.assertNotIn("about somebody", page)

    def test_who_does_not_sit_there_sees_nothing(self):
        self.meeting._call()
        self._sign_in(self.portal_other)
        for path in ("/my/meetings", f"/my/meetings/{self.meeting.id}"):
            page = self._get(path).text
            self.assertNotIn("Council meeting", page)
            self.assertNotIn("Point 1", page)

    def test_members_read_approved_minutes_without_closed_points(self):
        self.points[0].notes = "<p>We spoke of the lift.</p>"
        self.points[1].write(
            {"is_closed": True, "closed_why": "About somebody.", "notes": "<p>Her name.</p>"}
        )
        self._begin_meeting()
        with self._time(at(21)):
            self.meeting.action_close()
        minutes = self.meeting.minutes_ids
        self._sign_in(self.portal_other)
        path = f"/my/minutes/{minutes.id}"
        self.assertNotIn("We spoke of the lift", self._get(path).text)
        minutes.action_circulate()
        self.assertNotIn("We spoke of the lift", self._get(path).text)
        day = date(2018, 6, 26)
        following = self._meeting(start=at(19, day=day), stop=at(21, day=day))
        following._call()
        with self._time(at(19, day=day)):
            following.action_open()
            following.person_ids._come_in()
            minutes._approve(following)
        self.assertIn("Council meeting", self._get("/my/minutes").text)
        page = self._get(path).text
        self.assertIn("We spoke of the lift", page)
        self.assertNotIn("Her name", page)
        self.assertNotIn("About somebody", page)
        self.meeting.for_members = False
        self.assertNotIn("We spoke of the lift", self._get(path).text)

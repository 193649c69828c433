from freezegun import freeze_time

from odoo.http import Request
from odoo.tests import HttpCase, tagged

from .general_common import GeneralCase


@tagged("post_install", "-at_install")
class TestGeneralPages(GeneralCase, HttpCase):
    """The page of the coming general meeting: read, answer, name somebody."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.pegi = cls.members[-2]
        cls.meeting._call()

    def setUp(self):
        super().setUp()
        self.portal_member.password = self.portal_member.login
        self.authenticate(self.portal_member.login, self.portal_member.login)

    def _page(self, path=""):
        return self.url_open(f"/my/members-meeting{path}").text

    def _post(self, path, **values):
        token = Request.csrf_token(self)
        return self.url_open(
            f"/my/members-meeting{path}", data={"csrf_token": token, **values}
        ).text

    def test_it_says_when_where_and_what_is_decided(self):
        page = self._page()
        for words in (
            "29 May 2018",
            "19:00 to 21:00",
            "Neuadd y Dref",
            "The members decide: A lift for the hall.",
            "at least 75 per cent",
            "You have this right.",
            "24 May 2018, 19:00",
        ):
            self.assertIn(words, page)

    def test_a_member_says_that_they_come_and_what_they_need(self):
        path = f"/{self.meeting.id}/come"
        self._post(path, step="comes", go="next", comes="yes")
        self._post(path, step="how", go="next", way="room")
        self._post(path, step="needs", go="next", needs="A ramp")
        page = self._post(path, step="check", go="next")
        self.assertIn("We are glad that you come", page)
        row = self.meeting.person_ids
        self.assertEqual((row.membership_id, row.answer), (self.pegi, "comes"))
        page = self._page()
        self.assertIn("You said that you come", page)
        self.assertIn("A ramp", page)

    def test_who_cannot_come_is_asked_whether_somebody_votes_for_them(self):
        path = f"/{self.meeting.id}/come"
        self._post(path, step="comes", go="next", comes="no")
        page = self._post(path, step="check", go="next")
        self.assertIn("Somebody can vote for you", page)

    def test_a_member_names_somebody_and_takes_it_back(self):
        path = f"/{self.meeting.id}/proxy"
        self._post(path, step="who", go="next", who="other")
        page = self._post(path, step="name", go="next", holder="Nia Nith")
        self.assertIn("The members decide: A lift for the hall.", page)
        for resolution, said in ((self.ordinary, "for"), (self.special, "free")):
            self._post(
                path,
                step=f"vote-{resolution.id}",
                go="next",
                **{f"vote_{resolution.id}": said},
            )
        page = self._post(path, step="check", go="next")
        self.assertIn("Nia Nith", page)
        proxy = self.meeting._get_proxy_of(self.pegi)
        self.assertEqual((proxy.holder, proxy.how), ("Nia Nith", "portal"))
        self.assertEqual(proxy.direction_ids.mapped("direction"), ["for", "free"])
        self.assertIn("Choose somebody else", self._page())
        page = self._post(f"/{self.meeting.id}/act", act="unproxy")
        self.assertNotIn("Nia Nith", page)
        self.assertEqual(proxy.ended_why, "withdrawn")

    def test_when_it_is_too_late_the_page_says_so(self):
        with freeze_time("2018-05-25 10:00:00"):
            self.env.invalidate_all()
            page = self._page()
            self.assertIn("It is too late for that now", page)
            self.assertNotIn("Who shall vote for you?", self._page(f"/{self.meeting.id}/proxy"))

    def test_who_is_no_member_sees_none_of_it(self):
        self.internal_member.password = self.internal_member.login
        self.authenticate(self.internal_member.login, self.internal_member.login)
        for path in ("", f"/{self.meeting.id}/come", f"/{self.meeting.id}/proxy"):
            self.assertNotIn("Neuadd y Dref", self._page(path))

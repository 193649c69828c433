from odoo.exceptions import UserError
from odoo.tests import HttpCase, tagged

from .general_common import GeneralCase

NAME = "Rhosyn Rhudd"


@tagged("post_install", "-at_install")
class TestClosedGeneral(GeneralCase, HttpCase):
    """A closed point of a meeting of all members is not shown to all members."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.closed = cls.env["coop.agenda.item"].create(
            {
                "meeting_id": cls.meeting.id,
                "name": NAME,
                "is_closed": True,
                "closed_why": "It is about Rhosyn.",
                "purpose": "discussion",
            }
        )

    def test_members_read_of_it_neither_on_their_page_nor_in_letters(self):
        self.meeting._call()
        told = self._told_of(self.meeting, "general_meeting_called")
        self.assertNotIn("Rhosyn", "".join(map(str, told.mapped("body_html"))))
        self.portal_member.password = self.portal_member.login
        self.authenticate(self.portal_member.login, self.portal_member.login)
        page = self.url_open("/my/members-meeting").text
        self.assertIn("What members decide", page)
        self.assertNotIn("Rhosyn", page)

    def test_members_vote_on_nothing_that_they_may_not_read(self):
        self.ordinary.item_id = self.closed
        with self.assertRaisesRegex(UserError, "may not read"):
            self.meeting._call()

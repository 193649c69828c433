from odoo import Command
from odoo.tests import HttpCase, new_test_user, tagged

from .common import NoticeCase


@tagged("post_install", "-at_install")
class TestMessages(NoticeCase, HttpCase):
    """A member reads again what they were told; nobody else does."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for person, login in ((cls.mali, "mali"), (cls.sian, "sian")):
            new_test_user(
                cls.env,
                login,
                groups="base.group_portal",
                partner_id=person.id,
                email=person.email,
                company_id=cls.company.id,
                company_ids=[Command.set(cls.company.ids)],
            )
        cls.notice = cls.env["coop.notice"]._tell(
            cls.people, "test_welcome", cls.record, {"number": "12"}
        )
        cls.notice.delivery_ids.mail_id.write({"state": "sent"})

    def test_what_i_was_told_is_there_to_read(self):
        self.authenticate("mali", "mali")
        mine = self.delivery_of(self.notice, self.mali)
        self.assertIn(f"/my/messages/{mine.id}", self.url_open("/my/messages").text)
        self.assertIn("your number is 12", self.url_open(f"/my/messages/{mine.id}").text)

    def test_what_another_was_told_is_not(self):
        self.authenticate("mali", "mali")
        theirs = self.delivery_of(self.notice, self.sian)
        page = self.url_open(f"/my/messages/{theirs.id}")
        self.assertTrue(page.url.endswith("/my/messages"))
        self.assertNotIn("Siân", page.text)

    def test_what_waits_is_not_there_yet(self):
        waiting = self.tell(self.mali).delivery_ids
        self.authenticate("mali", "mali")
        self.assertNotIn(f"/my/messages/{waiting.id}", self.url_open("/my/messages").text)

    def test_many_messages_are_shown_page_by_page(self):
        for _number in range(21):
            self.tell(self.sian).delivery_ids.mail_id.write({"state": "sent"})
        self.authenticate("sian", "sian")
        first = self.url_open("/my/messages").text
        self.assertIn("/my/messages?page=2", first)
        self.assertEqual(first.count('class="coop-home-card"'), 20)
        second = self.url_open("/my/messages?page=2").text
        self.assertEqual(second.count('class="coop-home-card"'), 2)
        self.assertEqual(self.url_open("/my/messages?page=x").status_code, 200)

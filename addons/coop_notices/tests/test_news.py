from datetime import date

from freezegun import freeze_time

from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import HttpCase, new_test_user, tagged

from .common import NoticeCase


@tagged("post_install", "-at_install")
class TestNews(NoticeCase, HttpCase):
    """News: told once to each in their own way, shown on their pages, and declined if they like."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # who everybody is floors above may know better
        people = cls.people
        cls.classPatch(type(cls.env["coop.news"]), "_get_people", lambda _news: people)
        cls.text.write({"name": "The bus stop is lit", "placeholders": "number"})
        cls.env["coop.notice"]._tell(cls.people, "test_welcome", cls.record, {"number": "12"})
        for version in cls.text.published_version_ids:
            draft = cls.text._begin_version(version.lang, version.format)
            welsh = version.lang == "cy_GB"
            draft.title = "Mae golau wrth yr arhosfan" if welsh else "The bus stop is lit"
            draft.body = "<p>Diolch, {{name}}.</p>" if welsh else "<p>Thank you, {{name}}.</p>"
            draft.action_approve()
        cls.text._publish_anyway("test")
        cls.news = (
            cls.env["coop.news"]
            .with_user(cls.clerk)
            .create({"text_id": cls.text.id, "company_id": cls.company.id})
        )
        new_test_user(
            cls.env,
            "owen",
            groups="base.group_portal",
            partner_id=cls.owen.id,
            name="Owen Robin",
            company_id=cls.company.id,
            company_ids=[Command.set(cls.company.ids)],
        )

    def send_due(self):
        with self.enter_registry_test_mode():
            self.env.ref("coop_notices.cron_news").method_direct_trigger()

    def test_everybody_is_told_once_in_their_own_way(self):
        self.assertEqual(self.news._get_people(), self.people)
        self.news.action_send()
        told = self.news.notice_id.sudo().delivery_ids
        self.assertEqual(told.partner_id, self.people)
        self.assertIn(
            "Diolch, Owen", self.delivery_of(self.news.notice_id.sudo(), self.owen).body_html
        )
        with self.assertRaisesRegex(UserError, "has been sent"):
            self.news.action_send()
        with self.assertRaisesRegex(UserError, "has been sent"):
            self.news.unlink()

    def test_it_goes_out_on_its_day(self):
        self.news.send_on = date(2018, 5, 4)
        self.news.action_send()
        self.send_due()
        self.assertEqual(self.news.state, "planned")
        with freeze_time("2018-05-04 08:00:00"):
            self.send_due()
        self.assertEqual(self.news.state, "sent")

    def test_what_is_planned_can_be_taken_back(self):
        self.news.send_on = date(2018, 5, 4)
        self.news.action_send()
        self.news.action_unplan()
        with freeze_time("2018-05-04 08:00:00"):
            self.send_due()
        self.assertEqual(self.news.state, "draft")

    def test_words_that_are_not_published_are_not_sent(self):
        self.text.published_version_ids.sudo().write({"is_published": False})
        with self.assertRaisesRegex(UserError, "not been published"):
            self.news.action_send()

    def test_who_said_no_gets_none_and_can_read_it_all_the_same(self):
        self.owen._coop_decline("news")
        self.news.action_send()
        self.assertNotIn(self.owen, self.news.notice_id.sudo().delivery_ids.partner_id)
        self.assertIn(self.news, self.news._shown_to(self.owen, self.company))
        self.owen._coop_decline("news", declined=False)
        self.assertFalse(self.owen.coop_declined_kind_ids)

    def test_nobody_can_say_no_to_what_they_have_a_right_to_know(self):
        with self.assertRaisesRegex(UserError, "Nobody can say no"):
            self.owen._coop_decline("test_welcome")

    def test_a_member_reads_it_in_welsh_until_its_last_day(self):
        self.news.show_until = date(2018, 5, 10)
        self.news.action_send()
        self.authenticate("owen", "owen")
        page = self.url_open("/my/news").text
        self.assertIn("Mae golau wrth yr arhosfan", page)
        self.assertIn("Diolch, Owen Robin", self.url_open(f"/my/news/{self.news.id}").text)
        with freeze_time("2018-05-11 08:00:00"):
            self.assertFalse(self.news._shown_to(self.owen, self.company))

    def test_a_member_says_no_on_the_page_and_yes_again(self):
        self.authenticate("owen", "owen")
        for want, declined in (("no", 1), ("yes", 0)):
            page = self.url_open("/my/news").text
            token = page.partition('name="csrf_token" value="')[2].partition('"')[0]
            self.assertIn(f'value="{want}"', page)
            self.url_open("/my/news/choose", data={"csrf_token": token, "want": want})
            self.assertEqual(len(self.owen.coop_declined_kind_ids), declined)

    def test_what_is_being_written_is_on_no_page(self):
        self.authenticate("owen", "owen")
        page = self.url_open(f"/my/news/{self.news.id}")
        self.assertTrue(page.url.endswith("/my/news"))
        self.assertFalse(self.news._shown_to(self.owen, self.company))

    def test_news_is_for_those_who_send(self):
        for user in (self.officer, self.editor):
            with self.assertRaises(AccessError):
                self.news.with_user(user).read(["audience"])
            with self.assertRaises(AccessError):
                self.news.with_user(user).action_send()

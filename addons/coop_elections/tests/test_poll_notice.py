import hashlib
from datetime import timedelta

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import HttpCase, tagged

from odoo.addons.coop_base.tests.common import WallAssertions

from .common_candidates import MINUTE, CandidateCase

WHY = "The post is on strike"


@tagged("post_install", "-at_install")
class TestPollNotice(WallAssertions, CandidateCase, HttpCase):
    """The notice of the poll is published: on a page, dated, kept, and anew where it changes."""

    def setUp(self):
        super().setUp()
        self._contested()
        self.base = f"/elections/notice/{self.election.id}"

    def _cron(self, moment):
        self.env.flush_all()
        with freeze_time(moment), self.enter_registry_test_mode():
            self.env.ref("coop_elections.cron_elections").method_direct_trigger()
        self.env.invalidate_all()

    def _published(self):
        self._cron(self.at["poll_notice"])
        return self.election._get_last_poll_notice()

    def _page(self, path, status=200):
        answer = self.url_open(path)
        self.assertEqual(answer.status_code, status, path)
        return answer

    def test_it_is_published_by_itself_at_its_hour_and_once(self):
        self._cron(self.at["poll_notice"] - MINUTE)
        self.assertFalse(self.election._get_last_poll_notice())
        notice = self._published()
        step = self.election._get_step("poll_notice")
        self.assertEqual((notice.number, step.done_at), (1, self.at["poll_notice"]))
        self._cron(self.at["poll_notice"] + MINUTE)
        self.assertEqual(len(self.election.sudo().poll_notice_ids), 1)
        self.assertIn("poll_notice", self.election.sudo().journal_ids.mapped("act"))
        content = notice._get_content()
        self.assertEqual(content["candidates"], self.election._get_last_statement().fingerprint)
        self.assertEqual([one["is_voted"] for one in content["contests"]], [True] * 3)

    def test_who_runs_it_publishes_earlier_and_nobody_else(self):
        step = self.election._get_step("poll_notice")
        with freeze_time(self.at["withdrawals"] + 2 * MINUTE):
            for user in (self.watcher, self.clerk, self.portal_member, self.internal_member):
                with self.assertRaises(UserError):
                    step.with_user(user).action_done()
            step.with_user(self.runner).action_done()
            with self.assertRaisesRegex(UserError, "published already"):
                step.with_user(self.runner).action_done()
        self.assertTrue(self.election._get_last_poll_notice())

    def test_everybody_reads_where_when_and_how_members_vote(self):
        self.env["coop.election.place"].with_user(self.runner).create(
            {
                "election_id": self.election.id,
                "company_id": self.company.id,
                "name": "The forum in Bangor",
                "where": "1 Heol y Berllan",
                "opens_at": self.at["poll_opens"] + timedelta(hours=1),
                "closes_at": self.at["poll_opens"] + timedelta(hours=4),
            }
        )
        notice = self._published()
        page = self._page(f"{self.base}/poll").text
        for words in (
            "Notice of the poll",
            "Members vote here.",
            "Ada Afal",
            "The forum in Bangor",
            "1 Heol y Berllan",
            "Ruth Rhedynen",
            notice.fingerprint,
        ):
            self.assertIn(words, page)
        easy = self._page(f"{self.base}/poll?format=easy_read").text
        self.assertIn("Ada Afal wants a seat.", easy)
        welsh = self._page(f"/cy{self.base}/poll").text
        self.assertIn("Hysbysiad o’r bleidlais", welsh)
        self.assertNotIn("Members vote here", welsh)
        content = self._page(f"{self.base}/poll/1.json").content
        self.assertEqual(hashlib.sha256(content).hexdigest(), notice.fingerprint)

    def test_each_can_be_printed_in_both_languages_and_in_easy_read(self):
        self._published()
        for paper, words in (
            ("notice", {"en_GB": "Nominations open", "cy_GB": "Enwebiadau"}),
            ("candidates", {"en_GB": "Ada Afal", "cy_GB": "Ada Afal"}),
            ("poll", {"en_GB": "Members vote here", "cy_GB": "pleidleisio yma"}),
        ):
            for lang, word in words.items():
                html = str(self.election._get_paper_html(paper, lang, False))
                self.assertIn(word, html)
                self.assertIn(f'lang="{lang.replace("_", "-")}"', html)
            easy = str(self.election._get_paper_html(paper, "en_GB", True))
            self.assertIn("Ada Afal" if paper != "notice" else "openmoji", easy)
        for path in ("/file", "/candidates/file", "/poll/file?in=cy&format=easy_read"):
            kind = self._page(f"{self.base}{path}").headers["Content-Type"]
            self.assertIn(kind.split(";")[0], ("application/pdf", "text/html"))

    def test_they_are_listed_with_their_days_wherever_elections_are(self):
        self._member(partner=self.portal_member.partner_id)
        paths = (f"{self.base}/candidates", f"{self.base}/poll")
        before = self._page(f"/elections/of/{self.company.coop_slug}").text
        self.assertIn(f'href="{paths[0]}"', before)
        self.assertNotIn(f'href="{paths[1]}"', before)
        self._published()
        self.portal_member.password = self.portal_member.login
        for path in (f"/elections/of/{self.company.coop_slug}", self.base, "/my/elections"):
            if path.startswith("/my"):
                self.authenticate(self.portal_member.login, self.portal_member.login)
            page = self._page(path).text
            for wanted in paths:
                self.assertIn(f'href="{wanted}"', page, path)

    def test_who_stands_has_a_page_and_the_list_to_the_letter(self):
        page = self._page(f"{self.base}/candidates").text
        self.assertIn("Gwil Gwynt", page)
        content = self._page(f"{self.base}/candidates.json").content
        fingerprint = self.election._get_last_statement().fingerprint
        self.assertEqual(hashlib.sha256(content).hexdigest(), fingerprint)

    def test_a_moved_day_goes_out_as_a_dated_notice_and_the_earlier_one_stays(self):
        first = self._published()
        closes = self.election._get_step("poll_closes")
        declared = self.election._get_step("declared")
        with freeze_time(self.at["poll_notice"] + timedelta(days=1)):
            days = {
                "poll_closes": (closes.day + timedelta(days=7), closes.hour),
                "declared": (declared.day + timedelta(days=7), declared.hour),
            }
            self.election._change(days, WHY)
        last = self.election._get_last_poll_notice()
        self.assertEqual((last.number, last.why), (2, WHY))
        self.assertNotEqual(last.published_on, first.published_on)
        self.assertIn(WHY, self._page(f"{self.base}/poll").text)
        earlier = self._page(f"{self.base}/poll/1").text
        self.assertIn("There is a later notice", earlier)
        self.assertIn(first.fingerprint, earlier)

    def test_what_changes_nothing_of_it_is_no_new_notice_and_a_place_is(self):
        self._published()
        with freeze_time(self.at["poll_notice"] + MINUTE):
            self.election._write_statement("Words were put right.")
            self.assertEqual(len(self.election.sudo().poll_notice_ids), 2, "the list is another")
            self.election._publish_poll_change("Nothing")
            self.assertEqual(len(self.election.sudo().poll_notice_ids), 2)
            place = (
                self.env["coop.election.place"]
                .with_user(self.runner)
                .create(
                    {
                        "election_id": self.election.id,
                        "company_id": self.company.id,
                        "name": "A house",
                        "opens_at": self.at["poll_opens"],
                        "closes_at": self.at["poll_opens"] + timedelta(hours=1),
                    }
                )
            )
            self.assertIn("places", self.election._get_last_poll_notice().why)
            place.unlink()
        self.assertEqual(len(self.election.sudo().poll_notice_ids), 4)

    def test_nobody_votes_before_it_is_published(self):
        with freeze_time(self.at["poll_opens"]):
            self.election.action_open_poll()
        self.assertEqual(self.election._get_last_poll_notice().number, 1)

    def test_it_is_not_published_before_it_is_settled_where_members_vote(self):
        other = self._noticed(is_rehearsal=True)
        other.sudo().state = "nominations"
        with self.assertRaisesRegex(UserError, "Publish the candidates"):
            other._publish_poll_notice()

    def test_what_was_published_stands_behind_the_wall(self):
        self.assert_wall_ready("coop.election.poll.notice")
        notice = self._published()
        with self.assertRaises(UserError):
            notice.with_user(self.runner).write({"why": "x"})
        with self.assertRaises(UserError):
            notice.sudo().write({"content": "{}"})
        with self.assertRaises(UserError):
            notice.sudo().unlink()
        for user in (self.portal_member, self.internal_member):
            with self.assertRaises(AccessError):
                notice.with_user(user).read(["content"])
        self.assertTrue(notice.with_user(self.watcher).read(["content"]))

    def test_addresses_that_lead_nowhere(self):
        for path in (
            f"{self.base}/poll",
            f"{self.base}/poll/1",
            f"{self.base}/poll/99999999999",
            f"{self.base}/poll/1.json",
            f"{self.base}/poll/file",
            "/elections/notice/0/candidates",
            "/elections/notice/99999999999/candidates.json",
            "/elections/notice/0/file",
        ):
            self._page(path, 404)

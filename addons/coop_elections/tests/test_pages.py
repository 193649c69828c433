import hashlib
import json

from odoo.tests import HttpCase, tagged

from ..records import verify
from .common import ElectionCase


@tagged("post_install", "-at_install")
class TestPages(ElectionCase, HttpCase):
    """The public pages, one's own page, and what can be downloaded."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._member(partner=cls.portal_member.partner_id)
        cls.election = cls._noticed()
        cls.election._chain_journal()
        cls.rehearsal = cls._noticed(is_rehearsal=True)
        cls.path = f"/elections/notice/{cls.election.id}"
        cls.slug = cls.company.coop_slug

    def _page(self, path):
        answer = self.url_open(path)
        self.assertEqual(answer.status_code, 200, path)
        return answer.text

    def _sign_in(self, user):
        user.password = user.login
        self.authenticate(user.login, user.login)

    def test_everybody_finds_the_elections_of_a_co_op(self):
        page = self._page(f"/elections/of/{self.slug}")
        self.assertIn("Council 2018", page)
        self.assertIn(self.path, page)
        self.assertNotIn(f"/elections/notice/{self.rehearsal.id}", page)
        self.assertIn("Cyngor 2018", self._page(f"/cy/elections/of/{self.slug}"))

    def test_the_notice_states_every_particular(self):
        page = self._page(self.path)
        for words in (
            "Council of Members",
            "Oak",
            "Seats: 2.",
            "Nominations open",
            "Voting ends",
            "17:00",
            "Ruth Rhedynen",
            "01248 555 030",
            "The office, 1 Heol y Berllan",
            "On paper, by post",
            "10 May 2018",
            "put candidates in order",
            self.election.sudo().notice_ids.fingerprint,
        ):
            self.assertIn(words, page)

    def test_it_is_there_in_easy_read_and_in_welsh(self):
        easy = self._page(f"{self.path}?format=easy_read")
        self.assertIn("You can vote until", easy)
        self.assertIn("Your vote is secret.", easy)
        self.assertNotIn("How to stand, and how to take it back", easy)
        welsh = self._page(f"/cy{self.path}?format=standard")
        self.assertIn("Cyngor yr Aelodau", welsh)
        self.assertIn("Y swyddfa, 1 Heol y Berllan", welsh)
        self.assertIn("Gallwch bleidleisio tan", self._page(f"/cy{self.path}?format=easy_read"))

    def test_the_notice_can_be_had_to_the_letter_and_has_that_fingerprint(self):
        answer = self.url_open(f"{self.path}/1.json")
        notice = self.election.sudo().notice_ids
        self.assertEqual(hashlib.sha256(answer.content).hexdigest(), notice.fingerprint)

    def test_what_is_not_public_is_not_found(self):
        draft = self._plan(is_rehearsal=True)
        for path in (
            f"/elections/notice/{self.rehearsal.id}",
            f"/elections/notice/{self.rehearsal.id}/1.json",
            f"/elections/notice/{draft.id}",
            "/elections/notice/0",
            "/elections/notice/99999999999999",
            f"{self.path}/2.json",
            "/elections/of/nowhere",
        ):
            self.assertEqual(self.url_open(path).status_code, 404, path)

    def test_an_abandoned_election_says_so_and_why(self):
        self.election._abandon("A seat was missing")
        page = self._page(self.path)
        self.assertIn("This election was abandoned.", page)
        self.assertIn("A seat was missing", page)

    def test_a_member_sees_that_they_have_a_vote(self):
        self._sign_in(self.portal_member)
        page = self._page("/my/elections")
        self.assertIn("Council 2018", page)
        self.assertIn("You have a vote.", page)
        self.assertIn("/my/elections", self._page("/my"))

    def test_what_is_over_stands_under_a_heading_of_its_own(self):
        self._sign_in(self.portal_member)
        self.assertNotIn("Earlier elections", self._page("/my/elections"))
        self.election._abandon("A seat was missing")
        page = self._page("/my/elections")
        self.assertLess(page.index("Earlier elections"), page.index("Council 2018"))

    def test_who_is_no_member_is_sent_to_membership(self):
        self._sign_in(self.portal_other)
        answer = self.url_open("/my/elections", allow_redirects=False)
        self.assertEqual(answer.status_code, 303)

    def test_the_journal_is_downloaded_by_those_who_may_read_it_and_holds(self):
        path = f"/coop/elections/{self.election.id}/journal.json"
        for user in (self.portal_member, self.officer, self.clerk):
            self._sign_in(user)
            self.assertEqual(self.url_open(path).status_code, 404, user.login)
        self._sign_in(self.watcher)
        document = json.loads(self.url_open(path).content)
        head = verify((link["lines"], link["head"]) for link in document["links"])
        self.assertEqual(head, self.election._get_journal_head())

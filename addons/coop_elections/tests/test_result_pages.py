import hashlib
import json

from odoo.tests import HttpCase, tagged

from ..counting import count, read
from .common_count import CountCase

VOTES = ([1, 2], [1, 2], [1, 3], [2], [2, 3], [3])


@tagged("post_install", "-at_install")
class TestResultPages(CountCase, HttpCase):
    """The declared result as everybody reads and downloads it."""

    def setUp(self):
        super().setUp()
        self._set(publication_floor=1)
        self.path = f"/elections/result/{self.election.id}"

    def _page(self, path, status=200):
        answer = self.url_open(path)
        self.assertEqual(answer.status_code, status, path)
        return answer

    def test_before_the_declaration_there_is_nothing_to_read(self):
        self._counted(*VOTES)
        for path in ("", ".json", "/file", f"/{self.contest.id}.csv", f"/{self.contest.id}.blt"):
            self._page(f"{self.path}{path}", 404)
        self.assertNotIn(
            "The whole result", self._page(f"/elections/notice/{self.election.id}").text
        )

    def test_everybody_reads_who_is_elected_and_how_it_was_counted(self):
        self._declared(*VOTES)
        page = self._page(self.path).text
        for words in (
            "Ifan Ithel",
            "People who could vote",
            "Turnout",
            "First choices",
            "<svg",
            "Gwen Gwylan watched, and is satisfied",
            self.election._get_declaration().fingerprint,
        ):
            self.assertIn(words, page)
        notice = self._page(f"/elections/notice/{self.election.id}").text
        self.assertIn("The whole result", notice)
        self.assertIn("Ifan Ithel", notice)

    def test_it_is_there_in_easy_read_and_in_welsh(self):
        self._declared(*VOTES)
        easy = self._page(f"{self.path}?format=easy_read").text
        self.assertIn("Ifan Ithel has a seat.", easy)
        self.assertIn("openmoji", easy)
        welsh = self._page(f"/cy{self.path}").text
        self.assertIn("Y canlyniad", welsh)
        self.assertNotIn("First choices", welsh)

    def test_what_is_downloaded_is_what_was_declared_and_counts_to_the_same(self):
        declaration = self._declared(*VOTES)
        content = self._page(f"{self.path}.json").content
        self.assertEqual(hashlib.sha256(content).hexdigest(), declaration.fingerprint)
        declared = json.loads(content)["contests"][0]
        ballots = self._page(f"{self.path}/{self.contest.id}.blt").content
        self.assertEqual(hashlib.sha256(ballots).hexdigest(), declared["blt_sha256"])
        again = count(read(ballots), declared["count"]["rule"])
        self.assertEqual(list(again.elected), declared["count"]["elected"])
        sheet = self._page(f"{self.path}/{self.contest.id}.csv").text
        self.assertIn("1,Ifan Ithel,elected,3", sheet)

    def test_it_is_printed_in_both_languages_and_in_easy_read(self):
        self._declared(*VOTES)
        for words in ("in=en", "in=cy", "in=en&format=easy_read", "in=cy&format=easy_read"):
            answer = self._page(f"{self.path}/file?{words}")
            kind = answer.headers["Content-Type"]
            self.assertIn(kind.split(";")[0], ("application/pdf", "text/html"))
            self.assertTrue(answer.content)
        html = str(self.election._get_result_html("cy_GB", False))
        self.assertIn('lang="cy-GB"', html)
        self.assertIn("Ifan Ithel", html)

    def test_where_ballots_are_not_published_there_is_no_file_of_them(self):
        self._set(publication_floor=20)
        self._declared(*VOTES)
        self._page(f"{self.path}/{self.contest.id}.blt", 404)
        page = self._page(self.path).text
        self.assertNotIn(".blt", page)
        self.assertIn("single ballots are not published", page)

    def test_addresses_of_nothing_are_not_found(self):
        self._declared(*VOTES)
        for path in (
            "/elections/result/0",
            "/elections/result/99999999999",
            f"{self.path}/0.csv",
            f"{self.path}/99999999999.blt",
        ):
            self._page(path, 404)

    def test_the_file_of_papers_is_for_the_returning_officer_alone(self):
        self._post(self.people[0])
        self._cast([1])
        self._close()
        self._key("2 1")
        self.election._make_papers()
        path = f"/coop/elections/{self.election.id}/papers.jsonl"
        for user, status in ((self.runner, 200), (self.clerk, 404), (self.officer, 404)):
            user.password = user.login
            self.authenticate(user.login, user.login)
            self._page(path, status)

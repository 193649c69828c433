import base64
import hashlib
import io
import re

from lxml import html

from odoo.tests import HttpCase, tagged
from odoo.tools import file_open

from ..envelope.envelopes import Envelopes
from .common_poll import PollCase

SCRIPT = "coop_elections/static/lib/booth/booth.js"


@tagged("post_install", "-at_install")
class TestBooth(PollCase, HttpCase):
    """The page on which people vote, and what it sends."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.path = f"/my/elections/{cls.election.id}/vote"
        cls.send_to = f"/my/elections/{cls.election.id}/cast"

    def _sign_in(self, user):
        user.password = user.login
        self.authenticate(user.login, user.login)

    def _page(self, path=None, status=200):
        answer = self.url_open(path or self.path)
        self.assertEqual(answer.status_code, status, path)
        return answer

    def _csrf(self, page):
        return re.search(r'data-csrf="([^"]+)"', page.text).group(1)

    def _send(self, page, member, ranking=(1,), path=None, **more):
        number, sealed, _tracker = self._seal(list(ranking))
        body = {
            "csrf_token": self._csrf(page),
            "elector": str(self._elector(member).id),
            "envelope": number,
            "sealed": sealed,
            "after": "0",
            **more,
        }
        return self.url_open(path or self.send_to, data=body), body

    def _end_now(self):
        """The voting ends this moment: whoever is signed in stays so."""
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE coop_election_step SET at = %s WHERE election_id = %s AND code = 'poll_closes'",
            [self.at["poll_opens"], self.election.id],
        )
        self.env.invalidate_all()

    # -- the page ----------------------------------------------------------------------------------

    def test_the_page_runs_one_script_whose_hash_stands_in_it_and_nothing_else(self):
        self._sign_in(self.portal_member)
        answer = self._page()
        tree = html.fromstring(answer.text)
        with file_open(SCRIPT, "rb") as file:
            digest = base64.b64encode(hashlib.sha256(file.read()).digest()).decode()
        [script] = tree.xpath("//script[not(@type)]")
        self.assertEqual(script.get("src").partition("?")[0], f"/{SCRIPT}")
        self.assertEqual(script.get("integrity"), f"sha256-{digest}")
        self.assertFalse(script.text)
        self.assertFalse(tree.xpath("//style | //*[@style] | //iframe | //form"))
        self.assertFalse(tree.xpath("//@*[starts-with(name(), 'on')]"))
        self.assertNotIn("/web/assets", answer.text)

    def test_its_policy_lets_it_send_to_two_addresses_and_load_from_here_alone(self):
        self._sign_in(self.portal_member)
        answer = self._page()
        rules = dict(
            rule.split(" ", 1) for rule in answer.headers["Content-Security-Policy"].split("; ")
        )
        host = self.base_url()
        self.assertEqual(rules["default-src"], "'none'")
        self.assertEqual(rules["script-src"], f"{host}/{SCRIPT}")
        self.assertEqual(
            rules["connect-src"].split(), [host + self.send_to, f"{host}/my/assisted/ping"]
        )
        self.assertEqual(
            {rules[n] for n in ("base-uri", "form-action", "frame-ancestors")}, {"'none'"}
        )
        self.assertNotIn("unsafe", answer.headers["Content-Security-Policy"])
        self.assertEqual(answer.headers["Cache-Control"], "no-store")

    def test_it_shows_the_candidates_in_the_order_of_the_ballot_and_explains_itself(self):
        self._sign_in(self.portal_member)
        tree = html.fromstring(self._page().text)
        [ballot] = tree.xpath(f"//section[@data-code='{self.contest._get_code()}']")
        cards = ballot.xpath(".//li[@data-number]")
        self.assertEqual(
            [card.get("data-name") for card in cards],
            [one.partner_id.name for one in self.standing],
        )
        self.assertEqual((ballot.get("data-most"), ballot.get("data-after")), ("3", "0"))
        words = tree.text_content()
        for said in (
            "Your vote is secret.",
            "Practise first, with fruit",
            "One thing at a time",
            "All on one page",
            "You cannot vote on this device.",
            "I listen.",
            self.manifest.fingerprint,
        ):
            self.assertIn(said, words)
        self.assertEqual(tree.xpath("//pre[@id='booth-manifest']")[0].text, self.manifest.content)

    def test_it_is_there_in_welsh(self):
        self._sign_in(self.portal_member)
        words = html.fromstring(self._page(f"/cy{self.path}").text).text_content()
        for said in (
            "Cyngor 2018",
            "Derwen",
            "Pleidleisio nawr",
            "Mae eich pleidlais yn gyfrinachol.",
        ):
            self.assertIn(said, words)

    def test_who_is_not_on_the_roll_finds_no_booth(self):
        self._sign_in(self.internal_member)
        self._page(status=404)
        self._page("/my/elections/0/vote", 404)
        self._page("/my/elections/99999999999/vote", 404)

    def test_it_says_why_nobody_can_vote_now(self):
        self._sign_in(self.portal_member)
        self.election.sudo().state = "nominations"
        self.assertIn("Voting has not begun yet.", self._page().text)
        self.election.sudo().state = "poll"
        self._elector(self.mali)._strike("mistake", "Moved away")
        self.assertIn("You are not on the list of voters now.", self._page().text)

    def test_after_the_end_it_says_that_voting_is_over(self):
        self._sign_in(self.portal_member)
        self._end_now()
        page = self._page().text
        self.assertIn("Voting is over.", page)
        self.assertNotIn("data-csrf", page)

    # -- giving a vote -----------------------------------------------------------------------------

    def test_a_vote_is_given_and_my_elections_say_so(self):
        self._sign_in(self.portal_member)
        self.assertIn("Vote now", self._page("/my/elections").text)
        page = self._page()
        answer, body = self._send(page, self.mali)
        self.assertEqual((answer.status_code, answer.json()["code"]), (200, "in"))
        again = self.url_open(self.send_to, data=body)
        self.assertEqual(again.json(), answer.json(), "sent again it changes nothing")
        mine = self._page("/my/elections").text
        self.assertIn("You voted on", mine)
        self.assertIn("Change my vote", mine)
        self.assertIn("You can vote again.", self._page().text)

    def test_another_vote_from_an_old_page_asks_first(self):
        self._sign_in(self.portal_member)
        page = self._page()
        self._send(page, self.mali)
        answer, _body = self._send(page, self.mali, [2])
        self.assertEqual((answer.status_code, answer.json()["code"]), (409, "elsewhere"))
        answer, _body = self._send(page, self.mali, [2], after="1")
        self.assertEqual(answer.json()["revision"], 2)

    def test_a_vote_that_comes_after_the_end_is_refused_and_told_so(self):
        self._sign_in(self.portal_member)
        page = self._page()
        self._end_now()
        answer, _body = self._send(page, self.mali)
        self.assertEqual(answer.json(), {"code": "closed"})
        self.assertFalse(self._envelope(self.mali))

    def test_nobody_votes_in_the_name_of_another(self):
        self._sign_in(self.portal_member)
        page = self._page()
        answer, _body = self._send(page, self.people[0])
        self.assertEqual(answer.json(), {"code": "wrong"})
        self.assertFalse(self._envelope(self.people[0]))

    def test_what_makes_no_sense_is_refused(self):
        self._sign_in(self.portal_member)
        page = self._page()
        for more in (
            {"after": "-1"},
            {"after": "9" * 12},
            {"after": "x"},
            {"elector": "0"},
            {"envelope": "'"},
            {"sealed": "A" * 100_000},
        ):
            answer, _body = self._send(page, self.mali, **more)
            self.assertEqual(answer.json()["code"], "wrong", more)

    # -- with help ---------------------------------------------------------------------------------

    def test_who_helps_promises_first_and_is_written_down(self):
        self._sign_in(self.portal_member)
        page = self._page()
        answer, _body = self._send(page, self.mali, helper="Nia Nant")
        self.assertEqual(answer.json(), {"code": "promise"})
        answer, _body = self._send(page, self.mali, helper=" Nia  Nant\n", promised="1")
        self.assertEqual(answer.json()["code"], "in")
        envelope = self._envelope(self.mali)
        self.assertEqual((envelope.channel, envelope.helped_by), ("helper", "Nia Nant"))

    def _ring(self, operator):
        operator.group_ids += self.env.ref("coop_access.group_desk")
        sessions = self._as(self.env["coop.assisted.session"], operator)
        _session, nonce = sessions._start(self._as(self.people[0].partner_id, operator), "phone")
        self._sign_in(operator)
        return nonce

    def test_on_the_phone_the_same_page_asks_for_the_number_in_the_letter(self):
        nonce = self._ring(self.officer)
        page = self._page(f"{self.path}?w={nonce}")
        self.assertIn("Voter number, as in the letter", page.text)
        self.assertIn(self.officer.name, page.text)
        send_to = f"{self.send_to}?w={nonce}"
        number = self._elector(self.people[0]).number
        promised = {"path": send_to, "promised": "1"}
        answer, _body = self._send(page, self.people[0], path=send_to, voter_number=number)
        self.assertEqual(answer.json(), {"code": "promise"})
        answer, _body = self._send(page, self.people[0], voter_number="0", **promised)
        self.assertEqual(answer.json(), {"code": "number"})
        answer, _body = self._send(page, self.people[0], voter_number=number, **promised)
        self.assertEqual(answer.json()["code"], "in")
        envelope = self._envelope(self.people[0])
        self.assertEqual((envelope.channel, envelope.helped_by), ("phone", self.officer.name))

    def test_who_stands_here_helps_nobody_to_vote(self):
        nonce = self._ring(self.officer)
        candidate = (
            self.env["coop.election.candidate"]
            .sudo()
            .search([("election_id", "=", self.election.id)], limit=1)
        )
        people = type(self.env["coop.election"])._get_standing_people
        self.patch(
            type(self.env["coop.election"]),
            "_get_standing_people",
            lambda election: people(election) | self.officer.partner_id,
        )
        self.assertTrue(candidate)
        page = self._page(f"{self.path}?w={nonce}").text
        self.assertIn("cannot help others to vote", page)
        self.assertNotIn("data-csrf", page)

    # -- what everybody can compare ----------------------------------------------------------------

    def test_the_programs_are_named_with_their_hashes(self):
        page = self._page("/elections/booth").text
        with file_open(SCRIPT, "rb") as file:
            self.assertIn(hashlib.sha256(file.read()).hexdigest(), page)

    def test_fingerprints_are_public_after_the_names_are_cut_off_and_not_before(self):
        self._vote(self.mali, [1])
        self._vote(self.people[0], [2])
        path = f"/elections/sealed/{self.election.id}.txt"
        self._page(path, 404)
        self._close()
        self._page(path, 404)
        self.election.action_cut_names()
        lines = self._page(path).text.splitlines()
        self.assertEqual(len(lines), 2)
        self.assertEqual(lines, sorted(lines))
        self.assertIn(path, self._page(f"/elections/notice/{self.election.id}").text)

    def test_the_file_for_the_opening_is_for_those_who_open_and_watch(self):
        self._vote(self.mali, [1])
        self._close()
        self.election.action_cut_names()
        path = f"/coop/elections/{self.election.id}/envelopes.jsonl"
        for user in (self.portal_member, self.officer, self.clerk, self.secretary):
            self._sign_in(user)
            self._page(path, 404)
        self._sign_in(self.watcher)
        content = self._page(path).content
        self.assertEqual(hashlib.sha256(content).hexdigest(), self.election.envelopes_sha256)
        found = list(Envelopes(io.BytesIO(content), self.manifest._read()))
        self.assertEqual(len(found), 1)

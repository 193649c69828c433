import os
import re
from unittest.mock import patch

from odoo.tests import HttpCase, tagged

from odoo.addons.coop_access import codes as signs

from .. import pepper
from .common_poll import PollCase

SECRET = "a secret that is long enough for a test, and no other"


@tagged("post_install", "-at_install")
class TestBoothByCode(PollCase, HttpCase):
    """Whoever has a code from a letter votes without an account."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.startClassPatcher(patch.dict(os.environ, {pepper.VARIABLE: SECRET}))
        cls.ceri = cls.people[0]
        given = cls.env["coop.election.code"]._issue(cls.election, cls.ceri.ids, "letter")
        cls.code = given[cls.ceri.id]

    def _come_in(self, code):
        page = self.url_open("/vote")
        token = re.search(r'name="csrf_token" value="([^"]+)"', page.text)[1]
        return self.url_open("/vote", data={"csrf_token": token, "code": code})

    def _send(self, page, **more):
        number, sealed, _tracker = self._seal([2])
        body = {
            "csrf_token": re.search(r'data-csrf="([^"]+)"', page.text)[1],
            "elector": str(self._elector(self.ceri).id),
            "envelope": number,
            "sealed": sealed,
            "after": "0",
            **more,
        }
        return self.url_open("/vote/cast", data=body)

    def test_a_code_as_it_is_printed_opens_the_booth_of_its_voter(self):
        page = self._come_in(signs.show(self.code).lower())
        self.assertTrue(page.url.endswith("/vote/booth"), page.url)
        self.assertIn("Practise first, with fruit", page.text)
        self.assertNotIn(self.code, page.text)
        self.assertNotIn(self.ceri.partner_id.name, page.text, "nobody beside learns whose it is")
        answer = self._send(page)
        self.assertEqual(answer.json()["code"], "in")
        self.assertEqual(self._envelope(self.ceri).channel, "portal")

    def test_a_file_in_place_of_words_is_a_wrong_code_and_a_wrong_vote(self):
        page = self.url_open("/vote")
        token = re.search(r'name="csrf_token" value="([^"]+)"', page.text)[1]
        file = {"code": ("code.txt", b"ABCD", "text/plain")}
        answer = self.url_open("/vote", data={"csrf_token": token}, files=file)
        self.assertEqual(answer.status_code, 200)
        self.assertIn("does not open a vote", answer.text)
        page = self._come_in(self.code)
        body = {
            "csrf_token": re.search(r'data-csrf="([^"]+)"', page.text)[1],
            "elector": str(self._elector(self.ceri).id),
            "envelope": "0" * 32,
        }
        file = {"sealed": ("vote.txt", b"ABCD", "text/plain"), "after": ("a", b"0", "text/plain")}
        answer = self.url_open("/vote/cast", data=body, files=file)
        self.assertEqual((answer.status_code, answer.json()["code"]), (400, "wrong"))
        self.assertFalse(self._envelope(self.ceri))

    def test_the_policy_lets_the_form_go_where_it_goes_in_either_language(self):
        for path in ("/vote", "/cy/vote", "/cy/vote/finish"):
            answer = self.url_open(path)
            action = re.search(r'<form[^>]* action="([^"]+)"', answer.text)[1]
            policy = answer.headers["Content-Security-Policy"]
            self.assertIn(f"form-action {self.base_url()}{action};", f"{policy};", path)

    def test_the_way_in_has_a_policy_and_sends_to_itself_alone(self):
        answer = self.url_open("/vote")
        rules = dict(
            rule.split(" ", 1) for rule in answer.headers["Content-Security-Policy"].split("; ")
        )
        self.assertEqual(rules["form-action"], f"{self.base_url()}/vote")
        self.assertEqual(rules["connect-src"], "'none'")

    def test_another_code_opens_nothing(self):
        wrong = self.code[:-1] + ("C" if self.code[-1] != "C" else "D")
        for code in (wrong, "", "x" * 60, self.code[:9]):
            page = self._come_in(code)
            self.assertIn("This code does not open a vote.", page.text, code)
            self.assertTrue(self.url_open("/vote/booth").url.endswith("/vote"))

    def test_when_one_has_finished_who_comes_next_finds_nothing(self):
        page = self._come_in(self.code)
        self.assertIn("You have finished.", self.url_open("/vote/finish").text)
        self.assertTrue(self.url_open("/vote/booth").url.endswith("/vote"))
        self.assertEqual(self._send(page).json(), {"code": "ended"})
        self.assertFalse(self._envelope(self.ceri))

    def test_a_code_that_was_replaced_opens_nothing_any_more_also_a_visit_that_goes_on(self):
        page = self._come_in(self.code)
        self.env["coop.election.code"]._issue(self.election, self.ceri.ids, "desk")
        self.assertEqual(self._send(page).json(), {"code": "ended"})
        self.assertIn("This code does not open a vote.", self._come_in(self.code).text)

    def test_nobody_votes_for_another_with_a_code(self):
        page = self._come_in(self.code)
        other = str(self._elector(self.people[1]).id)
        self.assertEqual(self._send(page, elector=other).json(), {"code": "wrong"})

    def test_codes_cannot_be_tried_without_end(self):
        with patch("odoo.addons.coop_elections.controllers.booth_code.TRIES", 2):
            for _try in range(2):
                self.assertIn("does not open a vote", self._come_in("CCC").text)
            answer = self._come_in("CCC")
            self.assertEqual(answer.status_code, 429)
            self.assertIn("Too many codes were tried here.", answer.text)
            # whoever has a letter is not held up by others at the same address
            self.assertTrue(self._come_in(self.code).url.endswith("/vote/booth"))

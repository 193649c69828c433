import csv
import io
import os
import re
from unittest.mock import patch

from freezegun import freeze_time

from odoo import http
from odoo.tests import HttpCase, tagged

from odoo.addons.coop_access import codes as signs

from .. import pepper
from .common_roll import RollCase
from .test_codes import SECRET


class RollPageCase(RollCase, HttpCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.startClassPatcher(patch.dict(os.environ, {pepper.VARIABLE: SECRET}))
        cls.mine = cls._member("Pegi Porth", partner=cls.portal_member.partner_id)
        cls.path = f"/my/elections/{cls.election.id}/roll"
        cls.desk = f"/coop/elections/{cls.election.id}/desk"
        cls.press = f"/coop/elections/{cls.election.id}/letters"

    def _sign_in(self, user):
        user.password = user.login
        self.authenticate(user.login, user.login)

    def _page(self, path):
        answer = self.url_open(path)
        self.assertEqual(answer.status_code, 200, path)
        return answer

    def _post(self, path, **data):
        data["csrf_token"] = http.Request.csrf_token(self)
        return self.url_open(path, data=data)

    def _answer(self, step, **answers):
        """Answer one screen of the form, as its page sends it."""
        base = f"{self.path}/wrong"
        page = self.url_open(f"{base}?step={step}").text
        hidden = {
            name: page.split(f'name="{name}" value="')[1].split('"')[0]
            for name in ("csrf_token", "seen", "look")
            if f'name="{name}" value="' in page
        }
        return self.url_open(base, data={**hidden, "step": step, "go": "next", **answers})

    def _finish_roll(self):
        self.election._make_roll()
        with freeze_time(self.election._get_objections_until()):
            self.election.action_make_roll_final()


@tagged("post_install", "-at_install")
class TestMyRoll(RollPageCase):
    """A member sees their own entry, and can say that it is wrong."""

    def test_before_there_is_a_roll_the_page_says_when_it_is_made(self):
        self._sign_in(self.portal_member)
        self.assertIn(self.path, self._page("/my/elections").text)
        self.assertIn("The roll is not made yet", self._page(self.path).text)

    def test_a_member_sees_their_own_entry_and_nobody_elses(self):
        self.election._make_roll()
        self._sign_in(self.portal_member)
        page = self._page(self.path).text
        own = self._rows(self.mine)
        self.assertIn("You are on the roll. You have a vote.", page)
        self.assertIn("Rowan", page)
        self.assertIn(f"<strong>{own.number}</strong>", page)
        for other in self._rows() - own:
            self.assertNotIn(f"<strong>{other.number}</strong>", page)
            self.assertNotIn(other.member_name, page)
        self.assertIn("Rydych ar y gofrestr", self._page(f"/cy{self.path}").text)

    def test_who_was_struck_off_reads_why(self):
        self.election._make_roll()
        self._rows(self.mine)._strike("twice", "You were on it twice")
        self._sign_in(self.portal_member)
        page = self._page(self.path).text
        self.assertIn("You are not on the roll any more.", page)
        self.assertIn("Was on it twice", page)

    def test_a_member_says_that_something_is_wrong_one_question_at_a_time(self):
        self.election._make_roll()
        self._sign_in(self.portal_member)
        self.assertIn("Something is wrong", self._page(self.path).text)
        self._answer("what", what="wrong")
        self._answer("words", words="I have another name")
        self.assertIn("Thank you.", self._answer("check").text)
        objection = self.env["coop.election.objection"].search(
            [("election_id", "=", self.election.id)]
        )
        self.assertEqual((objection.kind, objection.channel), ("wrong", "portal"))
        self.assertEqual(objection.membership_id, self.mine)
        self.assertIn("I have another name", objection.words)

    def test_when_the_roll_is_final_the_page_says_whom_to_ring(self):
        self._finish_roll()
        self._sign_in(self.portal_member)
        page = self._page(self.path).text
        self.assertNotIn(f"{self.path}/wrong", page)
        self.assertIn("Please ring", page)
        answer = self.url_open(f"{self.path}/wrong", allow_redirects=False)
        self.assertEqual(answer.status_code, 303)

    def test_what_is_not_there_is_not_shown(self):
        draft = self._plan(is_rehearsal=True)
        self._sign_in(self.portal_member)
        for number in (draft.id, 0, 99999999, 99999999999999999999):
            answer = self.url_open(f"/my/elections/{number}/roll", allow_redirects=False)
            self.assertEqual(answer.status_code, 303, number)
        self._sign_in(self.portal_other)
        answer = self.url_open(self.path, allow_redirects=False)
        self.assertEqual(answer.status_code, 303)

    def test_the_manifest_is_public_when_there_is_one(self):
        path = f"/elections/notice/{self.election.id}/manifest.json"
        self.assertEqual(self.url_open(path).status_code, 404)


@tagged("post_install", "-at_install")
class TestDeskPages(RollPageCase):
    """The desk and the press: pages for those who hold a role in this election."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.election._make_roll()
        with freeze_time(cls.election._get_objections_until()):
            cls.election.action_make_roll_final()

    def test_nobody_else_finds_the_desk_or_the_press(self):
        row = self._rows(self.mali)
        for user in (self.portal_member, self.employee, self.officer, self.watcher, self.secretary):
            self._sign_in(user)
            for path in (self.desk, f"{self.desk}/{row.id}"):
                self.assertEqual(self.url_open(path).status_code, 404, f"{user.login}: {path}")
        for user in (self.portal_member, self.employee):
            self._sign_in(user)
            self.assertEqual(self.url_open(self.press).status_code, 404, user.login)
        self._sign_in(self.clerk)
        self.assertIn("Only the returning officer", self._page(self.press).text)
        self._post(self.press, act="next")
        self.assertFalse(self.codes.search([("election_id", "=", self.election.id)]))

    def test_the_desk_gives_a_code_for_the_phone_which_is_shown_once(self):
        self._sign_in(self.clerk)
        row = self._rows(self.mali)
        page = self._page(f"{self.desk}?q=mali").text
        self.assertIn(f"{self.desk}/{row.id}", page)
        self.assertNotIn("Elin", page)
        self._page(f"{self.desk}/{row.id}")
        self.assertFalse(self.codes._get_live(row), "looking gives nothing")
        answer = self._post(f"{self.desk}/{row.id}", why="lost", identity="rung", how="told")
        self.assertEqual(answer.headers["Cache-Control"], "no-store")
        [typed] = re.findall(r'coop-signin-code"[^>]*>([^<]+)<', answer.text)
        self.assertEqual(self.codes._find(typed), row)
        self.assertIn("Charlie" if "C" in typed else signs.clean(typed)[0], answer.text)
        self.assertNotIn(typed, self._page(f"{self.desk}/{row.id}").text)

    def test_the_desk_prints_a_letter_with_the_code(self):
        self._sign_in(self.clerk)
        row = self._rows(self.mali)
        answer = self._post(f"{self.desk}/{row.id}", why="lost", identity="card", how="desk")
        self.assertIn(
            answer.headers["Content-Type"].split(";")[0], ("application/pdf", "text/html")
        )
        self.assertEqual(self.codes._get_live(row).how, "desk")

    def test_what_cannot_be_done_is_said_on_the_page(self):
        self._sign_in(self.clerk)
        row = self._rows(self.mali)
        answer = self._post(f"{self.desk}/{row.id}", why="lost", identity="", how="told")
        self.assertIn("how you know who it is", answer.text)
        self.mali.partner_id.write({"street": False, "street2": False})
        answer = self._post(f"{self.desk}/{row.id}", why="lost", identity="card", how="desk")
        self.assertIn("No letter can be written", answer.text)
        self.assertFalse(self.codes._get_live(row))

    def test_the_press_makes_a_file_of_all_whose_codes_vote(self):
        self._sign_in(self.runner)
        self.assertIn("Make the file", self._page(self.press).text)
        answer = self._post(self.press, act="printer")
        self.assertIn("letters-", answer.headers["Content-Disposition"])
        lines = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
        self.assertEqual(len(lines), 3, "Pegi has no postal address")
        for line in lines:
            self.assertEqual(self.codes._find(line["Code"]).member_name, line["Name"])
        self.assertIn("nobody left", self._post(self.press, act="printer").text)

    def test_the_press_prints_here_and_again(self):
        self._sign_in(self.runner)
        answer = self._post(self.press, act="next")
        self.assertEqual(answer.status_code, 200)
        run = self.env["coop.election.letters"].search([("election_id", "=", self.election.id)])
        self.assertEqual((run.letter_count, run.live_count), (3, 3))
        self.assertIn("Print them again", self._page(f"{self.press}?again={run.id}").text)
        self._post(self.press, act="again", again=str(run.id))
        self.env.invalidate_all()
        self.assertEqual(run.live_count, 0)
        for wrong in ("0", "x", "9" * 40, "-1"):
            self.assertIn("Make the next letters", self._page(f"{self.press}?again={wrong}").text)

    def test_whoever_sends_without_the_token_of_the_page_changes_nothing(self):
        self._sign_in(self.runner)
        self.assertEqual(self.url_open(self.press, data={"act": "printer"}).status_code, 400)
        self.assertFalse(self.codes.search([("election_id", "=", self.election.id)]))

from odoo.exceptions import AccessError, UserError
from odoo.http import Request
from odoo.tests import HttpCase, tagged

from .common_casual import A, C, CasualCase, D


@tagged("post_install", "-at_install")
class TestCasualSecurity(CasualCase):
    """Who sees whom a vacant seat was offered to, and who may do what about it."""

    def setUp(self):
        super().setUp()
        self._elect()
        self.vacancy = self._leave(A)
        self.casual = self._ask(self.vacancy)
        self.answer = self._of(self.casual, C)

    def test_governance_and_who_runs_or_watches_that_election_see_it_and_nobody_else(self):
        for user in (self.secretary, self.runner, self.watcher):
            found = self.env["coop.election.casual"].with_user(user).search([])
            self.assertEqual(found, self.casual, user.login)
            self.assertEqual(found.answer_ids.mapped("place"), [C, D], user.login)
            self.assertTrue(found.read(["state", "way", "open_count", "sheet"]))
        another = self._user("rhodri_arall", "coop_elections.group_returning_officer")
        self.assertFalse(self.env["coop.election.casual"].with_user(another).search([]))
        for user in (self.clerk, self.officer, self.portal_member, self.internal_member):
            for model in ("casual", "casual.answer", "casual.result"):
                with self.assertRaises(AccessError, msg=f"{user.login} {model}"):
                    self.env[f"coop.election.{model}"].with_user(user).search([])

    def test_nobody_types_over_what_was_answered(self):
        for user in (self.secretary, self.runner, self.watcher):
            with self.assertRaises(UserError, msg=user.login):
                self.answer.with_user(user).state = "yes"
            with self.assertRaises(UserError, msg=user.login):
                self.casual.with_user(user).state = "declared"
        with self.assertRaises(UserError):
            self.casual.sudo().unlink()
        with self.assertRaises(UserError):
            self.answer.sudo().unlink()

    def test_only_governance_begins_and_only_who_runs_it_goes_on(self):
        with self.assertRaises(UserError):
            self.vacancy.with_user(self.officer).action_countback()
        self._say(self.casual, C)
        self._say(self.casual, D)
        with self.assertRaises(UserError):
            self.casual.with_user(self.watcher)._count(["Eleri Eryr"])
        with self.assertRaises(UserError):
            self.casual.with_user(self.watcher).action_stop()
        with self.assertRaisesRegex(UserError, "Say who saw the count"):
            self.casual.with_user(self.runner)._count([" "])

    def test_nobody_counts_who_stood_there(self):
        candidate = self.contest._get_people()[D]
        candidate.membership_id = self._member(partner=self.secretary.partner_id)
        with self.assertRaisesRegex(UserError, "You stood there yourself"):
            self.casual.action_stop()

    def test_the_journal_names_nobody_who_was_asked(self):
        self._say(self.casual, C)
        entries = self.election.sudo().journal_ids.filtered(lambda one: one.act == "casual")
        self.assertTrue(entries)
        for entry in entries:
            self.assertNotIn("Meirion", f"{entry.what} {entry.why}")
            self.assertNotIn("Nia", f"{entry.what} {entry.why}")


@tagged("post_install", "-at_install")
class TestMySeat(CasualCase, HttpCase):
    """Whoever stood answers on their own page, and nobody else's."""

    def setUp(self):
        super().setUp()
        self._elect()
        # Mali has a log-in; she stood as well, say
        candidate = self.contest._get_people()[C]
        candidate.membership_id = self.mali
        self.casual = self._ask(self._leave(A))
        self.answer = self._of(self.casual, C)
        self.portal_member.password = self.portal_member.login
        self.authenticate(self.portal_member.login, self.portal_member.login)

    def test_the_page_asks_and_takes_the_answer(self):
        url = f"/my/elections/seat/{self.answer.id}"
        page = self.url_open(url).text
        self.assertIn("Would you take a seat?", page)
        self.assertIn("Yes, I would take it", page)
        self.assertIn(url, self.url_open("/my").text)
        page = self.url_open(
            url, data={"csrf_token": Request.csrf_token(self), "answer": "yes"}
        ).text
        self.assertIn("You said yes", page)
        self.answer.invalidate_recordset()
        self.assertEqual((self.answer.state, self.answer.how), ("yes", "portal"))
        self.assertFalse(self.answer.noted_by)

    def test_another_candidates_page_is_not_there(self):
        other = self._of(self.casual, D)
        page = self.url_open(f"/my/elections/seat/{other.id}")
        self.assertNotIn("Would you take", page.text)
        self.url_open(
            f"/my/elections/seat/{other.id}",
            data={"csrf_token": Request.csrf_token(self), "answer": "yes"},
        )
        other.invalidate_recordset()
        self.assertEqual(other.state, "asked")

    def test_the_page_is_in_welsh(self):
        self.portal_member.lang = "cy_GB"
        page = self.url_open(f"/cy/my/elections/seat/{self.answer.id}").text
        self.assertIn("A fyddech chi’n cymryd sedd?", page)
        self.assertNotIn("You can say no", page)

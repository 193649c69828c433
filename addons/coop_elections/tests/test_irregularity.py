from datetime import timedelta

from odoo.exceptions import AccessError, UserError
from odoo.http import Request
from odoo.tests import HttpCase, tagged

from .common_count import CountCase

WORDS = "Zzwrthban stood behind me and said whom to choose."


@tagged("post_install", "-at_install")
class TestIrregularity(CountCase):
    """What goes wrong is written down for good, and the scrutineers have it when they report."""

    def _enter(self, user, **more):
        windows = self.env["coop.election.irregularity.new"].with_user(user)
        window = windows.create(
            {
                "election_id": self.election.id,
                "kind": "outage",
                "happened_at": self.env["coop.clock"].now() - timedelta(hours=1),
                "happened": "The pages did not open for ten minutes.",
                "done": "The server was begun again.",
                **more,
            }
        )
        window.action_apply()
        return self._all().sorted("id")[-1:]

    def _all(self):
        return self.env["coop.election.irregularity"].search(
            [("election_id", "=", self.election.id)]
        )

    def test_who_has_a_role_writes_it_down_and_nobody_else(self):
        for user in (self.runner, self.watcher, self.clerk):
            entry = self._enter(user)
            self.assertEqual(entry.recorded_by, user.name)
        for user in (self.secretary, self.officer, self.employee, self.portal_member):
            with self.assertRaises(UserError, msg=user.login):
                self._enter(user)
        stranger = self._user("cefin_crwydryn", "coop_elections.group_scrutineer")
        with self.assertRaises(UserError):
            self._enter(stranger)
        self.assertEqual(len(self._all()), 3)

    def test_an_entry_says_when_and_what(self):
        for values in (
            {"happened": " "},
            {"kind": False},
            {"happened_at": self.env["coop.clock"].now() + timedelta(hours=1)},
        ):
            with self.assertRaises(UserError, msg=values):
                self._enter(self.runner, **values)

    def test_it_stays_and_what_is_added_stands_under_it(self):
        first = self._enter(self.clerk)
        self.assertTrue(first.is_open)
        with self.assertRaises(UserError):
            first.sudo().happened = "Nothing."
        with self.assertRaises(UserError):
            first.sudo().unlink()
        self._enter(
            self.runner, follows_id=first.id, happened="It was twelve minutes.", closes=True
        )
        self.assertFalse(first.is_open)
        self.assertEqual(len(first.line_ids), 1)
        self.assertFalse(first.search([("is_open", "=", True), ("id", "=", first.id)]))
        acts = self.election.sudo().journal_ids.filtered(lambda one: one.act == "irregularity")
        self.assertEqual(len(acts), 2)
        self.assertNotIn("minutes", " ".join(acts.mapped("what")))

    def test_the_scrutineers_have_it_when_they_report(self):
        first = self._enter(self.clerk)
        self._enter(self.runner, follows_id=first.id, happened="It works.", closes=True)
        self._cast([1], [2], [1])
        self._close()
        self._count()
        sheets = self.election.with_user(self.watcher)._get_scrutineer_sheets()
        kind, said, dealt_with = sheets[0]["irregularities"][0]
        self.assertEqual((kind, len(said), dealt_with), ("Something did not work", 2, True))
        self.assertIn("did not open for ten minutes", said[0])
        drawn = str(self.election.with_user(self.watcher)._draw_results())
        self.assertIn("did not open for ten minutes", drawn)
        report = self.env["ir.actions.report"].with_user(self.watcher)
        html = report._render_qweb_html("coop_elections.report_scrutineers", self.election.ids)[0]
        self.assertIn("did not open for ten minutes", html.decode())

    def test_it_is_seen_by_who_has_a_role_and_governance(self):
        self._enter(self.runner)
        model = self.env["coop.election.irregularity"]
        for user in (self.runner, self.watcher, self.clerk, self.secretary):
            self.assertTrue(self._as(model, user).search([]), user.login)
            for right in ("create", "write", "unlink"):
                self.assertFalse(self._as(model, user).has_access(right), user.login)
        for user in (
            self.officer,
            self.employee,
            self.inspector,
            self.internal_member,
            self.portal_member,
        ):
            with self.assertRaises(AccessError, msg=user.login):
                self._as(model, user).search([])


@tagged("post_install", "-at_install")
class TestPressure(CountCase, HttpCase):
    """Who was put under pressure says so on their pages; whoever runs the election learns that it
    happened, and not to whom."""

    def test_the_words_go_to_those_who_look_at_concerns_alone(self):
        self.company.coop_concern_lead_id = self.secretary
        self.portal_member.password = self.portal_member.login
        self.authenticate(self.portal_member.login, self.portal_member.login)
        path = f"/my/elections/{self.election.id}/pressure"
        self.assertIn(path, self.url_open("/my/elections").text)
        self.url_open(path)
        for answers in ({"step": "words", "words": WORDS}, {"step": "check"}):
            token = self._token()
            answer = self.url_open(path, data={"csrf_token": token, **answers})
        self.assertIn("Only those who look at concerns", answer.text)
        concern = self.env["coop.concern"].sudo().search([], order="id desc", limit=1)
        self.assertIn(WORDS, concern.words_ids.mapped("words"))
        entry = self.env["coop.election.irregularity"].search(
            [("election_id", "=", self.election.id)]
        )
        self.assertEqual(entry.kind, "influence")
        entries = self.election.sudo().journal_ids
        self.assertFalse(entries.filtered(lambda one: one.recorded_by == self.mali.member_name))
        for words in ("Zzwrthban", self.mali.member_name):
            self.assertNotIn(words, f"{entry.happened} {entry.done} {entry.recorded_by}")

    def _token(self):
        return Request.csrf_token(self)

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common_question import QuestionCase

PURPOSE = "I want to see that nobody voted for my late uncle."


@tagged("post_install", "-at_install")
class TestInspection(QuestionCase):
    """The marked register is looked at with a purpose, by leave, once; how people voted, never."""

    def _ask(self, member=None, user=None):
        inspections = self._as(self.env["coop.election.inspection"], user or self.secretary)
        return inspections.create(
            {
                "company_id": self.company.id,
                "election_id": self.election.id,
                "membership_id": (member or self.mali).id,
                "purpose": PURPOSE,
            }
        )

    def test_it_is_decided_with_a_reason_and_shown_once(self):
        with self._after(days=1):
            asked = self._ask()
            with self.assertRaisesRegex(UserError, "not granted"):
                asked.action_show()
            with self.assertRaisesRegex(UserError, "Say why"):
                asked.action_grant()
            asked.decision = "The Board agreed."
            asked.action_grant()
            with self.assertRaises(AccessError):
                asked._get_register()
            self.assertEqual(asked.action_show()["type"], "ir.actions.report")
            register = dict(asked._get_register())
            rows = {row[1]: row for row in register[self.contest._get_label()]}
            self.assertTrue(rows[self.mali.member_name][2])
            self.assertFalse(rows[self.people[4].member_name][2])
            self.assertEqual({len(row) for row in rows.values()}, {3})
            report = self.env["ir.actions.report"].with_user(self.secretary)
            html = report._render_qweb_html("coop_elections.report_register", asked.ids)[0]
            self.assertIn(self.mali.member_name, html.decode())
            with self.assertRaisesRegex(UserError, "shown already"):
                asked.action_show()
        with self._after(days=2), self.assertRaises(AccessError):
            asked._get_register()
        acts = self.election.sudo().journal_ids.filtered(lambda one: one.act == "inspection")
        self.assertEqual(len(acts), 3)
        self.assertNotIn(self.mali.member_name, " ".join(acts.mapped("what")))

    def test_who_neither_stood_nor_could_vote_does_not_ask(self):
        with self._after(days=1):
            outside = self._member("Nia Newydd", category=self.supported)
            with self.assertRaisesRegex(UserError, "Who stood or could vote"):
                self._ask(outside)

    def test_after_the_destruction_there_is_nothing_to_look_at(self):
        with self._after(days=1):
            asked = self._ask()
            asked.decision = "The Board agreed."
            asked.action_grant()
        self._destroyed()
        with self._year_on():
            with self.assertRaises(UserError):
                asked.action_show()
            with self.assertRaisesRegex(UserError, "no marked register"):
                self._ask()

    def test_governance_alone_sees_and_decides_it(self):
        with self._after(days=1):
            asked = self._ask()
            with self.assertRaises(UserError):
                asked.state = "granted"
            with self.assertRaises(UserError):
                asked.sudo().unlink()
            for user in (
                self.runner,
                self.watcher,
                self.clerk,
                self.officer,
                self.employee,
                self.inspector,
                self.internal_member,
                self.portal_member,
            ):
                with self.assertRaises(AccessError, msg=user.login):
                    self._ask(user=user)
                with self.assertRaises(UserError, msg=user.login):
                    asked.with_user(user).action_grant()
                with self.assertRaises(UserError, msg=user.login):
                    asked.with_user(user).action_show()

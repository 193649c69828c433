from odoo.exceptions import AccessError
from odoo.tests import tagged

from .decision_common import DecisionCase


@tagged("post_install", "-at_install")
class TestDecisionSheet(DecisionCase):
    """What was decided, on one page to hang up, in both languages."""

    def _print(self, user):
        report = self.env.ref("coop_governance.action_report_decision_sheet")
        page, _kind = (
            self.env["ir.actions.report"]
            .with_user(user)
            .with_context(allowed_company_ids=self.company.ids)
            ._render_qweb_html(report.report_name, self.decision.ids)
        )
        return page.decode()

    def test_it_says_in_both_languages_what_was_asked_answered_and_decided(self):
        self._concluded("changes", "Keep the lunch club.", "Ring people first.")
        first, second = self.decision.request_ids
        first._answer(
            "accepted",
            {"en_GB": "You are right.", "cy_GB": "Rydych yn iawn."},
            {"en_GB": "It stays on Mondays.", "cy_GB": "Mae’n aros ar ddydd Llun."},
        )
        page = self._print(self.secretary)
        self.assertIn("The Board has not answered yet.", page)
        self.assertNotIn("The lunch club stays.", page)
        second._answer("refused", "There is nobody to ring.")
        self._final()
        page = self._print(self.secretary)
        for words in (
            "The lunch club stays.",
            "Mae’r clwb cinio’n aros.",
            "It stays on Mondays.",
            "Mae’n aros ar ddydd Llun.",
            "There is nobody to ring.",
        ):
            self.assertIn(words, page)
        self.assertIn('lang="cy-GB"', page)
        self.assertNotIn("not answered yet", page)

    def test_only_the_office_prints_it(self):
        self._concluded("support")
        for user in (self.employee, self.portal_member):
            with self.assertRaises(AccessError, msg=user.login):
                self._print(user)

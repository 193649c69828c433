from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import SATISFIED
from .common_count import CountCase

VOTES = ([1, 2], [1, 2], [1, 3], [2], [2, 3], [3])


@tagged("post_install", "-at_install")
class TestScrutiny(CountCase):
    """Each scrutineer reports before the declaration, here or on paper."""

    def test_each_scrutineer_reports_before_the_declaration(self):
        self._counted(*VOTES)
        self.election.action_tell_candidates()
        with self.assertRaisesRegex(UserError, "Reports of scrutineers are missing: .*Eleri Eryr"):
            self.election.action_declare()
        role = self.election.sudo().role_ids.filtered(lambda one: one.user_id == self.watcher)
        reports = self.env["coop.election.scrutiny"]
        with self.assertRaisesRegex(UserError, "signs with their own log-in"):
            reports.with_user(self.runner)._sign(role.with_user(self.runner), SATISFIED)
        with self.assertRaisesRegex(UserError, "Say why"):
            reports.with_user(self.watcher)._sign(role.with_user(self.watcher), {})
        self._report()
        names = self.election.sudo().scrutiny_ids.mapped("name")
        self.assertEqual(sorted(names), ["Eleri Eryr", "Gwen Gwylan"])
        self._declare()

    def test_a_report_on_an_earlier_count_does_not_do(self):
        self._counted(*VOTES)
        self.election.action_tell_candidates()
        self._report()
        self._set(publication_floor=1)
        result = self.contest._get_result()
        content = {**result._get_content(), "program": "another"}
        self.env["coop.election.result"]._write_down(self.contest, "counted", content, "Again", "R")
        with self.assertRaisesRegex(UserError, "Reports of scrutineers are missing"):
            self.election.action_declare()

    def test_a_sheet_is_printed_for_each_scrutineer_filled_in_or_to_sign(self):
        self._counted(*VOTES)
        role = self.election.sudo().role_ids.filtered(lambda one: one.user_id == self.watcher)
        reports = self.env["coop.election.scrutiny"].with_user(self.watcher)
        reports._sign(role.with_user(self.watcher), SATISFIED)
        election = self.election.with_user(self.watcher)
        self.assertEqual(
            election.action_print_reports()["report_name"], "coop_elections.report_scrutineers"
        )
        pages = self.env["ir.actions.report"].with_user(self.watcher)
        html = pages._render_qweb_html("coop_elections.report_scrutineers", election.ids)[
            0
        ].decode()
        for words in (
            "Gwen Gwylan",
            "Eleri Eryr",
            "Signed on",
            "Write yes or no.",
            "First votes for Ifan Ithel",
        ):
            self.assertIn(words, html)
        with self.assertRaises(AccessError):
            self.election.with_user(self.clerk).action_print_reports()

    def test_where_the_rules_do_not_ask_for_reports_it_is_declared_without(self):
        self._counted(*VOTES)
        self.election.action_tell_candidates()
        self._write_frozen(self.election.sudo().rules_id, {"report_first": False})
        self.assertTrue(self._declare())

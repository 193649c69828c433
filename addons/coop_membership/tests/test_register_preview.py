from datetime import date

from odoo.exceptions import UserError
from odoo.tests import tagged

from .common import MembershipCase
from .records_common import printed_rows, rows


@tagged("post_install", "-at_install")
class TestRegisterPreview(MembershipCase):
    """What an officer is shown before putting the register right is what the register says then."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.member = cls._member("Mali Derwn")
        cls.entries = cls.env["coop.register.entry"]

    def _entry(self, particular="name"):
        return self.entries.search(
            [("membership_id", "=", self.member.id), ("particular", "=", particular)]
        )

    def _wizard(self, entry=None, **vals):
        vals = {"value": "Mali Derwen", "reason": "Misspelt", "asked_by": "member", **vals}
        return self._as(self.env["coop.register.correct"], self.officer).create(
            {"entry_id": (entry or self._entry()).id, **vals}
        )

    def test_the_line_shown_is_the_line_printed_afterwards(self):
        wizard = self._wizard(effective_from=date(2018, 1, 1))
        wizard.action_look()
        self.assertEqual(rows(wizard.before), printed_rows(self, [self.member.number]))
        self.assertIn("Mali Derwen", rows(wizard.after)[0])
        self.assertNotEqual(rows(wizard.after), rows(wizard.before))
        wizard.action_put_right()
        self.assertEqual(rows(wizard.after), printed_rows(self, [self.member.number]))

    def test_looking_changes_nothing(self):
        before = self.entries.search_count([])
        self._wizard().action_look()
        self.assertEqual(self.entries.search_count([]), before)
        self.assertEqual(self._entry().value, "Mali Derwn")

    def test_nothing_is_done_unseen_or_when_something_changed_since(self):
        wizard = self._wizard()
        with self.assertRaisesRegex(UserError, "Look at the line first"):
            wizard.action_put_right()
        wizard.action_look()
        wizard.value = "Mali Derw"
        with self.assertRaisesRegex(UserError, "something has changed"):
            wizard.action_put_right()
        wizard.value = "Mali Derwen"
        self.member.partner_id.street = "9 Stryd y Bont"
        with self.assertRaisesRegex(UserError, "something has changed"):
            wizard.action_put_right()
        wizard.action_look()
        wizard.action_put_right()
        self.assertEqual(self._register_lines()[self.member.number].name, "Mali Derwen")

    def test_the_entry_keeps_why_and_who_asked(self):
        wizard = self._wizard(asked_by="other", asked_name="her sister")
        wizard.action_look()
        wizard.action_put_right()
        notes = self._entry().mapped("note")
        self.assertIn("Misspelt (asked by: Somebody else, her sister)", notes)

    def test_an_entry_struck_out_can_be_let_stand_again_and_is_shown_first(self):
        wrong = self._entry()
        self.entries._assert(self.member, {"name": "Mali D"}, date(2018, 2, 1), "correction")
        wrong._void("By mistake")
        wizard = self._wizard(wrong)
        self.assertEqual(wizard.act, "restore")
        wizard.act = "strike"
        with self.assertRaisesRegex(UserError, "struck out already"):
            wizard.action_look()
        wizard.act = "restore"
        wizard.action_look()
        self.assertIn("Mali Derwn", rows(wizard.after)[0])
        wizard.action_put_right()
        wrong.invalidate_recordset()
        self.assertFalse(wrong.struck_out)
        self.assertEqual(rows(wizard.after), printed_rows(self, [self.member.number]))

    def test_striking_out_shows_what_is_left_and_never_leaves_a_gap(self):
        with self.assertRaisesRegex(UserError, "would say nothing here"):
            self._wizard(act="strike").action_look()
        self.entries._assert(self.member, {"name": "Mali D"}, date(2018, 2, 1), "correction")
        wizard = self._wizard(self._entry()[0], act="strike")
        wizard.action_look()
        self.assertIn("struck out on", rows(wizard.after)[0])
        wizard.action_put_right()
        self.assertEqual(rows(wizard.after), printed_rows(self, [self.member.number]))

    def test_the_preview_speaks_welsh(self):
        wizard = self._wizard().with_context(lang="cy_GB")
        wizard.action_look()
        self.assertIn("Ionawr", rows(wizard.after)[0])

    def test_a_member_s_own_request_is_seen_before_it_is_accepted(self):
        correction = self.env["coop.membership.correction"].create(
            {
                "membership_id": self.member.id,
                "particular": "name",
                "new_name": "Mali Derwen",
                "was_wrong": True,
                "explanation": "One letter is missing.",
            }
        )
        action = self._as(correction, self.officer).action_look()
        wizard = self._as(self.env[action["res_model"]], self.officer).browse(action["res_id"])
        self.assertEqual(correction.state, "waiting", "looking decides nothing")
        self.assertEqual(self.member.member_name, "Mali Derwn")
        self.assertEqual(rows(wizard.before), printed_rows(self, [self.member.number]))
        self.assertFalse(self.env["coop.notice.delivery"].search([("res_id", "=", correction.id)]))
        wizard.action_apply()
        self.assertEqual(correction.state, "accepted")
        self.assertEqual(rows(wizard.after), printed_rows(self, [self.member.number]))

    def test_a_request_changed_since_it_was_shown_is_shown_again(self):
        correction = self.env["coop.membership.correction"].create(
            {"membership_id": self.member.id, "particular": "name", "new_name": "Mali Derwen"}
        )
        action = self._as(correction, self.officer).action_look()
        wizard = self._as(self.env[action["res_model"]], self.officer).browse(action["res_id"])
        correction.new_name = "Mali Derwyn"
        with self.assertRaisesRegex(UserError, "has changed since"):
            wizard.action_apply()
        self.assertEqual(correction.state, "waiting")

"""Both are told when help begins and when it ends, each as they read."""

from datetime import timedelta

from odoo.fields import Command
from odoo.tests import tagged

from .common import CY, NoticeCase


@tagged("post_install", "-at_install")
class TestHelperTold(NoticeCase):
    def choose(self):
        helpers = self.env["coop.helper"]
        today = self.env["coop.clock"].today()
        return helpers._choose(
            self.owen,
            self.company,
            {
                "name": "Mali",
                "email": "MALI@example.com",
                "role_id": self.env.ref("coop_access.helper_role_friend").id,
                "kind_ids": [Command.set(self.env.ref("coop_access.helper_kind_forms").ids)],
                "date_from": today,
                "date_to": today + timedelta(days=30),
            },
        )

    def told(self, helper, code):
        return (
            self.env["coop.notice.delivery"]
            .search([("res_model", "=", "coop.helper"), ("res_id", "=", helper.id)])
            .filtered(lambda row: row.kind_id.code == code)
        )

    def test_who_is_asked_is_told_alone(self):
        user = self._new_user("mali.user", "base.group_portal")
        user.partner_id.email = "mali@example.com"
        self.mali.email = False
        helper = self.choose()
        self.assertEqual(helper.helper_partner_id, user.partner_id)
        row = self.told(helper, "helper_asked")
        self.assertEqual(row.partner_id, user.partner_id)
        self.assertIn("Sign up and fill in forms", row.body_html)
        self.assertIn("Owen Robin", row.body_html)

    def test_both_are_told_of_begin_and_end_in_their_own_language(self):
        helper = self.choose()
        helper.helper_partner_id = self.mali
        helper._promise("own")
        helper._end("member")
        for code in ("helper_begun", "helper_ended"):
            rows = self.told(helper, code)
            self.assertEqual(rows.partner_id, self.mali | self.owen, code)
            owens = rows.filtered(lambda row: row.partner_id == self.owen)
            self.assertEqual((owens.lang, owens.channel), (CY, "print"))
        self.assertIn(
            "Cofrestru",
            self.told(helper, "helper_begun")
            .filtered(lambda row: row.partner_id == self.owen)
            .body_html,
        )

    def test_somebody_who_sits_beside_is_told_nothing_of(self):
        role = self.env.ref("coop_access.helper_role_friend")
        version = self.env["coop.helper"]._get_promise(self.company)
        helper = self.env["coop.helper"]._begin_beside(
            self.owen, self.company, "Ann", role, version
        )
        helper._end("member")
        self.assertFalse(self.told(helper, "helper_begun") | self.told(helper, "helper_ended"))

    def test_a_text_that_is_not_published_keeps_nobody_from_ending_it(self):
        helper = self.choose()
        self.env.ref("coop_notices.kind_helper_ended").active = False
        helper._end("member")
        self.assertEqual(helper.state, "over")

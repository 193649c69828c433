from datetime import date

from freezegun import freeze_time

from odoo.fields import Domain
from odoo.tests import TransactionCase, new_test_user, tagged

from ..models.ir_rule import on_day

DAY = date(2018, 7, 1)


@tagged("post_install", "-at_install")
class TestRuleToday(TransactionCase):
    """“Today” in a rule is the co-op's, whatever time zone a user has or asks for."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.holidays = cls.env["coop.bank.holiday"]
        cls.user = new_test_user(cls.env, "gwyliwr", groups="base.group_user")
        cls.env["ir.rule"].create(
            {
                "name": "bank holidays that have come",
                "model_id": cls.env["ir.model"]._get_id("coop.bank.holiday"),
                "domain_force": "[('date', '<=', 'today')]",
            }
        )
        cls.holiday = cls.holidays.create(
            {"date": DAY, "name": "The first of July", "region": "england-wales"}
        )

    def _sees(self, moment, **context):
        with freeze_time(moment):
            self.env.invalidate_all()
            holidays = self.holidays.with_user(self.user).with_context(**context)
            return bool(holidays.search([("id", "=", self.holiday.id)]))

    def test_it_begins_at_midnight_where_the_co_op_is(self):
        for zone in (False, "Europe/London", "Pacific/Kiritimati", "Pacific/Pago_Pago"):
            self.user.tz = zone
            for context in ({}, {"tz": "Pacific/Kiritimati"}, {"tz": "Pacific/Pago_Pago"}):
                with self.subTest(zone=zone, context=context):
                    # summer time: midnight is 23:00 UTC
                    self.assertFalse(self._sees("2018-06-30 22:59:59", **context))
                    self.assertTrue(self._sees("2018-06-30 23:00:01", **context))

    def test_it_is_found_within_what_has_to_be_there(self):
        domain = Domain("user_ids", "any", [("a", "=", 1), ("b", "<=", "today")])
        for rule in (domain, ~domain, domain | Domain("c", ">", "today"), Domain.TRUE):
            settled = str(on_day(rule, DAY))
            self.assertNotIn("today", settled)
        self.assertIn("2018, 7, 1", str(on_day(domain, DAY)))

    def test_a_word_stays_a_word(self):
        rule = Domain("name", "ilike", "today")
        self.assertEqual(on_day(rule, DAY), rule)

"""What is kept about former members beside the register has its own, shorter time."""

from datetime import date

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import MembershipCase


@tagged("post_install", "-at_install")
class TestLeftover(MembershipCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        with freeze_time("2016-01-10 10:00:00"):
            application = cls._submitted("Gwilym Ggellyg", email="gwil@ggellyg.example")
            application._accept()
            cls.former = application.membership_id
            cls.partner = cls.former.partner_id
            cls.partner._coop_set_need("cy_GB", "easy_read", "print", "Big letters")
            cls.env["coop.qualification"]._ensure(
                cls.partner, cls.supported, date(2016, 1, 10), "officer"
            )
            cls.env["coop.qualification"].search([("partner_id", "=", cls.partner.id)]).write(
                {"date_to": date(2016, 12, 31)}
            )
            cls.stays = cls._member("Mali Derwen", day=date(2016, 1, 1))
            cls.stays.partner_id._coop_set_need("en_GB", "standard", "print", "A ramp")
        with freeze_time("2017-01-31 10:00:00"):
            cls.former._leave("resignation", date(2017, 1, 31), date(2017, 1, 31))
        letters = cls.env["coop.notice.delivery"].search([("partner_id", "=", cls.partner.id)])
        letters.write({"state": "printed"})
        cls.env.flush_all()

    def rows(self, user=None, day="2018-05-10"):
        with freeze_time(f"{day} 10:00:00"):
            self.env.flush_all()
            self.env.invalidate_all()
            found = self._as(self.env["coop.membership.leftover"], user or self.officer_plain)
            return {row.kind: row for row in found.search([("company_id", "=", self.company.id)])}

    def test_what_is_kept_is_listed_with_the_day_from_which_it_may_go(self):
        rows = self.rows()
        self.assertEqual({row.membership_id for row in rows.values()}, {self.former})
        self.assertEqual(
            {kind: row.may_go_on for kind, row in rows.items()},
            {
                "need": date(2017, 5, 1),
                "contact": date(2018, 2, 1),
                "note": date(2019, 2, 1),
                "letter": date(2019, 2, 1),
                "application": date(2023, 2, 1),
            },
        )

    def test_where_somebody_was_supported_is_listed_for_those_who_may_know(self):
        self.assertNotIn("qualification", self.rows(self.officer_plain))
        self.assertIn("qualification", self.rows(self.officer))

    def test_a_co_op_sets_its_own_period(self):
        self.env["coop.retention.period"].create(
            {"kind": "need", "months": 36, "company_id": self.company.id}
        )
        self.assertEqual(self.rows()["need"].may_go_on, date(2020, 2, 1))

    def test_the_officer_clears_what_is_due_and_nothing_else(self):
        rows = self.rows()
        with freeze_time("2018-05-10 10:00:00"):
            with self.assertRaisesRegex(UserError, "2019-02-01"):
                rows["note"].action_clear()
            (rows["need"] | rows["contact"]).action_clear()
        self.assertFalse(
            self.env["coop.access.need"].search([("partner_id", "=", self.partner.id)])
        )
        self.assertFalse(self.partner.email)
        self.assertTrue(self.partner.name)
        self.assertEqual(set(self.rows()) & {"need", "contact"}, set())
        log = self.env["coop.register.removal"].search([("what", "=", "need")])
        self.assertEqual((log.people, log.records, log.ended_until), (1, 1, date(2017, 1, 31)))
        self.assertTrue(
            self.env["coop.access.need"].search([("partner_id", "=", self.stays.partner_id.id)])
        )
        line = self._register_lines()[self.former.number]
        self.assertEqual(line.name, "Gwilym Ggellyg", "the register is another matter")

    def test_every_kind_can_be_cleared(self):
        kinds = dict(self.env["coop.retention.period"]._fields["kind"].selection)
        rows = self.rows(self.officer, "2030-01-01")
        with freeze_time("2030-01-01 10:00:00"):
            for row in rows.values():
                row.action_clear()
        self.assertEqual(self.rows(self.officer, "2030-01-01"), {})
        for kind in kinds:
            getattr(self.former.sudo(), f"_clear_{kind}")()

    def test_who_is_a_member_elsewhere_keeps_what_is_theirs(self):
        other = self.env["res.company"].create({"name": "Another"})
        self.env["coop.category.setup"].create({"company_id": other.id}).action_set_up()
        category = self.env["coop.membership.category"].search([("company_id", "=", other.id)])[-1:]
        self.env["coop.membership"]._admit(self.partner, category, date(2018, 1, 1))
        self.assertEqual(set(self.rows()) & {"need", "contact"}, set())

    def test_who_still_qualifies_is_still_reached_unless_they_died(self):
        grounds = self.env["coop.qualification"].search([("partner_id", "=", self.partner.id)])
        grounds[:1].date_to = False
        self.assertEqual(set(self.rows()) & {"need", "contact"}, set())
        self.former.sudo().died_on = date(2017, 1, 31)
        self.assertEqual(set(self.rows()) & {"need", "contact"}, {"need", "contact"})

    def test_only_officers_see_and_clear(self):
        row = self.rows()["need"]
        for user in (self.employee, self.inspector, self.system, self.portal_member):
            with self.assertRaises(AccessError, msg=user.login):
                self._as(row, user).read(["kind"])
            with self.assertRaises(AccessError, msg=user.login):
                self._as(self.env["coop.membership.leftover"], user).search([])
        with self.assertRaises(AccessError):
            self._as(self.env["coop.register.removal"], self.inspector).search([])

    def test_it_stands_in_the_list_to_do(self):
        tasks = self._as(self.env["coop.membership.task"], self.officer_plain)
        task = tasks.search([("kind", "=", "leftover")])
        self.assertEqual(task.name, "1")
        self.assertEqual(task.action_open()["res_model"], "coop.membership.leftover")

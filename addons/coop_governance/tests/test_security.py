from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import TODAY, GovernanceCase


@tagged("post_install", "-at_install")
class TestSecurity(GovernanceCase):
    """Who sees and does what, with each kind of log-in."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.councillor = cls._member(partner=cls.portal_member.partner_id)
        cls.colleague = cls._member(category=cls.employees, partner=cls.internal_member.partner_id)
        cls.member = cls._member(partner=cls.portal_other.partner_id)
        begin = cls.env["coop.office.term"]._begin
        cls.term = begin(cls.seats[cls.rowan][0], cls.councillor.partner_id, TODAY, "elected")
        cls.other = begin(cls.seats[cls.ash][0], cls.colleague.partner_id, TODAY, "elected")
        cls.term.holder_id.reach = "Ring 01248 555 017"
        cls.terms = cls.env["coop.office.term"].search([("company_id", "=", cls.company.id)])

    def _found(self, model, user):
        return self._as(self.env[model], user).search([("company_id", "=", self.company.id)])

    def test_who_sits_there_reads_the_terms_of_the_body_and_how_to_reach_colleagues(self):
        for user in (self.portal_member, self.internal_member):
            self.assertEqual(self._found("coop.office.term", user), self.terms)
            holder = self._as(self.term.holder_id, user)
            self.assertEqual(holder.reach, "Ring 01248 555 017")
            self.assertIn("Member", self._as(self.term, user).display_name)
            with self.assertRaises(AccessError):
                holder.read(["membership_id"])
            another = self._as(self.terms.holder_id, user).partner_id - user.partner_id
            with self.assertRaises(AccessError):
                self._as(another, user).read(["street"])
            for field in ("ended_note", "begun_note", "notice_on", "struck_why"):
                with self.assertRaises(AccessError):
                    self._as(self.term, user).read([field])

    def test_other_members_and_staff_read_none_of_it(self):
        for user in (self.portal_other, self.employee, self.contacts_manager, self.inspector):
            for model in ("coop.office.term", "coop.office.holder"):
                self.assertFalse(self._found(model, user), f"{user.login} reads {model}")
            for model in ("coop.body", "coop.seat", "coop.vacancy", "coop.constituency"):
                with self.assertRaises(AccessError):
                    self._found(model, user)

    def test_nobody_but_the_governance_officer_changes_it(self):
        for user in (self.portal_member, self.internal_member, self.officer):
            with self.assertRaises(AccessError):
                self._as(self.term.holder_id, user).write({"reach": "x"})
            with self.assertRaises(AccessError):
                self._as(self.env["coop.term.end"], user).create({"term_id": self.term.id})
            with self.assertRaises(UserError):
                self._as(self.term, user).action_go_on()
        self._as(self.term.holder_id, self.secretary).write({"reach": "By the office"})

    def test_the_office_of_membership_reads_it(self):
        self.assertEqual(self._found("coop.office.term", self.officer), self.terms)
        self.assertTrue(self._found("coop.vacancy", self.officer_plain))

    def test_another_co_op_reads_none_of_it(self):
        other = self.env["res.company"].create({"name": "Gellyg Co-op"})
        user = self.secretary.copy({"login": "arall"})
        user.write({"company_ids": [(6, 0, other.ids)], "company_id": other.id})
        for model in ("coop.body", "coop.seat", "coop.office.term", "coop.vacancy"):
            records = self.env[model].with_user(user).with_context(allowed_company_ids=other.ids)
            self.assertFalse(records.search([]).filtered(lambda r: r.company_id == self.company))

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import TODAY
from .requisition_common import RequisitionCase


@tagged("post_install", "-at_install")
class TestRequisitionSecurity(RequisitionCase):
    MODELS = (
        "coop.requisition",
        "coop.requisition.signature",
        "coop.requisition.reached",
    )

    def test_nobody_but_the_office_reads_who_signed(self):
        requisition = self._ask(self.members[-2])
        requisition._sign(self.second, TODAY, "paper")
        for user in (
            self.portal_member,
            self.portal_other,
            self.internal_member,
            self.employee,
            self.inspector,
            self.contacts_manager,
            self.env.ref("base.public_user"),
        ):
            for model in self.MODELS:
                with self.assertRaises(AccessError):
                    self.env[model].with_user(user).search([])
        for user in (self.officer, self.secretary):
            for model in self.MODELS:
                self.assertTrue(self._as(self.env[model], user).search([]), model)

    def test_nobody_but_the_governance_officer_acts(self):
        requisition = self._ask()
        for user in (self.officer, self.employee, self.portal_member):
            with self.assertRaises(UserError):
                self._as(requisition, user).action_show()
            with self.assertRaises(AccessError):
                self._as(self.env["coop.requisition.end"], user).create(
                    {"act": "refuse", "requisition_id": requisition.id, "reason": "x"}
                )
            with self.assertRaises(AccessError):
                self._as(self.env["coop.general.rules"], user).create({})
        with self.assertRaises(UserError):
            self._as(requisition.signature_ids, self.secretary).write({"noted": "x"})

    def test_another_co_op_reads_none_of_it(self):
        self._ask()
        other = self.env["res.company"].create({"name": "Gellyg Co-op"})
        user = self.secretary.copy({"login": "arall"})
        user.write({"company_ids": [(6, 0, other.ids)], "company_id": other.id})
        for model in self.MODELS:
            records = self.env[model].with_user(user).with_context(allowed_company_ids=other.ids)
            self.assertFalse(records.search([]).filtered(lambda r: r.company_id == self.company))

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import EmploymentCase


@tagged("post_install", "-at_install")
class TestCandidates(EmploymentCase):
    """Who an employee could be is offered with what speaks for it; a person confirms."""

    def _rows(self, employee, user=None):
        rows = self._as(self.env["coop.employment.candidate"], user or self.officer_plain)
        return rows.search([("employee_id", "=", employee.id)])

    def test_nothing_is_linked_by_itself(self):
        membership = self._member("Mali Derwen", self.employees)
        membership.partner_id.email = "mali@cartref.example"
        employee = self._employee("Mali Derwen", private_email="mali@cartref.example")
        self._nightly()
        self.assertFalse(self.env["coop.employment"].search([("employee_id", "=", employee.id)]))
        self.assertEqual(employee.coop_member_state, "not")

    def test_what_speaks_for_each_comes_with_it_best_first(self):
        namesake = self._member("Siân Derwen").partner_id
        right = self._member("Sian Derwen-Puw", self.employees).partner_id
        right.write({"email": "sian@cartref.example", "phone": "+44 7700 900123"})
        employee = self._employee(
            "SIAN DERWEN", private_email="Sian@cartref.example", private_phone="07700 900123"
        )
        rows = self._rows(employee)
        self.assertEqual(rows.mapped("person_id"), [right.id, namesake.id])
        self.assertEqual(rows[0].speaks, "same private e-mail, same phone")
        self.assertEqual(rows[1].speaks, "same name")
        self.assertEqual(rows.mapped("how_many"), [2, 2])

    def test_the_private_address_speaks_and_is_not_shown(self):
        person = self._member("Mali Arall", self.employees).partner_id
        employee = self._employee(
            "Mali D", private_street="2 stryd y dderwen ", private_zip="LL579ZX"
        )
        row = self._rows(employee)
        self.assertEqual((row.person_id, row.speaks), (person.id, "same private address"))
        self.assertNotIn("dderwen", str(row.read()))

    def test_the_automatic_work_contact_is_never_offered_nor_taken(self):
        employee = self._employee("Mali Derwen", work_email="mali@perllan.example")
        contact = employee.work_contact_id
        self.assertTrue(contact)
        self._member(partner=contact, category=self.employees)
        self.assertNotIn(contact.id, self._rows(employee).mapped("person_id"))
        with self.assertRaisesRegex(UserError, "made by Employees"):
            self._confirm(employee, contact)

    def test_the_contact_of_their_own_log_in_is_offered(self):
        user = self._user("mared_gwaith")
        employee = self._employee("Mared", user_id=user.id)
        row = self._rows(employee)
        self.assertEqual((row.person_id, row.speaks), (user.partner_id.id, "their own log-in"))
        row.action_confirm()
        self.assertFalse(self._rows(employee))

    def test_who_is_supported_and_no_member_is_offered_to_nobody(self):
        person = self.env["res.partner"].create({"name": "Mali Derwen"})
        self.env["coop.qualification"].create(
            {"partner_id": person.id, "category_id": self.supported.id}
        )
        employee = self._employee("Mali Derwen")
        for user in self.officer_plain + self.officer:
            self.assertFalse(any(self._rows(employee, user).mapped("person_id")))

    def test_one_press_confirms_and_says_who_and_why(self):
        membership = self._member("Mali Derwen", self.employees)
        employee = self._employee("Mali Derwen")
        self._rows(employee).action_confirm()
        employment = self.env["coop.employment"].search([("employee_id", "=", employee.id)])
        self.assertEqual(employment.membership_id, membership)
        self.assertEqual(employment.confirmed_by, self.officer_plain.name)
        self.assertEqual(employment.evidence, "same name")
        self.assertEqual(employee.coop_member_state, "member")

    def test_many_at_once_each_for_itself(self):
        self._member("Mali Derwen", self.employees)
        self._member("Mali Derwen", self.employees)
        self._member("Nia Onnen", self.employees)
        mali, nia = self._employee("Mali Derwen"), self._employee("Nia Onnen")
        rows = self._rows(mali) + self._rows(nia)
        self.assertEqual(len(rows), 3)
        answer = rows.action_confirm()
        self.assertIn("Confirmed: 2", answer["params"]["message"])
        self.assertIn("Two rows", answer["params"]["message"])
        self.assertEqual(
            self.env["coop.employment"].search_count([("employee_id", "in", (mali + nia).ids)]), 2
        )

    def test_a_new_person_has_the_name_and_nothing_else(self):
        employee = self._employee("Ceri Celyn", private_email="ceri@cartref.example")
        row = self._rows(employee)
        self.assertFalse(row.person_id)
        with self.assertRaises(UserError):
            row.action_confirm()
        row.action_new_person()
        person = self.env["coop.employment"].search([("employee_id", "=", employee.id)]).partner_id
        self.assertEqual((person.name, person.email), ("Ceri Celyn", False))
        self.assertNotEqual(person, employee.work_contact_id)
        self.assertEqual(self._grounds(person)[0][0], "hr")

    def test_who_was_said_not_to_be_it_is_not_offered_again(self):
        self._member("Mali Derwen", self.employees)
        employee = self._employee("Mali Derwen")
        self._rows(employee).action_confirm()
        employment = self._as(self.env["coop.employment"], self.officer_plain).search([])
        action = employment.action_withdraw()
        wizard = self.env["coop.employment.withdraw"].with_user(self.officer_plain)
        wizard.with_context(**action["context"]).create({"reason": "A namesake"}).action_apply()
        self.assertFalse(any(self._rows(employee).mapped("person_id")))
        self.assertEqual(employee.coop_member_state, "not")

    def test_somebody_confirmed_elsewhere_is_offered_with_that(self):
        self._member_employee("Mali Derwen")
        second = self._employee("Mali Derwen")
        self.assertIn("but confirmed for another employee", self._rows(second).speaks)

    def test_archived_employees_and_contacts_are_offered_nothing(self):
        person = self.env["res.partner"].create({"name": "Mali Derwen", "active": False})
        employee = self._employee("Mali Derwen", active=False)
        self.assertFalse(self._rows(employee))
        with self.assertRaises(UserError):
            self._confirm(employee, self.company.partner_id)
        self.assertTrue(person)

    def test_only_the_membership_office_confirms(self):
        membership = self._member("Mali Derwen", self.employees)
        employee = self._employee("Mali Derwen")
        for user in self.hr_officer + self.hr_manager + self.employee + self.inspector:
            with self.assertRaises(UserError, msg=user.login):
                self._confirm(employee, membership.partner_id, user)
            with self.assertRaises(AccessError, msg=user.login):
                self._rows(employee, user)
        with self.assertRaises(UserError):
            self._as(self.env["coop.employment"], self.officer).create(
                {"employee_id": employee.id, "partner_id": membership.partner_id.id}
            )

    def test_on_the_membership_an_officer_says_which_employee_it_is(self):
        membership = self._member("Mali Priod", self.employees)
        employee = self._employee("Mali Morwyn")
        wizard = self._as(self.env["coop.employment.confirm"], self.officer_plain)
        wizard.create(
            {"membership_id": membership.id, "employee_id": employee.id, "evidence": "Married"}
        ).action_apply()
        self.assertEqual(employee.coop_member_name, "Mali Priod")

    def test_another_co_ops_employee_cannot_be_confirmed_from_here(self):
        other = self.env["res.company"].create({"name": "Arall"})
        membership = self._member("Mali Derwen", self.employees)
        employee = self.env["hr.employee"].create({"name": "Mali", "company_id": other.id})
        with self.assertRaises(UserError):
            self._confirm(employee, membership.partner_id)
        self.assertFalse(self._rows(employee))

    def test_the_guarded_fields_are_changed_by_acts_only(self):
        _employee, _membership, employment = self._member_employee()
        for vals in ({"left_on": "2018-01-01"}, {"withdrawn_on": "2018-01-01"}):
            with self.assertRaises(UserError):
                self._as(employment, self.officer).write(vals)

import base64

from odoo.tests import tagged

from .common import EmploymentCase


@tagged("post_install", "-at_install")
class TestContacts(EmploymentCase):
    """Whom everybody saw at work does not vanish when first supported, and nothing else shows."""

    def setUp(self):
        super().setUp()
        self.grounds = {self.supported: self.supported, self.supporters: self.supporters}

    def _seen(self, people, user=None):
        partners = self._as(self.env["res.partner"], user or self.employee)
        return partners.with_context(active_test=False).search([("id", "in", people.ids)])

    def _begin(self, person, category):
        """The person qualifies and joins."""
        self.env["coop.qualification"].create({"partner_id": person.id, "category_id": category.id})
        self._member(partner=person, category=category)

    def _of_each(self, make):
        """Two people made alike, one of whom is then supported and one a supporter."""
        people = self.env["res.partner"]
        for number, category in enumerate(self.grounds):
            person = make(number)
            people += person
            self._begin(person, category)
        self.env.flush_all()
        self.env.invalidate_all()
        return people

    def test_an_employee_without_a_log_in_stays_in_contacts(self):
        people = self._of_each(
            lambda n: (
                self._employee(f"Gweithiwr {n}", work_email=f"w{n}@perllan.example").work_contact_id
            )
        )
        for user in self.employee + self.hr_officer:
            self.assertEqual(self._seen(people, user), people)

    def test_whoever_left_long_before_stays_too(self):
        def left(number):
            employee = self._employee(f"Cyn {number}", work_email=f"c{number}@perllan.example")
            employee.with_context(no_wizard=True).action_archive()
            return employee.work_contact_id

        people = self._of_each(left)
        self.assertEqual(self._seen(people), people)

    def test_whose_log_in_was_closed_before_stays(self):
        def closed(number):
            user = self._user(f"caewyd_{number}")
            user.active = False
            return user.partner_id

        people = self._of_each(closed)
        self.assertEqual(self._seen(people), people)

    def test_no_home_comes_onto_the_contact_of_any_of_them(self):
        person = self._employee("Gwen", work_email="gwen@perllan.example").work_contact_id
        self._begin(person, self.supported)
        person.coop_membership_ids.with_user(self.officer_plain).action_moved(
            {"street": "7 Heol y Tŷ", "city": "Caernarfon"}
        )
        self.assertNotEqual(self._as(person, self.employee).street, "7 Heol y Tŷ")

    def test_whoever_never_worked_here_is_hidden_alike(self):
        people = self._of_each(lambda n: self.env["res.partner"].create({"name": f"Arall {n}"}))
        self.assertFalse(self._seen(people))

    def test_whoever_was_hidden_first_stays_hidden_on_beginning_work(self):
        people = self._of_each(lambda n: self.env["res.partner"].create({"name": f"Wedyn {n}"}))
        for person in people:
            self._employee(person.name, work_contact_id=person.id)
        self.env.invalidate_all()
        people._coop_protect_member()
        self.assertFalse(self._seen(people))

    def _with_log_in(self):
        user = self._user("gwen_gwaith")
        self._employee("Gwen Gwaith", user_id=user.id)
        return user.partner_id

    def _import(self, name, email):
        self.employees.code = "employee"
        row = f"Name,E-mail,Category,Date entered\n{name},{email},employee,8/1/2018\n"
        record = self._as(self.env["coop.import"], self.officer).create(
            {
                "kind": "members",
                "file": base64.b64encode(row.encode()),
                "filename": "register.csv",
                "company_id": self.company.id,
            }
        )
        record.action_check()
        record.action_run()
        return record.line_ids.membership_id.partner_id

    def test_a_register_with_an_e_mail_of_work_leaves_the_contact_of_the_job_alone(self):
        employee = self._employee("Mali Gwaith", work_email="mali@perllan.example")
        person = self._import("Mali Gwaith", "mali@perllan.example")
        self.assertTrue(person)
        self.assertNotEqual(person, employee.work_contact_id)
        self._confirm(employee, person)
        self.assertEqual(employee.coop_member_state, "member")

    def test_a_register_finds_the_contact_of_their_own_log_in(self):
        person = self._with_log_in()
        self.assertEqual(self._import("Gwen Gwaith", person.email), person)

    def test_an_applicant_is_not_taken_for_the_contact_of_the_job(self):
        self._employee("Mali Gwaith", work_email="mali@perllan.example")
        own = self._with_log_in()
        for name, email, alike in (
            ("Mali Gwaith", "mali@perllan.example", self.env["res.partner"]),
            ("Gwen Gwaith", own.email, own),
        ):
            application = self._submitted(name, how="paper", email=email)
            self.assertEqual(application.duplicate_ids, alike)

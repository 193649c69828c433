from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import EmploymentCase

# What differs between any two records, and says nothing.
TELLING_NOTHING = {
    "id",
    "name",
    "legal_name",
    "display_name",
    "create_date",
    "write_date",
    "resource_id",
    "work_contact_id",
    "user_id",
    "user_partner_id",
    "employee_id",
    "version_id",
    "version_ids",
    "current_version_id",
    "work_permit_name",
    "work_email",
    "email",
    "coop_member_name",
    "message_ids",
    "message_follower_ids",
    "message_partner_ids",
}


@tagged("post_install", "-at_install")
class TestHrSees(EmploymentCase):
    """HR sees whether an employee is a member. Who is also supported looks like everybody else,
    to whatever question of whatever kind."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.persons = {}
        cls.with_hr = cls.hr_officer + cls.hr_manager
        # (also supported, not supported), of the same kind
        cls.pairs = [
            # known at work before there was anything to hide, and known to the co-op before work
            cls._pair("staff", cls.supported, cls.employees),
            cls._pair("outside", cls.supported, cls.supporters),
            cls._pair("log_in", cls.supported, cls.employees),
            cls._pair("no_member", None, None),
            cls._pair("no_member_log_in", None, None),
            cls._pair("unconfirmed", cls.supported, cls.employees),
            cls._pair("leaving", cls.supported, cls.employees),
            cls._pair("gone", cls.supported, cls.employees),
            cls._pair("gone_no_member", None, None),
        ]
        cls.env.flush_all()
        cls.env.invalidate_all()

    @classmethod
    def _pair(cls, kind, *categories):
        pair = cls.env["hr.employee"]
        for supported, category in zip((True, False), categories, strict=True):
            pair += cls._one(kind, supported, category)
        return pair

    @classmethod
    def _one(cls, kind, supported, category):
        number = len(cls.persons) + 1000
        name = f"Enw {number}"
        vals = {"work_email": f"w{number}@perllan.example"}
        if kind not in ("outside", "no_member", "staff", "unconfirmed", "leaving"):
            user = cls._user(f"gwaith_{number}")
            person = user.partner_id
            vals["user_id"] = user.id
        else:
            person = cls.env["res.partner"].create({"name": name})
        employee = cls._employee(name, **vals)
        cls.persons[employee.id] = person.id
        if kind in ("staff", "unconfirmed", "leaving"):
            cls.env["coop.qualification"].create(
                {
                    "partner_id": person.id,
                    "category_id": cls.employees.id,
                    "date_from": date(2017, 3, 1),
                }
            )
        if supported:
            cls.env["coop.qualification"].create(
                {
                    "partner_id": person.id,
                    "category_id": cls.supported.id,
                    "date_from": date(2017, 1, 1),
                }
            )
            cls.env["coop.place.resident"].create(
                {"partner_id": person.id, "place_id": cls.house.id, "date_from": date(2017, 1, 1)}
            )
        membership = None
        if category:
            membership = cls._member(partner=person, category=category)
        if kind != "unconfirmed":
            cls._confirm(employee, person)
        if kind == "leaving":
            membership._leave("resignation", date(2018, 5, 10), date(2018, 6, 10))
        if kind.startswith("gone"):
            employee.with_context(no_wizard=True).action_archive()
            user.active = False
        return employee

    def _fields(self, user):
        model = self._as(self.env["hr.employee"], user)
        return [
            name
            for name, field in model._fields.items()
            if model._has_field_access(field, "read")
            and name not in TELLING_NOTHING
            and not name.startswith(("image_", "avatar_", "activity_", "message_", "my_activity"))
            and field.type != "binary"
        ]

    def test_every_field_of_every_pair_is_the_same(self):
        for user in self.with_hr:
            names = self._fields(user)
            self.assertIn("coop_member_state", names)
            for pair in self.pairs:
                one, other = self._as(pair, user).read(names, load=None)
                one.pop("id"), other.pop("id")
                self.assertEqual(one, other, user.login)

    def test_every_search_by_our_fields_finds_both_or_none(self):
        for user in self.with_hr:
            model = self._as(self.env["hr.employee"], user).with_context(active_test=False)
            for value in ("member", "leaving", "not", False):
                for operator in ("=", "!="):
                    found = model.search([("coop_member_state", operator, value)])
                    for pair in self.pairs:
                        self.assertIn(len(found & pair), (0, 2), (user.login, operator, value))

    def test_states_and_what_becomes_of_those_who_left(self):
        states = [set(pair.mapped("coop_member_state")) for pair in self.pairs]
        self.assertEqual(
            states,
            [
                {"member"},
                {"member"},
                {"member"},
                {"not"},
                {"not"},
                {"not"},
                {"leaving"},
                {False},
                {False},
            ],
        )

    def test_contacts_of_pairs_are_found_alike(self):
        for user in self.with_hr + self.employee:
            partners = self._as(self.env["res.partner"], user).with_context(active_test=False)
            users = self._as(self.env["res.users"], user).with_context(active_test=False)
            for pair in self.pairs:
                people = self._people(pair)
                found = partners.search([("id", "in", people.ids)])
                self.assertIn(len(found), (0, 2), f"{user.login}: {pair.mapped('name')}")
                for way in ("user_ids.login", "employee_ids.name"):
                    if way.startswith("employee") and user == self.employee:
                        continue
                    found = partners.search([("id", "in", people.ids), (way, "!=", False)])
                    self.assertIn(len(found), (0, 2), way)
                both = users.search([("partner_id", "in", people.ids)]).sudo().partner_id
                self.assertIn(len(both), (0, 2), "log-ins")
                employees = self._as(self.env["hr.employee.public"], user)
                employees = employees.with_context(active_test=False)
                for way in ("work_contact_id", "user_partner_id"):
                    if not employees._fields[way]._description_searchable:
                        continue
                    hits = employees.search(
                        [("id", "in", pair.ids), (way, "any", [("name", "!=", False)])]
                    )
                    self.assertIn(len(hits), (0, 2), way)

    def _people(self, pair):
        """The persons behind a pair, confirmed or not."""
        return self.env["res.partner"].browse(self.persons[one.id] for one in pair)

    def test_nothing_of_the_co_op_answers_hr(self):
        for user in self.with_hr:
            for name in sorted(self.env):
                if name.startswith("coop.") and not self.env[name]._abstract:
                    model = self._as(self.env[name], user)
                    if not model.has_access("read"):
                        continue
                    found = model.search([]) if not model._transient else model
                    if name not in OPEN_TO_EVERYBODY:
                        self.assertFalse(found, f"{user.login} reads {name}")

    def test_ways_from_the_employee_into_the_co_op_are_closed(self):
        for user in self.with_hr:
            model = self._as(self.env["hr.employee"], user)
            self.assertNotIn("coop_employment_ids", model.fields_get())
            for domain in (
                [("coop_employment_ids", "!=", False)],
                [("coop_employment_ids.partner_id.coop_protected", "=", True)],
                [("coop_employment_ids", "any", [("left_on", "!=", False)])],
                [("work_contact_id.coop_protected", "=", True)],
                [("user_id.partner_id.coop_colleague", "=", True)],
                [("work_contact_id.coop_membership_ids", "!=", False)],
            ):
                with self.assertRaises(AccessError, msg=f"{user.login} {domain}"):
                    model.search(domain)
            for group in ("coop_member_state", "coop_employment_ids"):
                refused = False
                try:
                    model.formatted_read_group([], [group], ["__count"])
                except (ValueError, UserError):
                    refused = True
                self.assertTrue(refused, group)

    def test_a_colleague_sees_nothing_at_all(self):
        for user in self.employee + self.officer_plain + self.inspector:
            employees = self._as(self.env["hr.employee"], user)
            for name in ("coop_member_state", "coop_member_name"):
                self.assertNotIn(name, self._as(self.env["hr.employee.public"], user)._fields)
                with self.assertRaises(ValueError):
                    employees.search([(name, "!=", False)])
            with self.assertRaises(AccessError):
                employees.browse(self.pairs[0].ids).read(["coop_member_state"])

    def test_neither_history_nor_chatter_of_the_employee_tells(self):
        for pair in self.pairs[:7]:
            texts = ["".join(one.message_ids.mapped("body")) for one in pair]
            for text in texts:
                for word in ("member", "co-op", "support"):
                    self.assertNotIn(word, text.lower().replace("perllan co-op", ""))

    def test_the_export_says_what_the_list_says(self):
        for pair in self.pairs:
            rows = self._as(pair, self.hr_officer).export_data(["coop_member_state"])["datas"]
            self.assertEqual(rows[0], rows[1])
        with self.assertRaises(AccessError):
            self._as(self.pairs[0], self.hr_officer).export_data(["coop_employment_ids/id"])

    def test_the_button_says_the_same_of_both(self):
        for pair in self.pairs:
            answers = [self._as(one, self.hr_officer).action_coop_member() for one in pair]
            self.assertEqual(answers[0], answers[1])
        action = self._as(self.pairs[0][0], self.officer_hr).action_coop_member()
        self.assertEqual(action["res_model"], "coop.membership")

    def test_a_page_of_employees_costs_the_same_whatever_its_length(self):
        employees = self.env["hr.employee"].union(*self.pairs)
        seen = self._as(employees, self.hr_officer)
        counts = []
        for page in (seen[:2], seen):
            self.env.invalidate_all()
            page.mapped("name")
            before = self.env.cr.sql_log_count
            page.mapped("coop_member_state")
            counts.append(self.env.cr.sql_log_count - before)
        self.assertEqual(counts[0], counts[1])
        self.assertLess(counts[0], 12)


OPEN_TO_EVERYBODY = {
    "coop.access.help.kind",
    "coop.contribution.kind",
    "coop.area",
    "coop.bank.holiday",
    "coop.glossary.word",
    "coop.helper.kind",
    "coop.helper.role",
    "coop.membership.category",
    "coop.membership.offer",
    "coop.picture",
    "coop.rules.version",
    "coop.text",
    "coop.text.kind",
    "coop.text.version",
}

import contextlib
import hashlib
import json

from odoo.exceptions import AccessError, UserError
from odoo.tests import TransactionCase, tagged
from odoo.tools import mute_logger

SOME = 12
# Core computes some fields of some records only, and says so by these.
NOT_COMPUTED = (AccessError, UserError, TypeError, ValueError)
# Dear to compute, and nothing of a person in them.
ABOUT_NOBODY = {"ir.module.module"}
ABOUT_COUNTRIES = {"allowed_country_state_ids"}


@tagged("post_install", "-at_install")
class TestAttack(TransactionCase):
    """Among 650 people supported and 1,200 employees, of whom 480 are members, HR writes down all
    that it can read, count and group. Then some of each kind become people supported, and HR does
    it again: nothing reads other than before, so nothing that HR has can tell who is supported."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.company = cls.env.ref("base.main_company")
        cls.hr = cls.env["res.users"].search([("login", "=", "hr")])
        cls.today = cls.env["coop.clock"].today(cls.company)
        category = cls.env["coop.membership.category"].search(
            [("company_id", "=", cls.company.id), ("code", "=", "supported")]
        )
        category.ensure_one()
        cls.supported = category
        cls.house = cls.env["coop.place"].search([("kind", "=", "house")], limit=1)
        known = cls.env["coop.employment"].search([("withdrawn_on", "=", False)], order="id")
        taken = cls.env["coop.qualification"].search([("category_id", "=", category.id)]).partner_id
        known = known.filtered(lambda row: row.partner_id not in taken and row.employee_id.active)
        members = known.filtered(lambda row: row.membership_id.state == "member")
        cls.staff_members = members[:SOME].partner_id
        cls.staff = (known - members).filtered(lambda row: not row.membership_id)[:SOME].partner_id
        outside = cls.env["coop.membership"].search(
            [("is_organisation", "=", False), ("partner_id.coop_colleague", "=", False)], order="id"
        )
        outside = outside.filtered(lambda one: one.state == "member").partner_id - taken
        cls.outside = outside[:SOME]
        for people in (cls.staff_members, cls.staff, cls.outside):
            assert len(people) == SOME, "an empty list would prove nothing"

    def test_nothing_that_hr_reads_tells_who_is_supported(self):
        before = self._everything()
        self.assertGreater(before["hr.employee", "coop_member_state"][0], 1100)
        for person in self.staff_members + self.staff + self.outside:
            self._support(person)
        new = self.env["res.partner"].create({"name": "Wnionyn Unig"})
        self._support(new)
        self.env["coop.membership"]._admit(new, self.supported, self.today)
        # HR reads "member" in whatever category somebody votes
        for person in self.staff_members[: SOME // 2]:
            person.coop_membership_ids._change_category(self.supported, self.today)
        self._night()
        after = self._everything()
        self.assertEqual(self._differences(before, after), [])

    def test_what_hr_may_see_is_found_by_the_same_comparison(self):
        employees = self._as_hr("hr.employee")
        before = dict(self._read(employees, "coop_"))
        self.staff_members[0].coop_membership_ids._leave("resignation", self.today, self.today)
        self._night()
        found = self._differences(before, dict(self._read(employees, "coop_")))
        self.assertIn("hr.employee.coop_member_state", found)

    def test_no_group_of_employees_comes_apart_by_being_supported(self):
        """Whatever employees are grouped by, and however filtered, counts are as before."""
        before = self._counts()
        for person in self.staff_members + self.staff:
            self._support(person)
        self._night()
        self.assertGreater(len(before), 20)
        self.assertEqual(before, self._counts())

    def _as_hr(self, name):
        """A model as HR opens it in the client."""
        allowed = {"allowed_company_ids": self.company.ids, "active_test": False, "bin_size": True}
        return self.env[name].with_user(self.hr).with_context(**allowed)

    def _support(self, person):
        self.env["coop.qualification"].create(
            {"partner_id": person.id, "category_id": self.supported.id, "date_from": self.today}
        )
        self.env["coop.place.resident"].create(
            {"partner_id": person.id, "place_id": self.house.id, "date_from": self.today}
        )

    def _night(self):
        """What runs every night, without its commits, so that nothing waits to be written."""
        self.env["coop.employment"]._follow_company(self.company)
        self.env["coop.department.count"].search([]).unlink()
        self.env["coop.department.count"]._count(self.company)
        self.env.flush_all()
        self.env.invalidate_all()

    def _everything(self):
        """{(model, field): (records, fingerprint of all values)} of all that HR can read."""
        found = {}
        with mute_logger("odoo.addons.base.models.ir_model", "odoo.addons.base.models.ir_rule"):
            for name in sorted(set(self.env) - ABOUT_NOBODY):
                model = self._as_hr(name)
                if not (model._abstract or model._transient) and model.has_access("read"):
                    found.update(self._read(model))
        return found

    def _read(self, model, beginning=""):
        """Yield the same of one model: all its fields, or those whose names begin so."""
        records = model.search([], order="id")
        names = [
            name
            for name, field in model._fields.items()
            if name.startswith(beginning)
            and field.type != "binary"
            and name not in ABOUT_COUNTRIES
            and model._has_field_access(field, "read")
        ]
        try:
            rows = records.read(names, load=None)
        except NOT_COMPUTED:
            rows = self._read_by_field(records, names)
        for name in names:
            text = json.dumps([row.get(name) for row in rows], default=str)
            yield (model._name, name), (len(rows), hashlib.sha256(text.encode()).hexdigest())

    def _read_by_field(self, records, names):
        rows = {record.id: {} for record in records}
        for name in names:
            try:
                found = records.read([name], load=None)
            except NOT_COMPUTED:
                found = self._read_one_by_one(records, name)
            for row in found:
                rows[row["id"]].update(row)
        return list(rows.values())

    def _read_one_by_one(self, records, name):
        for record in records:
            with contextlib.suppress(*NOT_COMPUTED):
                yield from record.read([name], load=None)

    def _differences(self, before, after):
        return sorted(
            f"{model}.{name}"
            for model, name in before.keys() | after.keys()
            if before.get((model, name)) != after.get((model, name))
        )

    def _counts(self):
        """{(group, filter): counts} by every field that employees may be grouped by."""
        model = self._as_hr("hr.employee")
        filters = {
            state: [("coop_member_state", "=", state)] for state in ("member", "leaving", "not")
        }
        found = {}
        for name, field in model._fields.items():
            groups = field.store and field.type in ("many2one", "selection", "char", "date")
            if not groups or not model._has_field_access(field, "read"):
                continue
            by = f"{name}:month" if field.type == "date" else name
            for state, domain in {"": [], **filters}.items():
                rows = model.formatted_read_group(domain, [by], ["__count"])
                found[by, state] = sorted((str(row[by]), row["__count"]) for row in rows)
        return found

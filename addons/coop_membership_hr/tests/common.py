from datetime import date

from odoo.addons.coop_membership.tests.common import MembershipCase

LEAVER = "coop_membership_hr.activity_type_leaver"


class EmploymentCase(MembershipCase):
    """The small co-op of the membership tests, with employees in Odoo's Employees."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.department = cls.env["hr.department"].create(
            {"name": "Tîm Arfon", "company_id": cls.company.id}
        )
        cls.hr_officer = cls._user("hari_hr", "hr.group_hr_user")
        cls.hr_manager = cls._user("heledd_hr", "hr.group_hr_manager")
        cls.officer_hr = cls._user(
            "olwen_both", "coop_membership.group_membership_officer", "hr.group_hr_user"
        )
        cls.company.coop_leaver_user_id = cls.officer_plain

    @classmethod
    def _user(cls, login, *groups):
        users = cls.env["res.users"].with_context(no_reset_password=True)
        groups = ["base.group_user", "base.group_allow_export", *groups]
        return users.create(
            {
                "login": login,
                "name": login.replace("_", " ").title(),
                "email": f"{login}@perllan.example",
                "group_ids": [(6, 0, [cls.env.ref(group).id for group in groups])],
                "company_id": cls.company.id,
                "company_ids": [(6, 0, cls.company.ids)],
            }
        )

    @classmethod
    def _employee(cls, name="Mali Derwen", start=date(2017, 3, 1), **vals):
        return (
            cls.env["hr.employee"]
            .with_context(tracking_disable=True)
            .create(
                {
                    "name": name,
                    "company_id": cls.company.id,
                    "department_id": cls.department.id,
                    "date_version": start,
                    "contract_date_start": start,
                    **vals,
                }
            )
        )

    @classmethod
    def _confirm(cls, employee, partner, user=None):
        model = cls.env["coop.employment"].with_user(user or cls.officer_plain)
        model = model.with_context(allowed_company_ids=cls.company.ids)
        return model._confirm(employee, partner, "said so").sudo()

    @classmethod
    def _member_employee(cls, name="Mali Derwen", category=None, **vals):
        """A member who works here, confirmed: (employee, membership, employment)."""
        membership = cls._member(name, category or cls.employees)
        employee = cls._employee(name, **vals)
        return employee, membership, cls._confirm(employee, membership.partner_id)

    def _nightly(self):
        """What the scheduled action does, without its commits."""
        self.env["coop.employment"]._follow_company(self.company)

    def _reminders(self, membership):
        kind = self.env.ref(LEAVER)
        activities = self.env["mail.activity"].search(
            [
                ("res_model", "=", "coop.membership"),
                ("res_id", "in", membership.ids),
                ("activity_type_id", "=", kind.id),
            ]
        )
        return activities

    def _grounds(self, partner):
        """[(source, from, to)] of the ground to be in the category of employees."""
        rows = self.env["coop.qualification"].search(
            [("partner_id", "=", partner.id), ("category_id", "=", self.employees.id)],
            order="date_from",
        )
        return [(row.source, row.date_from, row.date_to or None) for row in rows]

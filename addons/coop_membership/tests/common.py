from datetime import date, datetime
from unittest.mock import patch
from uuid import uuid4

from freezegun import freeze_time

from odoo.tests import TransactionCase

NOW = "2018-05-10 10:00:00"
TODAY = date(2018, 5, 10)


class MembershipCase(TransactionCase):
    """A small co-op, and one of each kind of person who could look at it.

    It is 10 May 2018, ten in the morning.
    """

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        frozen = freeze_time(NOW)
        frozen.start()
        cls.addClassCleanup(frozen.stop)
        cls.env = cls.env(context={**cls.env.context, "tracking_disable": False})
        cls._forget_earlier_runs()
        cls.company = cls.env["res.company"].create(
            {
                "name": "Perllan Co-op",
                # none: Odoo's own would be drawn in several sizes for each class
                "logo": False,
                "street": "1 Heol y Berllan",
                "city": "Bangor",
                "zip": "LL57 9ZZ",
                "country_id": cls.env.ref("base.uk").id,
                "email": "swyddfa@perllan.example",
                "coop_join_open": True,
            }
        )
        cls.env.user.company_ids += cls.company
        cls.env = cls.env(context={**cls.env.context, "allowed_company_ids": cls.company.ids})
        cls.env["coop.category.setup"].create({"company_id": cls.company.id}).action_set_up()
        categories = cls.env["coop.membership.category"].search(
            [("company_id", "=", cls.company.id)]
        )
        cls.supported, cls.employees, cls.supporters = categories
        cls.area = cls.env["coop.area"].create({"name": "Arfon", "company_id": cls.company.id})
        cls.house = cls.env["coop.place"].create(
            {
                "name": "Tŷ Onnen",
                "kind": "house",
                "area_id": cls.area.id,
                "company_id": cls.company.id,
            }
        )
        cls.rules = cls.env["coop.rules.version"].create(
            {
                "name": "Rules of 2017",
                "valid_from": date(2017, 1, 1),
                "guarantee_sum": 1,
                "guarantee_words": "You may be asked for £1, never for more.",
                "company_id": cls.company.id,
            }
        )
        cls._make_users()

    @classmethod
    def _forget_earlier_runs(cls):
        """What floods is counted in a transaction of its own, and so kept: tests that ran before
        in this database must not use up what these may do."""
        flood = type(cls.env["coop.flood"])
        allow, run = flood._allow, uuid4().hex

        def _allow(self, scope, key, limit, seconds):
            return allow(self, scope, f"{run} {key}", limit, seconds)

        cls.classPatch(flood, "_allow", _allow)

    @classmethod
    def _make_users(cls):
        """Give the class an attribute for each of its users.

        All at once: one by one they take three times as long, and every class makes them anew. No
        password and no picture, which take longer than most tests.
        """
        people = cls._get_people()
        users = cls.env["res.users"].with_context(no_reset_password=True)
        with patch.object(cls.registry["res.partner"], "_avatar_generate_svg", return_value=False):
            made = users.create(
                [
                    {
                        "login": login,
                        "name": login.replace("_", " ").title(),
                        "email": f"{login}@perllan.example",
                        "group_ids": [(6, 0, [cls.env.ref(group).id for group in groups])],
                        "company_id": cls.company.id,
                        "company_ids": [(6, 0, cls.company.ids)],
                    }
                    for login, *groups in people.values()
                ]
            )
        for attribute, user in zip(people, made, strict=True):
            setattr(cls, attribute, user)

    @classmethod
    def _get_people(cls):
        """Return who there is: {attribute: (login, groups...)}."""

        def staff(login, *groups):
            return (login, "base.group_user", "base.group_allow_export", *groups)

        officer = "coop_membership.group_membership_officer"
        support = "coop_membership.group_support_status"
        return {
            "employee": staff("cellan_carreg"),
            "contacts_manager": staff("cadi_carreg", "base.group_partner_manager"),
            "inspector": staff("ifan_inc", "coop_membership.group_register_reader"),
            "officer": staff("siwan_sylfaen", officer, support),
            "officer_plain": staff("pyrs_plaen", officer),
            "officer_member": staff("mared_mwyaren", officer, support),
            "manager": staff("meinir_mynydd", "coop_membership.group_membership_manager", support),
            "system": staff("gwil_gwifren", "base.group_system"),
            "portal_member": ("pegi_porth", "base.group_portal"),
            "portal_other": ("osian_oren", "base.group_portal"),
            "internal_member": staff("iola_iorwg"),
        }

    @classmethod
    def _application(cls, name="Mali Derwen", **vals):
        vals = {
            "name": name,
            "street": "2 Stryd y Dderwen",
            "city": "Bangor",
            "zip": "LL57 9ZX",
            "country_id": cls.env.ref("base.uk").id,
            "category_id": cls.supporters.id,
            "company_id": cls.company.id,
            "how": "paper",
            "channel": "print",
            "rules_accepted_at": datetime(2018, 5, 1, 9),
            "rules_accepted_how": "paper",
            "guarantee_agreed": True,
            **vals,
        }
        application = cls.env["coop.membership.application"].create(vals)
        return application

    @classmethod
    def _submitted(cls, name="Mali Derwen", **vals):
        application = cls._application(name, **vals)
        application._submit()
        return application

    @classmethod
    def _member(cls, name="Mali Derwen", category=None, day=None, partner=None, **vals):
        partner = partner or cls.env["res.partner"].create(
            {
                "name": name,
                "street": "2 Stryd y Dderwen",
                "city": "Bangor",
                "zip": "LL57 9ZX",
                "country_id": cls.env.ref("base.uk").id,
            }
        )
        return cls.env["coop.membership"]._admit(
            partner, category or cls.supporters, day or date(2018, 1, 1), **vals
        )

    def _as(self, records, user):
        return records.with_user(user).with_context(allowed_company_ids=self.company.ids)

    def _register_lines(self, as_at=TODAY):
        return {
            line.number: line
            for line in self.env["coop.register.entry"]._lines_as_at(self.company, as_at)
        }

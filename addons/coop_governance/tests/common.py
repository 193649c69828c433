"""A Council with six seats, two for each category, and a chair; a Board that it appoints."""

from datetime import date

from odoo.addons.coop_membership.tests.common import TODAY, MembershipCase

__all__ = ["TODAY", "GovernanceCase"]


class GovernanceCase(MembershipCase):
    """It is 10 May 2018. Rules: three years, two terms in a row, then a year off."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.oak, cls.ash, cls.rowan = cls.env["coop.constituency"].create(
            [
                {
                    "name": name,
                    "category_id": category.id,
                    "company_id": cls.company.id,
                    "date_from": date(2017, 1, 1),
                }
                for name, category in (
                    ("Oak", cls.supported),
                    ("Ash", cls.employees),
                    ("Rowan", cls.supporters),
                )
            ]
        )
        cls.council, cls.board = cls.env["coop.body"].create(
            [
                {"name": "Council of Members", "kind": "council", "company_id": cls.company.id},
                {"name": "Board of Management", "kind": "board", "company_id": cls.company.id},
            ]
        )
        cls.board.appointed_by_id = cls.council
        cls.rules_of_council = cls.env["coop.body.rules"].create(
            {
                "body_id": cls.council.id,
                "valid_from": date(2017, 1, 1),
                "term_months": 36,
                "most_terms": 2,
                "break_months": 12,
                "remedy": "countback",
                "vacancy_days": 60,
            }
        )
        cls.seats = {
            constituency: cls._seats(constituency_id=constituency.id)
            for constituency in (cls.oak, cls.ash, cls.rowan)
        }
        cls.chair = cls._seats(1, role="Chair", is_office=True)

    @classmethod
    def _get_people(cls):
        officer = "coop_governance.group_governance_officer"
        return {
            **super()._get_people(),
            "secretary": ("ysgrif_enydd", "base.group_user", officer),
        }

    @classmethod
    def _user(cls, login, *groups):
        return (
            cls.env["res.users"]
            .with_context(no_reset_password=True)
            .create(
                {
                    "login": login,
                    "name": login.replace("_", " ").title(),
                    "email": f"{login}@perllan.example",
                    "group_ids": [
                        (6, 0, [cls.env.ref(group).id for group in ("base.group_user", *groups)])
                    ],
                    "company_id": cls.company.id,
                    "company_ids": [(6, 0, cls.company.ids)],
                }
            )
        )

    @classmethod
    def _seats(cls, count=2, **vals):
        return cls.env["coop.seat"].create(
            [
                {
                    "body_id": cls.council.id,
                    "company_id": cls.company.id,
                    "date_from": date(2017, 6, 1),
                    "number": number,
                    **vals,
                }
                for number in range(1, count + 1)
            ]
        )

    def _sit(self, seat, member, day=TODAY, how="elected", **more):
        return self.env["coop.office.term"]._begin(seat, member.partner_id, day, how, **more)

    def _open_vacancy(self, seat):
        return seat.vacancy_ids.filtered(lambda v: v.state == "open")

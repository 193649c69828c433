"""Thirty people at work in two departments, and HR that releases figures about them."""

from datetime import date

from odoo.addons.coop_governance.tests.decision_common import TODAY, DecisionCase, at

__all__ = ["TODAY", "StaffFiguresCase", "at"]


class StaffFiguresCase(DecisionCase):
    """Arfon has twenty people, Llŷn ten; up to £1,900, up to £2,300, and more."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.arfon, cls.lleyn = cls.env["hr.department"].create(
            [{"name": name, "company_id": cls.company.id} for name in ("Arfon", "Llŷn")]
        )
        cls.low, cls.high = cls.env["coop.pay.band"].create(
            [
                {"name": name, "up_to": up_to, "company_id": cls.company.id}
                for name, up_to in (("Up to £1,900", 1900), ("Up to £2,300", 2300))
            ]
        )
        cls.hr = cls._user("heledd_hr", "hr.group_hr_manager")
        cls.hr_officer = cls._user("hari_hr", "hr.group_hr_user")
        cls.Figures = cls._of_hr(cls.env["coop.staff.figures"])

    @classmethod
    def _of_hr(cls, records):
        return records.with_user(cls.hr).with_context(allowed_company_ids=cls.company.ids)

    @classmethod
    def _employees(cls, count, department, wage, **vals):
        return (
            cls.env["hr.employee"]
            .with_context(tracking_disable=True)
            .create(
                [
                    {
                        "name": f"Gweithiwr {department.name} {wage} {number}",
                        "company_id": cls.company.id,
                        "department_id": department.id,
                        "date_version": date(2017, 1, 1),
                        "contract_date_start": date(2017, 1, 1),
                        "wage": wage,
                        **vals,
                    }
                    for number in range(count)
                ]
            )
        )

    @classmethod
    def _figures(cls, **vals):
        return cls.Figures.create(
            {
                "name": "Who works here, spring 2018",
                "words": "Counted from contracts.",
                "company_id": cls.company.id,
                **vals,
            }
        )

    @classmethod
    def _pay(cls, figures, cells):
        """Type lines: {(group, band): people}."""
        return cls._of_hr(cls.env["coop.staff.figures.line"]).create(
            [
                {
                    "release_id": figures.id,
                    "part": "pay",
                    "group": group,
                    "band": band,
                    "number": number,
                }
                for (group, band), number in cells.items()
            ]
        )

    def _released(self, **vals):
        figures = self._figures(**vals)
        self._pay(
            figures, {(group, band): 12 for group in ("Arfon", "Llŷn") for band in ("low", "high")}
        )
        figures.action_release()
        return figures

    def _line(self, figures, group=False, band=False, part="pay"):
        return figures.line_ids.filtered(
            lambda line: (line.group, line.band, line.part) == (group, band, part)
        )

"""A co-op with a few rules of its own, whose financial year ends on 31 March."""

from datetime import date

from .common import GovernanceCase


class PlanningCase(GovernanceCase):
    """It is 10 May 2018. Each year: accounts, a general meeting with its notice, a declaration."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.items = cls.env["coop.due.item"]
        cls.accounts = cls._rule(
            "Accounts approved", anchor="year_end", count=6, unit="months", source="law"
        )
        cls.meeting = cls._rule(
            "General meeting",
            month="11",
            day=10,
            after_ids=[(6, 0, cls.accounts.ids)],
            lead_days=60,
        )
        cls.notice = cls._rule(
            "Notice of the meeting",
            anchor="step",
            other_id=cls.meeting.id,
            count=14,
            unit="clear",
            direction="before",
            lead_days=14,
        )
        cls.declaration = cls._rule(
            "Declarations", month="6", day=1, user_id=cls.employee.id, lead_days=30
        )

    @classmethod
    def _rule(cls, name, **vals):
        return cls.env["coop.due.rule"].create({"name": name, "company_id": cls.company.id, **vals})

    def _plan(self, year=2018):
        return self._as(self.items, self.secretary)._plan(self.company, year)

    def _days(self, year=2018):
        found = self.items.search([("company_id", "=", self.company.id), ("year", "=", year)])
        return {item.rule_id: item.due_on for item in found}

    def _item(self, rule, year=2018):
        return self.items.search([("rule_id", "=", rule.id), ("year", "=", year)])


__all__ = ["PlanningCase", "date"]

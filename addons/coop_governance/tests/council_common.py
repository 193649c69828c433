"""What members and councillors start: the Council of six of the decisions, and a Board."""

from datetime import date, timedelta

from freezegun import freeze_time

from .common import TODAY
from .decision_common import DecisionCase, at

__all__ = ["TODAY", "CouncilCase", "at", "day"]


def day(days):
    """Return a day so many days after the day of the tests."""
    return TODAY + timedelta(days=days)


class CouncilCase(DecisionCase):
    """A member who asks, six councillors, and a trustee."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.asker = cls._member(partner=cls.portal_member.partner_id)
        cls.other = cls._member(partner=cls.portal_other.partner_id)
        cls.trustee = cls._member("Tudur Trustee")
        cls.env["coop.office.term"]._enter_before(
            cls._seats(1, body_id=cls.board.id),
            cls.trustee.partner_id,
            date(2018, 1, 1),
            date(2020, 12, 31),
        )
        cls.holders = cls.council._get_sitting().sorted("id")

    @classmethod
    def _rules(cls, **vals):
        return cls.env["coop.council.rules"].create(
            {"company_id": cls.company.id, "valid_from": date(2018, 1, 1), **vals}
        )

    def _question(self, **vals):
        return self.env["coop.council.question"]._ask(
            self.asker, "The bus", "Why does the bus stop at seven?", **vals
        )

    def _told(self, record, kind):
        deliveries = self.env["coop.notice.delivery"].search(
            [
                ("res_model", "=", record._name),
                ("res_id", "=", record.id),
                ("kind_id.code", "=", kind),
            ]
        )
        return deliveries.partner_id

    def _on(self, days):
        """Let it be noon so many days later, with nothing remembered."""
        self.env.flush_all()
        self.env.invalidate_all()
        return freeze_time(f"{day(days)} 12:00:00")

    def _tasks(self, *kinds):
        """Return {(kind, name): due} of the list of the governance officer."""
        self.env.flush_all()
        tasks = self._as(self.env["coop.membership.task"], self.secretary)
        found = tasks.search([("kind", "in", kinds)])
        return {(task.kind, task.name): task.due_on for task in found}

from odoo import models

from odoo.addons.coop_base.cleardays import earliest_event_day, latest_notice_day

from ..planning import Step, cycles, reckon


class CoopDueRule(models.Model):
    """The day that a rule gives in a year."""

    _inherit = "coop.due.rule"

    def _get_step(self):
        """Return the rule as plain Python reckons with it."""
        self.ensure_one()
        return Step(
            code=self.id,
            anchor=self.anchor,
            month=int(self.month or 1),
            day=self.day,
            other=self.other_id.id,
            count=-self.count if self.direction == "before" else self.count,
            unit=self.unit,
            after=tuple(self.after_ids.ids),
            lead=self.lead_days,
        )

    def _get_counters(self, company):
        """Return how clear and working days are counted where a co-op is."""
        clock = self.env["coop.clock"]

        def clear(day, count):
            if count < 0:
                return latest_notice_day(day, -count)
            return earliest_event_day(day, count)

        return {
            "clear": clear,
            "working": lambda day, count: clock.add_working_days(day, count, company),
        }

    def _get_earliest(self, company):
        """Return how the first day of an event is found, by the unit of its notice."""
        counters = self._get_counters(company)
        return {unit: counters[unit] for unit in ("clear", "working")}

    def _get_year_end(self, company):
        # sudo: the end of the financial year is no secret to who plans
        company = company.sudo()
        return int(company.coop_year_end_month), company.coop_year_end_day

    def _get_cycles(self, company):
        """Return {rule id: how it stands to the financial year}, see ``planning.cycles``."""
        return cycles([rule._get_step() for rule in self], self._get_year_end(company))

    def _reckon(self, year, settled=None):
        """Return {rule: day} of a year for those of these rules that hold on their day.

        :param int year: the year
        :param dict settled: rule id -> day that is agreed or was kept
        :raise Circle: where rules are counted from one another
        """
        company = self.company_id[:1] or self.env.company
        days = reckon(
            [rule._get_step() for rule in self],
            year,
            self._get_year_end(company),
            self._get_counters(company),
            settled,
        )
        return {
            rule: days[rule.id]
            for rule in self
            if rule.id in days and all(one._holds_on(days[one.id]) for one in rule._get_way())
        }

    def _get_way(self):
        """Return the rule and those that it is counted from, step by step."""
        way = rule = self
        while rule.anchor == "step" and rule.other_id not in way:
            rule = rule.other_id
            way |= rule
        return way

    def _holds_on(self, day):
        self.ensure_one()
        begun = not self.valid_from or self.valid_from <= day
        return begun and (not self.valid_to or day <= self.valid_to)

from datetime import date
from importlib import import_module
from importlib.util import find_spec

from odoo.tests import tagged

from .evidence_common import FIRST, LAST, NOW, EvidenceCase

NEXT_YEAR, NEXT_YEAR_END = date(2019, 4, 1), date(2020, 3, 31)
# What of the summer came to nothing: it was due, and nobody did it.
UNMOVED = {
    "decided_aim_community",
    "meetings_board",
    "attendance_board",
    "seats_described",
    "vacancies_filled",
    "own_work_looked_at",
    "disputes_settled",
}


def all_checks(env):
    """Return the second reckoning of every measure, of all addons that are installed."""
    checks = {}
    for addon in sorted(env.registry._init_modules):
        name = f"odoo.addons.{addon}.tests.evidence_checks"
        if find_spec(f"odoo.addons.{addon}.tests") and find_spec(name):
            checks.update(import_module(name).CHECKS)
    return checks


@tagged("post_install", "-at_install")
class TestEvidence(EvidenceCase):
    """Every number is that of the register, the terms, the minutes, reckoned another way."""

    def _measures(self, date_from=FIRST, date_to=LAST, lang="en_GB"):
        evidence = self.env["coop.evidence"].with_context(lang=lang)
        found = evidence._get_sorted(self.company, date_from, date_to)
        return {measure["key"]: measure for measure in found}

    def _reckon(self, query, date_from=FIRST, date_to=LAST):
        today = self.env["coop.clock"].today(self.company)
        self.env.cr.execute(
            query,
            {
                "company": self.company.id,
                "a": date_from,
                "b": date_to,
                "today": today,
                "day": min(date_to, today),
            },
        )
        return self.env.cr.fetchone()[0]

    def _compare(self, date_from=FIRST, date_to=LAST):
        """Hold every measure to its second reckoning; return the measures."""
        measures, checks = self._measures(date_from, date_to), all_checks(self.env)
        self.assertEqual(
            sorted(set(measures) - set(checks)), [], "each measure has a second reckoning"
        )
        self.env.flush_all()
        for key, measure in measures.items():
            value, *of = checks[key]
            with self.subTest(key):
                self.assertAlmostEqual(
                    measure["value"], float(self._reckon(value, date_from, date_to)), 6, key
                )
                if measure["of"] is None:
                    self.assertFalse(of, key)
                else:
                    self.assertEqual(measure["of"], self._reckon(of[0], date_from, date_to), key)
                    self.assertLessEqual(measure["value"], measure["of"], key)
                if measure["unit"] != "days":
                    self.assertEqual(len(measure["ids"]), measure["value"], key)
        return measures

    def test_every_number_is_what_the_records_say(self):
        self._live_through()
        with self._time(NOW):
            measures = self._compare()
            own = {key: one for key, one in measures.items() if "." not in key}
            moved = {key for key, one in own.items() if one["value"]}
            # a co-op in which nothing happened would prove nothing
            self.assertEqual(set(own) - moved, UNMOVED)
            self.assertFalse({key for key, one in own.items() if one["is_nothing"]} - UNMOVED)
            for first, last in ((FIRST, FIRST), (NEXT_YEAR, NEXT_YEAR_END)):
                self._compare(first, last)

    def test_members_are_those_of_the_register(self):
        self._live_through()
        with self._time(NOW):
            lines = self.env["coop.register.entry"]._lines_as_at(self.company, LAST)
            members = [line for line in lines if line.ceased is None]
            self.assertEqual(self._measures()["members"]["value"], len(members))

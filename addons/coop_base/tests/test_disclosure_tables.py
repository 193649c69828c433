import random
from itertools import product

from odoo.tests import TransactionCase, tagged

from ..disclosure import LEAST, TOTAL, hide, hide_row, ranges, whole
from ..disclosure.tables import derived, too_few


@tagged("post_install", "-at_install")
class TestDisclosureTables(TransactionCase):
    """No number of a table with totals tells of fewer than five, by subtraction or otherwise."""

    def test_one_number_left_out_follows_from_its_total(self):
        table = whole({("a", "low"): 12, ("a", "high"): 3, ("b", "low"): 9, ("b", "high"): 8})
        self.assertEqual(ranges(table, {("a", "high")}), {("a", "high"): (3, 3)})
        corners = set(product("ab", ("low", "high")))
        self.assertEqual(ranges(table, corners)["a", "high"], (0, 11))

    def test_without_any_total_nothing_sets_an_end(self):
        table = whole({("a", "low"): 12, ("a", "high"): 3})
        self.assertEqual(ranges(table, set(table))["a", "low"], (0, None))

    def test_ranges_are_those_that_trying_all_tables_finds(self):
        dice = random.Random(5)
        for _round in range(25):
            keys = list(product("ab", "xyz"))
            table = whole({key: dice.randint(0, 2) for key in keys})
            hidden = set(dice.sample(keys, dice.randint(1, 4)))
            if dice.random() < 0.5:
                hidden.add(dice.choice([("a", TOTAL), ("b", TOTAL)]))
            if (TOTAL, TOTAL) in hidden or not hidden:
                continue
            found = ranges(table, hidden)
            for key, (low, high) in self._tried(table, hidden).items():
                self.assertEqual(found[key], (low, high), (table, hidden))

    def _tried(self, table, hidden):
        """The least and the greatest of each, among all tables that show the same."""
        cells = sorted(key for key in hidden if TOTAL not in key)
        most = table[TOTAL, TOTAL]
        seen = {key: set() for key in hidden}
        fixed = {key: n for key, n in table.items() if TOTAL not in key and key not in hidden}
        for numbers in product(range(most + 1), repeat=len(cells)):
            tried = whole({**fixed, **dict(zip(cells, numbers, strict=True))})
            if all(tried[key] == n for key, n in table.items() if key not in hidden):
                for key in hidden:
                    seen[key].add(tried[key])
        return {key: (min(values), max(values)) for key, values in seen.items()}

    def test_whatever_the_table_nothing_small_is_shown_or_follows(self):
        dice = random.Random(2018)
        for _round in range(150):
            rows, columns = dice.randint(1, 5), dice.randint(2, 5)
            table = whole(
                {
                    (f"r{r}", f"c{c}"): dice.randint(0, 30)
                    for r in range(rows)
                    for c in range(columns)
                }
            )
            hidden = hide(table)
            self.assertLessEqual(too_few(table), hidden)
            for key, (low, high) in ranges(table, hidden).items():
                self.assertTrue(high is None or high - low >= LEAST, (table, key))

    def test_a_row_whose_people_are_all_the_same_is_not_told(self):
        table = whole({("a", "low"): 30, ("a", "high"): 0, ("b", "low"): 20, ("b", "high"): 20})
        self.assertIn(("a", "low"), hide(table))

    def test_a_table_of_large_numbers_is_shown_whole(self):
        table = whole({(row, column): 20 for row in "abc" for column in "xyz"})
        self.assertFalse(hide(table))
        self.assertFalse(derived(table, set()))

    def test_what_is_known_from_elsewhere_is_not_counted_on(self):
        table = whole({("a", "low"): 3, ("a", "high"): 1, ("b", "low"): 9, ("b", "high"): 8})
        known = {key for key in table if key[1] == TOTAL}
        hidden = hide(table, known=known)
        self.assertFalse(hidden & known)
        self.assertFalse(derived(table, hidden - {("a", "low"), ("a", "high")}))

    def test_of_one_row_two_are_left_out_or_none(self):
        self.assertFalse(hide_row({"a": 5, "b": 9}))
        self.assertEqual(hide_row({"a": 4, "b": 9, "c": 12}), {"a", "b"})
        self.assertEqual(hide_row({"a": 1, "b": 1, "c": 7, "d": 9}), {"a", "b", "c"})

    def test_numbers_that_cannot_be_are_refused(self):
        for cells in ({("a", "x"): -1}, {(TOTAL, "x"): 3}):
            with self.assertRaises(ValueError):
                whole(cells)

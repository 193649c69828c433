import random
from fractions import Fraction

from odoo.tests import TransactionCase, tagged

from ..hundred import parts, spread


@tagged("post_install", "-at_install")
class TestHundred(TransactionCase):
    """Parts are exactly a hundred together, and each is within one of its share."""

    def test_whatever_the_sums_the_parts_are_a_hundred(self):
        dice = random.Random(100)
        for _round in range(500):
            sums = {number: dice.randint(0, 10_000) for number in range(dice.randint(1, 12))}
            if not sum(sums.values()):
                continue
            found = parts(sums)
            self.assertEqual(sum(found.values()), 100)
            for key, amount in sums.items():
                self.assertLess(abs(found[key] - Fraction(100 * amount, sum(sums.values()))), 1)
            in_order = sorted(sums, key=lambda key: sums[key])
            self.assertEqual(
                [found[key] for key in in_order], sorted(found.values()), "more gets no less"
            )

    def test_three_thirds_and_nothing_at_all(self):
        self.assertEqual(parts({"a": 1, "b": 1, "c": 1}), {"a": 34, "b": 33, "c": 33})
        self.assertEqual(parts({"a": 0}), {})
        self.assertEqual(parts({}), {})
        with self.assertRaisesRegex(ValueError, "'a'"):
            parts({"a": -1, "b": 3})

    def test_what_is_spread_is_the_same_together(self):
        for amount in (0, 1, 100, 1000003, -7):
            found = spread(amount, 12)
            self.assertEqual(sum(found), amount)
            self.assertLessEqual(max(found) - min(found), 1)
        with self.assertRaises(ValueError):
            spread(1, 0)

import random

from odoo.tests import TransactionCase, tagged

from ..disclosure import LEAST, publish


@tagged("post_install", "-at_install")
class TestDisclosure(TransactionCase):
    """No number of fewer than five, of members or of others, also not by subtraction."""

    def assert_safe(self, cells, shown):
        hidden = [cells[key] for key, number in shown.items() if number is None]
        for key, number in shown.items():
            if number is not None:
                self.assertGreaterEqual(number, LEAST, cells)
                self.assertGreaterEqual(cells[key][1] - number, LEAST, cells)
        if hidden and len(hidden) < len(cells):
            self.assertGreater(len(hidden), 1, cells)
            self.assertGreaterEqual(sum(of for of, _all in hidden), LEAST, cells)
            self.assertGreaterEqual(sum(whole - of for of, whole in hidden), LEAST, cells)

    def test_whatever_the_departments_no_small_number_follows(self):
        dice = random.Random(650)
        for _round in range(2000):
            cells = {}
            for key in range(dice.randint(1, 12)):
                whole = dice.randint(0, 40)
                cells[key] = (dice.randint(0, whole), whole)
            self.assert_safe(cells, publish(cells))

    def test_one_small_department_hides_a_second(self):
        cells = {"a": (3, 20), "b": (9, 20), "c": (10, 20)}
        self.assertEqual(publish(cells), {"a": None, "b": None, "c": 10})

    def test_two_tiny_ones_hide_a_third(self):
        cells = {"a": (1, 20), "b": (1, 20), "c": (9, 20), "d": (10, 20)}
        self.assertEqual(publish(cells), {"a": None, "b": None, "c": None, "d": 10})

    def test_nearly_everybody_is_as_telling_as_nearly_nobody(self):
        self.assertIsNone(publish({"a": (19, 20), "b": (10, 20), "c": (10, 20)})["a"])
        self.assertIsNone(publish({"a": (0, 20), "b": (10, 20), "c": (10, 20)})["a"])

    def test_from_month_to_month_numbers_move_by_five_or_not_at_all(self):
        dice = random.Random(1200)
        cells = {key: (10, 40) for key in "abcdef"}
        before = publish(cells)
        for _month in range(300):
            cells = {
                key: (min(max(members + dice.choice((-1, 0, 1)), 0), whole), whole)
                for key, (members, whole) in cells.items()
            }
            shown = publish(cells, before)
            for key, number in shown.items():
                if number is not None and before[key] is not None and number != before[key]:
                    self.assertGreaterEqual(abs(number - before[key]), LEAST)
            self.assert_safe({k: (shown[k] or n, w) for k, (n, w) in cells.items()}, shown)
            before = shown

    def test_who_was_left_out_is_left_out_first(self):
        cells = {"a": (3, 20), "b": (9, 20), "c": (8, 20)}
        shown = publish(cells, {"a": None, "b": None, "c": 8})
        self.assertEqual(shown, {"a": None, "b": None, "c": 8})

    def test_numbers_that_cannot_be_are_refused(self):
        with self.assertRaisesRegex(ValueError, "'a'"):
            publish({"a": (3, 2)})

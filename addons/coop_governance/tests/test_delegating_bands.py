import unittest
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from odoo.addons.coop_governance.delegating import Band, find, gaps, overlaps, read_sum

SUMS = st.integers(0, 50).map(Decimal)
BANDS = st.lists(
    st.tuples(SUMS, st.none() | st.integers(1, 30)).map(
        lambda pair: Band(pair[0], pair[1] and pair[0] + pair[1])
    ),
    max_size=6,
)


def band(above, up_to=None, of=None):
    return Band(Decimal(above), None if up_to is None else Decimal(up_to), of)


class TestBands(unittest.TestCase):
    """Stretches of money: no sum without somebody, none with two."""

    def test_a_table_without_fault(self):
        bands = [band(0, 500), band(500, 5000), band(5000)]
        self.assertFalse(gaps(bands))
        self.assertFalse(overlaps(bands))
        for amount, place in ((0, 0), (500, 0), ("500.01", 1), (5000, 1), (1000000, 2)):
            self.assertEqual(find(bands, Decimal(amount)), [bands[place]], amount)

    def test_gaps_at_the_beginning_in_the_middle_and_at_the_end(self):
        found = gaps([band(100, 500), band(1000, 5000)])
        self.assertEqual(found, [band(0, 100), band(500, 1000), band(5000)])
        self.assertEqual(gaps([]), [band(0)])

    def test_overlaps_name_both_and_the_sums(self):
        one, two, three = band(0, 1000, "one"), band(100, 200, "two"), band(900, None, "three")
        found = [(a.of, b.of, c.above, c.up_to) for a, b, c in overlaps([three, two, one])]
        self.assertEqual(found, [("one", "two", 100, 200), ("one", "three", 900, 1000)])
        self.assertEqual(len(overlaps([band(0), band(0)])), 1)

    def test_a_stretch_that_is_none_is_refused(self):
        for above, up_to in ((-1, 5), (5, 5), (5, 1)):
            with self.assertRaises(ValueError):
                band(above, up_to)

    @given(BANDS, st.integers(0, 120).map(Decimal))
    def test_a_sum_is_held_unless_it_is_in_a_gap_and_by_one_unless_bands_overlap(self, bands, s):
        self.assertEqual(bool(find(bands, s)), not find(gaps(bands), s))
        if not overlaps(bands):
            self.assertLessEqual(len(find(bands, s)), 1)

    @given(BANDS)
    def test_where_bands_overlap_some_sum_has_two(self, bands):
        for one, other, both in overlaps(bands):
            # just above where the overlap begins, a sum that both hold
            amount = both.above + Decimal("0.5")
            self.assertTrue(one.holds(amount) and other.holds(amount))

    def test_sums_as_people_write_them(self):
        for text, value in (("£1,200.50", "1200.50"), (" 1 200 ", "1200"), ("0.5", "0.5")):
            self.assertEqual(read_sum(text), Decimal(value))
        for text in ("", "-5", "12,50", "a lot", "1e9", "1.234", "١٢", "9" * 20, "\x00"):
            with self.assertRaises(ValueError, msg=text):
                read_sum(text)

from datetime import date

from odoo.exceptions import UserError
from odoo.tests import tagged

from .common import StaffFiguresCase

SAFE = {("Arfon", "low"): 12, ("Arfon", "high"): 8, ("Llŷn", "low"): 9, ("Llŷn", "high"): 7}


@tagged("post_install", "-at_install")
class TestTelling(StaffFiguresCase):
    """What is released tells of fewer than five people in no way."""

    def test_large_numbers_are_released_whole(self):
        figures = self._figures()
        self._pay(figures, SAFE)
        figures.action_release()
        self.assertEqual(figures.state, "released")
        self.assertEqual(self._line(figures).number, 36)
        self.assertEqual(set(figures.line_ids.mapped("shown")), {True})

    def test_a_small_number_is_refused_by_name(self):
        figures = self._figures()
        self._pay(figures, {**SAFE, ("Llŷn", "high"): 4})
        with self.assertRaisesRegex(UserError, "“Llŷn, high” tells of fewer than five"):
            figures.action_release()

    def test_one_that_is_left_out_follows_from_the_totals_and_is_refused(self):
        figures = self._figures()
        self._pay(figures, {**SAFE, ("Llŷn", "high"): 4})
        figures.action_leave_out()
        hidden = figures.line_ids.filtered(lambda line: not line.shown)
        self.assertGreater(len(hidden), 3)
        self._line(figures, "Arfon", "high").shown = True
        self._line(figures, "Arfon", "low").shown = True
        with self.assertRaisesRegex(UserError, "still follows from the other numbers"):
            figures.action_release()

    def test_a_department_all_in_one_band_is_not_told(self):
        figures = self._figures()
        self._pay(figures, {**SAFE, ("Llŷn", "low"): 30, ("Llŷn", "high"): 0})
        with self.assertRaisesRegex(UserError, "“Llŷn, low” tells of fewer"):
            figures.action_release()

    def test_what_is_proposed_can_be_released_and_what_is_left_out_is_forgotten(self):
        figures = self._figures()
        self._pay(figures, {**SAFE, ("Llŷn", "high"): 4})
        figures.action_leave_out()
        figures.action_release()
        self.env.flush_all()
        self.env.cr.execute(
            "SELECT number FROM coop_staff_figures_line WHERE release_id = %s AND NOT shown",
            [figures.id],
        )
        self.assertEqual({number for (number,) in self.env.cr.fetchall()}, {0})

    def test_of_one_row_a_second_number_is_left_out(self):
        figures = self._figures()
        self._pay(figures, {(False, "low"): 20, (False, "middle"): 9, (False, "high"): 2})
        figures.action_leave_out()
        self.assertFalse(self._line(figures, band="middle").shown)
        self._line(figures, band="middle").shown = True
        with self.assertRaisesRegex(UserError, "still follows"):
            figures.action_release()

    def test_what_the_head_count_tells_cannot_be_left_out_of_pay(self):
        figures = self._figures()
        self._pay(figures, SAFE)
        self._as(self.env["coop.staff.figures.line"], self.hr).create(
            [
                {"release_id": figures.id, "part": "department", "group": group, "number": number}
                for group, number in (("Arfon", 20), ("Llŷn", 16))
            ]
        )
        figures.action_leave_out()
        self.assertTrue(self._line(figures, "Arfon").shown)
        self._line(figures, "Arfon").shown = False
        with self.assertRaisesRegex(UserError, "“Arfon” is left out in one place"):
            figures.action_release()

    def test_a_total_that_is_typed_over_is_reckoned_anew(self):
        figures = self._figures()
        self._pay(figures, SAFE)
        figures.action_leave_out()
        self._line(figures).number = 99
        figures.action_release()
        self.assertEqual(self._line(figures).number, 36)

    def test_newer_figures_that_differ_by_a_few_people_are_refused(self):
        first = self._figures()
        self._pay(first, SAFE)
        first.action_release()
        action = first.action_supersede()
        newer = self.Figures.browse(action["res_id"])
        newer.words = "One was counted twice."
        newer.why_superseded = "One was counted twice."
        self._pay(newer, {**SAFE, ("Arfon", "low"): 11})
        with self.assertRaisesRegex(UserError, "“Arfon, low” differs by fewer than five"):
            newer.action_release()
        newer.action_leave_out()
        newer.action_release()
        self.assertEqual((first.state, newer.state), ("superseded", "released"))
        self.assertFalse(self._line(newer, "Arfon", "low").shown)

    def test_what_was_left_out_once_follows_from_no_later_figures(self):
        for month, low in ((1, 12), (3, 11)):
            before = self._figures(as_at=date(2018, month, 1))
            self._pay(before, {**SAFE, ("Arfon", "low"): low})
            before.action_leave_out()
            before.action_release()
        self.assertFalse(self._line(before, "Arfon", "low").shown)
        third = self._figures(as_at=date(2018, 5, 1))
        self._pay(third, {**SAFE, ("Arfon", "low"): 10})
        with self.assertRaisesRegex(UserError, "“Arfon, low” differs by fewer than five"):
            third.action_release()
        third.action_leave_out()
        third.action_release()
        self.assertFalse(self._line(third, "Arfon", "low").shown)

    def test_a_year_later_numbers_may_differ_by_a_few(self):
        first = self._figures(as_at=date(2017, 4, 1))
        self._pay(first, SAFE)
        first.action_release()
        later = self._figures(as_at=date(2018, 4, 1))
        self._pay(later, {**SAFE, ("Arfon", "low"): 11})
        later.action_release()
        self.assertEqual(later.state, "released")

    def test_without_words_or_twice_the_same_it_says_so(self):
        figures = self._figures(words=False)
        with self.assertRaisesRegex(UserError, "(?s)no figures.*plain words"):
            figures.action_release()
        self._pay(figures, SAFE)
        self._pay(figures, {("Arfon", "low"): 3})
        with self.assertRaisesRegex(UserError, "twice"):
            figures.action_leave_out()

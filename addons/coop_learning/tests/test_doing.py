from odoo.tests import tagged

from .common import CY, EN, TODAY, LearningCase


@tagged("post_install", "-at_install")
class TestDoing(LearningCase):
    """Who did what, since when, and which words they saw."""

    def test_a_lesson_is_begun_once_and_done_with_the_words_that_were_seen(self):
        partner = self.mali.partner_id
        first = self.council._begin(partner, self.company, CY)
        self.assertEqual(first.state, "begun")
        self.assertEqual(self.council._begin(partner, self.company, CY), first)
        self.frozen.move_to("2018-05-03 09:00:00")
        row = self.council._finish(partner, self.company, CY, "helper", with_whom="Owen")
        self.assertEqual(row, first)
        self.assertEqual((row.state, row.how, row.with_whom), ("done", "helper", "Owen"))
        self.assertEqual(row.begun_on, TODAY)
        self.assertEqual(str(row.done_on), "2018-05-03")
        self.assertEqual((row.version_id.lang, row.version_id.format), (CY, "easy_read"))

    def test_pressed_twice_it_is_done_once_and_on_another_day_it_is_done_again(self):
        row = self.finish(self.mali)
        self.assertEqual(self.finish(self.mali), row)
        self.frozen.move_to("2018-06-01 09:00:00")
        again = self.finish(self.mali)
        self.assertNotEqual(again, row)
        self.assertEqual(self.council._is_done_by(self.mali.partner_id, self.company), again)

    def test_an_upper_floor_asks_who_has_done_which(self):
        row = self.finish(self.mali)
        people = self.mali.partner_id | self.paper
        found = (self.council | self.vote)._get_done_by(people, self.company)
        self.assertEqual(found, {self.mali.partner_id.id: {"council": row}, self.paper.id: {}})
        self.assertFalse(self.vote._is_done_by(self.mali.partner_id, self.company))

    def test_what_was_done_in_another_co_op_does_not_count_here(self):
        self.finish(self.mali)
        other = self.env["res.company"].create({"name": "Meadow Co-op"})
        self.assertFalse(self.council._is_done_by(self.mali.partner_id, other))

    def test_begun_and_done_can_be_searched(self):
        self.council._begin(self.mali.partner_id, self.company, EN)
        row = self.finish(self.owen)
        rows = self.env["coop.lesson.done"].search([("company_id", "=", self.company.id)])
        self.assertEqual(rows.filtered_domain([("state", "=", "done")]), row)
        self.assertEqual(rows.search([("id", "in", rows.ids), ("state", "!=", "begun")]), row)

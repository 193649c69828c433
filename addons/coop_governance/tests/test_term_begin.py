from datetime import date

import psycopg2

from odoo.exceptions import UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import TODAY, GovernanceCase


@tagged("post_install", "-at_install")
class TestTermBegin(GovernanceCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.mali = cls._member("Mali")
        cls.seat, cls.second = cls.seats[cls.rowan]

    def test_a_term_is_as_long_as_the_rules_of_the_day_say(self):
        term = self._sit(self.seat, self.mali)
        self.assertEqual(term.date_to, date(2021, 5, 9))
        self.assertEqual((term.state, self.seat.state), ("now", "held"))
        self.env["coop.body.rules"].create(
            {"body_id": self.council.id, "valid_from": date(2018, 6, 1), "term_months": 12}
        )
        later = self._sit(self.second, self._member("Nest"), date(2018, 6, 2))
        self.assertEqual(later.date_to, date(2019, 6, 1))

    def test_the_person_is_told_and_only_once(self):
        self._sit(self.seat, self.mali)
        told = self.env["coop.notice.delivery"].search(
            [("partner_id", "=", self.mali.partner_id.id), ("kind_id.code", "=", "term_begun")]
        )
        self.assertEqual(len(told), 1)

    def test_a_seat_is_taken_by_one_on_each_day(self):
        self._sit(self.seat, self.mali)
        with self.assertRaisesRegex(UserError, "Mali holds this seat until"):
            self._sit(self.seat, self._member("Nest"))
        follows = self._sit(self.seat, self._member("Huw"), date(2021, 5, 10))
        self.assertEqual(follows.state, "coming")

    def test_a_term_ends_before_the_next_that_is_known(self):
        self._sit(self.seat, self.mali, date(2019, 1, 1))
        early = self._sit(self.seat, self._member("Nest"))
        self.assertEqual(early.date_to, date(2018, 12, 31))

    def test_the_database_refuses_two_on_a_seat_and_one_on_two(self):
        term = self._sit(self.seat, self.mali)
        other = self._sit(self.second, self._member("Nest"))
        for row in (
            {"seat_id": self.seat.id, "holder_id": other.holder_id.id},
            {"seat_id": self.seats[self.ash][0].id, "holder_id": term.holder_id.id},
        ):
            with (
                mute_logger("odoo.sql_db"),
                self.assertRaises(psycopg2.errors.ExclusionViolation),
                self.env.cr.savepoint(),
            ):
                self.env["coop.office.term"].sudo().create(
                    {
                        "company_id": self.company.id,
                        "body_id": self.council.id,
                        "date_from": TODAY,
                        "date_to": TODAY,
                        "begun_how": "elected",
                        **row,
                    }
                ).flush_recordset()

    def test_only_members_of_the_constituency_sit_there(self):
        with self.assertRaisesRegex(UserError, "does not belong to the constituency “Rowan”"):
            self._sit(self.seat, self._member("Nest", self.employees))
        stranger = self.env["res.partner"].create({"name": "Huw"})
        with self.assertRaisesRegex(UserError, "Huw is not a member"):
            self.env["coop.office.term"]._begin(self.seat, stranger, TODAY, "elected")
        gone = self._member("Pegi")
        gone._leave("resignation", date(2018, 4, 1), date(2018, 4, 1))
        with self.assertRaisesRegex(UserError, "Pegi is not a member"):
            self._sit(self.seat, gone)

    def test_an_office_is_held_by_somebody_who_sits_there(self):
        with self.assertRaisesRegex(UserError, "does not sit on “Council of Members”"):
            self._sit(self.chair, self.mali)
        self._sit(self.seat, self.mali)
        term = self._sit(self.chair, self.mali)
        self.assertTrue(term.is_office)

    def test_nobody_comes_onto_a_body_in_a_way_that_it_does_not_know(self):
        seat = self._seats(1, body_id=self.board.id)
        with self.assertRaisesRegex(UserError, "Nobody comes onto “Board of Management”"):
            self._sit(seat, self.mali, how="elected")
        self._sit(seat, self.mali, how="before", planned_to=date(2019, 1, 1))

    def test_not_before_the_seat_is_there(self):
        with self.assertRaisesRegex(UserError, "is not there on"):
            self._sit(self.seat, self.mali, date(2017, 5, 31))

    # -- terms in a row ----------------------------------------------------------------------

    def _past(self, begins, ends, seat=None):
        return self._sit(seat or self.seat, self.mali, begins, "before", planned_to=ends)

    def test_two_terms_in_a_row_are_enough_until_after_the_break(self):
        self._seat_from(date(2010, 1, 1))
        self._past(date(2012, 1, 1), date(2014, 12, 31))
        self._past(date(2015, 1, 1), date(2018, 1, 31))
        with self.assertRaisesRegex(UserError, "2 terms in a row.*allow 2.*01/02/2019"):
            self._sit(self.second, self.mali)
        self.assertTrue(self._sit(self.second, self.mali, date(2019, 2, 2)))

    def test_a_break_begins_a_new_row(self):
        self._seat_from(date(2008, 1, 1))
        self._past(date(2009, 1, 1), date(2011, 12, 31))
        self._past(date(2015, 1, 1), date(2018, 1, 31))
        self.assertTrue(self._sit(self.second, self.mali))

    def test_the_rest_of_a_term_counts_where_the_rules_say_so(self):
        self._seat_from(date(2010, 1, 1))
        self._past(date(2012, 1, 1), date(2014, 12, 31))
        nest = self._member("Nest", day=date(2015, 1, 1))
        first = self._sit(self.seat, nest, date(2015, 1, 1), "before", planned_to=date(2018, 1, 31))
        first._end(date(2015, 6, 30), "resignation")
        self._sit(self.seat, self.mali, date(2015, 7, 1), "before")
        self.assertTrue(self._vacancy_filled())
        self.rules_of_council.casual_counts = True
        with self.assertRaises(UserError):
            self._sit(self.second, self.mali)
        self.rules_of_council.casual_counts = False
        self.assertTrue(self._sit(self.second, self.mali))

    def _vacancy_filled(self):
        return self.seat.vacancy_ids.filtered(lambda v: v.cause == "casual" and v.filled_term_id)

    def _seat_from(self, day):
        (self.seat | self.second).date_from = day
        self.mali = self._member("Hen Mali", day=day)

    def test_rules_without_a_most_let_everybody_go_on(self):
        self._seat_from(date(2010, 1, 1))
        self._past(date(2012, 1, 1), date(2014, 12, 31))
        self._past(date(2015, 1, 1), date(2018, 1, 31))
        self.rules_of_council.most_terms = 0
        self.assertTrue(self._sit(self.second, self.mali))

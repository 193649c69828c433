from datetime import date

import psycopg2
from freezegun import freeze_time

from odoo.exceptions import UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.coop_base.tests.common import WallAssertions

from .common import TODAY, GovernanceCase


@tagged("post_install", "-at_install")
class TestTermEnd(WallAssertions, GovernanceCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.mali = cls._member("Mali")
        cls.seat = cls.seats[cls.rowan][0]
        cls.term = cls.env["coop.office.term"]._begin(
            cls.seat, cls.mali.partner_id, date(2018, 2, 1), "elected"
        )

    def _run_day(self, day):
        with freeze_time(f"{day} 09:00:00"), self.enter_registry_test_mode():
            self.env.ref("coop_governance.cron_terms").method_direct_trigger()
        self.env.invalidate_all()

    def test_it_is_ready_for_the_wall(self):
        self.assert_wall_ready("coop.office.term")

    def test_who_stands_down_leaves_a_vacancy_with_the_remedy_of_the_rules(self):
        vacancy = self.term._end(TODAY, "resignation", notice_on=TODAY)
        self.assertEqual(vacancy.since, date(2018, 5, 11))
        self.assertEqual(vacancy.remedy, "countback")
        self.assertEqual(vacancy.due_on, date(2018, 7, 10))
        self.assertEqual(vacancy.until, date(2021, 1, 31))
        self.assertEqual(self.seat.state, "held")
        with freeze_time("2018-05-11 09:00:00"):
            self.env.invalidate_all()
            self.assertEqual((self.seat.state, self.term.state), ("vacant", "over"))

    def test_who_follows_serves_out_the_term(self):
        vacancy = self.term._end(date(2018, 5, 1), "resignation")
        follows = self._sit(self.seat, self._member("Nest"), how="countback")
        self.assertEqual(follows.date_to, date(2021, 1, 31))
        self.assertEqual((vacancy.state, vacancy.filled_term_id), ("filled", follows))

    def test_nobody_stays_longer_than_they_were_put_there_for(self):
        with self.assertRaisesRegex(UserError, "Nobody stays longer"):
            self.term._end(date(2021, 2, 1), "resignation")

    def test_the_time_alone_is_no_reason_to_choose(self):
        with self.assertRaisesRegex(UserError, "Choose why"):
            self.term._end(TODAY, "time")

    def test_the_office_held_besides_ends_with_the_seat(self):
        chair = self._sit(self.chair, self.mali)
        self.term._end(TODAY, "resignation")
        self.assertEqual((chair.date_to, chair.ended_why), (TODAY, "resignation"))
        self.assertFalse(self._open_vacancy(self.chair).remedy)

    def test_leaving_the_office_leaves_the_seat(self):
        chair = self._sit(self.chair, self.mali)
        chair._end(TODAY, "resignation")
        self.assertFalse(self.term.ended_why)

    def test_who_stays_after_all_has_the_end_that_was_planned(self):
        vacancy = self.term._end(date(2018, 6, 30), "resignation")
        self.term._undo_end()
        self.assertEqual(self.term.date_to, date(2021, 1, 31))
        self.assertFalse(self.term.ended_why)
        self.assertEqual(vacancy.state, "withdrawn")

    def test_a_term_that_had_not_begun_never_was(self):
        other = self.seats[self.rowan][1]
        nest = self._member("Nest")
        term = self._sit(other, nest, date(2018, 9, 1))
        term._end(TODAY, "resignation")
        self.assertEqual((term.state, other._term_on(date(2018, 9, 2))), ("struck", term.browse()))
        self.assertTrue(self._open_vacancy(other))

    def test_a_mistake_is_struck_out_and_kept_and_the_seat_is_free(self):
        self.term._strike("Another person of that name")
        self.assertEqual((self.term.state, self.seat.state), ("struck", "vacant"))
        self.assertTrue(self._sit(self.seat, self._member("Nest"), date(2018, 2, 1)))

    # -- by itself ---------------------------------------------------------------------------

    def test_a_term_that_is_over_is_closed_and_its_seat_on_the_list(self):
        self._run_day("2021-02-01")
        self.assertEqual((self.term.closed, self.term.ended_why), (True, "time"))
        vacancy = self._open_vacancy(self.seat)
        self.assertEqual((vacancy.cause, vacancy.since), ("term_over", date(2021, 2, 1)))
        self._run_day("2021-02-02")
        self.assertEqual(len(self.seat.vacancy_ids.filtered(lambda v: v.cause == "term_over")), 1)

    def test_where_somebody_follows_there_is_no_vacancy(self):
        self._sit(self.seat, self._member("Nest"), date(2021, 2, 1))
        self._run_day("2021-02-01")
        self.assertFalse(self._open_vacancy(self.seat))

    def test_whose_term_ends_soon_is_told_once(self):
        for day in ("2020-07-01", "2020-09-01", "2020-09-02"):
            self._run_day(day)
        told = self.env["coop.notice.delivery"].search(
            [("partner_id", "=", self.mali.partner_id.id), ("kind_id.code", "=", "term_ends_soon")]
        )
        self.assertEqual(len(told), 1)
        self.assertEqual(self.term.told_ending_on, date(2020, 9, 1))

    # -- kept --------------------------------------------------------------------------------

    def test_what_is_over_resists_the_orm_and_sql(self):
        self.term._end(date(2018, 5, 1), "resignation")
        self.assertTrue(self.term.closed)
        with self.assertRaisesRegex(UserError, "cannot be changed or deleted"):
            self.term.sudo().write({"date_to": TODAY})
        with self.assertRaises(UserError):
            self.term.sudo().unlink()
        for query in (
            "UPDATE coop_office_term SET date_to = date_to + 1 WHERE id = %s",
            "UPDATE coop_office_term SET closed = false WHERE id = %s",
            "DELETE FROM coop_office_term WHERE id = %s",
        ):
            with (
                mute_logger("odoo.sql_db"),
                self.assertRaises(psycopg2.errors.RestrictViolation),
                self.env.cr.savepoint(),
            ):
                self.env.cr.execute(query, [self.term.id])

    def test_nobody_types_over_a_term_that_goes_on(self):
        term = self._as(self.term, self.secretary)
        with self.assertRaisesRegex(UserError, "cannot be typed over"):
            term.write({"date_to": TODAY})
        with self.assertRaises(UserError):
            term.copy()
        with self.assertRaises(UserError):
            term.create({"seat_id": self.seat.id})

    def test_a_seat_that_goes_ends_the_term_and_is_not_vacant(self):
        self.seat.date_to = TODAY
        self.assertEqual((self.term.date_to, self.term.ended_why), (TODAY, "seat"))
        self.assertFalse(self._open_vacancy(self.seat))

    def test_as_at_any_day(self):
        self.term._end(date(2018, 3, 31), "resignation")
        nest = self._sit(self.seat, self._member("Nest"), date(2018, 4, 15), "countback")
        for day, expected in (
            (date(2018, 1, 31), self.term.browse()),
            (date(2018, 2, 1), self.term),
            (date(2018, 3, 31), self.term),
            (date(2018, 4, 1), self.term.browse()),
            (date(2018, 4, 15), nest),
        ):
            self.assertEqual(self.council._get_terms_on(day), expected, day)

from datetime import date, datetime, timedelta

from freezegun import freeze_time

from odoo.exceptions import UserError
from odoo.service.model import get_public_method
from odoo.tests import TransactionCase, tagged

from . import common


@tagged("post_install", "-at_install")
class TestClock(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.clock = cls.env["coop.clock"]

    def test_clock_follows_python_with_microseconds(self):
        with freeze_time(datetime(2024, 1, 2, 3, 4, 5, 678)):
            self.assertEqual(self.clock.now(), datetime(2024, 1, 2, 3, 4, 5, 678))

    def test_summer_night_is_already_the_next_day(self):
        with freeze_time("2024-06-30 23:30:00"):
            self.assertEqual(self.clock.today(), date(2024, 7, 1))
        with freeze_time("2024-12-31 23:30:00"):
            self.assertEqual(self.clock.today(), date(2024, 12, 31))

    def test_day_is_that_of_the_co_op(self):
        company = self.env["res.company"].create({"name": "Away", "coop_tz": "Pacific/Auckland"})
        moment = datetime(2024, 3, 1, 12)
        self.assertEqual(self.clock.day_of(moment), date(2024, 3, 1))
        self.assertEqual(self.clock.day_of(moment, company), date(2024, 3, 2))

    def test_day_begins_at_midnight_where_the_co_op_is(self):
        self.assertEqual(self.clock.start_of_day(date(2024, 7, 1)), datetime(2024, 6, 30, 23))
        self.assertEqual(self.clock.start_of_day(date(2024, 1, 1)), datetime(2024, 1, 1))

    def test_every_day_begins_where_the_one_before_ends(self):
        for zone in ("Europe/London", "America/Asuncion", "America/Havana", "Africa/Cairo"):
            company = self.env["res.company"].create({"name": zone, "coop_tz": zone})
            for number in range(366):
                day = date(2024, 1, 1) + timedelta(days=number)
                start = self.clock.start_of_day(day, company)
                self.assertEqual(self.clock.day_of(start, company), day, zone)
                before = start - timedelta(microseconds=1)
                self.assertEqual(self.clock.day_of(before, company), day - timedelta(days=1), zone)

    def test_working_days_leave_out_bank_holidays(self):
        self.assertEqual(self.clock.add_working_days(date(2024, 3, 28), 1), date(2024, 4, 2))
        self.assertEqual(self.clock.add_working_days(date(2024, 4, 2), -1), date(2024, 3, 28))
        scotland = self.env["res.company"].create(
            {"name": "Alban", "coop_holiday_region": "scotland"}
        )
        self.assertEqual(
            self.clock.add_working_days(date(2024, 3, 28), 1, scotland), date(2024, 4, 1)
        )

    def test_working_days_of_a_time_unknown_are_refused_in_words(self):
        self.assertEqual(self.clock.add_working_days(date(1978, 1, 3), 1), date(1978, 1, 4))
        for day, number in (
            (date(1977, 12, 30), 3),
            (date(1978, 1, 3), -1),
            (date(1900, 1, 1), 10),
            (date.min, 1),
            (date.max, 1),
            (date(2024, 1, 1), 10**12),
        ):
            with self.subTest(day=day), self.assertRaisesRegex(UserError, "Is the date right?"):
                self.clock.add_working_days(day, number)

    def test_a_moved_clock_stays_though_odoo_empties_what_it_keeps_with_the_cursor(self):
        with self.clock._moved_to(datetime(2020, 1, 1)):
            self.env.transaction.reset()
            self.assertEqual(self.clock.now(), datetime(2020, 1, 1))
            self.assertTrue(self.clock._is_moved())
        self.assertFalse(self.clock._is_moved())

    def test_nobody_far_away_asks_or_moves_the_clock(self):
        for method in ("_moved_to", "now", "today", "add_working_days"):
            with self.assertRaises(Exception) as caught:
                get_public_method(self.clock, method)
            self.assertIn("rivate", str(caught.exception))


class TestMovedClock(common.WallCase):
    def setUp(self):
        super().setUp()
        self.clock = self.env["coop.clock"]
        self.then = datetime(2017, 5, 1, 9)
        # Whatever the database at hand holds, these tests begin with an empty register.
        self.patch(type(self.env["coop.wall"]), "_get_walled_models", lambda _: [self.Leaf])
        self.env.cr.execute("DELETE FROM coop_wall_tick")

    def test_clock_stands_at_the_moment_and_then_goes_on(self):
        with self.clock._moved_to(self.then):
            self.assertEqual(self.clock.now(), self.then)
            leaf = self.Leaf.create({"word": "afal"})
            self.assertEqual(leaf.recorded_at, self.then)
        self.assertGreater(self.clock.now(), datetime(2024, 1, 1))

    def test_clock_goes_on_after_a_failure(self):
        with self.assertRaises(ZeroDivisionError):
            with self.clock._moved_to(self.then):
                raise ZeroDivisionError
        self.assertGreater(self.clock.now(), datetime(2024, 1, 1))

    def test_moves_nest_and_follow_each_other(self):
        with self.clock._moved_to(self.then):
            with self.clock._moved_to(self.then + timedelta(days=1)):
                self.Leaf.create({"word": "afal"})
            self.assertEqual(self.clock.now(), self.then)
        with self.clock._moved_to(self.then + timedelta(days=2)):
            leaf = self.Leaf.create({"word": "gellyg"})
        self.assertEqual(leaf.recorded_at, self.then + timedelta(days=2))

    def test_clock_cannot_be_moved_once_something_real_is_recorded(self):
        self.Leaf.create({"word": "afal"})
        with self.assertRaisesRegex(UserError, "real records"):
            with self.clock._moved_to(self.then):
                pass

    def test_real_record_after_a_built_history_ends_the_building(self):
        with self.clock._moved_to(self.then):
            self.Leaf.create({"word": "afal"})
        self.Leaf.create({"word": "gellyg"})
        with self.assertRaises(UserError):
            with self.clock._moved_to(self.then + timedelta(days=1)):
                pass

    def test_rows_written_by_sql_are_real(self):
        with self.clock._moved_to(self.then):
            self.Leaf.create({"word": "afal"})
        self.env.cr.execute(
            "INSERT INTO coop_test_leaf"
            " (word, company_id, recorded_at, recorded_by_id, recorded_by)"
            " VALUES ('x', %s, '2024-01-01', 1, 'x')",
            [self.env.company.id],
        )
        with self.assertRaises(UserError):
            with self.clock._moved_to(self.then + timedelta(days=1)):
                pass

    def test_printing_a_built_register_ends_the_building(self):
        with self.clock._moved_to(self.then):
            self.Leaf.create({"word": "afal"})
        self.env["coop.wall"]._wall_settle(self.env.company)
        with self.assertRaises(UserError):
            with self.clock._moved_to(self.then + timedelta(days=1)):
                pass

    def test_clock_cannot_be_moved_into_the_future(self):
        with self.assertRaises(UserError):
            with self.clock._moved_to(datetime(2999, 1, 1)):
                pass

    def test_context_does_not_move_the_clock(self):
        clock = self.clock.with_context(coop_clock_moved_to=self.then, moved_to=self.then)
        self.assertGreater(clock.now(), datetime(2024, 1, 1))

    def test_in_a_transaction_that_is_thrown_away_it_can_be_moved_anywhere(self):
        ahead, further = datetime(2999, 1, 1), datetime(2999, 2, 1)
        before = self.clock.now()
        with self.clock._thrown_away(ahead) as env:
            self.assertEqual(env["coop.clock"].now(), ahead)
            with env["coop.clock"]._moved_to(further):
                self.assertEqual(env["coop.clock"].now(), further)
            partner = env["res.partner"].create({"name": "Nobody"})
            partner.flush_recordset()
            with self.assertRaises(RuntimeError):
                env.cr.commit()
            self.assertLess(self.clock.now(), ahead, "it is moved there alone")
        self.assertFalse(self.env["res.partner"].search([("name", "=", "Nobody")]))
        self.assertLess(self.clock.now() - before, timedelta(minutes=10))

    def test_another_cursor_does_not_see_the_move(self):
        with self.clock._moved_to(self.then), self.registry.cursor() as cr:
            elsewhere = self.env(cr=cr)["coop.clock"]
            self.assertGreater(elsewhere.now(), datetime(2024, 1, 1))

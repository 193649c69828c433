from datetime import date

from freezegun import freeze_time

from odoo.tests import tagged

from .common import TODAY, GovernanceCase


@tagged("post_install", "-at_install")
class TestFollows(GovernanceCase):
    """A seat follows the membership of who sits there, the same minute."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.elin = cls._member("Elin", cls.employees, area=cls.area)
        cls.seat = cls.seats[cls.ash][0]
        cls.term = cls.env["coop.office.term"]._begin(
            cls.seat, cls.elin.partner_id, date(2018, 2, 1), "elected"
        )

    def test_who_leaves_the_co_op_leaves_the_seat(self):
        self.elin._leave("resignation", TODAY, TODAY)
        self.assertEqual((self.term.date_to, self.term.ended_why), (TODAY, "membership"))
        vacancy = self._open_vacancy(self.seat)
        self.assertEqual((vacancy.since, vacancy.cause), (date(2018, 5, 11), "casual"))

    def test_who_dies_leaves_the_seat_and_nobody_writes_to_them(self):
        self.elin.with_user(self.officer).action_died(date(2018, 5, 8))
        self.assertEqual((self.term.date_to, self.term.ended_why), (date(2018, 5, 8), "death"))
        self.assertTrue(self.term.closed)
        self.assertEqual(self._open_vacancy(self.seat).since, date(2018, 5, 9))
        told = self.env["coop.notice.delivery"].search(
            [("partner_id", "=", self.elin.partner_id.id), ("kind_id.code", "=", "term_ended")]
        )
        self.assertFalse(told)

    def test_who_dies_before_the_day_on_which_they_leave_leaves_earlier(self):
        self.term._end(date(2018, 6, 30), "resignation")
        self.elin.with_user(self.officer).action_died(TODAY)
        self.assertEqual((self.term.date_to, self.term.ended_why), (TODAY, "death"))
        vacancy = self._open_vacancy(self.seat)
        self.assertEqual((len(vacancy), vacancy.since), (1, date(2018, 5, 11)))

    def test_a_death_that_was_a_mistake_lets_the_term_go_on(self):
        chair = self._sit(self.chair, self.elin)
        self.elin.with_user(self.officer).action_died(date(2018, 5, 8))
        self.elin._undo_leave("Another person of that name")
        on = self.seat._term_on(TODAY)
        self.assertEqual((on.date_from, on.date_to), (date(2018, 5, 9), date(2021, 1, 31)))
        self.assertEqual((on.begun_how, on.restores_id), ("restored", self.term))
        self.assertFalse(self._open_vacancy(self.seat))
        self.assertEqual(self.term.date_to, date(2018, 5, 8))
        self.assertTrue(chair.closed)

    def test_a_leaving_that_is_taken_back_in_time_leaves_no_trace_on_the_term(self):
        self.elin._leave("resignation", TODAY, date(2018, 6, 30))
        self.elin._undo_leave("Stays")
        self.assertEqual(self.term.date_to, date(2021, 1, 31))
        self.assertFalse(self.term.ended_why or self._open_vacancy(self.seat))

    def test_where_the_seat_was_filled_since_it_stays_filled(self):
        self.elin.with_user(self.officer).action_died(date(2018, 5, 8))
        nest = self._member("Nest", self.employees)
        term = self._sit(self.seat, nest, date(2018, 5, 9), "countback")
        self.elin._undo_leave("Another person of that name")
        self.assertEqual(self.seat._term_on(TODAY), term)
        self.assertIn("has been filled since", self.seat.message_ids[0].body)

    def test_another_category_leaves_the_seat_of_the_first(self):
        self.elin._change_category(self.supporters, TODAY)
        self.assertEqual((self.term.date_to, self.term.ended_why), (date(2018, 5, 9), "category"))
        self.assertEqual(self._open_vacancy(self.seat).since, TODAY)

    def test_where_the_rules_let_them_stay_they_stay(self):
        self.rules_of_council.ends_with_category = False
        self.elin._change_category(self.supporters, TODAY)
        self.assertFalse(self.term.ended_why)

    def test_another_area_leaves_the_seat_where_the_rules_say_so(self):
        pine = self.ash.copy({"name": "Pine", "area_ids": self.area.ids})
        seat = self._seats(1, constituency_id=pine.id)
        huw = self._member("Huw", self.employees, area=self.area)
        term = self._sit(seat, huw, date(2018, 3, 1))
        huw.area_id = self.env["coop.area"].create({"name": "Môn", "company_id": self.company.id})
        self.assertFalse(term.ended_why)
        self.rules_of_council.ends_with_area = True
        huw.area_id = False
        self.assertEqual((term.date_to, term.ended_why), (date(2018, 5, 9), "category"))
        self.assertTrue(self._open_vacancy(seat))

    def test_a_trustee_who_need_not_be_a_member_stays(self):
        self.env["coop.body.rules"].create(
            {"body_id": self.board.id, "valid_from": date(2017, 1, 1), "members_only": False}
        )
        seat = self._seats(1, body_id=self.board.id)
        trustee = self._sit(seat, self.elin, how="before", planned_to=date(2020, 1, 1))
        self.elin._leave("resignation", TODAY, TODAY)
        self.assertFalse(trustee.ended_why)

    def test_a_coming_term_of_who_leaves_is_struck_out(self):
        other = self.seats[self.ash][1]
        nest = self._member("Nest", self.employees)
        coming = self._sit(other, nest, date(2018, 9, 1))
        nest._leave("resignation", TODAY, TODAY)
        self.assertEqual(coming.state, "struck")
        nest._undo_leave("Stays")
        self.assertEqual(other._term_on(date(2018, 9, 1)).restores_id, coming)

    def test_who_is_merged_keeps_the_seat(self):
        double = self._member("Elin Dau", self.employees, day=date(2018, 4, 1))
        windows = self._as(self.env["coop.membership.merge"], self.officer)
        goes = self.elin.partner_id
        window = windows.browse(windows._open(double.partner_id, goes)["res_id"])
        window.reason = "The same person"
        window.action_look()
        window.action_merge()
        self.env.invalidate_all()
        self.assertFalse(goes.exists())
        self.assertEqual(self.term.holder_id.partner_id, double.partner_id)
        self.assertEqual(self.seat._term_on(TODAY), self.term)

    def test_who_is_forgotten_is_named_no_more_and_the_seat_was_held(self):
        partner = self.elin.partner_id
        self.term.holder_id.write({"about": "I like the bus.", "reach": "Ring me"})
        self.term._end(date(2018, 4, 1), "resignation", note="Her mother is ill")
        self.elin._leave("resignation", date(2018, 4, 1), date(2018, 4, 1))
        with freeze_time("2030-06-01 10:00:00"):
            self.env.invalidate_all()
            self.elin.with_user(self.manager)._remove_from_register("The years are over")
        self.env.invalidate_all()
        holder = self.term.holder_id
        self.assertIn(self.elin.number, holder.name)
        self.assertFalse(holder.about or holder.reach or self.term.ended_note)
        self.assertNotEqual(holder.partner_id, partner)
        self.assertEqual(self.seat._term_on(date(2018, 3, 1)), self.term)

    def test_a_copy_of_what_is_held_says_it(self):
        pack = self.env["coop.access.pack"]._coop_access_pack(self.elin.partner_id, self.company)
        [part] = [part for part in pack if "Seats" in part["title"]]
        self.assertEqual(len(part["rows"]), 1)
        self.assertIn(self.seat.display_name, part["rows"][0])

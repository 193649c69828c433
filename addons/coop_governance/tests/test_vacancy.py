from datetime import date

from odoo.exceptions import UserError
from odoo.tests import tagged

from .common import TODAY, GovernanceCase


@tagged("post_install", "-at_install")
class TestVacancy(GovernanceCase):
    def test_a_new_seat_is_vacant_until_somebody_takes_it(self):
        seat = self.seats[self.oak][0]
        vacancy = self._open_vacancy(seat)
        self.assertEqual((vacancy.cause, vacancy.since), ("new", date(2017, 6, 1)))
        self._sit(seat, self._member("Mali", self.supported))
        self.assertEqual(vacancy.state, "filled")

    def test_seats_are_found_by_how_they_stand(self):
        held, vacant = self.seats[self.oak]
        self._sit(held, self._member("Mali", self.supported))
        find = self.env["coop.seat"].search
        here = ("body_id", "=", self.council.id)
        self.assertEqual(find([here, ("state", "=", "held")]), held)
        self.assertIn(vacant, find([here, ("state", "=", "vacant")]))
        vacant.date_to = date(2018, 5, 9)
        self.assertEqual(find([here, ("state", "=", "gone")]), vacant)

    def test_nobody_types_over_it_or_takes_it_away(self):
        vacancy = self._as(self._open_vacancy(self.seats[self.oak][0]), self.secretary)
        with self.assertRaisesRegex(UserError, "cannot be typed over"):
            vacancy.write({"since": TODAY})
        vacancy.write({"remedy": "by_election", "remedy_note": "Nobody left of the count"})
        self.assertEqual(vacancy.remedy, "by_election")

    def test_it_waits_on_the_list_and_on_monday_for_the_governance_officer_alone(self):
        seat = self.seats[self.oak][0]
        term = self._sit(seat, self._member("Mali", self.supported), date(2018, 2, 1))
        term._end(date(2018, 5, 1), "resignation")
        tasks = self._as(self.env["coop.membership.task"], self.secretary).search(
            [("kind", "=", "vacancy"), ("due_on", "!=", False)]
        )
        self.assertEqual(tasks.mapped("res_id"), self._open_vacancy(seat).ids)
        self.assertIn("Fill a seat on “Council of Members”", tasks.sentence)
        self.assertEqual(tasks.action_open()["res_model"], "coop.vacancy")
        officer = self._as(self.env["coop.membership.task"], self.officer)
        self.assertFalse(officer.search([("kind", "in", ["vacancy", "term_ending", "unshown"])]))

    def test_what_waits_for_others_waits_for_the_governance_officer_too(self):
        """Each kind of thing that waits has a number of its own: two with one hide each other."""
        tasks = self.env["coop.membership.task"]
        plain = self._as(tasks, self.officer_plain)._get_sources()
        more = self._as(tasks, self.secretary)._get_sources()
        self.assertEqual({n: more[n].code for n in plain}, {n: plain[n].code for n in plain})
        self.assertLessEqual({60, 61, 62, 66, 67, 68, 69}, more.keys() - plain.keys())

    def test_a_term_that_ends_soon_is_on_the_list_until_somebody_follows(self):
        seat = self.seats[self.oak][0]
        mali = self._member("Mali", self.supported, day=date(2017, 1, 1))
        self._sit(seat, mali, date(2017, 6, 1), "before", planned_to=date(2018, 8, 1))
        tasks = self._as(self.env["coop.membership.task"], self.secretary)
        ending = [("kind", "=", "term_ending")]
        self.assertEqual(tasks.search(ending).due_on, date(2018, 8, 1))
        self._sit(seat, self._member("Nest", self.supported), date(2018, 8, 2))
        self.assertFalse(tasks.search(ending))

    def test_who_is_not_shown_yet_is_on_the_list(self):
        term = self._sit(self.seats[self.oak][0], self._member("Mali", self.supported))
        tasks = self._as(self.env["coop.membership.task"], self.secretary)
        unshown = [("kind", "=", "unshown")]
        self.assertEqual(tasks.search(unshown).mapped("res_id"), term.holder_id.ids)
        self._as(term.holder_id, self.secretary).action_agreed_paper()
        self.assertFalse(tasks.search(unshown))

    def test_what_is_late_and_what_ends_together_is_pointed_out(self):
        for constituency, category in (
            (self.oak, self.supported),
            (self.ash, self.employees),
            (self.rowan, self.supporters),
        ):
            for number, seat in enumerate(self.seats[constituency]):
                self._sit(seat, self._member(f"{constituency.name} {number}", category))
        self.assertIn("6 of 6 seats fall free in 2021", self.council.warning)
        self.assertEqual((self.council.held_count, self.council.vacancy_count), (6, 0))
        self.rules_of_council.most_ending = 0
        self.council.invalidate_recordset()
        self.assertFalse(self.council.warning)
        self.council.term_ids[0]._end(date(2018, 5, 1), "resignation")
        self._open_vacancy(self.council.term_ids[0].seat_id).due_on = date(2018, 5, 9)
        self.council.invalidate_recordset()
        self.assertIn("was to be filled by", self.council.warning)
        self.assertIn("No rules are entered", self._board_warning())

    def _board_warning(self):
        self._seats(1, body_id=self.board.id)
        self.board.invalidate_recordset()
        return self.board.warning

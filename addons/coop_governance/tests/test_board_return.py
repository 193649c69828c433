from datetime import date, timedelta

from odoo.exceptions import UserError
from odoo.tests import tagged

from .board_attacks import TODAY, VOTED, BoardAttackCase

ENDS = date(2020, 12, 31)


@tagged("post_install", "-at_install")
class TestBoardReturn(BoardAttackCase):
    """A mistake is put right and a resignation taken back; a removal is neither."""

    def _trustee(self, begins=date(2018, 1, 1)):
        return self.env["coop.office.term"]._begin(
            self.board_seats[0], self._partner("Nia Nos"), begins, "before", ENDS
        )

    def _resolved(self, term):
        """Return the proposal to remove somebody, which the Council has carried."""
        self.rules_of_board.removal_days = 0
        removal = self.env["coop.board.removal"].create(
            {
                "term_id": term.id,
                "company_id": self.company.id,
                "reason": "Has not come for a year.",
                "proposed_by": "Three councillors",
            }
        )
        removal.action_tell()
        removal.resolution_id = self._draft()
        removal.action_name_resolution()
        self._decide(removal.resolution_id)
        # written down after the meeting: nothing ends by itself
        removal.heard = "declined"
        return removal

    def _removed(self):
        term = self._trustee()
        self._resolved(term).action_removed()
        self.assertEqual((term.date_to, term.ended_why), (VOTED, "removed"))
        return term

    def _restored(self, prior, **vals):
        return {
            "holder_id": prior.holder_id.id,
            "begun_how": "restored",
            "restores_id": prior.id,
            "date_from": prior.date_to + timedelta(days=1),
            "date_to": ENDS,
            "planned_to": ENDS,
            **vals,
        }

    def _not_restored(self, prior, **vals):
        vals = self._restored(prior, **vals)
        with self._refused("coop_office_term_board_resolved"):
            self._create(**vals)
        with self._refused("coop_office_term_board_resolved"), self._as_replica():
            self._insert(**vals)

    # -- a removal stays ---------------------------------------------------------------------

    def test_who_was_removed_does_not_stay_after_all(self):
        term = self._removed()
        with self.assertRaisesRegex(UserError, "does not stay after all"):
            self._as(term, self.secretary).action_go_on()
        term._undo_end()
        self.assertEqual((term.date_to, term.ended_why), (VOTED, "removed"))
        with self.assertRaisesRegex(UserError, "resolved to remove"):
            term.sudo().write({"ended_why": False, "date_to": ENDS})
        for change in (
            "ended_why = NULL, date_to = planned_to",
            "ended_why = 'resignation'",
            "date_to = planned_to",
        ):
            with self._refused("coop_office_term_board_undone"), self._as_replica():
                self._execute(f"UPDATE coop_office_term SET {change} WHERE id = %s", term.id)

    def test_who_was_removed_does_not_come_back_by_a_restored_term(self):
        term = self._removed()
        with self._time("2018-06-02 10:00:00"):
            with self.enter_registry_test_mode():
                self.env.ref("coop_governance.cron_terms").method_direct_trigger()
            self.assertTrue(term.closed)
            with self.assertRaisesRegex(UserError, "takes a seat anew"):
                self._as(term, self.secretary).action_go_on()
            term._undo_end()
        self.assertEqual(self.board.term_ids, term)
        self._not_restored(term)
        with self._refused("coop_office_term_board_undone"), self._opened():
            self._execute(
                "UPDATE coop_office_term SET ended_why = 'resignation' WHERE id = %s", term.id
            )

    def test_who_was_removed_and_dies_the_same_day_was_removed(self):
        term = self._removed()
        term._end(TODAY, "death")
        self.assertEqual((term.date_to, term.ended_why), (TODAY, "removed"))

    def test_who_was_removed_before_they_began_does_not_begin_after_all(self):
        term = self._appointed()
        self._resolved(term)
        term._end(date(2018, 5, 31), "removed")
        self.assertEqual(term.state, "struck")
        term._undo_end()
        self.assertEqual(self.board.term_ids, term)
        self._not_restored(
            term, date_from=term.date_from, planned_to=term.planned_to, date_to=term.planned_to
        )

    def test_who_left_by_themselves_after_it_was_resolved_does_not_come_back(self):
        term = self._trustee()
        self._resolved(term)
        term._end(date(2018, 5, 9), "resignation")
        self.assertTrue(term.closed)
        term._undo_end()
        self.assertEqual(self.board.term_ids, term)
        self._not_restored(term)

    def test_whom_a_removal_concerns_stays(self):
        term = self._trustee()
        removal = self._resolved(term)
        other = self.env["coop.office.term"]._begin(
            self.board_seats[1], self._partner("Ifan Bach"), TODAY, "before", ENDS
        )
        with self.assertRaisesRegex(UserError, "told these reasons"):
            removal.sudo().term_id = other
        with self._kept("coop_board_removal_board_kept"):
            self._execute(
                "UPDATE coop_board_removal SET term_id = %s WHERE id = %s", other.id, removal.id
            )

    # -- what else is for good ---------------------------------------------------------------

    def test_whom_the_law_bars_and_whose_time_is_over_does_not_come_back(self):
        term = self._trustee()
        term._end(date(2018, 5, 1), "disqualified")
        with self.assertRaisesRegex(UserError, "takes a seat anew"):
            self._as(term, self.secretary).action_go_on()
        term._undo_end()
        self.assertEqual(self.board.term_ids, term)
        self._not_restored(term)
        past = self.env["coop.office.term"]._enter_before(
            self.board_seats[1], self._partner("Ifan Bach"), date(2017, 7, 1), date(2018, 5, 1)
        )
        self.assertEqual(past.ended_why, "time")
        self._not_restored(past, seat_id=self.board_seats[1].id)

    def test_a_term_goes_on_the_day_after_on_the_same_seat_until_a_day(self):
        term = self._trustee()
        term._end(date(2018, 5, 1), "resignation")
        self._not_restored(term, date_from=date(2018, 5, 10))
        self._not_restored(term, date_to=None, planned_to=None)
        self._not_restored(term, seat_id=self.board_seats[1].id)
        with self.assertRaisesRegex(UserError, "takes a seat anew"):
            self._as(term, self.secretary).action_go_on()

    # -- what is right -----------------------------------------------------------------------

    def test_a_resignation_is_taken_back_before_the_last_day(self):
        term = self._appointed()
        term._end(date(2018, 9, 30), "resignation")
        self._as(term, self.secretary).action_go_on()
        self.assertEqual((term.date_to, term.ended_why), (term.planned_to, False))

    def test_a_mistake_that_is_over_is_followed_by_a_term_that_goes_on(self):
        term = self._trustee()
        term._end(date(2018, 5, 1), "resignation")
        term._undo_end()
        on = self.board.term_ids - term
        self.assertEqual((on.date_from, on.date_to), (date(2018, 5, 2), ENDS))

    def test_a_term_that_was_struck_out_by_mistake_is_taken_up_again_once(self):
        term = self._appointed()
        term._strike("The wrong seat")
        term._undo_end()
        on = self.board.term_ids - term
        self.assertEqual((on.date_from, on.begun_how), (term.date_from, "restored"))
        with self._refused("coop_office_term_board_resolved"):
            self._create(
                partner=term.holder_id.partner_id,
                seat_id=self.board_seats[1].id,
                resolution_id=term.resolution_id.id,
                date_from=date(2023, 1, 1),
                date_to=date(2024, 1, 1),
                planned_to=date(2024, 1, 1),
            )

    def test_a_term_whose_resolution_serves_another_is_not_taken_up_again(self):
        term = self._appointed()
        term._strike("The wrong seat")
        self.env["coop.office.term"]._begin(
            self.board_seats[1],
            term.holder_id.partner_id,
            date(2023, 1, 1),
            "appointed",
            date(2024, 1, 1),
            resolution=term.resolution_id,
        )
        self._not_restored(
            term, date_from=term.date_from, planned_to=term.planned_to, date_to=term.planned_to
        )

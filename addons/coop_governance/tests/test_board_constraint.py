from datetime import date

import psycopg2

from odoo.exceptions import UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..models.board_triggers import TABLES
from .board_attacks import JUNE, TODAY, VOTED, BoardAttackCase


@tagged("post_install", "-at_install")
class TestBoardConstraint(BoardAttackCase):
    """Nobody sits on the Board without a resolution, whoever writes and however."""

    # -- without a resolution ----------------------------------------------------------------

    def test_no_term_without_a_resolution_by_sudo_sql_or_any_way_of_beginning(self):
        ways = dict(self.env["coop.office.term"]._fields["begun_how"].selection)
        for way in ways:
            with self._refused("coop_office_term_board_resolved"):
                self._create(begun_how=way)
            with self._refused("coop_office_term_board_resolved"):
                self._insert(begun_how=way)
        with self._refused("coop_office_term_board_resolved"):
            self.env["coop.office.term"]._begin(
                self.board_seats[0], self._partner("Nia Nos"), JUNE, "appointed"
            )
        self.assertFalse(self.board.term_ids)

    def test_not_by_rpc_nor_by_import(self):
        terms = self._as(self.env["coop.office.term"], self.secretary)
        with self.assertRaises(UserError):
            terms.create(self._vals())
        vals = self._vals()
        names = [name if not name.endswith("_id") else f"{name}/.id" for name in vals]
        rows = [[str(value) for value in vals.values()]]
        with mute_logger("odoo.sql_db"):
            result = self.env["coop.office.term"].sudo().load(names, rows)
        self.assertFalse(result["ids"])
        self.assertIn("without a resolution", result["messages"][0]["message"])

    def test_the_refusal_is_a_sentence_for_each_constraint(self):
        for name in self.env["coop.office.term"]._get_board_refusals():

            class Diag:
                constraint_name = name
                table_name = "coop_office_term"

            class Refusal:
                diag = Diag

            words = self.env["coop.office.term"]._sql_error_to_message(Refusal)
            self.assertGreater(len(words.split()), 8)

    def test_the_triggers_fire_always(self):
        self.env.cr.execute(
            """SELECT tgname, tgenabled FROM pg_trigger WHERE tgname LIKE '%%board%%'
                AND NOT tgisinternal AND tgname NOT LIKE '%%wall%%' ORDER BY 1"""
        )
        expected = [name for _run, triggers in TABLES.values() for name, *_how in triggers]
        self.assertEqual(self.env.cr.fetchall(), [(name, "A") for name in sorted(expected)])

    def test_a_trigger_that_the_owner_switches_off_is_found(self):
        wall = self.env["coop.wall"]
        self.assertFalse([line for line in wall._missing_from_catalogue() if "board" in line])
        self.env.flush_all()
        self.env.cr.execute("ALTER TABLE coop_body DISABLE TRIGGER coop_body_board_kept")
        self.assertIn("coop_body: trigger coop_body_board_kept", wall._missing_from_catalogue())

    # -- with one ----------------------------------------------------------------------------

    def test_a_resolution_that_was_carried_and_names_the_person_serves_one_term(self):
        candidate = self._ready()
        resolution = candidate.resolution_id
        with self._refused("coop_office_term_board_resolved"):
            self._create(partner=candidate.partner_id, resolution_id=resolution.id)
        self._decide(resolution)
        with self._refused("coop_office_term_board_resolved"):
            self._create(resolution_id=resolution.id)  # somebody else
        with self._refused("coop_office_term_board_resolved"):
            self._create(
                partner=candidate.partner_id,
                resolution_id=resolution.id,
                date_from=date(2018, 5, 28),
            )
        with self._refused("coop_office_term_board_resolved"):
            self._create(
                partner=candidate.partner_id,
                resolution_id=resolution.id,
                begun_how="before",
                date_from=date(2018, 5, 1),
            )
        term = candidate._appoint(self.board_seats[0], VOTED)
        self.assertEqual((term.begun_how, term.resolution_id), ("appointed", resolution))
        self.assertEqual(term.date_to, date(2022, 5, 28))
        with self._refused(
            "coop_office_term_resolution_serves_one_term", psycopg2.errors.UniqueViolation
        ):
            self._create(
                partner=candidate.partner_id,
                resolution_id=resolution.id,
                seat_id=self.board_seats[1].id,
                date_from=date(2023, 1, 1),
                date_to=date(2023, 5, 1),
                planned_to=date(2023, 5, 1),
            )

    def test_a_resolution_that_was_lost_or_is_another_body_s_appoints_nobody(self):
        candidate = self._ready()
        self._decide(candidate.resolution_id, carried=False)
        with self._refused("coop_office_term_board_resolved"):
            self._create(partner=candidate.partner_id, resolution_id=candidate.resolution_id.id)
        other = self._ready("Ifan Bach")
        self._decide(other.resolution_id)
        self.council.active = False
        self.env.flush_all()
        self.board.appointed_by_id = self.env["coop.body"].create(
            {"name": "Another Council", "kind": "council", "company_id": self.company.id}
        )
        with self._refused("coop_office_term_board_resolved"):
            self._create(partner=other.partner_id, resolution_id=other.resolution_id.id)

    def test_a_mistake_that_was_struck_out_sets_the_resolution_free(self):
        term = self._appointed()
        term._strike("The wrong seat")
        candidate = term.resolution_id.candidate_id
        again = self.env["coop.office.term"]._begin(
            self.board_seats[1],
            candidate.partner_id,
            JUNE,
            "appointed",
            resolution=term.resolution_id,
        )
        self.assertTrue(again)

    def test_who_has_sat_there_by_resolution_is_not_struck_out(self):
        term = self._appointed()
        strikes = self._as(self.env["coop.term.strike"], self.secretary)
        window = strikes.create({"term_id": term.id, "reason": "We want another."})
        with self._time("2018-06-02 12:00:00"):
            with self.assertRaisesRegex(UserError, "by resolution since 01/06/2018"):
                window.action_apply()
        self.assertFalse(term.struck_on)
        # on the first day it may still be the wrong seat
        with self._time("2018-06-01 12:00:00"):
            window.action_apply()
        self.assertTrue(term.struck_on)

    # -- around it ---------------------------------------------------------------------------

    def test_the_resolution_stays_even_where_the_wall_is_opened(self):
        term = self._appointed()
        resolution = term.resolution_id
        for query in (
            "UPDATE coop_resolution SET state = 'lost' WHERE id = %s",
            "UPDATE coop_resolution SET candidate_id = NULL WHERE id = %s",
            "UPDATE coop_resolution SET closed = false, state = 'draft' WHERE id = %s",
        ):
            with self.env["coop.wall.opening"]._open("coop.resolution", "A test of the wall"):
                with self._kept("coop_resolution_board_kept"):
                    self._execute(query, resolution.id)
        with self.env["coop.wall.opening"]._open("coop.resolution", "A test of the wall"):
            self._execute("DELETE FROM coop_resolution_vote WHERE false")
            with (
                mute_logger("odoo.sql_db"),
                self.assertRaises(psycopg2.errors.IntegrityError),
                self.env.cr.savepoint(),
            ):
                self._execute("DELETE FROM coop_resolution WHERE id = %s", resolution.id)

    def test_a_term_of_the_council_is_not_turned_into_one_of_the_board(self):
        term = self.council.term_ids[0]
        with self._refused("coop_office_term_board_seat"):
            self._execute(
                "UPDATE coop_office_term SET body_id = %s WHERE id = %s", self.board.id, term.id
            )
        with self._refused("coop_office_term_board_resolved"):
            self._execute(
                "UPDATE coop_office_term SET body_id = %s, seat_id = %s WHERE id = %s",
                self.board.id,
                self.board_seats[0].id,
                term.id,
            )
        with self._kept("coop_body_board_kept"):
            self._execute("UPDATE coop_body SET kind = 'board' WHERE id = %s", self.council.id)
        with self._kept("coop_seat_board_kept"):
            self._execute(
                "UPDATE coop_seat SET body_id = %s WHERE id = %s", self.board.id, term.seat_id.id
            )

    def test_a_board_does_not_become_something_else_and_back(self):
        with self._kept("coop_body_board_kept"):
            self._execute("UPDATE coop_body SET kind = 'other' WHERE id = %s", self.board.id)
        with self._kept("coop_body_board_kept"):
            self.board.kind = "council"
            self.board.flush_recordset()

    def test_nobody_stays_longer_or_changes_with_somebody_else(self):
        term = self._appointed()
        for change, value in (
            ("date_to", date(2030, 1, 1)),
            ("date_to", None),
            ("planned_to", date(2030, 1, 1)),
            ("holder_id", self.council.term_ids[0].holder_id.id),
            ("begun_how", "before"),
            ("date_from", TODAY),
        ):
            with self._refused("coop_office_term_board_kept"):
                self._execute(
                    f"UPDATE coop_office_term SET {change} = %s WHERE id = %s", value, term.id
                )

    def test_an_office_is_held_besides_a_seat_and_is_no_seat(self):
        office = self._seats(1, body_id=self.board.id, role="Chair", is_office=True)
        with self._refused("coop_office_term_board_resolved"):
            self._create(seat_id=office.id, is_office=True, begun_how="chosen")
        with self._refused("coop_office_term_board_seat"):
            self._create(is_office=True, begun_how="chosen")
        with self._refused("coop_office_term_board_seat"):
            self._create(body_id=self.council.id, begun_how="elected")
        term = self._appointed()
        chair = self.env["coop.office.term"]._begin(
            office, term.holder_id.partner_id, date(2018, 7, 1), "chosen"
        )
        self.assertTrue(chair.is_office)

    # -- from before -------------------------------------------------------------------------

    def test_who_sat_there_before_the_record_was_kept_is_entered_without(self):
        begin = self.env["coop.office.term"]._begin
        nia = self._partner("Nia Nos")
        with self._refused("coop_office_term_board_resolved"):
            begin(self.board_seats[0], nia, date(2018, 5, 11), "before")
        term = begin(self.board_seats[0], nia, TODAY, "before", date(2020, 1, 31))
        with self._kept("coop_body_board_kept"):
            self._execute(
                "UPDATE coop_body SET record_from = '2026-01-01' WHERE id = %s", self.board.id
            )
        with self._kept("coop_body_board_kept"):
            self._execute("UPDATE coop_body SET record_from = NULL WHERE id = %s", self.board.id)
        term._end(TODAY, "resignation")
        term._undo_end()
        self.assertEqual(term.date_to, date(2020, 1, 31))

    def test_the_day_is_set_while_nobody_was_entered_and_is_never_to_come(self):
        self.board.record_from = date(2018, 1, 1)
        self.board.flush_recordset()
        with self.assertRaisesRegex(UserError, "still to come"):
            self.board.record_from = date(2019, 1, 1)

    def test_a_term_goes_on_no_longer_than_was_planned(self):
        begin = self.env["coop.office.term"]._begin
        term = begin(
            self.board_seats[0],
            self._partner("Nia Nos"),
            date(2018, 1, 1),
            "before",
            date(2020, 1, 31),
        )
        term._end(date(2018, 5, 1), "resignation")
        self.assertTrue(term.closed)
        vals = {
            "holder_id": term.holder_id.id,
            "begun_how": "restored",
            "restores_id": term.id,
            "date_from": date(2018, 5, 2),
        }
        with self._refused("coop_office_term_board_resolved"):
            self._create(**vals)
        with self._refused("coop_office_term_board_resolved"):
            self._create(**{**vals, "restores_id": self.council.term_ids[0].id})
        term._undo_end()
        goes_on = self.board.term_ids - term
        self.assertEqual((goes_on.begun_how, goes_on.date_to), ("restored", date(2020, 1, 31)))

    def test_nobody_is_removed_by_hand(self):
        term = self._appointed()
        with self.assertRaisesRegex(UserError, "without notice, a hearing"):
            term._end(date(2018, 9, 1), "removed")
        with self._refused("coop_office_term_board_removed"):
            self._execute(
                "UPDATE coop_office_term SET ended_why = 'removed', date_to = '2018-09-01'"
                " WHERE id = %s",
                term.id,
            )
        reasons = dict(self._as(self.env["coop.term.end"], self.secretary)._get_reasons())
        self.assertNotIn("removed", reasons)

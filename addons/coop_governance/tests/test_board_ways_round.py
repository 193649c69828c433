import base64
from datetime import date

from odoo.exceptions import UserError
from odoo.tests import tagged

from .board_attacks import JUNE, TODAY, VOTED, BoardAttackCase
from .meeting_common import at

NEVER = date(2099, 1, 1)
HEAD = "Member;Body;From;Last day;Seat;Why"


@tagged("post_install", "-at_install")
class TestBoardWaysRound(BoardAttackCase):
    """What a term on the Board rests on cannot be changed behind its back."""

    # -- another person behind the name ------------------------------------------------------

    def test_whom_a_resolution_names_stays_the_same_person(self):
        candidate = self._ready()
        somebody = self._partner("Twm Tew")
        for decided in (False, True):
            if decided:
                self._decide(candidate.resolution_id)
            for writer in (self._as(candidate, self.secretary), candidate.sudo()):
                with self.assertRaisesRegex(UserError, "stays as it was put before the Council"):
                    writer.partner_id = somebody
            self._rpc_refused(candidate, "stays as it was put", partner_id=somebody.id)
            self._import_refused(candidate, "stays as it was put", partner_id=somebody.id)
            with self._kept("coop_board_candidate_board_kept"), self._as_replica():
                self._execute(
                    "UPDATE coop_board_candidate SET partner_id = %s WHERE id = %s",
                    somebody.id,
                    candidate.id,
                )
        term = candidate._appoint(self.board_seats[0], JUNE)
        self.assertEqual(term.holder_id.partner_id, candidate.partner_id)

    def test_not_even_where_the_wall_is_opened_while_the_contact_is_there(self):
        term = self._appointed()
        somebody = self._partner("Twm Tew")
        candidate = self.env["coop.board.candidate"].search([("term_id", "=", term.id)])
        for record in (candidate, term.holder_id):
            with self._kept(f"{record._table}_board_kept"), self._opened():
                self._execute(
                    f"UPDATE {record._table} SET partner_id = %s WHERE id = %s",
                    somebody.id,
                    record.id,
                )
                self._settle()
        with self._refused("coop_office_term_board_kept"), self._opened():
            self._execute(
                "UPDATE coop_office_term SET holder_id = %s WHERE id = %s",
                self.env["coop.office.holder"]._ensure(somebody, self.company).id,
                term.id,
            )

    def test_a_candidate_of_whom_nothing_was_resolved_may_be_somebody_else(self):
        candidate = self._candidate()
        candidate.partner_id = self._partner("Twm Tew")
        self._settle()
        self.assertEqual(candidate.partner_id.name, "Twm Tew")

    def test_after_a_vote_that_was_lost_it_is_still_the_same_person(self):
        candidate = self._ready()
        self._decide(candidate.resolution_id, carried=False)
        candidate.action_back()
        with self.assertRaisesRegex(UserError, "enter another candidate"):
            candidate.partner_id = self._partner("Twm Tew")

    def test_who_was_put_before_the_council_keeps_the_resolution(self):
        candidate = self._as(self._ready(), self.secretary)
        with self.assertRaisesRegex(UserError, "stays as it was put before the Council"):
            candidate.resolution_id = self._draft()

    def test_the_search_of_whom_a_resolution_names_stays_one_for_this_body(self):
        candidate = self._ready()
        other = self.search.copy({"closes_on": date(2018, 6, 30)})
        with self.assertRaisesRegex(UserError, "stays as it was put before the Council"):
            candidate.sudo().search_id = other
        with self._kept("coop_board_candidate_board_kept"), self._opened():
            self._execute(
                "UPDATE coop_board_candidate SET search_id = %s WHERE id = %s",
                other.id,
                candidate.id,
            )
        with self.assertRaisesRegex(UserError, "stays one for this body"):
            self.search.sudo().body_id = self.council
        with self._kept("coop_board_search_board_kept"):
            self._execute(
                "UPDATE coop_board_search SET body_id = %s WHERE id = %s",
                self.council.id,
                self.search.id,
            )
        other.body_id = self.council

    def test_who_sat_somewhere_stays_the_same_person(self):
        somebody = self._partner("Twm Tew")
        for term in (self._appointed(), self.council.term_ids[0]):
            holder = term.holder_id
            for writer in (self._as(holder, self.secretary), holder.sudo()):
                with self.assertRaisesRegex(UserError, "stays the same person"):
                    writer.partner_id = somebody
            self._rpc_refused(holder, "stays the same person", partner_id=somebody.id)
            self._import_refused(holder, "stays the same person", partner_id=somebody.id)
            with self._kept("coop_office_holder_board_kept"), self._as_replica():
                self._execute(
                    "UPDATE coop_office_holder SET partner_id = %s WHERE id = %s",
                    somebody.id,
                    holder.id,
                )

    def test_a_term_on_the_board_is_never_deleted(self):
        term = self.env["coop.office.term"]._enter_before(
            self.board_seats[0], self._partner("Nia Nos"), date(2018, 1, 1), date(2020, 12, 31)
        )
        with self._refused("coop_office_term_board_stays"), self._opened():
            self._execute("DELETE FROM coop_office_term WHERE id = %s", term.id)

    # -- from before the record --------------------------------------------------------------

    def test_once_somebody_came_by_resolution_nobody_sits_there_from_before(self):
        self._appointed()
        seat, nia = self.board_seats[1], self._partner("Nia Nos")
        terms = self.env["coop.office.term"]
        for enter in (
            lambda: terms._begin(seat, nia, TODAY, "before", NEVER),
            lambda: terms._enter_before(seat, nia, date(2018, 1, 1), NEVER),
        ):
            with self.assertRaisesRegex(UserError, "only terms that are over"):
                enter()
        vals = {
            "seat_id": seat.id,
            "begun_how": "before",
            "date_from": date(2018, 1, 1),
            "date_to": NEVER,
            "planned_to": NEVER,
        }
        with self._refused("coop_office_term_board_before"):
            self._create(**vals)
        with self._refused("coop_office_term_board_before"), self._as_replica():
            self._insert(**vals)
        past = terms._enter_before(seat, nia, date(2017, 7, 1), date(2018, 4, 30), "resignation")
        self.assertTrue(past.closed)
        with self._refused("coop_office_term_board_kept"), self._opened():
            self._execute("UPDATE coop_office_term SET date_to = %s WHERE id = %s", NEVER, past.id)

    def test_who_sat_there_before_sits_until_a_day(self):
        vals = {"begun_how": "before", "date_from": TODAY, "date_to": None, "planned_to": None}
        with self._refused("coop_office_term_board_before"):
            self._create(**vals)
        with self._refused("coop_office_term_board_before"):
            self._insert(**vals)
        self.rules_of_board.unlink()
        with self.assertRaisesRegex(UserError, "Say until when"):
            self.env["coop.office.term"]._enter_before(
                self.board_seats[0], self._partner("Nia Nos"), TODAY
            )

    def test_nobody_sat_on_a_seat_that_was_not_there(self):
        with self.assertRaisesRegex(UserError, "is not there on"):
            self.env["coop.office.term"]._enter_before(
                self.board_seats[0], self._partner("Nia Nos"), date(2017, 1, 1), date(2020, 1, 1)
            )

    def _list(self, *lines):
        content = "\n".join([HEAD, *lines]).encode()
        windows = self._as(self.env["coop.term.list"], self.secretary)
        window = windows.create({"file": base64.b64encode(content), "company_id": self.company.id})
        window.action_look()
        return window

    def test_a_list_brings_in_who_sits_there_until_somebody_came_by_resolution(self):
        window = self._list("Tomos Thrush;Board of Management;1/1/2018;31/12/2020;Trustee;")
        self.assertEqual(window.line_ids.state, "new")
        window.action_make()
        self.assertEqual(self.board._get_terms_on(TODAY).holder_id.name, "Tomos Thrush")
        self._appointed(seat=self.board_seats[1])
        self._seats(1, body_id=self.board.id, role="Trustee", number=3)
        window = self._list(
            "Beti Bilberry;Board of Management;1/7/2017;31/12/2017;Trustee;",
            "Rhodri Reed;Board of Management;1/1/2018;31/12/2099;Trustee;",
        )
        self.assertFalse(window.line_ids[0].problem)
        self.assertIn("only terms that are over", window.line_ids[1].problem)

    def test_nobody_is_named_by_a_resolution_that_is_over(self):
        old = self._decide(self._draft())
        candidate = self._candidate()
        removal = self.env["coop.board.removal"].create(
            {
                "term_id": self._trustee().id,
                "company_id": self.company.id,
                "reason": "Has not come.",
                "proposed_by": "Somebody",
            }
        )
        for change, value in (
            ("candidate_id", candidate.id),
            ("removal_id", removal.id),
            ("closed", False),
        ):
            with (
                self._kept("coop_resolution_board_kept"),
                self._opened("coop.resolution"),
                self._as_replica(),
            ):
                self._execute(
                    f"UPDATE coop_resolution SET {change} = %s WHERE id = %s", value, old.id
                )
        with self._opened("coop.resolution"):
            with self.assertRaisesRegex(UserError, "stays as it was declared"):
                old.sudo().candidate_id = candidate
        with self._kept("coop_resolution_board_kept"):
            self._execute(
                "INSERT INTO coop_resolution SELECT (jsonb_populate_record(r, jsonb_build_object("
                "'id', nextval('coop_resolution_id_seq'), 'number', '2018/99',"
                " 'candidate_id', %s::int))).* FROM coop_resolution AS r WHERE id = %s",
                candidate.id,
                old.id,
            )

    def test_nobody_is_chosen_by_a_result_without_votes_or_quorum(self):
        old = self._decide(self._draft())
        named = self._ready().resolution_id
        result = {
            "state": "carried",
            "closed": True,
            "number": "2018/99",
            "decided_on": VOTED,
            "count_id": old.count_id.id,
            "needed_count": 1,
        }
        with self._kept("coop_resolution_board_votes"):
            named.sudo().write(result)
            self.env.flush_all()
        columns = ", ".join(f"{name} = %s" for name in result)
        with self._kept("coop_resolution_board_votes"), self._as_replica():
            self._execute(
                f"UPDATE coop_resolution SET {columns} WHERE id = %s", *result.values(), named.id
            )
        # votes for it, and the quorum of another point
        named.vote_ids = [(0, 0, {"constituency_id": self.oak.id, "for_count": 2})]
        other = self.meeting.item_ids.sorted("sequence")[1]
        with self._time(at(19, 30)):
            other.action_open()
        count = other.count_ids[0]
        with self._kept("coop_resolution_board_votes"):
            named.sudo().write({**result, "count_id": count.id})
            self.env.flush_all()
        self.assertEqual(named.state, "draft")

    def test_nobody_is_named_and_chosen_in_one_breath(self):
        old = self._decide(self._draft())
        draft = self._draft()
        with self._kept("coop_resolution_board_kept"):
            self._execute(
                "UPDATE coop_resolution SET candidate_id = %s, closed = true, state = 'carried',"
                " number = '2018/99', decided_on = %s, count_id = %s WHERE id = %s",
                self._candidate().id,
                VOTED,
                old.count_id.id,
                draft.id,
            )

from datetime import date

import psycopg2

from odoo.exceptions import UserError
from odoo.tests import Form, tagged
from odoo.tools import mute_logger

from .board_common import TODAY, BoardCase


@tagged("post_install", "-at_install")
class TestBoardCandidate(BoardCase):
    """From “interested” to a seat, through the screens of the governance officer."""

    def _form(self, record, **context):
        return Form(self._as(record, self.secretary).with_context(**context))

    def test_from_a_name_to_a_seat(self):
        with self._form(self.env["coop.board.candidate"], default_search_id=self.search.id) as form:
            form.name = "Gwen Lliw"
            form.came_how = "suggested"
            form.suggested_by = "A member in Bangor"
        candidate = form.record
        self.assertIn("Ask whether they agree", candidate.missing)
        self.assertIn("Values", candidate.missing)
        candidate.agreed_on = TODAY
        candidate.action_make_contact()
        self.assertEqual(candidate.partner_id.name, "Gwen Lliw")
        window = self._as(self.env["coop.board.declare"], self.secretary).create(
            {"candidate_id": candidate.id, "channel": "phone"}
        )
        with self.assertRaisesRegex(UserError, "Not answered yet"):
            window.action_apply()
        for line in window.line_ids:
            line.answer = line.question_id.expected or "no"
        window.action_apply()
        self.assertEqual(candidate.stage, "declared")
        self.assertEqual(candidate.declaration_ids.channel, "phone")
        with self.assertRaisesRegex(UserError, "To be checked: Companies House"):
            candidate.action_checked()
        self._check(candidate)
        candidate.action_checked()
        with self.assertRaisesRegex(UserError, "Choose the resolution"):
            candidate.action_propose()
        candidate.resolution_id = self._draft()
        candidate.action_propose()
        with self.assertRaisesRegex(UserError, "not been carried"):
            candidate.action_appoint()
        self._decide(candidate.resolution_id.sudo())
        action = candidate.action_appoint()
        with self._form(self.env["coop.board.appoint"], **action["context"]) as form:
            self.assertEqual(form.seat_id, self.board_seats[0])
            form.date_from = date(2018, 6, 1)
            self.assertEqual(form.planned_to, date(2022, 5, 31))
        term = self.env["coop.office.term"].browse(form.record.action_apply()["res_id"])
        self.assertEqual(term.holder_id.partner_id, candidate.partner_id)
        self.assertEqual((candidate.stage, candidate.term_id), ("appointed", term))
        self.assertEqual(self.board_seats[0].vacancy_ids.state, "filled")

    def test_what_bars_somebody_by_law_cannot_be_decided_away(self):
        candidate = self._candidate()
        self._declare(candidate, trustee=True)
        self._check(candidate)
        with self.assertRaisesRegex(UserError, "Stands in the way: Does the law say"):
            candidate.action_checked()
        self._declare(candidate)  # it was a mistake: another declaration
        candidate.action_checked()
        self.assertEqual(len(candidate.declaration_ids), 2)

    def test_a_check_that_was_not_passed_needs_a_decision_with_its_reason(self):
        candidate = self._candidate()
        self._declare(candidate)
        checks = self._check(candidate, references={"result": "failed"})
        failed = checks.filtered(lambda check: check.result == "failed")
        with self.assertRaisesRegex(UserError, "nobody decided: References"):
            candidate.action_checked()
        with mute_logger("odoo.sql_db"), self.assertRaises(psycopg2.errors.CheckViolation):
            with self.env.cr.savepoint():
                failed.decision = "go_on"
                failed.flush_recordset()
        self._as(failed, self.secretary).write(
            {"decision": "go_on", "decision_why": "The referee is abroad."}
        )
        self.assertEqual(failed.decided_by, self.secretary.name)
        candidate.action_checked()

    def test_values_and_competence_are_asked_always(self):
        for code in ("values", "competence"):
            kind = self.env["coop.board.check.kind"].search([("code", "=", code)])
            for change in ("required", "active"):
                with mute_logger("odoo.sql_db"), self.assertRaises(psycopg2.errors.CheckViolation):
                    with self.env.cr.savepoint():
                        kind[change] = False
                        kind.flush_recordset()

    def test_what_the_council_relied_on_stays(self):
        candidate = self._ready()
        with self.assertRaisesRegex(UserError, "stays as it is"):
            candidate.check_ids[0].result = "failed"
        with self.assertRaisesRegex(UserError, "stays as it is"):
            candidate.check_ids[0].unlink()
        with self.assertRaisesRegex(UserError, "stays as it is"):
            self._check(candidate)

    def test_who_does_not_come_this_time(self):
        candidate = self._ready()
        self._decide(candidate.resolution_id, carried=False)
        candidate.action_back()
        self.assertEqual((candidate.stage, bool(candidate.resolution_id)), ("checked", False))
        action = candidate.action_not_chosen()
        with self._form(self.env["coop.board.candidate.end"], **action["context"]) as form:
            form.why = "The Council chose somebody else."
        form.record.action_apply()
        self.assertEqual(candidate.stage, "not_chosen")
        with self.assertRaisesRegex(UserError, "cannot be done now"):
            candidate.action_checked()

    def test_a_seat_of_the_board_is_filled_by_a_search(self):
        vacancy = self._as(self._open_vacancy(self.board_seats[0]), self.secretary)
        self.assertEqual(vacancy.action_fill()["res_model"], "coop.board.search")
        vacancy = self._as(self._open_vacancy(self.chair), self.secretary)
        self.assertEqual(vacancy.action_fill()["res_model"], "coop.term.begin")

    def test_nobody_types_whom_a_resolution_names(self):
        resolution = self._as(self._draft(), self.secretary)
        with self.assertRaisesRegex(UserError, "cannot be typed over"):
            resolution.candidate_id = self._candidate()

    def test_nobody_types_a_stage(self):
        candidate = self._as(self._candidate(), self.secretary)
        with self.assertRaisesRegex(UserError, "cannot be typed over"):
            candidate.stage = "appointed"

    def test_a_resolution_decides_on_one_person(self):
        candidate = self._ready()
        other = self._candidate("Ifan Bach")
        self._declare(other)
        self._check(other)
        other.action_checked()
        other.resolution_id = candidate.resolution_id
        with self.assertRaisesRegex(UserError, "somebody else already"):
            other.action_propose()
        other.resolution_id = self._draft(body=self.council)
        self._decide(other.resolution_id)
        with self.assertRaisesRegex(UserError, "decided already"):
            other.action_propose()

    def test_what_the_board_lacks_is_the_need_of_the_search(self):
        term = self._appointed()
        money, house = self.env["coop.board.skill"].create(
            [
                {"name": name, "company_id": self.company.id}
                for name in ("Money", "Lived in a house of ours")
            ]
        )
        self.env["coop.board.skill.said"].create({"term_id": term.id, "skill_id": money.id})
        with self._time("2018-06-02 10:00:00"):
            self.assertEqual((money.held_count, house.held_count), (1, 0))
            searches = self.env["coop.board.search"]
            missing = self.env["coop.board.skill"]._get_missing(self.company)
            self.assertEqual(missing, house)
            self.assertEqual(
                searches.with_company(self.company).default_get(["skill_ids"])["skill_ids"],
                [(6, 0, house.ids)],
            )

    def test_members_are_told_once_that_people_are_looked_for(self):
        self.search.action_tell()
        told = self.env["coop.notice.delivery"].search([("kind_id.code", "=", "board_search")])
        people = len(told)
        self.assertGreaterEqual(people, 6)
        self.search.action_tell()
        self.assertEqual(
            self.env["coop.notice.delivery"].search_count([("kind_id.code", "=", "board_search")]),
            people,
        )
        self.search.need = False
        with self.assertRaisesRegex(UserError, "plain words"):
            self.search.action_tell()

    def test_a_search_that_ends_before_it_begins_is_refused(self):
        with mute_logger("odoo.sql_db"), self.assertRaises(psycopg2.errors.CheckViolation):
            with self.env.cr.savepoint():
                self.search.closes_on = date(2018, 1, 1)
                self.search.flush_recordset()

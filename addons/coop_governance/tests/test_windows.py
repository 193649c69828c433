from datetime import date

from odoo.exceptions import UserError
from odoo.tests import Form, tagged

from .common import TODAY, GovernanceCase


@tagged("post_install", "-at_install")
class TestWindows(GovernanceCase):
    """What the governance officer does through the screens."""

    def _window(self, model, **context):
        records = self._as(self.env[model], self.secretary)
        return Form(records.with_context(**context))

    def test_somebody_takes_a_seat_and_leaves_it(self):
        seat = self.seats[self.ash][0]
        member = self._member("Mali", self.employees)
        action = self._as(seat, self.secretary).action_begin()
        with self._window("coop.term.begin", **action["context"]) as form:
            self.assertEqual(form.planned_to, date(2021, 5, 9))
            form.membership_id = member
            form.begun_how = "elected"
            form.note = "Election of 2018"
        result = form.record.action_apply()
        term = self.env["coop.office.term"].browse(result["res_id"])
        self.assertEqual(
            (term.holder_id.partner_id, term.begun_note), (member.partner_id, "Election of 2018")
        )
        with self._window("coop.term.end", default_term_id=term.id) as form:
            form.last_day = date(2018, 6, 1)
        form.record.action_apply()
        self.assertEqual(term.date_to, date(2018, 6, 1))
        self._as(term, self.secretary).action_go_on()
        self.assertEqual(term.date_to, date(2021, 5, 9))
        for why, words in (("unknown", "Say why they leave"), ("disqualified", "which law")):
            with self._window("coop.term.end", default_term_id=term.id) as form:
                form.why = why
            with self.assertRaisesRegex(UserError, words):
                form.record.action_apply()
            self.assertFalse(term.ended_why)
        with self._window("coop.term.strike", default_term_id=term.id) as form:
            form.reason = "Another person of that name"
        form.record.action_apply()
        self.assertEqual(term.state, "struck")
        self.assertTrue(self._open_vacancy(seat))

    def test_a_body_offers_the_ways_that_it_knows(self):
        seat = self._seats(1, body_id=self.board.id)
        window = self._as(self.env["coop.term.begin"], self.secretary)
        ways = window.with_context(default_seat_id=seat.id)._get_ways()
        self.assertEqual([code for code, _label in ways], ["before"])

    def test_seats_are_added_with_numbers_that_go_on(self):
        with self._window("coop.seat.add", default_body_id=self.council.id) as form:
            form.constituency_id = self.oak
            form.count = 3
        form.record.action_apply()
        numbers = self.env["coop.seat"].search([("constituency_id", "=", self.oak.id)])
        self.assertEqual(sorted(numbers.mapped("number")), [1, 2, 3, 4, 5])
        with self.assertRaisesRegex(UserError, "between one and 100"):
            form.record.copy({"count": 101}).action_apply()

    def test_who_sat_there_on_a_day(self):
        term = self._sit(self.seats[self.oak][0], self._member("Mali", self.supported))
        window = self._as(self.env["coop.body.day"], self.secretary)
        for day, expected in ((TODAY, term), (date(2018, 5, 9), term.browse())):
            action = window.create({"body_id": self.council.id, "day": day}).action_show()
            self.assertEqual(self.env["coop.office.term"].search(action["domain"]), expected)

    def test_a_member_s_terms_are_on_the_membership(self):
        member = self._member("Mali", self.supported)
        term = self._sit(self.seats[self.oak][0], member)
        membership = self._as(member, self.secretary)
        self.assertEqual(membership.office_term_count, 1)
        action = membership.action_view_office_terms()
        self.assertEqual(self.env["coop.office.term"].search(action["domain"]), term)

    def test_every_screen_opens(self):
        for model in ("coop.body", "coop.seat", "coop.constituency", "coop.body.rules"):
            self._window(model)

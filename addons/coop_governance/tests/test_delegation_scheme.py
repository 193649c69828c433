from datetime import date

from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form, tagged
from odoo.tools import mute_logger

from .delegation import DelegationCase


@tagged("post_install", "-at_install")
class TestDelegationScheme(DelegationCase):
    """A scheme is a draft, is put in force once, and is followed by another."""

    def test_two_who_would_decide_the_same_sum_are_refused(self):
        self.company.currency_id = self.env.ref("base.GBP")
        self.middle.amount_from = 400
        with self.assertRaisesRegex(
            UserError, "Team manager and Director would both decide more than £.400.00 and up to"
        ):
            self.scheme._put_in_force("All the same")
        self.middle.amount_from = 500
        self._line("Hire a support worker", job="Director")
        with self.assertRaisesRegex(UserError, "would both decide any sum"):
            self.scheme._put_in_force("All the same")
        self.assertFalse(self.scheme.closed)

    def test_a_gap_is_said_and_needs_a_reason(self):
        self._translate()
        self.middle.amount_from = 1000
        self.large.unlink()
        with self.assertRaisesRegex(UserError, "nobody decides more than .*500.* up to .*1,000"):
            self.scheme._put_in_force()
        gaps = self.scheme._get_gaps()
        self.assertEqual(len(gaps), 2, gaps)
        self.assertIn("more than", gaps[1])
        self.scheme._put_in_force("  The Board decides them one by one.  ")
        self.assertEqual(self.scheme.despite, "The Board decides them one by one.")

    def test_what_is_not_in_welsh_yet_is_said(self):
        gaps = self.scheme._get_gaps()
        self.assertEqual(len(gaps), 1)
        self.assertIn("Not everything is in Cymraeg yet", gaps[0])
        self.assertIn("Has to ask first", gaps[0])
        self._translate()
        self.assertFalse(self.scheme._get_gaps())
        self.scheme._put_in_force()
        self.assertFalse(self.scheme.despite)

    def test_what_was_typed_in_welsh_only_is_not_in_english_yet(self):
        self._translate()
        welsh = self.env["coop.delegation"].with_context(lang="cy_GB")
        welsh.create({"scheme_id": self.scheme.id, "matter": "Prynu bws", "job": "Pennaeth"})
        self.assertIn("Not everything is in English", self.scheme._get_gaps()[0])

    def test_what_is_reserved_is_given_to_nobody_else(self):
        self.board_choice.body_id = self.board
        with self.assertRaisesRegex(UserError, "Reserved to the Council, but Board of Management"):
            self.scheme._put_in_force("x")

    def test_a_scheme_without_lines_or_without_a_decision_is_none(self):
        scheme = self.scheme.copy({"valid_from": date(2018, 6, 1)})
        with self.assertRaisesRegex(UserError, "which body decided"):
            scheme._put_in_force("x")
        scheme.decided_on = date(2018, 5, 1)
        scheme.line_ids.unlink()
        with self.assertRaisesRegex(UserError, "no lines yet"):
            scheme._put_in_force("x")

    def test_exactly_one_decides_a_line(self):
        for vals in ({}, {"job": "Director", "body_id": self.board.id}):
            with (
                mute_logger("odoo.sql_db"),
                self.assertRaises(IntegrityError),
                self.env.cr.savepoint(),
            ):
                self._line("Paint a door", **vals).flush_recordset()
        with self.assertRaisesRegex(ValidationError, "is no office"):
            self._line("Paint a door", seat_id=self.seats[self.oak][0].id)

    def test_what_is_in_force_is_kept_from_everybody(self):
        scheme = self._in_force()
        for record, vals in ((scheme, {"name": "x"}), (self.small, {"amount_to": 900})):
            for person in (self.secretary, self.env.user):
                with self.assertRaises(UserError):
                    self._as(record, person).write(vals)
                with self.assertRaises(UserError):
                    self._as(record, person).unlink()
            with (
                mute_logger("odoo.sql_db"),
                self.assertRaises(IntegrityError),
                self.env.cr.savepoint(),
            ):
                self.env.cr.execute(f"UPDATE {record._table} SET closed = NULL")
        with self.assertRaisesRegex(ValidationError, "stays as it is"):
            self._line("Paint a door", job="Team manager")
        with self.assertRaisesRegex(UserError, "already"):
            scheme._put_in_force("x")

    def test_nobody_types_it_into_force(self):
        with self.assertRaisesRegex(UserError, "looks for gaps first"):
            self._as(self.scheme, self.secretary).closed = True
        with self.assertRaises(UserError):
            self._as(self.small, self.secretary).closed = True
        for user in (self.officer, self.employee):
            with self.assertRaises(UserError):
                self._as(self.scheme, user)._put_in_force("x")

    def test_one_is_in_force_a_day_and_the_next_follows(self):
        scheme = self._in_force()
        action = self._as(scheme, self.secretary).action_next()
        following = self.env["coop.delegation.scheme"].browse(action["res_id"])
        self.assertEqual(following.valid_from, date(2018, 5, 10))
        self.assertEqual(len(following.line_ids), len(scheme.line_ids))
        self.assertFalse(any(following.line_ids.mapped("closed")))
        following.decided_on = date(2018, 5, 8)
        following.valid_from = date(2018, 5, 1)
        with self.assertRaisesRegex(UserError, "choose a later day"):
            following._put_in_force("x")
        following.valid_from = date(2018, 6, 1)
        following._put_in_force("x")
        schemes = self.env["coop.delegation.scheme"]
        for day, expected in (
            (date(2018, 4, 30), schemes),
            (date(2018, 5, 31), scheme),
            (date(2018, 6, 1), following),
        ):
            self.assertEqual(schemes._current(self.company, day), expected)
        self.assertEqual((scheme.state, following.state), ("now", "coming"))
        for state, expected in (("now", scheme), ("coming", following), ("past", schemes)):
            found = schemes.search([("state", "=", state), ("company_id", "=", self.company.id)])
            self.assertEqual(found, expected, state)

    def test_a_copy_keeps_its_welsh(self):
        self._translate()
        following = self.scheme.copy({"valid_from": date(2018, 6, 1)})
        welsh = following.line_ids.with_context(lang="cy_GB").mapped("matter")
        self.assertIn("Buy something (cy)", welsh)

    def test_the_window_says_what_is_wrong_and_what_is_missing(self):
        self.middle.amount_from = 400
        action = self._as(self.scheme, self.secretary).action_put_in_force()
        window = self._as(self.env["coop.delegation.begin"], self.secretary)
        window = window.with_context(**action["context"])
        self.assertIn("would both decide", Form(window).wrong)
        self.middle.amount_from = 500
        with Form(window) as form:
            self.assertFalse(form.wrong)
            self.assertIn("Cymraeg", form.missing)
            form.despite = "Welsh comes next week."
        form.record.action_apply()
        self.assertTrue(self.scheme.closed and self.small.closed)

    def test_each_matter_is_listed_once_by_its_first_line(self):
        firsts = self.scheme.line_ids.filtered("is_first")
        self.assertEqual(firsts, self.small + self.hire + self.chairing + self.board_choice)
        self.assertEqual(self.scheme.matter_count, 4)
        self.small.unlink()
        self.assertTrue(self.middle.is_first)
        self.middle.matter = "Spend money"
        self.assertTrue(self.large.is_first)

    def test_who_reads_it(self):
        lines = self.env["coop.delegation"]
        mine = [("scheme_id", "=", self.scheme.id)]
        for user in (self.employee, self.internal_member):
            self.assertFalse(self._as(lines, user).search(mine), "a draft is the office's")
        self.assertEqual(self._as(lines, self.officer).search(mine), self.scheme.line_ids)
        self._in_force()
        for user in (self.employee, self.internal_member, self.contacts_manager, self.officer):
            found = self._as(lines, user).search(mine)
            self.assertEqual(found, self.scheme.line_ids, user.login)
            deciders = found.mapped("decider")
            self.assertIn("Board of Management", deciders)
            self.assertIn("Council of Members, Chair", deciders)
            with self.assertRaises(UserError):
                found[0].write({"sequence": 5})
        with self.assertRaises(AccessError):
            self._as(self.small, self.employee).read(["body_id"])
        for user in (self.portal_member, self.portal_other):
            with self.assertRaises(AccessError):
                self._as(lines, user).search(mine)

    def test_another_co_op_reads_none_of_it(self):
        self._in_force()
        other = self.env["res.company"].create({"name": "Gellyg Co-op"})
        user = self.secretary.copy({"login": "arall"})
        user.write({"company_ids": [(6, 0, other.ids)], "company_id": other.id})
        for model in ("coop.delegation", "coop.delegation.scheme"):
            records = self.env[model].with_user(user).with_context(allowed_company_ids=other.ids)
            found = records.search([])
            self.assertFalse(found.filtered(lambda r: r.company_id == self.company))

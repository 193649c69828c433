from datetime import date, timedelta

from freezegun import freeze_time
from psycopg2 import IntegrityError

from odoo.exceptions import UserError, ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import TODAY
from .requisition_common import RequisitionCase


@tagged("post_install", "-at_install")
class TestRequisition(RequisitionCase):
    def test_who_asks_is_the_first_to_sign(self):
        requisition = self._ask()
        self.assertEqual(requisition.state, "waiting")
        self.assertEqual(requisition.signature_ids.membership_id, self.starter)
        self.assertEqual((requisition.signed_count, requisition.needed_count), (1, 2))
        self.assertEqual(requisition.missing_count, 1)

    def test_enough_have_signed_and_the_days_follow(self):
        requisition = self._ask()
        requisition._sign(self.second, TODAY, "paper", "2")
        self.assertEqual(requisition.state, "reached")
        reached = requisition.reached_ids
        self.assertEqual((reached.members, reached.needed, reached.signed), (40, 2, 2))
        self.assertEqual(reached.reached_on, TODAY)
        self.assertEqual(requisition.call_by, date(2018, 5, 31))
        self.assertEqual(requisition.hold_by, date(2018, 6, 28))
        self.assertEqual(requisition.members_until, date(2018, 8, 10))
        self.assertEqual(reached.wording, "The members decide that …")
        told = self._told(requisition, "requisition_reached")
        self.assertEqual(told, (self.starter | self.second).partner_id)
        with self.assertRaisesRegex(UserError, "Nobody signs this any more"):
            requisition._sign(self.third, TODAY, "paper")

    def test_the_days_follow_from_the_notice_once_it_has_gone_out(self):
        requisition = self._ask()
        requisition._sign(self.second, TODAY, "paper")
        requisition._call(date(2018, 5, 14))
        self.assertEqual(requisition.state, "called")
        self.assertEqual(requisition.hold_by, date(2018, 6, 11))

    def test_the_board_is_late_the_day_after_the_last(self):
        requisition = self._ask()
        requisition._sign(self.second, TODAY, "paper")
        with freeze_time("2018-05-31 12:00:00"):
            requisition.invalidate_recordset()
            self.assertFalse(requisition.is_late)
        with freeze_time("2018-06-01 12:00:00"):
            requisition.invalidate_recordset()
            self.assertTrue(requisition.is_late)

    def test_the_board_is_told_that_it_has_to_call(self):
        trustee = self._member("Tudur Trustee")
        seat = self._seats(1, body_id=self.board.id)
        self.env["coop.office.term"]._enter_before(
            seat, trustee.partner_id, date(2018, 1, 1), date(2020, 12, 31)
        )
        requisition = self._ask()
        for member in (self.second, self.third):
            requisition._sign(member, TODAY, "paper")
        self.assertEqual(self._told(requisition, "requisition_to_call"), trustee.partner_id)

    def test_the_numbers_are_those_of_the_rules_on_the_day(self):
        self._rules(requisition_percent=10, call_days=7, hold_days=14, members_months=1)
        self._rules(valid_from=date(2018, 6, 1), requisition_percent=2.5)
        requisition = self._ask()
        self.assertEqual(requisition.needed_count, 4)
        for member in self.members[1:4]:
            requisition._sign(member, TODAY, "paper")
        self.assertEqual(requisition.call_by, TODAY + timedelta(days=7))
        self.assertEqual(requisition.hold_by, TODAY + timedelta(days=21))
        with freeze_time("2018-06-01 12:00:00"):
            other = self._ask(self.second)
            self.assertEqual(other.state, "reached")

    def test_only_a_member_of_that_day_signs_and_only_once(self):
        requisition = self._ask()
        with self.assertRaisesRegex(UserError, "was not a member on"):
            requisition._sign(self.second, date(2017, 12, 31), "paper")
        with self.assertRaisesRegex(UserError, "lies ahead"):
            requisition._sign(self.second, date(2018, 5, 11), "paper")
        with self.assertRaisesRegex(UserError, "has signed already"):
            requisition._sign(self.starter, TODAY, "paper")

    def test_the_database_lets_nobody_sign_twice(self):
        self._rules(requisition_percent=50)
        requisition = self._ask()
        first = requisition.signature_ids
        with self.assertRaises(IntegrityError), mute_logger("odoo.sql_db"):
            first.create(
                {
                    "company_id": self.company.id,
                    "requisition_id": requisition.id,
                    "membership_id": self.starter.id,
                    "signed_on": TODAY,
                    "how": "paper",
                }
            ).flush_recordset()

    def test_who_left_since_counts_no_more(self):
        self._rules(requisition_percent=7.5)
        requisition = self._ask()
        requisition._sign(self.second, TODAY, "paper")
        self.assertEqual((requisition.signed_count, requisition.needed_count), (2, 3))
        self.second._leave("resignation", end_date=date(2018, 5, 11))
        with freeze_time("2018-05-12 12:00:00"):
            requisition.invalidate_recordset()
            self.assertEqual((requisition.signed_count, requisition.needed_count), (1, 3))

    def test_fewer_members_make_fewer_signatures_enough(self):
        self._rules(requisition_percent=5.2)
        requisition = self._ask()
        requisition._sign(self.second, TODAY, "paper")
        self.assertEqual(requisition.needed_count, 3)
        for member in self.members[3:6]:
            member._leave("resignation", end_date=date(2018, 5, 11))
        with freeze_time("2018-05-12 12:00:00"):
            requisition.invalidate_recordset()
            self.env["coop.requisition"]._cron_daily()
            self.assertEqual(requisition.state, "reached")
            self.assertEqual(requisition.reached_on, date(2018, 5, 12))

    def test_a_statement_is_as_long_as_the_rules_allow(self):
        self._rules(statement_words=5)
        self._ask(statement="Five words are just enough")
        with self.assertRaisesRegex(UserError, "has 6 words. The rules allow 5"):
            self._ask(statement="Six words are one too many")

    def test_a_signature_is_struck_out_with_its_reason_and_can_be_given_anew(self):
        self._rules(requisition_percent=50)
        requisition = self._ask()
        signature = requisition._sign(self.second, TODAY, "paper")
        window = self._as(self.env["coop.requisition.end"], self.secretary)
        window.create(
            {"act": "strike", "signature_id": signature.id, "reason": "Somebody else signed"}
        ).action_apply()
        self.assertEqual(signature.struck_why, "Somebody else signed")
        requisition.invalidate_recordset()
        self.assertEqual(requisition.signed_count, 1)
        requisition._sign(self.second, TODAY, "paper")
        self.assertEqual(requisition.signed_count, 2)

    def test_when_enough_have_signed_everything_stands_behind_the_wall(self):
        requisition = self._ask()
        signature = requisition._sign(self.second, TODAY, "paper")
        self.assertTrue(all(requisition.signature_ids.mapped("closed")))
        with self.assertRaisesRegex(UserError, "stand as they are"):
            signature._strike("Too late")
        for record in (signature, requisition.reached_ids):
            with self.assertRaises(UserError):
                record.write({"recorded_by": "somebody else"})
            with self.assertRaises(UserError):
                record.unlink()
            with self.assertRaises(IntegrityError), mute_logger("odoo.sql_db"):
                self.env.flush_all()
                with self.env.cr.savepoint():
                    self.env.cr.execute(f'DELETE FROM "{record._table}" WHERE id = %s', [record.id])

    def test_the_words_that_people_sign_are_changed_by_nobody(self):
        requisition = self._ask()
        for vals in ({"wording": "x"}, {"name": "x"}, {"statement": "x"}, {"state": "open"}):
            with self.assertRaises(UserError):
                self._as(requisition, self.secretary).write(vals)
        with self.assertRaises(UserError):
            requisition.unlink()
        with self.assertRaises(UserError):
            requisition.copy()

    def test_the_office_shows_it_or_says_why_not(self):
        requisition = self._ask()
        self._as(requisition, self.secretary).action_show()
        self.assertEqual(requisition.state, "open")
        self.assertEqual(self._told(requisition, "requisition_shown"), self.starter.partner_id)
        other = self._ask(self.second)
        window = self._as(self.env["coop.requisition.end"], self.secretary)
        window.create(
            {"act": "refuse", "requisition_id": other.id, "reason": "It wrongs a neighbour."}
        ).action_apply()
        self.assertEqual((other.state, other.state_why), ("refused", "It wrongs a neighbour."))
        delivery = self.env["coop.notice.delivery"].search(
            [("kind_id.code", "=", "requisition_refused"), ("res_id", "=", other.id)]
        )
        self.assertIn("It wrongs a neighbour.", delivery.body_html)

    def test_it_is_taken_back_while_it_is_under_way_and_not_later(self):
        requisition = self._ask()
        requisition._withdraw("It has been settled.")
        self.assertEqual(requisition.state, "withdrawn")
        self.assertTrue(requisition.signature_ids.closed)
        other = self._ask(self.second)
        other._sign(self.third, TODAY, "paper")
        with self.assertRaisesRegex(UserError, "too late"):
            other._withdraw("Changed my mind")

    def test_what_waits_is_on_the_list_with_its_last_day(self):
        requisition = self._ask()
        tasks = self._as(self.env["coop.membership.task"], self.secretary)
        mine = [("res_model", "=", "coop.requisition"), ("res_id", "=", requisition.id)]
        self.assertEqual(tasks.search(mine).kind, "requisition")
        requisition._sign(self.second, TODAY, "paper")
        self.env.flush_all()
        task = tasks.search(mine)
        self.assertEqual((task.kind, task.due_on), ("requisition_call", date(2018, 5, 31)))
        self.assertIn("by 31 May 2018", task.sentence)
        self.assertFalse(self._as(tasks, self.officer).search(mine))

    def test_shares_that_cannot_be_are_refused_by_the_database(self):
        for vals in (
            {"requisition_percent": 0},
            {"requisition_percent": 101},
            {"call_days": 0},
            {"proxy_hours": -1},
        ):
            with (
                self.subTest(vals),
                self.assertRaises(IntegrityError),
                mute_logger("odoo.sql_db"),
                self.env.cr.savepoint(),
            ):
                self._rules(**vals).flush_recordset()

    def test_a_company_asks_no_more_of_its_members_than_the_law_allows(self):
        self.company.coop_legal_form = "company"
        with self.assertRaisesRegex(ValidationError, "more than 5 per cent"):
            self._rules_of_company(requisition_percent=5.01, valid_from=date(2018, 1, 1))
        with self.assertRaisesRegex(ValidationError, "more than 48 hours"):
            self._rules_of_company(proxy_hours=49, valid_from=date(2018, 2, 1))
        rules = self._rules_of_company(requisition_percent=5, proxy_hours=48)
        with self.assertRaisesRegex(ValidationError, "more than 5 per cent"):
            rules.requisition_percent = 6

    def _rules_of_company(self, **vals):
        return self.env["coop.general.rules"].create({"company_id": self.company.id, **vals})

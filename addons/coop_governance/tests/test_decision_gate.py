from contextlib import suppress

from psycopg2 import IntegrityError
from psycopg2.errors import InsufficientPrivilege, RestrictViolation

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .decision_common import TODAY, DecisionCase


@tagged("post_install", "-at_install")
class TestDecisionGate(DecisionCase):
    """No order of calls, and nothing that somebody writes, reaches a final decision past a review
    that is open or a request that waits."""

    def _refused(self, query, *params):
        with (
            mute_logger("odoo.sql_db"),
            self.assertRaises(RestrictViolation),
            self.env.cr.savepoint(),
        ):
            self.env.cr.execute(query, params)

    def _write_decided(self, decision=None):
        (decision or self.decision).sudo().write({"state": "decided", "decided_on": TODAY})
        self.env.flush_all()

    def test_a_draft_is_not_decided_by_writing_so(self):
        vals = {"state": "decided", "decided_on": TODAY}
        with self.assertRaisesRegex(UserError, "cannot be typed over"):
            self._as(self.decision, self.secretary).write(vals)
        with (
            mute_logger("odoo.sql_db"),
            self.assertRaises(IntegrityError),
            self.env.cr.savepoint(),
        ):
            self._write_decided()

    def test_neither_sudo_nor_sql_decides_past_a_review_or_a_request(self):
        self.decision.action_bring()
        with (
            mute_logger("odoo.sql_db"),
            self.assertRaises(IntegrityError),
            self.env.cr.savepoint(),
        ):
            self._write_decided()
        self._concluded("changes", "Keep the lunch club.")
        self.env.flush_all()
        self._refused(
            "UPDATE coop_decision SET state = 'decided', decided_on = now() WHERE id = %s",
            self.decision.id,
        )
        with suppress(InsufficientPrivilege), self.env.cr.savepoint(), mute_logger("odoo.sql_db"):
            self.env.cr.execute("SET LOCAL session_replication_role = replica")
        self._refused(
            "UPDATE coop_decision SET state = 'decided', decided_on = now() WHERE id = %s",
            self.decision.id,
        )

    def test_a_decision_cannot_be_made_decided(self):
        with self.assertRaises(UserError):
            self.env["coop.decision"].with_user(self.secretary).create(
                {"name": "X", "state": "decided", "decided_on": TODAY}
            )
        self.env.flush_all()
        self._refused(
            "INSERT INTO coop_decision (name, company_id, board_id, council_id, year, origin,"
            " state, decided_on) SELECT name, company_id, board_id, council_id, year, origin,"
            " 'decided', now() FROM coop_decision WHERE id = %s",
            self.decision.id,
        )

    def test_a_context_says_no_more_than_a_value(self):
        for name, value in (("state", "withdrawn"), ("override_why", "In a hurry")):
            decisions = self._as(self.env["coop.decision"], self.secretary)
            decision = decisions.with_context(**{f"default_{name}": value}).create(
                {
                    "name": "Another",
                    "company_id": self.company.id,
                    "board_id": self.board.id,
                    "council_id": self.council.id,
                }
            )
            self.assertEqual((decision.state, decision.override_why), ("draft", False))
            self.assertEqual(decision.env.context.get(f"default_{name}"), value)

    def test_a_review_is_not_made_to_look_finished(self):
        self.decision.action_bring()
        review = self.decision.review_id
        self._ask("Keep the lunch club.")
        self.env.flush_all()
        for query in (
            "UPDATE coop_decision_review SET concluded_on = now(), outcome = 'support',"
            " resolution_id = NULL WHERE id = %s",
            "UPDATE coop_decision_review SET answered_on = now() WHERE id = %s",
            "UPDATE coop_decision_review SET number = 5 WHERE id = %s",
            "DELETE FROM coop_decision_review WHERE id = %s",
        ):
            with self.subTest(query):
                self._refused(query, review.id)
        with self.assertRaisesRegex(UserError, "cannot be typed over"):
            review.with_user(self.secretary).write({"outcome": "support", "concluded_on": TODAY})

    def test_a_request_neither_goes_nor_changes_nor_comes_later(self):
        review = self._concluded("changes", "Keep the lunch club.")
        request = review.request_ids
        self.env.flush_all()
        for query in (
            "DELETE FROM coop_review_request WHERE id = %s",
            "UPDATE coop_review_request SET stands = false WHERE id = %s",
            "UPDATE coop_review_request SET answered_on = now() WHERE id = %s",
            'UPDATE coop_review_request SET wording = \'{"en_US": "Nothing"}\' WHERE id = %s',
        ):
            with self.subTest(query):
                self._refused(query, request.id)
        with (
            mute_logger("odoo.sql_db"),
            self.assertRaises(IntegrityError),
            self.env.cr.savepoint(),
        ):
            self._ask("Something else", review=review)
            self.env.flush_all()
        with self.assertRaises(UserError):
            request.with_user(self.secretary).unlink()
        with self.assertRaisesRegex(UserError, "cannot be typed over"):
            request.with_user(self.secretary).write({"answer": "accepted", "answered_on": TODAY})

    def test_a_request_is_not_moved_beside_those_that_the_council_made(self):
        review = self._concluded("changes", "Keep the lunch club.")
        other = self._decision(name="The hall", matter_id=False)
        other.action_bring()
        draft = self._ask("Paint it red.", review=other.review_id)
        self.env.flush_all()
        self._refused(
            "UPDATE coop_review_request SET review_id = %s WHERE id = %s", review.id, draft.id
        )
        with (
            mute_logger("odoo.sql_db"),
            self.assertRaises(IntegrityError),
            self.env.cr.savepoint(),
        ):
            self._as(draft, self.secretary).review_id = review
            self.env.flush_all()
        self.assertEqual(review.request_ids.mapped("wording"), ["Keep the lunch club."])

    def test_nobody_marks_a_version_as_brought(self):
        version = self._as(self.decision._get_draft_version(), self.secretary)
        for vals in ({"closed": True}, {"number": 1}, {"brought_on": TODAY}):
            with self.assertRaisesRegex(UserError, "cannot be typed over"):
                version.write(vals)
        version.for_staff = "One job goes."
        self.assertFalse(version.closed)

    def test_days_of_a_review_stay_once_it_is_concluded(self):
        review = self._concluded("changes", "Keep the lunch club.")
        self.env.flush_all()
        for name in ("consult_until", "conclude_by"):
            self._refused(
                f"UPDATE coop_decision_review SET {name} = {name} + 100 WHERE id = %s", review.id
            )

    def test_an_import_writes_no_state(self):
        names = ["name", "matter_id/.id", "state", "decided_on"]
        rows = [["Budget", str(self.budget.id), "decided", "2018-05-10"]]
        model = self.env["coop.decision"].with_user(self.secretary).with_company(self.company)
        result = model.load(names, rows)
        self.assertFalse(result["ids"])
        self.assertIn("cannot be typed over", str(result["messages"]))

    def test_what_was_decided_stays(self):
        self._concluded("support")
        self._final()
        self.env.flush_all()
        self._refused(
            "UPDATE coop_decision SET state = 'draft', decided_on = NULL WHERE id = %s",
            self.decision.id,
        )
        self._refused(
            "UPDATE coop_decision SET override_on = now(), override_why = '{}' WHERE id = %s",
            self.decision.id,
        )

    def test_a_version_that_nobody_reviewed_holds_it_back(self):
        self._concluded("support")
        self.decision.action_new_version()
        version = self.decision._get_draft_version()
        version.what_changed = "Everything."
        version.sudo().write({"number": 2, "brought_on": TODAY, "closed": True})
        with self.assertRaisesRegex(UserError, "has not been reviewed"):
            self._final()
        with (
            mute_logger("odoo.sql_db"),
            self.assertRaises(IntegrityError),
            self.env.cr.savepoint(),
        ):
            self._write_decided()

    def test_nobody_but_governance_reads_or_writes_these_models(self):
        self.decision.action_bring()
        self._ask("Keep the lunch club.")
        records = (
            self.decision,
            self.decision.version_ids,
            self.decision.version_ids.risk_ids,
            self.decision.review_id,
            self.decision.request_ids,
        )
        for user in (self.officer, self.portal_member, self.employee):
            for record in records:
                with self.subTest(user=user.login, model=record._name):
                    with self.assertRaises(AccessError):
                        self._as(record, user).read(["id"])
        for record in records:
            self.assertTrue(self._as(record, self.secretary).read(["id"]))

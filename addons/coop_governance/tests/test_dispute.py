from psycopg2 import IntegrityError

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .council_common import TODAY, CouncilCase, day


@tagged("post_install", "-at_install")
class TestDispute(CouncilCase):
    def _open(self, ground="object", user=None, **vals):
        disputes = self._as(self.env["coop.dispute"], user or self.secretary)
        words = {"en_GB": "The lunch club.", "cy_GB": "Y clwb cinio."}
        decision = self._as(self.decision, user or self.secretary)
        return disputes._open(decision, ground, words, **{"where": "Minutes, 29 May", **vals})

    def _object(self):
        return self._concluded("object")

    def test_there_is_no_dispute_without_a_ground(self):
        self.assertFalse(self.decision.may_dispute)
        for ground in ("object", "override", "late"):
            with self.assertRaisesRegex(UserError, "This is not so here"):
                self._open(ground)

    def test_it_goes_from_stage_to_stage_and_both_hear_of_each(self):
        self._object()
        self.assertTrue(self.decision.may_dispute)
        dispute = self._open()
        step = dispute.step_id
        self.assertEqual((step.number, step.begun_on, step.due_on), (1, TODAY, day(14)))
        self.assertIn("chairs", step.name)
        told = self._told(dispute, "dispute_opened")
        self.assertEqual(told, self.holders.partner_id | self.trustee.partner_id)
        step._finish("next", {"en_GB": "They did not agree.", "cy_GB": "Ni chytunwyd."})
        self.assertEqual((dispute.state, dispute.step_id.number), ("open", 2))
        self.assertEqual(self._told(dispute, "dispute_stage"), told)
        dispute.step_id._finish("settled", "The club opens on Mondays.")
        self.assertEqual((dispute.state, dispute.ended_on), ("settled", TODAY))
        self.assertEqual(dispute.outcome, "The club opens on Mondays.")
        self.assertEqual(self._told(dispute, "dispute_over"), told)
        self.assertFalse(self.decision.dispute_id)

    def test_after_the_last_stage_it_ends(self):
        self._object()
        dispute = self._open()
        for number in range(1, 5):
            self.assertEqual(dispute.step_id.number, number)
            dispute.step_id._finish("next", "They did not agree.")
        self.assertEqual((dispute.state, len(dispute.step_ids)), ("ended", 4))

    def test_the_stages_are_those_of_the_co_op(self):
        own = self.env["coop.dispute.stage"].create(
            {"name": "Tea", "days": 3, "company_id": self.company.id}
        )
        self._object()
        dispute = self._open()
        self.assertEqual((dispute.step_id.name, dispute.due_on), ("Tea", day(3)))
        own.name = "Coffee"
        self.assertEqual(dispute.step_id.name, "Tea")
        dispute.step_id._finish("next", "No.")
        self.assertEqual(dispute.state, "ended")

    def test_the_usual_way_is_taken_over_once(self):
        stages = self._as(self.env["coop.dispute.stage"], self.secretary)
        mine = [("company_id", "=", self.company.id)]
        stages = stages.with_company(self.company)
        stages.action_take_over()
        self.assertEqual(stages.search_count(mine), 4)
        stages.action_take_over()
        self.assertEqual(stages.search_count(mine), 4)
        usual = stages.search([("company_id", "=", False)])
        with self.assertRaises(AccessError):
            usual[0].days = 1

    def test_a_late_answer_and_a_decision_that_did_not_wait_are_grounds(self):
        self._concluded("changes", "Keep the lunch club.")
        with self._on(60):
            self.assertEqual(self.decision._get_grounds(), ["late"])
        self._final(why="The roof is falling in.")
        self.assertIn("override", self.decision._get_grounds())
        self.assertEqual(self._open("override").ground, "override")

    def test_the_screen_says_it_while_it_is_open_and_trustees_may_still_decide(self):
        self._object()
        dispute = self._open()
        self.assertEqual(self.decision.dispute_id, dispute)
        self.assertIn("Until 24 May 2018", self.decision.dispute_words)
        self.decision.request_ids._answer("refused", "There is no money.")
        self._final()
        self.assertEqual(self.decision.state, "decided")
        self.assertEqual(self.decision.dispute_id, dispute)

    def test_a_late_stage_is_on_the_list(self):
        self._object()
        dispute = self._open()
        self.assertEqual(
            self._tasks("dispute_stage"), {("dispute_stage", "Central Budget 2018"): day(14)}
        )
        with self._on(15):
            self.assertTrue(dispute.is_late)
            self.assertEqual(dispute.search([("is_late", "=", True)]) & dispute, dispute)
        dispute.step_id._finish("settled", "Agreed.")
        self.assertFalse(self._tasks("dispute_stage"))

    def test_one_at_a_time(self):
        self._object()
        self._open()
        with self.assertRaisesRegex(UserError, "open already"):
            self._open()

    def test_it_says_where_the_council_asked_for_it(self):
        self._object()
        with self.assertRaisesRegex(UserError, "where it asked for it"):
            self._open(where="")
        review = self.decision.review_id
        dispute = self._open(resolution=review.resolution_id, where=None)
        self.assertEqual(dispute.resolution_id, review.resolution_id)

    @mute_logger("odoo.sql_db")
    def test_what_is_over_stands_behind_the_wall(self):
        self._object()
        dispute = self._open()
        dispute.step_id._finish("settled", "Agreed.")
        self.env.flush_all()
        for query in (
            "UPDATE coop_dispute SET state = 'open', ended_on = NULL, outcome = NULL WHERE id = %s",
            "UPDATE coop_dispute_step SET words = NULL WHERE dispute_id = %s",
            "DELETE FROM coop_dispute_step WHERE dispute_id = %s",
        ):
            with self.subTest(query), self.assertRaises(IntegrityError), self.env.cr.savepoint():
                self.env.cr.execute(query, [dispute.id])
        with self.assertRaisesRegex(UserError, "stays as it was written down"):
            dispute.step_ids._finish("next", "Again.")

    def test_nobody_but_the_governance_officer_sees_or_opens_it(self):
        self._object()
        for user in (self.officer, self.employee, self.portal_member, self.inspector):
            with self.assertRaises(AccessError):
                self._open(user=user)
        dispute = self._open()
        for user in (self.officer, self.employee, self.portal_member, self.inspector):
            for record in (dispute, dispute.step_ids):
                with self.assertRaises(AccessError):
                    self._as(record, user).read(["state" if record == dispute else "words"])
        for vals in ({"state": "settled"}, {"outcome": "x"}):
            with self.assertRaises(UserError):
                self._as(dispute, self.secretary).write(vals)

from datetime import date

from odoo.exceptions import UserError
from odoo.tests import tagged

from .decision_common import TODAY, DecisionCase, at


@tagged("post_install", "-at_install")
class TestDecision(DecisionCase):
    """The Board brings it, the Council concludes, the Board answers, then it is decided."""

    def _told(self, kind, decision=None):
        return self.env["coop.notice.delivery"].search(
            [
                ("res_model", "=", "coop.decision"),
                ("res_id", "=", (decision or self.decision).id),
                ("kind_id.code", "=", kind),
            ]
        )

    # -- matters -------------------------------------------------------------------------------

    def test_the_seven_are_taken_over_once_and_what_is_usual_stays(self):
        self.assertEqual(len(self.matters), 7)
        self.assertEqual(self.env["coop.reserved.matter"]._take_over(self.company), self.matters)
        usual = self.env["coop.reserved.matter"].search([("company_id", "=", False)])
        self.assertEqual(len(usual), 7)

    def test_what_is_expected_and_not_there_is_named_with_its_day(self):
        self.budget.valid_from = date(2018, 1, 1)
        self.assertEqual(self.budget.expected_on, date(2018, 1, 31))
        self.assertTrue(self.budget.is_late)
        tasks = self._as(self.env["coop.membership.task"], self.secretary)
        mine = [("res_model", "=", "coop.reserved.matter"), ("res_id", "=", self.budget.id)]
        self.assertIn("has not brought it yet", tasks.search(mine).sentence)
        self.decision.action_bring()
        self.env.flush_all()
        self.budget.invalidate_recordset()
        self.assertEqual(self.budget.expected_on, date(2019, 1, 31))
        self.assertFalse(tasks.search(mine))

    def test_of_what_comes_every_few_years_the_years_between_are_left_out(self):
        self.budget.write(
            {"every_years": 3, "first_year": 2017, "valid_from": date(2017, 6, 1), "month": "9"}
        )
        self.assertEqual(self.budget.expected_on, date(2017, 9, 30))
        self.budget.valid_from = date(2018, 1, 1)
        self.assertEqual(self.budget.expected_on, date(2020, 9, 30))

    # -- bringing ------------------------------------------------------------------------------

    def test_what_people_could_not_judge_is_not_brought(self):
        self.decision.aim_care = False
        self.decision.version_ids.risk_ids.unlink()
        with self.assertRaisesRegex(UserError, "(?s)three aims.*could go wrong"):
            self.decision.action_bring()

    def test_a_version_that_was_brought_stays_and_the_council_is_told(self):
        self.decision.action_bring()
        version = self.decision.version_ids
        self.assertEqual((version.number, version.brought_on), (1, TODAY))
        review = self.decision.review_id
        self.assertEqual(review.consult_until, date(2018, 6, 21))
        self.assertEqual(review.conclude_by, date(2018, 7, 12))
        for record, name in ((version, "for_staff"), (version.risk_ids, "risk")):
            with self.assertRaisesRegex(UserError, "kept as it was written"):
                record.write({name: "Something else"})
        told = self._told("decision_brought")
        self.assertEqual(set(told.partner_id), set(self.people.values()))
        self.assertIn("Central Budget 2018", told[0].subject)

    # -- concluding ----------------------------------------------------------------------------

    def test_the_council_supports_it_and_nothing_is_left_to_answer(self):
        review = self._concluded("support")
        self.assertEqual((review.state, self.decision.state), ("answered", "answered"))
        self._final()
        self.assertEqual(self.decision.state, "decided")
        welsh = self.decision.with_context(lang="cy_GB")
        self.assertEqual(welsh.decided_words, "Mae’r clwb cinio’n aros.")
        self.assertEqual(len(self._told("decision_made")), len(self.people))

    def test_each_request_is_answered_with_its_reason_and_what_changes(self):
        review = self._concluded("changes", "Keep the lunch club.", "Ring people first.")
        self.assertEqual(review.request_ids.mapped("number"), [1, 2])
        self.assertEqual(review.answer_by, date(2018, 6, 26))
        first, second = review.request_ids
        with self.assertRaisesRegex(UserError, "and why"):
            first._answer("accepted", "", "It stays.")
        with self.assertRaisesRegex(UserError, "what changes"):
            first._answer("accepted", "You are right.")
        first._answer("accepted", "You are right.", "The lunch club stays.")
        self.assertEqual(self.decision.state, "concluded")
        second._answer("refused", "There is nobody to ring.")
        self.assertEqual((review.state, self.decision.state), ("answered", "answered"))
        told = self._told("review_answered")
        self.assertEqual(len(told), len(self.people))
        self.assertIn("There is nobody to ring.", told[0].body_html)
        with self.assertRaisesRegex(UserError, "answered already"):
            second._answer("accepted", "After all.", "Somebody rings.")

    def test_a_conclusion_is_a_resolution_of_the_council_on_this_review(self):
        self.decision.action_bring()
        review = self.decision.review_id
        other = self._council_votes(self.env["coop.decision.review"])
        with self.assertRaisesRegex(UserError, "on this review"):
            review._conclude("support", "", other)
        lost = self._council_votes(review, point=1, votes=(0, 2, 0))
        with self.assertRaisesRegex(UserError, "carried"):
            review._conclude("support", "", lost)

    def test_reasons_changes_and_what_the_rules_allow(self):
        self.decision.action_bring()
        review = self.decision.review_id
        resolution = self._council_votes(review)
        with self.assertRaisesRegex(UserError, "Say why"):
            review._conclude("object", " ", resolution)
        with self.assertRaisesRegex(UserError, "each change on a line"):
            review._conclude("changes", "People need it.", resolution)
        self.budget.may_object = False
        with self.assertRaisesRegex(UserError, "rules do not let"):
            review._conclude("object", "No.", resolution)

    def test_where_it_objects_its_reasons_are_what_the_board_answers(self):
        review = self._concluded("object")
        self.assertEqual(review.request_ids.wording, "People need it.")
        welsh = review.request_ids.with_context(lang="cy_GB")
        self.assertEqual(welsh.wording, "Mae ei angen ar bobl.")
        with self.assertRaisesRegex(UserError, "has not answered"):
            self._final()
        review.request_ids._answer("refused", "The money is not there.")
        self._final()
        self.assertEqual(self.decision.state, "decided")

    def test_what_is_referred_back_is_brought_and_reviewed_again(self):
        review = self._concluded("refer")
        review.request_ids._answer("accepted", "You are right.", "We bring it again.")
        with self.assertRaisesRegex(UserError, "bring it again"):
            self._final()
        self.decision.action_new_version()
        version = self.decision._get_draft_version()
        self.assertEqual(version.risk_ids.risk, "People are lonely.")
        with self.assertRaisesRegex(UserError, "changed since the last version"):
            self.decision.action_bring()
        version.what_changed = "The lunch club stays."
        self.decision.action_bring()
        second = self.decision.review_id
        self.assertEqual((second.number, self.decision.state), (2, "review"))
        resolution = self._council_votes(second, point=1)
        with self._time(at(20, 30)):
            second._conclude("support", "", resolution)
        self._final()
        self.assertEqual(self.decision.state, "decided")

    # -- without waiting -----------------------------------------------------------------------

    def test_trustees_can_act_with_a_reason_and_the_council_hears_of_it(self):
        review = self._concluded("changes", "Keep the lunch club.")
        self._final(why={"en_GB": "The grant ends today.", "cy_GB": "Mae’r grant yn dod i ben."})
        self.assertEqual((self.decision.state, self.decision.override_on), ("decided", TODAY))
        told = self._told("decision_override")
        self.assertEqual(set(told.partner_id), set(self.people.values()))
        self.assertIn("The grant ends today.", told[0].body_html)
        tasks = self._as(self.env["coop.membership.task"], self.secretary)
        self.env.flush_all()
        kinds = set(tasks.search([("company_id", "=", self.company.id)]).mapped("kind"))
        self.assertLessEqual({"decision_override", "request_open", "decision_untold"}, kinds)
        review.request_ids._answer("refused", "It was too late.")
        self.decision.action_council_dealt()
        self.env.flush_all()
        kinds = set(tasks.search([("company_id", "=", self.company.id)]).mapped("kind"))
        self.assertFalse({"decision_override", "request_open"} & kinds)

    def test_where_nothing_stands_in_the_way_no_reason_is_taken(self):
        self._concluded("support")
        with self.assertRaisesRegex(UserError, "Nothing stands in the way"):
            self._final(why="In a hurry.")

    def test_members_are_told_once(self):
        self._concluded("support")
        self._final()
        self.decision.action_tell_members()
        told = self._told("decision_told")
        self.assertIn(self.people["Oak 1"], told.partner_id)
        self.decision.action_tell_members()
        self.assertEqual(len(self._told("decision_told")), len(told))

    def test_what_is_taken_back_stays_readable_and_the_council_is_told(self):
        self._concluded("changes", "Keep the lunch club.")
        self.decision._take_back("We have no money for it at all.")
        self.assertEqual(len(self._told("decision_withdrawn")), len(self.people))
        with self.assertRaisesRegex(UserError, "is over"):
            self._final()

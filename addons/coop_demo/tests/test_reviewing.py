from odoo.tests import TransactionCase, tagged


@tagged("post_install", "-at_install")
class TestReviewing(TransactionCase):
    """Two decisions that the Council reviewed and the Board made, and one that is being read."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        found = cls.env["coop.decision"].search([])
        by_matter = {one.with_context(lang="en_GB").matter_id.name: one for one in found}
        cls.budget = by_matter["Central Budget"]
        cls.scheme = by_matter["Schedule of Delegated Authority"]
        cls.plan = by_matter["Strategic Plan"]
        cls.today = cls.env["coop.clock"].today()

    def _told(self, decision, kind):
        return self.env["coop.notice.delivery"].search(
            [
                ("kind_id.code", "=", kind),
                ("res_model", "=", "coop.decision"),
                ("res_id", "=", decision.id),
            ]
        )

    def test_two_are_decided_and_one_is_open_for_members(self):
        states = {one.state for one in self.budget | self.scheme}
        self.assertEqual((states, self.plan.state), ({"decided"}, "review"))
        self.assertEqual(self.plan.review_id.stage, "members")
        self.assertFalse((self.budget | self.scheme | self.plan).review_ids.filtered("is_late"))

    def test_nine_forums_answered_with_picture_cards_on_paper_too_and_members_did(self):
        review = self.budget.review_id
        of_groups = review.comment_ids.filtered("group_name")
        self.assertEqual(len(set(of_groups.mapped("group_name"))), 9)
        self.assertEqual(set(of_groups.mapped("how")), {"paper", "meeting"})
        self.assertEqual(set(of_groups.mapped("lang")), {"en_GB", "cy_GB"})
        of_members = review.comment_ids - of_groups
        self.assertGreater(len(of_members), 20)
        self.assertLessEqual({"paper", "phone", "portal"}, set(of_members.mapped("how")))
        self.assertTrue(all(review.comment_ids.mapped("closed")))
        self.assertFalse(review.comment_ids.filtered("late"))
        said = review._get_said()
        whole = next(row for row in said["subjects"] if row["code"] == "whole")
        self.assertEqual((said["group_count"], said["waiting"]), (9, 0))
        self.assertTrue(whole["cards"] and whole["words"])

    def test_of_the_plan_some_have_said_what_they_think_and_one_asks(self):
        review = self.plan.review_id
        self.assertTrue(review.comment_ids)
        self.assertFalse(review.comment_ids.filtered("closed"))
        self.assertEqual(review.question_ids.mapped("state"), ["open"])

    def test_the_council_asked_for_three_changes_and_the_budget_differs(self):
        review = self.budget.review_id
        self.assertEqual((review.outcome, len(review.request_ids)), ("changes", 3))
        answers = review.request_ids.sorted("number").mapped("answer")
        self.assertEqual(answers, ["accepted", "partly", "refused"])
        self.assertTrue(all(review.request_ids.mapped("answer_why")))
        self.assertTrue(review.request_ids[0].what_changes)
        self.assertIn("bus stays", self.budget.with_context(lang="en_GB").decided_words)
        self.assertLessEqual(review.answered_on, review.answer_by)
        self.assertLessEqual(review.concluded_on, review.conclude_by)
        self.assertGreater(review.concluded_on, review.consult_until)
        self.assertFalse(self.budget.override_on)

    def test_both_bodies_resolved_at_meetings_that_were_held(self):
        review = self.budget.review_id
        for resolution, kind in (
            (review.resolution_id, "council"),
            (self.budget.resolution_id, "board"),
        ):
            self.assertEqual((resolution.state, resolution.body_id.kind), ("carried", kind))
            self.assertEqual(resolution.meeting_id.state, "held")
            self.assertTrue(resolution.count_id.reached)
            self.assertEqual(resolution.item_id.decision_id, self.budget)
            self.assertGreater(resolution.for_count, resolution.against_count)
        self.assertLess(review.resolution_id.decided_on, self.budget.decided_on)

    def test_what_was_referred_back_came_again_was_objected_to_and_did_not_wait(self):
        first, second = self.scheme.review_ids.sorted("number")
        self.assertEqual((first.outcome, second.outcome), ("refer", "object"))
        versions = self.scheme.version_ids.sorted("number")
        self.assertEqual(versions.mapped("number"), [1, 2])
        self.assertTrue(versions[1].what_changed)
        self.assertTrue(versions[1].risk_ids)
        self.assertTrue(self.scheme.override_why)
        self.assertFalse(self.scheme.request_ids.filtered(lambda one: one.state != "answered"))
        told = self._told(self.scheme, "decision_override")
        council = self.scheme._get_people(self.scheme.council_id)
        self.assertTrue(council)
        self.assertFalse(council - told.partner_id)

    def test_the_next_council_has_it_and_the_plan_on_its_agenda(self):
        called = self.env["coop.meeting"].search([("state", "=", "called")])
        self.assertEqual(called.item_ids._get_decisions(), self.scheme | self.plan)
        self.assertFalse(self.scheme.override_told_on)
        drafted = called.resolution_ids.filtered("review_id")
        self.assertEqual((drafted.review_id, drafted.state), (self.plan.review_id, "draft"))
        self.assertGreaterEqual(self.plan.review_id.conclude_by, called._get_day())

    def test_every_member_was_told_of_what_was_decided(self):
        for decision in self.budget | self.scheme:
            self.assertGreaterEqual(decision.told_on, decision.decided_on)
            told = self._told(decision, "decision_told")
            self.assertGreater(len(told), 300)
            self.assertFalse(told.filtered(lambda row: "{{" in (row.body_html or "")))

    def test_all_of_it_is_there_in_both_languages(self):
        rows = [
            *((one, name) for one in self.budget | self.scheme | self.plan for name in ("name",)),
            *((one, "decided_words") for one in self.budget | self.scheme),
            (self.scheme, "override_why"),
        ]
        for decision in self.budget | self.scheme | self.plan:
            for version in decision.version_ids:
                names = ("for_supported", "for_staff", "for_communities", "made_with")
                rows += [(version, name) for name in names]
                rows += [(risk, "risk") for risk in version.risk_ids]
                self.assertEqual(len(version.text_id.published_version_ids), 4)
            rows += [(one, "reasons") for one in decision.review_ids if one.concluded_on]
            for request in decision.request_ids:
                rows += [(request, "wording"), (request, "answer_why")]
        for record, name in rows:
            english, welsh = (record.with_context(lang=lang)[name] for lang in ("en_GB", "cy_GB"))
            self.assertTrue(english and welsh, (record, name))
            self.assertNotEqual(english, welsh, (record, name))

from datetime import date

from odoo.tests import tagged

from .decision_common import DecisionCase, at

DECISION_MENU = "coop_governance.menu_decision"


@tagged("post_install", "-at_install")
class TestDecisionStage(DecisionCase):
    """Boards, calendars and figures of the office: where reviews stand, and what is late."""

    def _stage(self, review=None):
        """Return the stage of a review, which a search and groups of the office say as well."""
        review = review or self.decision.review_id
        reviews = self._as(self.env["coop.decision.review"], self.secretary)
        mine = reviews.browse(review.id)
        mine.invalidate_recordset(["stage"])
        self.assertEqual(reviews.search([("id", "=", review.id), ("stage", "=", mine.stage)]), mine)
        self.assertFalse(reviews.search([("id", "=", review.id), ("stage", "!=", mine.stage)]))
        groups = reviews._read_group([("id", "=", review.id)], ["stage"], ["__count"])
        self.assertEqual(groups, [(mine.stage, 1)])
        return mine.stage

    # -- the way of a review -------------------------------------------------------------------

    def test_a_review_goes_from_stage_to_stage(self):
        self.decision.action_bring()
        self.assertEqual(self._stage(), "members")
        with self._time(at(12, day=date(2018, 6, 22))):
            self.assertEqual(self._stage(), "council")
        review = self._concluded("changes", "Keep the lunch club.")
        self.assertEqual(self._stage(), "board")
        review.request_ids._answer("accepted", "You are right.", "It stays.")
        self.assertEqual(self._stage(), "decide")
        self._final()
        self.assertEqual(self._stage(), "decided")

    def test_where_members_are_not_asked_the_council_concludes_at_once(self):
        self.budget.asks_members = False
        self.decision.action_bring()
        self.assertEqual(self._stage(), "council")

    def test_what_is_brought_again_or_taken_back_is_over(self):
        review = self._concluded("refer")
        review.request_ids._answer("accepted", "You are right.", "We bring it again.")
        self.assertEqual(self._stage(review), "decide")
        self.decision.action_new_version()
        self.decision._get_draft_version().what_changed = "The lunch club stays."
        self.decision.action_bring()
        self.assertEqual(self._stage(review), "ended")
        self.assertEqual(self._stage(), "members")
        self.decision._take_back("We have no money for it at all.")
        self.assertEqual(self._stage(), "ended")

    def test_what_did_not_wait_is_with_the_board_until_it_has_answered_and_can_be_late(self):
        review = self._concluded("changes", "Keep the lunch club.")
        self._final(why="The grant ends today.")
        self.assertEqual(self._stage(), "board")
        with self._time(at(12, day=date(2018, 6, 27))):
            self.assertTrue(review.is_late)
            self.assertTrue(review.request_ids.is_late)
        review.request_ids._answer("refused", "It was too late.")
        self.assertEqual(self._stage(), "decided")

    def test_all_stages_stand_on_the_board_even_without_a_review(self):
        reviews = self._as(self.env["coop.decision.review"], self.secretary)
        found = reviews.with_context(read_group_expand=True).web_read_group(
            [("company_id", "=", self.company.id)], ["stage"], ["__count"]
        )
        self.assertEqual(
            [group["stage"] for group in found["groups"]],
            ["members", "council", "board", "decide", "decided", "ended"],
        )

    # -- days ----------------------------------------------------------------------------------

    def test_the_day_that_is_due_follows_and_what_passed_it_is_late(self):
        self.decision.action_bring()
        review = self.decision.review_id
        self.assertEqual(review.due_on, date(2018, 7, 12))
        late = [("is_late", "=", True), ("id", "=", review.id)]
        self.assertFalse(review.search(late))
        with self._time(at(12, day=date(2018, 7, 13))):
            self.assertEqual(review.search(late), review)
        review = self._concluded("changes", "Keep the lunch club.")
        self.assertEqual((review.due_on, review.open_request_count), (date(2018, 6, 26), 1))
        with self._time(at(12, day=date(2018, 6, 9))):
            review.request_ids._answer("accepted", "You are right.", "It stays.")
        self.assertEqual(review.council_days, (date(2018, 5, 29) - review.opened_on).days)
        self.assertEqual((review.board_days, review.request_ids.days), (11, 11))
        self.assertEqual(review.open_request_count, 0)

    def test_what_is_expected_and_not_there_is_searched_as_it_is_said(self):
        matters = self._as(self.env["coop.reserved.matter"], self.secretary)
        own = [("company_id", "=", self.company.id)]
        self.matters.valid_from = date(2018, 1, 1)
        found = set()
        for day in (date(2018, 1, 10), date(2018, 5, 24), date(2019, 8, 1)):
            with self._time(at(12, day=day)):
                for name in ("is_late", "is_expected"):
                    said = matters.search(own).filtered(name)
                    self.assertEqual(matters.search([*own, (name, "=", True)]), said, (day, name))
                    found.add(bool(said))
        self.assertEqual(found, {True, False})
        self.decision.action_bring()
        self.assertEqual(self.budget.last_decision_id, self.decision)

    # -- what the office opens -------------------------------------------------------------------

    def test_every_list_of_the_menu_opens_in_each_of_its_views(self):
        self._concluded("changes", "Keep the lunch club.")
        menus = self.env["ir.ui.menu"].search([("id", "child_of", self.env.ref(DECISION_MENU).id)])
        opened = set()
        for action in [menu.action for menu in menus if menu.action]:
            if action._name != "ir.actions.act_window":
                continue
            model = self._as(self.env[action.res_model], self.secretary)
            views = model.get_views([(view, mode) for view, mode in action.views])
            for mode, view in views["views"].items():
                with self.subTest(action=action.name, mode=mode):
                    self.assertIn(f"<{mode}", view["arch"])
                    opened.add((action.res_model, mode))
            model.search_read([], ["display_name"])
        for view in ("kanban", "calendar", "pivot", "graph"):
            self.assertIn(("coop.decision.review", view), opened)
        reviews = self._as(self.env["coop.decision.review"], self.secretary)
        rows = reviews.formatted_read_group(
            [("company_id", "=", self.company.id)],
            ["matter_id", "year", "outcome"],
            ["__count", "council_days:avg"],
        )
        self.assertEqual([(row["year"], row["outcome"]) for row in rows], [(2018, "changes")])

    def test_filters_of_the_office_find_what_they_say(self):
        self.decision.user_id = self.secretary
        self.decision.action_bring()
        other = self._decision(name="Annual Report 2018", matter_id=self.matters[1].id)
        other.action_bring()
        for name, expected in (
            ("coop.decision", self.decision),
            ("coop.decision.review", self.decision.review_id),
        ):
            model = self._as(self.env[name], self.secretary)
            found = model.search(
                [("user_id", "=", self.secretary.id), ("company_id", "=", self.company.id)]
            )
            self.assertEqual(found, expected)

    def test_a_decision_is_looked_after_by_whoever_begins_it(self):
        decision = self._as(self.env["coop.decision"], self.secretary).create(
            {
                "name": "Rules 2018",
                "board_id": self.board.id,
                "council_id": self.council.id,
                "company_id": self.company.id,
            }
        )
        self.assertEqual(decision.user_id, self.secretary)

    def test_one_press_leads_from_body_meeting_and_decision_to_each_other(self):
        review = self._concluded("changes", "Keep the lunch club.")
        as_secretary = self._as(self.decision, self.secretary)
        self.assertEqual(
            (as_secretary.review_count, as_secretary.request_count, as_secretary.meeting_count),
            (1, 1, 1),
        )
        for name, expected in (
            ("action_view_reviews", review),
            ("action_view_requests", review.request_ids),
            ("action_view_meetings", self.meeting),
        ):
            action = getattr(as_secretary, name)()
            model = self._as(self.env[action["res_model"]], self.secretary)
            self.assertEqual(model.search(action["domain"]), expected, name)
        for record in (self.council, self.board, self.meeting):
            mine = self._as(record, self.secretary)
            self.assertEqual(mine.decision_count, 1)
            action = mine.action_view_decisions()
            found = self._as(self.env["coop.decision"], self.secretary).search(action["domain"])
            self.assertEqual(found, self.decision)

    # -- who sees it -----------------------------------------------------------------------------

    def test_no_councillor_or_employee_has_a_menu_to_skills_or_reviews(self):
        hidden = {
            "coop.board.skill",
            "coop.board.skill.said",
            "coop.decision",
            "coop.decision.review",
            "coop.review.request",
            "coop.reserved.matter",
        }
        for user in (self.internal_member, self.employee, self.officer_plain):
            self.assertFalse(self._get_menu_models(user) & hidden, user.login)
        models = self._get_menu_models(self.secretary)
        self.assertLessEqual({"coop.decision.review", "coop.board.skill.said"}, models)

    def _get_menu_models(self, user):
        """Return the models that somebody reaches by their menus."""
        menus = self.env["ir.ui.menu"].with_user(user).load_menus(False)
        models, todo = set(), list(menus["root"]["children"])
        while todo:
            menu = menus[todo.pop()]
            todo += menu["children"]
            if menu["action_model"] == "ir.actions.act_window":
                action = self.env["ir.actions.act_window"].browse(menu["action_id"])
                models.add(action.res_model)
        return models

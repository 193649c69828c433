from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from .decision_common import DecisionCase, at


@tagged("post_install", "-at_install")
class TestDecisionPay(DecisionCase):
    """A point that deals with the Salary Structure asks by itself those who sit as employees."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.ash.of_employees = True
        cls.rules_of_council.quorum_each = 0
        cls.pay = cls._decision(name="Salary Structure 2018", matter_id=cls.salaries.id)
        cls.item = cls.meeting.item_ids.sorted("sequence")[0]

    def _asked(self):
        deliveries = self.env["coop.notice.delivery"].search(
            [("kind_id.code", "=", "pay_asked"), ("res_id", "=", self.meeting.id)]
        )
        return deliveries.partner_id

    def _resolution(self, **links):
        return self.env["coop.resolution"].create(
            {
                "company_id": self.company.id,
                "name": "The pay",
                "wording": "The Council supports it.",
                "kind": "ordinary",
                "body_id": self.council.id,
                "item_id": self.item.id,
                **links,
            }
        )

    def _open(self, minute=5):
        with self._time(at(19, minute)):
            self.item.action_open()

    # -- the link is enough --------------------------------------------------------------------

    def test_the_point_is_on_pay_once_it_names_the_decision_and_employees_are_told(self):
        self.item.decision_id = self.decision
        self.assertFalse(self.item.is_pay, "the budget is not on pay")
        self.item.decision_id = self.pay
        self.assertTrue(self.item.is_pay)
        self.meeting._call()
        self.assertEqual(self._asked(), self.people["Ash 1"] | self.people["Ash 2"])

    def test_who_is_there_as_an_employee_does_not_count_and_has_no_vote(self):
        self.pay.action_bring()
        self.item.decision_id = self.pay
        self._begin_meeting()
        self._open()
        self.assertEqual(
            {one.person_id.name: one.act for one in self.item.interest_ids},
            {"Ash 1": "leaves", "Ash 2": "leaves"},
        )
        self.assertEqual(self.item.count_ids[-1].present, 4)
        with self.assertRaises(UserError), self.env.cr.savepoint():
            self._vote(
                self.item,
                {self.oak: (2, 0, 0), self.ash: (2, 0, 0)},
                at(19, 10),
                review_id=self.pay.review_id.id,
            )
        resolution = self._vote(
            self.item,
            {self.oak: (2, 0, 0), self.rowan: (1, 1, 0)},
            at(19, 10),
            review_id=self.pay.review_id.id,
        )
        with self._time(at(20)):
            self.pay.review_id._conclude("support", "It is fair.", resolution)
        self.assertEqual(self.pay.review_id.resolution_id.count_id.present, 4)

    def test_a_resolution_on_it_marks_the_point_even_while_it_goes_on(self):
        self.pay.action_bring()
        self._begin_meeting()
        self._open()
        self.assertFalse(self.item.interest_ids)
        with self._time(at(19, 10)):
            self._resolution(review_id=self.pay.review_id.id)
        self.assertTrue(self.item.is_pay)
        self.assertEqual(len(self.item.interest_ids), 2)
        self.assertEqual(self.item.count_ids.sorted("id")[-1].present, 4)

    def test_a_draft_that_is_linked_later_and_the_next_point_follow_as_well(self):
        resolution = self._resolution()
        self.assertFalse(self.item.is_pay)
        self.pay.action_bring()
        resolution.review_id = self.pay.review_id
        self.assertTrue(self.item.is_pay)
        item = self.env["coop.agenda.item"].create(
            {"meeting_id": self.meeting.id, "name": "The pay", "decision_id": self.pay.id}
        )
        self.assertTrue(item.is_pay)

    def test_trustees_who_sit_as_employees_are_asked_at_the_board_too(self):
        seat = self._seats(1, body_id=self.board.id, role="Trustee", as_employee=True)
        self.env["coop.office.term"]._enter_before(
            seat, self.people["Ash 1"], date(2018, 1, 1), date(2020, 12, 31)
        )
        board = self._meeting(bodies=self.board, points=1)
        board._call()
        item = board.item_ids
        self.env["coop.resolution"].create(
            {
                "company_id": self.company.id,
                "name": "The pay",
                "wording": "As it was brought.",
                "kind": "ordinary",
                "body_id": self.board.id,
                "item_id": item.id,
                "decision_id": self.pay.id,
            }
        )
        self.assertEqual(item._get_asked_on_pay().name, "Ash 1")

    def test_a_matter_that_turns_out_to_be_on_pay_marks_what_is_still_to_come(self):
        self.item.decision_id = self.decision
        done = self.meeting.item_ids.sorted("sequence")[1]
        done.decision_id = self.decision
        self._begin_meeting()
        with self._time(at(19, 5)):
            done.action_open()
            done.action_done()
        self.budget.is_pay = True
        self.assertEqual((self.item.is_pay, done.is_pay), (True, False))

    def test_a_decision_that_gets_its_matter_later_does_too(self):
        decision = self._decision(name="Wages", matter_id=False)
        self.item.decision_id = decision
        self.assertFalse(self.item.is_pay)
        decision.matter_id = self.salaries
        self.assertTrue(self.item.is_pay)

    # -- what the rules say --------------------------------------------------------------------

    def test_the_rules_of_the_day_say_whether_they_leave_speak_or_stay(self):
        self.item.decision_id = self.pay
        self.env["coop.body.rules"].create(
            {
                "body_id": self.council.id,
                "valid_from": date(2018, 5, 20),
                "notice_days": 7,
                "quorum_least": 3,
                "quorum_percent": 50,
                "pay_act": "stays",
                "pay_stays_why": "The members decided so in 2018.",
            }
        )
        self._begin_meeting()
        self._open()
        self.assertEqual(set(self.item.interest_ids.mapped("act")), {"stays"})
        self.assertEqual(self.item.count_ids[-1].present, 6)

    def test_nobody_takes_the_mark_away_while_the_point_deals_with_it(self):
        self.item.decision_id = self.pay
        with self.assertRaisesRegex(UserError, "on pay and terms of employment"):
            self.item.is_pay = False
        self.item.write({"decision_id": False, "is_pay": False})
        self.assertFalse(self.item.is_pay)

    # -- in the window, and who sees it ----------------------------------------------------------

    def test_the_window_of_a_resolution_begins_with_the_review_of_its_point(self):
        self.pay.action_bring()
        self.item.decision_id = self.pay
        resolutions = self.env["coop.resolution"].with_user(self.secretary)
        with Form(resolutions.with_context(default_item_id=self.item.id)) as form:
            form.body_id = self.council
            form.name = "The pay"
            form.wording = "The Council supports it."
        self.assertEqual(form.record.review_id, self.pay.review_id)
        self.assertFalse(form.record.decision_id)

    def test_which_decision_a_point_deals_with_is_read_by_the_governance_officer(self):
        self.item.decision_id = self.pay
        self.assertEqual(self._as(self.item, self.secretary).decision_id, self.pay)
        for user in (self.portal_member, self.officer_plain, self.employee):
            with self.assertRaises(AccessError, msg=user.login):
                self._as(self.item, user).read(["decision_id"])

from datetime import date

from odoo.exceptions import UserError
from odoo.tests import tagged

from .board_common import BoardCase


@tagged("post_install", "-at_install")
class TestFiling(BoardCase):
    """What has to be sent to the registers when somebody joins the Board or leaves."""

    def _filings(self, term, cause):
        return self.env["coop.filing"].search(
            [("term_id", "=", term.id), ("cause", "=", cause)], order="due_on"
        )

    def _tasks(self, user):
        tasks = self._as(self.env["coop.membership.task"], user)
        return tasks.search([("kind", "=", "filing"), ("company_id", "=", self.company.id)])

    def test_within_14_days_of_the_first_day(self):
        term = self._appointed()
        filings = self._filings(term, "begin")
        self.assertEqual(filings.mapped("due_on"), [date(2018, 6, 15), date(2018, 6, 29)])
        activity = filings[0].activity_ids
        self.assertEqual(activity.user_id, self.secretary)
        self.assertEqual(activity.date_deadline, date(2018, 6, 15))
        tasks = self._tasks(self.secretary)
        self.assertIn("Companies House: Gwen Lliw", tasks.mapped("name"))
        self.assertIn("File by 15 June 2018", tasks.sorted("due_on")[0].sentence)
        self.assertFalse(self._tasks(self.officer))
        self._as(filings[0], self.secretary).action_filed()
        self.assertEqual((filings[0].state, filings[0].filed_by), ("filed", self.secretary.name))
        self.assertFalse(filings[0].activity_ids)
        self.assertEqual(len(self._tasks(self.secretary)), 1)
        with self.assertRaisesRegex(UserError, "not on the list"):
            filings[0].action_filed()

    def test_when_somebody_leaves_and_when_they_stay_after_all(self):
        term = self._appointed()
        term._end(date(2018, 9, 30), "resignation")
        filings = self._filings(term, "end")
        self.assertEqual(filings[0].due_on, date(2018, 10, 14))
        term._undo_end()
        self.assertEqual(set(filings.mapped("state")), {"dropped"})
        self.assertFalse(filings.activity_ids)

    def test_a_mistake_is_not_filed(self):
        term = self._appointed()
        term._strike("The wrong seat")
        self.assertEqual(set(self._filings(term, "begin").mapped("state")), {"dropped"})

    def test_who_sat_there_before_and_councillors_are_not_filed(self):
        self.env["coop.office.term"]._begin(
            self.board_seats[1], self._partner("Nia Nos"), date(2018, 1, 1), "before"
        )
        self.assertFalse(self.env["coop.filing"].search([("company_id", "=", self.company.id)]))

    def test_whom_the_co_op_chose_is_asked(self):
        kinds = self.env["coop.filing.kind"]._get_due(
            self.env["coop.office.term"].new(
                {"body_id": self.board.id, "company_id": self.company.id}
            ),
            "begin",
        )
        kinds.user_id = self.officer
        term = self._appointed()
        self.assertEqual(self._filings(term, "begin").activity_ids.user_id, self.officer)

    def test_nobody_types_that_it_is_done(self):
        filing = self._as(self._filings(self._appointed(), "begin")[0], self.secretary)
        filing.reference = "CH-1234"
        with self.assertRaisesRegex(UserError, "cannot be typed over"):
            filing.filed_on = date(2018, 6, 2)
        with self.assertRaises(UserError):
            filing.sudo(False).unlink()

from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .general_common import GeneralCase
from .papers_common import PapersCase


@tagged("post_install", "-at_install")
class TestPapersDue(PapersCase):
    """Papers that are missing, or that nobody can read yet, are on the list “To do”."""

    def _tasks(self, user=None):
        self.env.flush_all()
        self.env.invalidate_all()
        tasks = self._as(self.env["coop.membership.task"], user or self.secretary)
        return tasks.search([("kind", "=", "papers"), ("company_id", "=", self.company.id)])

    def test_points_without_the_paper_that_they_need_are_on_the_list(self):
        self.first.paper_ids = False
        self.assertFalse(self._tasks(), "before notice the agenda is being made")
        self.meeting._call()
        task = self._tasks()
        self.assertEqual((task.name, task.due_on), ("The hall", date(2018, 5, 21)))
        self.assertEqual((task.res_model, task.res_id), ("coop.agenda.item", self.first.id))
        with self._time("2018-05-22 10:00:00"):
            self.assertTrue(self._tasks().is_late)
        self.first.expects_paper = False
        self.assertFalse(self._tasks())

    def test_a_paper_that_nobody_can_read_yet_is_on_it_until_it_is_published(self):
        self.third.paper_ids = self._paper("The roof", publish=False)
        self.meeting._call()
        self.assertEqual(self._tasks().res_id, self.third.id)
        self._publish(self.third.paper_ids)
        self.assertFalse(self._tasks())

    def test_it_does_not_name_a_closed_point_and_is_the_governance_officer_s(self):
        self.closed.paper_ids = self._paper("Another", publish=False)
        self.meeting._call()
        self.assertEqual(self._tasks().name, "Council meeting")
        self.assertFalse(self._tasks(self.officer))
        for user in (self.portal_member, self.employee):
            with self.assertRaises(AccessError):
                self._tasks(user)


@tagged("post_install", "-at_install")
class TestGeneralPapers(GeneralCase):
    """All members get the words of what they decide with the notice; papers are for bodies."""

    def test_a_meeting_of_all_members_has_no_papers_that_go_round(self):
        self.meeting._call()
        self.assertFalse(self.meeting.papers_by)
        with self.assertRaisesRegex(UserError, "stands in the notice"):
            self._as(self.meeting, self.secretary).action_send_papers()
        self.assertFalse(self.meeting.round_ids)

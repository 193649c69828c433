from odoo.exceptions import UserError
from odoo.tests import tagged

from .common_count import CountCase

WHY = "A seat was missing"
LONG = ([1, 2], [1, 2], [1, 3], [2], [2, 3], [3])


@tagged("post_install", "-at_install")
class TestAbandoners(CountCase):
    """An election is abandoned by who runs or planned it; when the voting is over, by who runs it
    alone; when it is declared, by nobody."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.governor = cls._user("gareth_gwern", "coop_governance.group_governance_officer")

    def _cannot(self, *users):
        for user in users:
            with self.assertRaises(UserError, msg=user.login), self.cr.savepoint():
                self.election.with_user(user)._abandon(WHY)

    def test_a_draft_is_abandoned_by_whoever_plans(self):
        other = self._plan(
            kind="yes_no", name="Rules", name_cy="Rheolau", question="New?", question_cy="Newydd?"
        ).with_user(self.governor)
        other._abandon(WHY)
        self.assertEqual(other.state, "abandoned")

    def test_after_the_notice_by_who_planned_it_and_no_other_governance_officer(self):
        self._cannot(self.governor, self.watcher, self.clerk, self.officer)
        noticed = self._plan(
            kind="yes_no", name="Rules", name_cy="Rheolau", question="New?", question_cy="Newydd?"
        )
        self._name_roles(noticed)
        noticed.with_user(self.runner)._give_notice()
        with self.assertRaisesRegex(UserError, "or who planned it"):
            noticed.with_user(self.governor)._abandon(WHY)
        noticed.with_user(self.secretary)._abandon(WHY)
        self.assertEqual(noticed.state, "abandoned")

    def test_another_does_it_where_the_returning_officer_has_no_log_in(self):
        self._write_frozen(self.election.sudo()._get_returning_officer(), {"user_id": None})
        self.election.with_user(self.governor)._abandon(WHY)
        self.assertEqual(self.election.state, "abandoned")

    def test_when_the_voting_is_over_the_returning_officer_alone_and_with_a_reason(self):
        self._cast(*LONG)
        self._close()
        self._cannot(self.governor, self.secretary)
        for why in ("", "   ", None, False):
            with self.assertRaisesRegex(UserError, "Say why"):
                self.election._abandon(why)
        self.election._abandon(WHY)
        self.assertEqual((self.election.state, self.election.abandoned_why), ("abandoned", WHY))

    def test_when_it_is_counted_no_governance_officer(self):
        self._counted(*LONG)
        self._cannot(self.governor, self.secretary, self.watcher, self.clerk)

    def test_when_it_is_declared_nobody(self):
        self._declared(*LONG)
        self._cannot(self.runner, self.governor, self.secretary)
        with self.assertRaisesRegex(UserError, "is over"):
            self.election.sudo()._abandon(WHY)

from freezegun import freeze_time

from odoo.exceptions import AccessError
from odoo.tests import Form, tagged

from .common_candidates import MINUTE, CandidateCase


@tagged("post_install", "-at_install")
class TestOfficerTold(CandidateCase):
    """A returning officer from outside hears what waits, and begins where it stands."""

    def setUp(self):
        super().setUp()
        moment = freeze_time(self._open() + MINUTE)
        moment.start()
        self.addCleanup(moment.stop)

    def _remind(self):
        self.election.sudo()._remind_officer()
        return self.env["coop.notice.delivery"].search(
            [("kind_id.code", "=", "election_officer"), ("company_id", "=", self.company.id)]
        )

    def test_each_thing_is_told_once_by_the_officers_own_way_and_names_nobody(self):
        self.assertFalse(self._remind())
        self._hand_in(self._new("Dan Dail", "Ash"), self.contests["Ash"])
        [told] = self._remind()
        self.assertEqual(told.partner_id, self.runner.partner_id)
        self.assertEqual(self._remind(), told)
        words = f"{told.subject} {told.body_html}"
        self.assertIn("Nominations wait to be decided", words)
        self.assertNotIn("Dan", words)
        self.assertIn(f"/odoo/elections-next/{self.election.id}", words)

    def test_who_has_the_list_to_do_is_not_told(self):
        self.runner.group_ids += self.env.ref("coop_governance.group_governance_officer")
        self._hand_in(self._new("Dan Dail", "Ash"), self.contests["Ash"])
        self.assertFalse(self._remind())

    def test_of_a_rehearsal_nobody_hears(self):
        self.addCleanup(self._use, self.election)
        self._use(self._noticed(is_rehearsal=True))
        with freeze_time(self._open() + MINUTE):
            self._hand_in(self._new("Dan Dail", "Ash"), self.contests["Ash"])
            self.assertFalse(self._remind())

    def test_the_card_says_what_waits_to_who_runs_it_and_to_nobody_else(self):
        self._hand_in(self._new("Dan Dail", "Ash"), self.contests["Ash"])
        mine = self.election.with_user(self.runner).sudo(False)
        self.assertIn("Nominations wait to be decided", mine.waiting)
        self.assertEqual(mine.my_role, "Returning officer")
        watched = self.election.with_user(self.watcher).sudo(False)
        self.assertFalse(watched.waiting)
        self.assertEqual(watched.my_role, "Scrutineer")
        for user in (self.portal_member, self.internal_member):
            with self.assertRaises(AccessError):
                self.election.with_user(user).sudo(False).read(["waiting"])

    def test_the_window_shows_the_elections_in_which_somebody_has_a_part(self):
        action = self.env.ref("coop_elections.coop_election_action_mine")
        other = self._ready(is_rehearsal=True)
        other.role_ids.filtered(lambda one: one.user_id == self.runner).sudo().unlink()
        found = self.env["coop.election"].with_user(self.runner).search([("is_over", "=", False)])
        self.assertIn(self.election.sudo(False), found)
        self.assertNotIn(other.sudo(False), found)
        menu = self.env.ref("coop_elections.menu_election_next")
        self.assertEqual(menu.action, action)
        self.assertIn(menu.id, self.env["ir.ui.menu"].with_user(self.runner)._visible_menu_ids())
        self.assertNotIn(
            menu.id, self.env["ir.ui.menu"].with_user(self.internal_member)._visible_menu_ids()
        )
        Form(self.election.with_user(self.runner).sudo(False))

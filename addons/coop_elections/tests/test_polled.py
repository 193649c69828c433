from odoo.exceptions import UserError
from odoo.tests import tagged

from .common import KEY
from .common_poll import PollCase


@tagged("post_install", "-at_install")
class TestPolled(PollCase):
    """What people vote in, and what has to be tried before they do."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        # another election, that is not so far yet
        cls.question = cls._noticed(
            start=cls.at["poll_opens"].date(),
            kind="yes_no",
            name="A café",
            name_cy="Caffi",
            question="Shall we open a café?",
            question_cy="A ddylem agor caffi?",
        )

    def _blocks(self):
        return "\n".join(self.question._get_blocks("open_poll"))

    def test_people_vote_in_the_contests_of_the_manifest(self):
        self.assertEqual(self.election._get_polled(), self.contest.sudo(False))
        self.assertFalse(self.question._get_polled())

    def test_who_dies_after_the_ballots_were_made_stays_on_them(self):
        candidates = self.env["coop.election.candidate"].sudo()
        one = candidates.search([("contest_id", "=", self.contest.id)], limit=1)
        one.write({"state": "died", "died_on": "2018-06-01"})
        electors = self.env["coop.election.elector"]._get_mine(self.election, self.mali)
        [ballot] = self.election.sudo()._get_booth(electors)["contests"]
        self.assertEqual(
            [card["name"] for card in ballot["cards"]],
            [member.partner_id.name for member in self.standing],
        )
        self.assertTrue(ballot["cards"][0]["has_died"])

    def test_the_voting_does_not_begin_without_a_manifest_and_a_trial_opening(self):
        self.assertIn("Freeze the manifest", self._blocks())
        with self.assertRaisesRegex(UserError, "Freeze the manifest first"):
            self.question.action_trial_done()
        self.question._make_roll()
        self.question._make_roll_final()
        self.question._freeze_manifest(KEY)
        self.assertIn("open trial ballots", self._blocks())
        self.question.action_trial_done()
        self.assertNotIn("open trial ballots", self._blocks())
        with self.assertRaisesRegex(UserError, "written down already"):
            self.question.action_trial_done()

    def test_only_the_returning_officer_writes_the_trial_down(self):
        for user in (self.secretary, self.watcher, self.clerk, self.officer):
            with self.assertRaises(UserError, msg=user.login):
                self._as(self.question, user).action_trial_done()

    def test_what_acts_write_is_not_typed(self):
        for name, value in (
            ("trial_on", "2018-05-10"),
            ("names_cut_at", "2018-05-10 10:00:00"),
            ("opening_sha256", "0" * 64),
        ):
            with self.assertRaises(UserError, msg=name):
                self._as(self.question, self.runner).write({name: value})

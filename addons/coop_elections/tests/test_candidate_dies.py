from freezegun import freeze_time

from odoo.exceptions import UserError
from odoo.tests import tagged

from .common_candidates import MINUTE, CandidateCase


@tagged("post_install", "-at_install")
class TestCandidateDies(CandidateCase):
    """A candidate dies: the vote goes on without them, or is called off, as the rules say."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        with freeze_time(cls._open() + MINUTE):
            cls.ada, cls.bet, cls.cai = cls._stand_in("Oak", "Ada Afal", "Bet Bwa", "Cai Coed")
        cls.oak_contest = cls.contests["Oak"]

    def _die(self, candidate, moment):
        with freeze_time(moment):
            day = self.env["coop.clock"].today(self.company)
            candidate.sudo().membership_id.action_died(day)
            self.env.invalidate_all()

    def test_before_they_are_published_somebody_else_may_still_stand(self):
        self._die(self.ada, self.at["nominations_open"] + 2 * MINUTE)
        self.assertEqual(self.ada.state, "died")
        self._publish()
        names = self.oak_contest._get_standing().mapped("ballot_name")
        self.assertEqual(names, ["Bet Bwa", "Cai Coed"])

    def test_where_so_few_are_left_that_there_is_no_rival_there_is_no_vote(self):
        self._publish()
        self._settle()
        self.assertEqual(self.oak_contest.outcome, "contested")
        self._die(self.ada, self.at["withdrawals"] + 2 * MINUTE)
        self.assertEqual(self.oak_contest.outcome, "deemed")
        last = self.election._get_last_statement()
        self.assertEqual(last.why, "A candidate has died.")

    def test_who_is_refused_after_all_leaves_the_others_without_a_rival(self):
        self._publish()
        self._settle()
        ground = self.env["coop.election.ground"].search([], limit=1)
        with freeze_time(self.at["withdrawals"] + 2 * MINUTE):
            self.ada._refuse(ground, "She moved to another area.")
            self.assertEqual(self.oak_contest.outcome, "deemed")
            last = self.election._get_last_statement()
            self.assertIn("not to be eligible", last.why)
            self.assertNotIn(self.ada, self.oak_contest._get_standing())

    def test_on_ballots_that_are_frozen_everybody_stays(self):
        self._publish()
        self._settle()
        with freeze_time(self.at["withdrawals"] + MINUTE):
            self._make_ballots(self.election)
        ground = self.env["coop.election.ground"].search([], limit=1)
        with (
            freeze_time(self.at["withdrawals"] + 2 * MINUTE),
            self.assertRaisesRegex(UserError, "ballots are frozen"),
        ):
            self.ada._refuse(ground, "She moved to another area.")
        self._die(self.ada, self.at["withdrawals"] + 3 * MINUTE)
        self.assertEqual(self.oak_contest.outcome, "contested")
        self.assertFalse(self.election._get_unopposed() & self.oak_contest)

    def test_once_the_voting_has_begun_the_name_stays_and_the_count_passes_over_it(self):
        self._publish()
        self._settle()
        self._begin_poll()
        self._die(self.ada, self.at["poll_opens"] + MINUTE)
        self.assertEqual(self.oak_contest.outcome, "contested")
        self.assertIn(self.ada, self.oak_contest._get_on_statement())

    def test_the_rules_may_say_that_the_vote_is_called_off(self):
        rules = self.election.sudo().rules_id
        self.env.cr.execute(
            "UPDATE coop_election_rules SET on_death = 'countermand' WHERE id = %s", [rules.id]
        )
        rules.invalidate_recordset(["on_death"])
        self._publish()
        self._settle()
        self._die(self.ada, self.at["withdrawals"] + 2 * MINUTE)
        self.assertEqual(self.oak_contest.outcome, "countermanded")
        self.assertFalse(self.oak_contest._needs_vote())
        self.assertIn(self.bet.sudo().membership_id.partner_id, self._told("election_called_off"))

    def test_the_returning_officer_may_call_it_off_after_a_death_and_only_then(self):
        self._publish()
        self._settle()
        with freeze_time(self.at["withdrawals"] + 2 * MINUTE):
            with self.assertRaisesRegex(UserError, "when a candidate has died, and only then"):
                self.oak_contest.action_countermand()
        self._begin_poll()
        with freeze_time(self.at["poll_opens"]):
            self._die(self.ada, self.at["poll_opens"] + MINUTE)
            self.oak_contest.action_countermand()
        self.assertEqual(self.oak_contest.outcome, "countermanded")

    def test_a_mistake_about_a_death_is_taken_back(self):
        self._publish()
        self._settle()
        self._die(self.ada, self.at["withdrawals"] + 2 * MINUTE)
        with freeze_time(self.at["withdrawals"] + 3 * MINUTE):
            self.ada.sudo().membership_id._undo_leave("It was another Ada")
            self.env.invalidate_all()
        self.assertEqual((self.ada.state, self.oak_contest.outcome), ("accepted", "contested"))

import hashlib

from freezegun import freeze_time

from odoo.exceptions import UserError
from odoo.tests import tagged

from .common_candidates import MINUTE, SECOND, CandidateCase


@tagged("post_install", "-at_install")
class TestCandidatesPublished(CandidateCase):
    """Who stands is published on time, and it is settled where members vote."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.opened = cls._open()

    def _standing(self, where):
        return self.contests[where]._get_standing().mapped("ballot_name")

    def _cron(self, moment):
        self.env.flush_all()
        with freeze_time(moment), self.enter_registry_test_mode():
            self.env.ref("coop_elections.cron_elections").method_direct_trigger()
        self.env.invalidate_all()

    def _outcomes(self):
        return {name: contest.outcome for name, contest in self.contests.items()}

    def test_they_are_published_when_nominations_have_closed_and_each_is_decided(self):
        with freeze_time(self.opened + MINUTE):
            left = self._hand_in(self._new("Mali Derwen"), self.contests["Rowan"])
            with self.assertRaisesRegex(UserError, "Nominations can come until"):
                self.election.action_publish_candidates()
        with freeze_time(self.at["nominations_close"] + MINUTE):
            with self.assertRaisesRegex(UserError, "Accept or refuse each nomination first; left"):
                self.election.action_publish_candidates()
            left._accept()
            self.election.action_publish_candidates()
            with self.assertRaisesRegex(UserError, "published already"):
                self.election.action_publish_candidates()
        self.assertTrue(self.election._get_step("statement").done_at)
        self.assertIn(left.membership_id.sudo().partner_id, self._told("election_candidates"))

    def test_to_say_that_the_step_is_done_is_to_publish_them(self):
        with freeze_time(self.at["statement"]):
            self.election._get_step("statement").action_done()
        statement = self.election.sudo().statement_ids
        self.assertEqual((statement.number, len(statement)), (1, 1))

    def test_they_stand_in_the_order_that_the_notice_said(self):
        with freeze_time(self.opened + MINUTE):
            self._stand_in("Rowan", "Zoe Afal", "Ann Zorro", "Bryn ap Rhys")
        self._publish()
        self.assertEqual(self._standing("Rowan"), ["Zoe Afal", "Bryn ap Rhys", "Ann Zorro"])

    def test_an_order_that_is_drawn_is_in_the_journal_and_stays(self):
        contest = self.contests["Rowan"].sudo()
        self.env.cr.execute(
            "UPDATE coop_election_contest SET candidate_order = 'drawn' WHERE id = %s", [contest.id]
        )
        contest.invalidate_recordset(["candidate_order"])
        with freeze_time(self.opened + MINUTE):
            self._stand_in("Rowan", "Ada Afal", "Bet Bwa", "Cai Coed")
        self._publish()
        drawn = ", ".join(str(one.id) for one in contest._get_standing())
        entry = self.election.journal_ids.filtered(lambda one: one.act == "order_drawn")
        self.assertIn(drawn, entry.what)
        self.assertEqual(contest._get_standing().mapped("ballot_order"), [1, 2, 3])

    def test_what_was_published_is_kept_to_the_letter_and_says_nobody_s_category(self):
        with freeze_time(self.opened + MINUTE):
            self._stand_in("Oak", "Ada Afal")
        self._publish()
        statement = self.election.sudo().statement_ids
        self.assertEqual(
            hashlib.sha256(statement.content.encode()).hexdigest(), statement.fingerprint
        )
        oak = next(one for one in statement._get_content()["contests"] if one["candidates"])
        self.assertEqual(oak["constituency"]["en_GB"], "Oak")
        self.assertEqual(oak["candidates"][0]["name"], "Ada Afal")
        self.assertNotIn(self.supported.name, statement.content)
        with self.assertRaisesRegex(UserError, "kept as it was written"):
            statement.why = "Other"

    def test_it_is_settled_by_itself_when_nobody_can_withdraw_any_more(self):
        with freeze_time(self.opened + MINUTE):
            self._stand_in("Oak", "Ada Afal", "Bet Bwa", "Cai Coed")
            self._stand_in("Ash", "Dan Dail")
        self._publish()
        self._cron(self.at["withdrawals"] - MINUTE)
        self.assertEqual(set(self._outcomes().values()), {False})
        self._cron(self.at["withdrawals"] + SECOND)
        self.assertEqual(
            self._outcomes(), {"Oak": "contested", "Ash": "deemed", "Rowan": "not_filled"}
        )
        self.assertEqual(self.contests["Ash"].unfilled, 1)
        self.assertEqual(self.contests["Rowan"].unfilled, 2)
        self.assertEqual(len(self.election.sudo().statement_ids), 2)
        self._cron(self.at["withdrawals"] + MINUTE)
        self.assertEqual(len(self.election.sudo().statement_ids), 2)
        self.assertTrue(self._told("election_settled"))

    def test_who_has_no_rival_is_told_first_and_sits_from_the_day_on(self):
        with freeze_time(self.opened + MINUTE):
            dan, efa = self._stand_in("Ash", "Dan Dail", "Efa Enfys")
        self._publish()
        self._settle()
        with freeze_time(self.at["withdrawals"] + 2 * MINUTE):
            self.assertTrue(self.election.may_elect)
            self.election.action_elect_unopposed()
            with self.assertRaisesRegex(UserError, "Nobody is to be declared"):
                self.election.action_elect_unopposed()
        contest = self.contests["Ash"]
        self.assertEqual((dan.state, efa.state), ("elected", "elected"))
        term = dan.sudo().seat_id.term_ids
        self.assertEqual((term.begun_how, term.date_from), ("uncontested", contest.term_from))
        self.assertEqual(term.holder_id.partner_id, dan.sudo().membership_id.partner_id)
        self.assertEqual(self._standing("Ash"), ["Dan Dail", "Efa Enfys"])
        told = self._told("candidate_elected")
        self.assertEqual(told, (dan | efa).sudo().membership_id.partner_id)

    def test_in_a_rehearsal_nobody_is_told_and_no_seat_is_filled(self):
        self.addCleanup(self._use, self.election)
        self._use(self._noticed(is_rehearsal=True))
        self._open()
        with freeze_time(self.at["nominations_open"] + MINUTE):
            dan = self._stand_in("Ash", "Dan Dail")[0]
        self._publish()
        self._settle()
        with freeze_time(self.at["withdrawals"] + 2 * MINUTE):
            self.election.action_elect_unopposed()
        self.assertEqual(dan.state, "elected")
        self.assertFalse(dan.sudo().seat_id.term_ids)
        self.assertFalse(self._told("candidate_received") | self._told("candidate_elected"))
        self.assertFalse(self._told("election_candidates"))

    def test_an_election_in_which_nobody_has_a_rival_ends_without_a_vote(self):
        with freeze_time(self.opened + MINUTE):
            self._stand_in("Ash", "Dan Dail")
        self._publish()
        self._settle()
        with freeze_time(self.at["withdrawals"] + 2 * MINUTE):
            with self.assertRaisesRegex(UserError, "left to vote on, or to declare"):
                self.election.action_finish_unopposed()
            self.election.action_elect_unopposed()
            self.election.action_finish_unopposed()
        self.assertEqual(self.election.state, "declared")

    def test_voting_begins_when_it_is_settled_where_and_not_before(self):
        with freeze_time(self.opened + MINUTE):
            self._stand_in("Oak", "Ada Afal", "Bet Bwa", "Cai Coed")
        with freeze_time(self.at["poll_opens"]):
            self.assertIn("Publish the candidates first.", self.election._get_blocks("open_poll"))
        self._publish()
        with freeze_time(self.at["poll_opens"]):
            with self.assertRaisesRegex(UserError, "not settled yet where members vote"):
                self.election.action_open_poll()
        self._settle()
        self._begin_poll()
        self.assertEqual(self.election.state, "poll")

    def test_where_nobody_has_a_rival_there_is_nothing_to_vote_on(self):
        with freeze_time(self.opened + MINUTE):
            self._stand_in("Oak", "Ada Afal")
        self._publish()
        self._settle()
        with freeze_time(self.at["poll_opens"]):
            with self.assertRaisesRegex(UserError, "Nowhere is there anything to vote on"):
                self.election.action_open_poll()

    def test_what_became_of_a_contest_is_written_by_acts_alone(self):
        contest = self.contests["Oak"]
        with self.assertRaisesRegex(UserError, "its contests stay as they are"):
            contest.outcome = "deemed"
        with self.assertRaisesRegex(UserError, "its contests stay as they are"):
            contest.sudo().write({"outcome": "deemed", "seats": 5})


@tagged("post_install", "-at_install")
class TestNeutralName(CandidateCase):
    """Nobody is shown as a person supported by where they stand."""

    def test_no_notice_is_given_where_the_name_would_tell_who_gets_support(self):
        election = self._plan(is_rehearsal=True)

        def told():
            return "who gets support" in " ".join(election._get_blocks("notice"))

        self.assertFalse(told())
        self.oak.with_context(lang="cy_GB").name = f"{self.supported.name} y de"
        self.assertTrue(told())
        self.oak.with_context(lang="cy_GB").name = "Derwen"
        self.ash.name = self.employees.name
        self.assertFalse(told())


@tagged("post_install", "-at_install")
class TestForgotten(CandidateCase):
    """Who is forgotten is named no more, and what was published still holds."""

    def test_a_former_member_who_is_removed_is_named_by_nothing(self):
        with freeze_time(self._open() + MINUTE):
            ada, bet = self._stand_in("Oak", "Ada Afal", "Bet Bwa")
        self._publish()
        interest = self.env["coop.election.interest"]._say(ada.sudo().membership_id, [])
        nobody = ada.sudo().membership_id._make_nobody()
        self.assertFalse(interest.exists())
        self.env.invalidate_all()
        self.assertEqual((ada.ballot_name, ada.sudo().statement), (nobody.name, False))
        statement = self.election.sudo().statement_ids
        self.assertNotIn("Ada Afal", statement.content)
        self.assertIn("Bet Bwa", statement.content)
        self.assertEqual(
            hashlib.sha256(statement.content.encode()).hexdigest(), statement.fingerprint
        )

    def test_two_records_of_one_person_who_both_stand_are_not_merged(self):
        with freeze_time(self._open() + MINUTE):
            ada, bet = self._stand_in("Oak", "Ada Afal", "Bet Bwa")
        merging = self.env["coop.membership.merging"]
        refusals = merging._merge_refusals(
            ada.sudo().membership_id.partner_id, bet.sudo().membership_id.partner_id
        )
        self.assertIn(
            "Both have a nomination in “Council 2018”. Let one be withdrawn first.", refusals
        )

import hashlib
from datetime import timedelta

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


@tagged("post_install", "-at_install")
class TestMoreTime(CandidateCase):
    """More time to stand; and fresh nominations for what is left over, in one press."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.opened = cls._open()

    def test_more_time_moves_what_has_to_move_and_is_published_with_its_reason(self):
        closes = self.election._get_step("nominations_close")
        before = self._days(self.election)
        with freeze_time(self.opened + MINUTE):
            window = self.env["coop.election.extend"].with_user(self.runner)
            window = window.create({"election_id": self.election.id, "why": "No post came"})
            self.assertGreater(window.until, closes.day)
            self.assertIn("Nominations close", window.outlook)
            window.action_apply()
        days = self._days(self.election)
        self.assertEqual(days["nominations_close"], window.until)
        self.assertEqual(days["notice"], before["notice"])
        self.assertFalse([f for f in self.election._get_faults() if f.binding])
        last = self.election._get_last_notice()
        self.assertEqual((last.kind, last.why), ("change", "No post came"))

    def test_nobody_gives_more_time_when_nominations_have_closed(self):
        until = self.election._get_step("nominations_close").day + timedelta(days=7)
        with freeze_time(self.at["nominations_close"]):
            with self.assertRaisesRegex(UserError, "Nominations have closed"):
                self.election._extend_nominations(until, "Too few")
        with freeze_time(self.opened + MINUTE):
            with self.assertRaisesRegex(UserError, "Choose a day after"):
                self.election._extend_nominations(until - timedelta(days=7), "Too few")

    def _left_over(self):
        with freeze_time(self.opened + MINUTE):
            self._stand_in("Oak", "Ada Afal", "Bet Bwa", "Cai Coed")
            self._stand_in("Ash", "Dan Dail")
        self._publish()
        self._settle()

    def test_what_is_left_over_is_planned_afresh_on_a_legal_timetable(self):
        self._left_over()
        with freeze_time(self.at["withdrawals"] + 5 * MINUTE):
            self.assertTrue(self.election.may_begin_fresh)
            action = self.election.with_user(self.secretary).action_begin_fresh()
            new = self.env["coop.election"].browse(action["res_id"])
            self.assertFalse([fault for fault in new._get_faults() if fault.binding])
            seats = {one.constituency_id.name: one.seats for one in new.contest_ids}
            self.assertEqual(seats, {"Ash": 1, "Rowan": 2})
            self.assertEqual((new.state, new.follows_id), ("draft", self.election.sudo()))
            self.assertEqual(new.name, "Council 2018")
            self.assertEqual(new.with_context(lang="cy_GB").name, "Cyngor 2018")
            self.assertEqual(len(new.role_ids), 4)
            self.assertFalse(new._get_blocks("notice"))
            self.election.invalidate_recordset()
            self.assertFalse(self.election.may_begin_fresh)
            with self.assertRaisesRegex(UserError, "No seat is left over"):
                self.election.with_user(self.secretary).action_begin_fresh()

    def test_where_one_stands_without_a_rival_the_other_seat_is_the_one_left_over(self):
        self._left_over()
        with freeze_time(self.at["withdrawals"] + 5 * MINUTE):
            self.election.action_elect_unopposed()
            left = self.contests["Ash"]._get_left_seats()
        taken = self.contests["Ash"]._get_standing().seat_id
        self.assertEqual((len(taken), len(left)), (1, 1))
        self.assertNotEqual(taken, left)

    def test_who_stood_where_the_vote_was_called_off_stands_again_by_itself(self):
        self._left_over()
        ada = self.contests["Oak"]._get_standing()[:1]
        with freeze_time(self.at["withdrawals"] + 5 * MINUTE):
            self.contests["Oak"].sudo()._countermand("A candidate has died.")
            ada.state = "died"
            action = self.election.with_user(self.secretary).action_begin_fresh()
            new = self.env["coop.election"].browse(action["res_id"]).with_user(self.runner)
            new._give_notice()
        self._open(new)
        again = new.sudo().candidate_ids
        self.assertEqual(set(again.mapped("state")), {"handed_in"})
        self.assertEqual(sorted(again.mapped("ballot_name")), ["Bet Bwa", "Cai Coed"])


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

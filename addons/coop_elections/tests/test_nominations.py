from datetime import date

import psycopg2
from freezegun import freeze_time

from odoo.exceptions import UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common_candidates import MINUTE, SECOND, CandidateCase


@tagged("post_install", "-at_install")
class TestNominations(CandidateCase):
    """Somebody writes that they stand, hands it in, and it is decided."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.mali = cls._new("Mali Derwen")
        cls.rowan_contest = cls.contests["Rowan"]
        opens = cls._open()
        freezer = freeze_time(opens + MINUTE)
        freezer.start()
        cls.addClassCleanup(freezer.stop)

    def test_nothing_is_handed_in_before_the_person_says_so(self):
        draft = self._write(self.mali, self.rowan_contest)
        self.assertEqual(draft.state, "draft")
        self.assertFalse(self._told("candidate_received"))
        self.assertFalse(self.election._get_undecided())
        again = self._write(self.mali, self.rowan_contest, statement="Buses, too.")
        self.assertEqual((again, again.statement), (draft, "Buses, too."))

    def test_what_is_handed_in_is_accepted_and_the_person_is_told_both(self):
        candidate = self._hand_in(self.mali, self.rowan_contest)
        self.assertIn(self.mali.partner_id, self._told("candidate_received"))
        self.assertFalse(candidate.problems)
        candidate.action_accept()
        self.assertEqual((candidate.state, candidate.decided_by), ("accepted", self.runner.name))
        self.assertIn(self.mali.partner_id, self._told("candidate_accepted"))
        acts = self.election.journal_ids.mapped("act")
        self.assertEqual(acts[:2], ["nomination_accepted", "nomination_handed_in"])

    def test_the_journal_names_nobody(self):
        self._stand(self.mali, self.rowan_contest)
        for entry in self.election.journal_ids:
            self.assertNotIn("Mali", f"{entry.what} {entry.why}")

    def test_the_very_second_is_in_time_and_the_next_is_late_and_kept(self):
        with freeze_time(self.at["nominations_close"]):
            self.assertFalse(self._hand_in(self.mali, self.rowan_contest).is_late)
        other = self._new("Nest Nant")
        with freeze_time(self.at["nominations_close"] + SECOND):
            late = self._hand_in(other, self.rowan_contest)
            self.assertEqual((late.is_late, late.state), (True, "handed_in"))
            with self.assertRaisesRegex(UserError, "after nominations closed"):
                late.action_accept()
            window = self.env["coop.election.candidate.refuse"].with_user(self.runner)
            window = window.create({"candidate_id": late.id})
            self.assertEqual(window.ground_id.code, "late")
            window.action_apply()
        self.assertEqual(late.state, "refused")
        self.assertIn(other.partner_id, self._told("candidate_refused"))

    def test_nobody_can_stand_before_nominations_open_or_when_they_are_published(self):
        with freeze_time(self.at["nominations_close"] + MINUTE):
            self.election._publish_candidates()
            with self.assertRaisesRegex(UserError, "too late to stand"):
                self._write(self.mali, self.rowan_contest)
        other = self._noticed(is_rehearsal=True)
        with self.assertRaisesRegex(UserError, "Nobody can stand"):
            self._write(self.mali, other.contest_ids[:1])

    def test_nobody_stands_twice_in_one_election(self):
        self._hand_in(self.mali, self.rowan_contest)
        with self.assertRaisesRegex(UserError, "handed in already"):
            self._write(self.mali, self.contests["Oak"])
        with mute_logger("odoo.sql_db"), self.assertRaises(psycopg2.IntegrityError):
            with self.cr.savepoint():
                self.env["coop.election.candidate"].create(
                    {
                        "company_id": self.company.id,
                        "election_id": self.election.id,
                        "contest_id": self.contests["Oak"].id,
                        "membership_id": self.mali.id,
                        "ballot_name": "Mali",
                    }
                )

    def test_what_is_not_declared_cannot_be_handed_in(self):
        draft = self._write(self.mali, self.rowan_contest, signed=False, interests_said=False)
        with self.assertRaisesRegex(UserError, "interests are not declared(.|\n)*not signed"):
            draft._hand_in()

    def test_two_of_one_name_are_told_apart_before_both_are_accepted(self):
        self._hand_in(self._new("Sion  Jones"), self.rowan_contest).action_accept()
        other = self._hand_in(self._new("Sion jones"), self.rowan_contest)
        with self.assertRaisesRegex(UserError, "could not tell them apart"):
            other.action_accept()
        other._correct({"ballot_name": "Sion Jones, Llanelli"}, "Two of one name")
        other.action_accept()
        self.assertEqual(other.state, "accepted")

    def test_a_refusal_names_a_listed_ground_and_the_person_may_stand_again(self):
        candidate = self._hand_in(self.mali, self.rowan_contest)
        with mute_logger("odoo.sql_db"), self.assertRaises(psycopg2.IntegrityError):
            with self.cr.savepoint():
                candidate.sudo().state = "refused"
                candidate.flush_recordset()
        candidate.invalidate_recordset()
        ground = self.env.ref("coop_elections.ground_unsigned")
        candidate._refuse(ground, "The mark is not hers.")
        self.assertEqual(candidate.state, "refused")
        words = candidate.sudo()._get_words("en_GB")
        self.assertEqual(words["note"], "The mark is not hers.")
        self.assertEqual(self.election.journal_ids[:1].why, ground.name)
        again = self._hand_in(self.mali, self.rowan_contest)
        self.assertEqual(again.state, "handed_in")
        with self.assertRaisesRegex(UserError, "refused on this ground"):
            ground.unlink()

    def test_who_belongs_to_another_constituency_does_not_stand_here(self):
        candidate = self._hand_in(self._new("Elis Erw", "Ash"), self.rowan_contest)
        self.assertIn("did not belong to “Rowan”", candidate.problems)
        with self.assertRaisesRegex(UserError, "did not belong"):
            candidate.action_accept()

    def test_who_has_sat_as_often_as_the_rules_allow_does_not_stand(self):
        terms = self.env["coop.office.term"]
        seat = self.seats[self.rowan][0]
        days = (
            (date(2017, 6, 1), date(2017, 9, 30)),
            (date(2017, 10, 1), date(2018, 6, 30)),
        )
        for first, last in days:
            terms._enter_before(seat, self.mali.partner_id, first, last)
        candidate = self._hand_in(self.mali, self.rowan_contest)
        self.assertIn("terms in a row", candidate.problems)

    def test_who_holds_a_role_cannot_stand_and_who_stands_holds_none(self):
        watcher = self._member(partner=self.watcher.partner_id)
        candidate = self._hand_in(watcher, self.rowan_contest)
        self.assertIn("holds a role in this election", candidate.problems)
        self._hand_in(self.mali, self.rowan_contest)
        with self.assertRaisesRegex(UserError, "stands in this election or proposes"):
            self.env["coop.election.role"].create(
                {
                    "election_id": self.election.id,
                    "company_id": self.company.id,
                    "role": "clerk",
                    "name": "Mali Derwen",
                    "membership_id": self.mali.id,
                }
            )

    def test_it_can_be_changed_until_nominations_close_and_withdrawn_until_the_last_moment(self):
        candidate = self._hand_in(self.mali, self.rowan_contest)
        candidate._take_back()
        self.assertEqual(candidate.state, "draft")
        candidate._hand_in()
        with freeze_time(self.at["nominations_close"] + MINUTE):
            with self.assertRaisesRegex(UserError, "too late to change"):
                candidate._take_back()
        candidate._accept()
        with freeze_time(self.at["withdrawals"] + SECOND):
            with self.assertRaisesRegex(UserError, "stays on the ballot"):
                candidate._withdraw("portal")
        with freeze_time(self.at["withdrawals"]):
            candidate._withdraw("paper", "Siân Swyddog")
        self.assertEqual(
            (candidate.state, candidate.withdrawn_witness), ("withdrawn", "Siân Swyddog")
        )
        self.assertIn(self.mali.partner_id, self._told("candidate_withdrawn"))

    def test_a_draft_that_is_not_wanted_any_more_leaves_no_trace(self):
        draft = self._write(self.mali, self.rowan_contest)
        draft._withdraw("portal")
        self.assertFalse(draft.exists())

    def test_a_small_error_is_put_right_with_its_reason_and_no_word_is_changed(self):
        candidate = self._hand_in(self.mali, self.rowan_contest)
        window = self.env["coop.election.candidate.correct"].with_user(self.runner)
        window.create(
            {"candidate_id": candidate.id, "ballot_name": "Mali Dderwen", "why": "Misspelt"}
        ).action_apply()
        self.assertEqual(candidate.ballot_name, "Mali Dderwen")
        self.assertEqual(self.election.journal_ids[:1].why, "Misspelt")
        with self.assertRaisesRegex(UserError, "cannot be typed over"):
            self._as(candidate, self.secretary)._check_guarded({"statement"})
        window.create(
            {"candidate_id": candidate.id, "what": "words", "why": "They wrong somebody."}
        ).action_apply()
        card = candidate._get_card()
        self.assertEqual((card["words"], card["words_hidden"]), ("", True))
        self.assertEqual(candidate.sudo().statement, "I like gardens.")
        self.assertIn(self.mali.partner_id, self._told("candidate_words"))

    def test_only_the_returning_officer_decides(self):
        candidate = self._hand_in(self.mali, self.rowan_contest)
        ground = self.env.ref("coop_elections.ground_late")
        for user in (self.watcher, self.clerk, self.secretary):
            mine = self._as(candidate, user)
            for act in (
                mine.action_accept,
                lambda mine=mine: mine._refuse(ground),
                lambda mine=mine: mine._correct({"ballot_name": "X"}, "Mine"),
                lambda mine=mine: mine._hide_words("Mine"),
            ):
                with self.assertRaises(UserError, msg=user.login):
                    act()

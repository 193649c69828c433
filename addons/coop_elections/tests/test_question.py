from datetime import timedelta

from freezegun import freeze_time

from odoo.exceptions import UserError
from odoo.tests import tagged

from .common_count import CountCase

YES, NO, BLANK = [1], [2], []


@tagged("post_install", "-at_install")
class TestQuestion(CountCase):
    """All members answer yes or no; what they say are the votes on a resolution."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.general = cls.env["coop.body"].create(
            {"name": "Meeting of members", "kind": "general", "company_id": cls.company.id}
        )
        cls.env["coop.body.rules"].create(
            {
                "body_id": cls.general.id,
                "valid_from": "2017-01-01",
                "notice_days": 14,
                "consent_percent": 90,
                "quorum_least": 2,
                "quorum_percent": 0,
            }
        )
        begins = cls.env["coop.clock"].now() + timedelta(days=120)
        cls.meeting = cls.env["coop.meeting"].create(
            {
                "name": "Annual meeting",
                "company_id": cls.company.id,
                "start": begins,
                "stop": begins + timedelta(hours=2),
                "place": "Neuadd y Dref",
                "secretary_id": cls.secretary.id,
                "body_line_ids": [(0, 0, {"body_id": cls.general.id})],
            }
        )
        cls.item = cls.env["coop.agenda.item"].create(
            {"meeting_id": cls.meeting.id, "name": "A café", "purpose": "decision"}
        )
        cls.resolution = cls.env["coop.resolution"].create(
            {
                "company_id": cls.company.id,
                "name": "A café",
                "wording": "The members open a café.",
                "body_id": cls.general.id,
                "item_id": cls.item.id,
            }
        )
        cls._ask()

    @classmethod
    def _ask(cls):
        election = cls._ready(
            start=cls.at["poll_opens"].date(),
            kind="yes_no",
            name="A café",
            name_cy="Caffi",
            question="Shall we open\n a café?",
            question_cy="A ddylem agor caffi?",
            meeting_id=cls.meeting.id,
        )
        election.sudo().contest_ids.resolution_id = cls.resolution
        with freeze_time(election._get_step("notice").at):
            election._give_notice()
        cls.election = election
        cls.contest = election.sudo().contest_ids
        cls.at = {step.code: step.at for step in election.step_ids}
        cls._go_to(cls.at["poll_opens"])
        cls.manifest = cls._make_ballots(election)
        cls._begin(election)

    def test_more_yes_than_no_carries_it(self):
        result = self._counted(YES, YES, YES, NO, NO, BLANK)
        content = result._get_content()
        self.assertEqual((content["yes"], content["no"], content["carried"]), (3, 2, True))
        self.assertEqual((content["blank"], content["elected"]), (1, []))
        self.assertEqual(result.elected_words, "Yes: 3. No: 2.")

    def test_as_many_yes_as_no_does_not_carry_it_and_no_lot_is_drawn(self):
        result = self._counted(YES, YES, NO, NO)
        self.assertEqual((result.state, self.election.state), ("counted", "counted"))
        self.assertFalse(result._get_content()["carried"])

    def test_a_special_majority_is_three_quarters(self):
        self._set(majority="special")
        result = self._counted(YES, YES, YES, NO)
        self.assertTrue(result._get_content()["carried"])

    def test_less_than_three_quarters_is_no_special_majority(self):
        self._set(majority="special")
        result = self._counted(YES, YES, YES, NO, NO)
        self.assertFalse(result._get_content()["carried"])

    def _declared_question(self, *votes):
        self._counted(*votes)
        self.assertFalse(self.election.untold_words, "there is nobody to tell first")
        self._report()
        return self._declare()

    def test_the_answer_is_declared_in_both_languages(self):
        declaration = self._declared_question(YES, YES, YES, YES, NO, BLANK)
        shown = self.election._show_result("cy_GB")
        [contest] = shown["contests"]
        self.assertEqual(contest["name"], "A ddylem agor caffi?")
        self.assertEqual(contest["sheet"]["rows"][0]["name"], "Ie")
        self.assertIn(
            "Members said yes. Yes: 4. No: 1.",
            self.election._show_result("en_GB")["contests"][0]["lead"],
        )
        self.assertTrue(declaration._get_content()["contests"][0]["count"]["carried"])

    def test_it_is_written_down_as_the_votes_on_the_resolution_of_the_meeting(self):
        self._declared_question(YES, YES, YES, NO, BLANK)
        [vote] = self.resolution.vote_ids
        self.assertEqual((vote.for_count, vote.against_count, vote.abstained_count), (3, 1, 1))
        self.assertEqual(self.resolution.state, "draft", "the chair says so at the meeting")
        vote.for_count = 7
        with self.assertRaisesRegex(UserError, "by ballot: 3 for, 1 against, 1 blank"):
            self.resolution._check_votes(self.env["coop.quorum.count"])
        vote.for_count = 3
        self.assertIsNone(self.resolution._check_votes(self.env["coop.quorum.count"]))
        self.assertEqual(self.resolution._get_present(self.env["coop.quorum.count"]), 5)

    def test_at_the_meeting_the_ballot_decides_however_many_are_in_the_room(self):
        self._declared_question(YES, YES, YES, NO, BLANK)
        self.meeting._call()
        with freeze_time(self.meeting.start):
            self.env.invalidate_all()
            self.meeting.action_open()
            for member in (self.mali, self.people[0]):
                self.meeting._ensure_member_row(member)._come_in()
            self.item.action_open()
            self.resolution._declare()
        self.assertEqual((self.resolution.state, self.resolution.for_count), ("carried", 3))

    def test_a_resolution_of_another_meeting_is_refused(self):
        draft = self._plan(kind="yes_no", name="B", name_cy="B", question="B?", question_cy="B?")
        with self.assertRaisesRegex(UserError, "Choose a resolution of the general meeting"):
            draft.sudo().contest_ids.resolution_id = self.resolution

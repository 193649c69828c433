from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .council_common import TODAY, CouncilCase, day


@tagged("post_install", "-at_install")
class TestItemProposal(CouncilCase):
    def _propose(self, holder=None, **vals):
        return self.env["coop.item.proposal"]._propose(
            holder or self.holders[0], "The bus", "It is dark.", 20, **vals
        )

    def test_it_is_answered_within_the_days_of_the_rules(self):
        proposal = self._propose(paper="See the map.")
        self.assertEqual((proposal.state, proposal.reply_by), ("waiting", day(7)))
        self.assertEqual(self._tasks("proposal"), {("proposal", "The bus"): day(7)})
        with self._on(8):
            self.assertTrue(proposal.is_late)
            self.assertEqual(proposal.search([("is_late", "=", True)]) & proposal, proposal)

    def test_it_goes_onto_the_agenda_with_its_paper(self):
        proposal = self._propose()
        proposal.paper_id = self._paper("The map")
        window = self._as(self.env["coop.council.agenda"], self.secretary).create(
            {"proposal_id": proposal.id, "meeting_id": self.meeting.id}
        )
        window.action_apply()
        item = proposal.item_id
        self.assertEqual((item.meeting_id, item.minutes), (self.meeting, 20))
        self.assertEqual(item.paper_ids, proposal.paper_id)
        self.assertEqual(item.presenter, self.holders[0].name)
        self.assertEqual(self._told(proposal, "proposal_accepted"), self.holders[0].partner_id)
        self.assertIn("29 May 2018", proposal._say_state()[0])
        self.assertFalse(self._tasks("proposal"))

    def test_the_office_says_why_not(self):
        proposal = self._propose()
        with self.assertRaisesRegex(UserError, "Say why"):
            proposal._refuse(" ")
        proposal._refuse("It was on the last agenda.")
        self.assertEqual((proposal.state, proposal.replied_on), ("refused", TODAY))
        self.assertEqual(self._told(proposal, "proposal_refused"), self.holders[0].partner_id)
        with self.assertRaisesRegex(UserError, "answered already"):
            proposal._accept(self.meeting)

    def test_only_councillors_propose_and_only_the_office_answers(self):
        with self.assertRaisesRegex(UserError, "sits on the Council"):
            self._propose(self.board._get_sitting())
        proposal = self._propose()
        for user in (self.officer, self.employee, self.portal_member):
            with self.assertRaises(AccessError):
                self._as(proposal, user)._refuse("No.")
        with self.assertRaisesRegex(UserError, "cannot be typed over"):
            self._as(proposal, self.secretary).paper_words = "Other words."
        with self.assertRaisesRegex(UserError, "cannot be typed over"):
            self._as(proposal, self.secretary).write({"state": "accepted", "replied_on": TODAY})

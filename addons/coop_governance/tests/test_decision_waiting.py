from datetime import date

from odoo.tests import HttpCase, tagged

from .decision_common import DecisionCase, at


@tagged("post_install", "-at_install")
class TestDecisionWaiting(DecisionCase, HttpCase):
    """What waits for councillors and trustees stands on their pages, with its day."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for user in (cls.portal_member, cls.portal_other):
            user.password = user.login
        cls._member(partner=cls.portal_member.partner_id)
        seat = cls._seats(1, number=3, constituency_id=cls.rowan.id)
        cls.env["coop.office.term"]._begin(
            seat, cls.portal_member.partner_id, date(2018, 5, 1), "elected"
        )
        cls.trustee = cls.portal_other.partner_id
        seat = cls._seats(1, body_id=cls.board.id, role="Trustee")
        cls.env["coop.office.term"]._enter_before(
            seat, cls.trustee, date(2018, 1, 1), date(2020, 12, 31)
        )

    def _open(self, user, path="/my/decisions"):
        self.authenticate(user.login, user.login)
        return self.url_open(path).text

    def test_a_councillor_reads_by_when_the_council_concludes_and_a_trustee_does_not(self):
        self.decision.action_bring()
        page = self._open(self.portal_member)
        self.assertIn("This waits for you", page)
        self.assertIn("The Council says what it thinks by 12 July 2018", page.replace("\n", " "))
        self.assertNotIn("This waits for you", self._open(self.portal_other))

    def test_the_board_reads_each_request_with_its_day_until_it_is_answered(self):
        self._concluded("changes", "Keep the lunch club.", "Ring people first.")
        page = self._open(self.portal_other)
        self.assertIn("The Board answers by 26 June 2018", " ".join(page.split()))
        self.assertIn("Things to answer: 2", page)
        path = f"/my/decisions/{self.decision.id}"
        page = self._open(self.portal_other, path)
        self.assertIn("The Board has to answer this", page)
        self.assertIn("Answer by 26 June 2018", " ".join(page.split()))
        self.assertNotIn("The Board has to answer this", self._open(self.portal_member, path))
        for request in self.decision.request_ids:
            request._answer("refused", "There is no money.")
        self.assertNotIn("The Board has to answer this", self._open(self.portal_other, path))
        self.assertNotIn("This waits for you", self._open(self.portal_other))

    def test_what_is_late_says_so_in_both_languages(self):
        self._concluded("changes", "Keep the lunch club.")
        with self._time(at(12, day=date(2018, 6, 27))):
            waiting = self.env["coop.decision"]._get_waiting(self.trustee)
            self.assertEqual([row["late"] for row in waiting], [True])
        self.assertFalse(self.env["coop.decision"]._get_waiting(self.trustee)[0]["late"])

    def test_the_first_page_of_a_trustee_leads_there(self):
        self._concluded("changes", "Keep the lunch club.")
        things = self.env["coop.member.home"]._get_things(self.trustee)[self.trustee.id]
        mine = [thing for thing in things if thing["url"] == f"/my/decisions/{self.decision.id}"]
        self.assertEqual([thing["until"] for thing in mine], [date(2018, 6, 26)])
        self.decision.request_ids._answer("refused", "There is no money.")
        things = self.env["coop.member.home"]._get_things(self.trustee)[self.trustee.id]
        self.assertFalse([one for one in things if one["title"] == self.decision.name])

    def test_my_seat_and_my_meeting_lead_to_the_decision_and_back(self):
        self.decision.action_bring()
        path = f"/my/decisions/{self.decision.id}"
        seat = self._open(self.portal_member, "/my/bodies")
        self.assertIn(path, seat)
        item = self.meeting.item_ids.sorted("sequence")[0]
        item.decision_id = self.decision
        self.meeting._call()
        self.assertIn(f"/my/meetings/{self.meeting.id}", self._open(self.portal_member, path))
        meeting = self._open(self.portal_member, f"/my/meetings/{self.meeting.id}")
        self.assertIn(path, meeting)
        self.assertNotIn(f"/my/meetings/{self.meeting.id}", self._open(self.portal_other, path))

    def test_a_point_leads_to_nothing_that_is_still_being_prepared(self):
        item = self.meeting.item_ids.sorted("sequence")[0]
        item.decision_id = self.decision
        self.meeting._call()
        page = self._open(self.portal_member, f"/my/meetings/{self.meeting.id}")
        self.assertNotIn("Central Budget 2018", page)
        self.assertNotIn("/my/decisions/", page)

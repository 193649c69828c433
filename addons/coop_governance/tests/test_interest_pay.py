from datetime import date

from lxml import html

from odoo.exceptions import AccessError
from odoo.tests import HttpCase, tagged

from .meeting_common import MeetingCase, at


@tagged("post_install", "-at_install")
class TestInterestPay(MeetingCase, HttpCase):
    """A point on pay asks by itself whoever sits there as an employee."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.ash.of_employees = True
        cls.rules_of_council.quorum_each = 0
        cls.item = cls.meeting.item_ids.sorted("sequence")[0]
        cls.item.is_pay = True

    def _open(self, moment=None):
        with self._time(moment or at(19, 5)):
            self.item.action_open()

    def _asked(self):
        deliveries = self.env["coop.notice.delivery"].search(
            [("kind_id.code", "=", "pay_asked"), ("res_id", "=", self.meeting.id)]
        )
        return deliveries

    # -- who -----------------------------------------------------------------------------------

    def test_the_seat_follows_its_constituency_or_says_it_itself(self):
        self.assertTrue(all(self.seats[self.ash].mapped("as_employee")))
        self.assertFalse(any(self.seats[self.oak].mapped("as_employee")))
        seat = self._seats(1, body_id=self.board.id, role="Trustee", as_employee=True)
        self.assertTrue(seat.as_employee)
        self.ash.of_employees = False
        self.assertFalse(any(self.seats[self.ash].mapped("as_employee")))
        self.assertTrue(seat.as_employee)

    def test_they_are_told_once_when_notice_is_given_and_nobody_else(self):
        self.meeting._call()
        told = self._asked()
        self.assertEqual(told.partner_id, self.people["Ash 1"] | self.people["Ash 2"])
        self.assertIn("You leave the room for it.", told[0].body_html)
        self.assertNotIn("{{", told[0].body_html)
        self.meeting._ask_on_pay(self.item, key="pay")
        self.assertEqual(len(self._asked()), 2)

    def test_they_are_told_when_the_point_is_marked_later(self):
        self.item.is_pay = False
        self.meeting._call()
        self.assertFalse(self._asked())
        self.item.is_pay = True
        self.assertEqual(len(self._asked()), 2)

    def test_a_closed_point_is_not_named_to_them(self):
        self.item.write(
            {"name": "The pay of Gwen", "is_closed": True, "closed_why": "It is about somebody."}
        )
        self.meeting._call()
        for told in self._asked():
            self.assertNotIn("Gwen", told.body_html)

    # -- at the meeting ------------------------------------------------------------------------

    def test_who_said_nothing_does_what_the_rules_say_and_does_not_count(self):
        self._begin_meeting()
        self._open()
        said = {one.person_id.name: one.act for one in self.item.interest_ids}
        self.assertEqual(said, {"Ash 1": "leaves", "Ash 2": "leaves"})
        self.assertEqual(self.item.count_ids[-1].present, 4)

    def test_who_comes_later_is_asked_then(self):
        self._begin_meeting("Oak 1", "Oak 2", "Rowan 1", "Ash 1")
        self._open()
        self.assertEqual(self.item.interest_ids.person_id, self._row("Ash 1"))
        with self._time(at(19, 20)):
            self._row("Ash 2")._come_in()
        self.assertEqual(len(self.item.interest_ids), 2)
        self.assertEqual(self.item.count_ids.sorted("id")[-1].present, 3)

    def test_what_was_decided_before_stays(self):
        self.meeting._call()
        self.env["coop.item.interest"].create(
            {
                "item_id": self.item.id,
                "person_id": self._row("Ash 1").id,
                "what": "I work in the kitchen.",
                "act": "stays",
                "stays_why": "The chair saw no conflict.",
            }
        )
        self._begin_meeting()
        self._open()
        acts = {one.person_id.name: one.act for one in self.item.interest_ids}
        self.assertEqual(acts, {"Ash 1": "stays", "Ash 2": "leaves"})
        self.assertEqual(self.item.count_ids[-1].present, 5)

    def test_by_a_dispensation_in_the_rules_they_stay_and_vote(self):
        self.rules_of_council.write(
            {"pay_act": "stays", "pay_stays_why": "The members decided so in 2017."}
        )
        self._begin_meeting()
        self._open()
        self.assertEqual(set(self.item.interest_ids.mapped("act")), {"stays"})
        self.assertEqual(
            set(self.item.interest_ids.mapped("stays_why")), {"The members decided so in 2017."}
        )
        self.assertEqual(self.item.count_ids[-1].present, 6)
        other = self.env["coop.item.interest"].create(
            {"item_id": self.item.id, "person_id": self._row("Oak 1").id, "what": "My sister"}
        )
        self.assertEqual(other.act, "leaves")

    def test_a_point_that_is_marked_while_it_goes_on_asks_at_once(self):
        self.item.is_pay = False
        self._begin_meeting()
        self._open()
        self.assertFalse(self.item.interest_ids)
        with self._time(at(19, 10)):
            self.item.is_pay = True
        self.assertEqual(len(self.item.interest_ids), 2)
        self.assertEqual(self.item.count_ids.sorted("id")[-1].present, 4)

    # -- on their page -------------------------------------------------------------------------

    def _councillor(self, constituency):
        member = self._member(
            category=constituency.sudo().category_id, partner=self.portal_member.partner_id
        )
        seat = self._seats(1, number=3, constituency_id=constituency.id)
        self.env["coop.office.term"]._begin(seat, member.partner_id, date(2018, 5, 1), "elected")
        self.portal_member.password = self.portal_member.login
        self.authenticate(self.portal_member.login, self.portal_member.login)
        self.meeting._call()

    def _page(self):
        return self.url_open(f"/my/meetings/{self.meeting.id}").text

    def test_their_page_asks_and_one_press_is_the_answer(self):
        self.rules_of_council.pay_act = "speaks"
        self._councillor(self.ash)
        page = self._page()
        self.assertIn("Does this concern you yourself?", page)
        self.assertIn("You may speak. You do not vote on it.", page)
        token = html.fromstring(page).xpath("//input[@name='csrf_token']/@value")[0]
        self.url_open(
            f"/my/meetings/{self.meeting.id}/interest",
            data={"csrf_token": token, "item": self.item.id},
        )
        self.env.invalidate_all()
        interest = self.item.interest_ids
        self.assertEqual((interest.person_id.name, interest.act), ("Pegi Porth", "speaks"))
        self.assertNotIn("Does this concern you yourself?", self._page())

    def test_the_page_of_others_does_not_ask(self):
        self._councillor(self.oak)
        self.assertNotIn("Does this concern you yourself?", self._page())
        page = self._page()
        token = html.fromstring(page).xpath("//input[@name='csrf_token']/@value")[0]
        self.url_open(
            f"/my/meetings/{self.meeting.id}/interest",
            data={"csrf_token": token, "item": self.item.id},
        )
        self.env.invalidate_all()
        self.assertFalse(self.item.interest_ids)

    def test_which_constituency_is_of_employees_is_read_by_the_governance_officer(self):
        self._councillor(self.ash)
        for user in (self.portal_member, self.officer_plain, self.employee):
            for record, name in (
                (self.ash, "of_employees"),
                (self.seats[self.ash][0], "as_employee"),
            ):
                with self.assertRaises(AccessError, msg=user.login):
                    self._as(record, user).read([name])
        self.assertTrue(self._as(self.ash, self.secretary).of_employees)

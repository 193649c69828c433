from datetime import date

from odoo.exceptions import UserError
from odoo.tests import Form, tagged

from .general_common import GeneralCase
from .meeting_common import EVENING, at


@tagged("post_install", "-at_install")
class TestProxyHolders(GeneralCase):
    """Who holds a proxy counts once, whatever they were called; and what ends with a person."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.meeting._call()
        cls.line = cls.meeting.body_line_ids

    def _here(self, minute=10):
        with self._time(at(19, minute)):
            return self.line._count_at(at(19, minute), self.item).present

    def _guests(self):
        return self.meeting.person_ids.filtered("guest_name")

    def _settle(self, proxy, **vals):
        action = self._as(proxy, self.secretary).action_who()
        window = self._as(self.env["coop.proxy.who"], self.secretary)
        with Form(window.with_context(**action["context"])) as form:
            for name, value in vals.items():
                form[name] = value
        form.record.action_apply()
        return form.record

    # -- one person, one row ---------------------------------------------------------------------

    def test_a_member_who_was_named_in_words_counts_once(self):
        named = self.members[10]
        self._give(self.starter, "other", f"  {named.member_name.upper()} ")
        self._begin(*self.members[10:12])
        with self._time(at(19, 5)):
            self._guests()._come_in()
        self.assertEqual(self._here(), 2)

    def test_while_the_member_did_not_come_the_person_of_that_name_counts(self):
        self._give(self.starter, "other", self.members[10].member_name)
        self.meeting._ensure_member_row(self.members[10])
        self._begin(*self.members[11:13])
        with self._time(at(19, 5)):
            self._guests()._come_in()
        self.assertEqual(self._here(), 3)

    def test_the_office_says_that_it_is_a_member(self):
        named = self.members[10]
        proxy = self._give(self.starter, "other", named.member_name, {self.ordinary: "for"})
        window = self._as(self.env["coop.proxy.who"], self.secretary)
        self.assertIn(named.member_name, window.create({"proxy_id": proxy.id}).alike)
        self._settle(proxy, membership_id=named)
        self.assertEqual((proxy.holder_kind, proxy.holder_membership_id), ("member", named))
        self.assertFalse(proxy.holder_name)
        self._begin(named)
        self.assertFalse(self._guests())
        self.assertTrue(proxy._is_holder_here(at(19, 5)))

    def test_the_office_says_it_while_the_meeting_goes_on(self):
        named = self.members[10]
        proxy = self._give(self.starter, "other", named.member_name)
        mine = self._give(named, "chair")
        self._begin(*self.members[11:13])
        with self._time(at(19, 5)):
            self._guests()._come_in("video")
        with self._time(at(19, 8)):
            self._settle(proxy, membership_id=named)
        row = self.meeting.person_ids.filtered(lambda one: one.membership_id == named)
        self.assertEqual(row.presence_ids.how, "video")
        self.assertEqual(self._here(), 3)
        self.assertTrue(proxy._is_holder_here(at(19, 10)))
        self.assertEqual(mine.ended_why, "came")

    def test_two_people_of_one_name_are_told_apart(self):
        first = self._give(self.starter, "other", "Nia Nith")
        second = self._give(self.second, "other", "nia nith")
        self._settle(second, name="Nia Nith, Bangor")
        self._begin(*self.members[10:12])
        self.assertEqual(set(self._guests().mapped("name")), {"Nia Nith", "Nia Nith, Bangor"})
        with self._time(at(19, 5)):
            self._guests()._come_in()
        self.assertEqual(self._here(), 4)
        self.assertNotEqual(first.person_id, second.person_id)

    def test_two_of_one_name_are_told_apart_while_the_meeting_goes_on(self):
        first = self._give(self.starter, "other", "Nia Nith")
        second = self._give(self.second, "other", "Nia Nith")
        self._begin(*self.members[10:12])
        self.assertEqual(len(self._guests()), 1)
        with self._time(at(19, 5)):
            self._guests()._come_in()
            self._settle(second, name="Nia Nith, Bangor")
        self.assertTrue(first._is_holder_here(at(19, 6)))
        self.assertFalse(second._is_holder_here(at(19, 6)))
        self.assertEqual(len(self._guests()), 2)

    def test_what_cannot_be_is_refused_in_words(self):
        proxy = self._give(self.starter, "other", "Nia Nith")
        with self.assertRaisesRegex(UserError, "one of them"):
            self._settle(proxy)
        with self.assertRaisesRegex(UserError, "their own proxy"):
            self._settle(proxy, membership_id=self.starter)
        with self.assertRaisesRegex(UserError, "named in words"):
            self._give(self.second)._settle_holder(name="Nia")
        with self.assertRaises(UserError):
            self._as(proxy, self.officer).action_who()

    # -- who leaves or dies ------------------------------------------------------------------------

    def test_a_proxy_ends_when_its_member_is_none_on_the_day(self):
        mine, other = self._give(self.starter), self._give(self.second)
        self.starter._leave("resignation", end_date=date(2018, 5, 20))
        self.assertEqual((mine.ended_why, other.is_standing), ("left", True))
        self.assertEqual(self.meeting.proxy_count, 1)

    def test_it_stands_for_who_leaves_after_the_meeting(self):
        mine = self._give(self.starter)
        self.starter._leave("resignation", end_date=EVENING)
        self.assertTrue(mine.is_standing)
        self.assertEqual(mine, mine._standing())

    def test_it_stands_again_when_the_leaving_is_taken_back(self):
        mine = self._give(self.starter)
        self.starter._leave("resignation", end_date=date(2018, 5, 20))
        self.assertEqual(mine.ended_why, "left")
        self.starter._undo_leave("Stays")
        self.assertTrue(mine.is_standing)
        self.assertEqual(mine, mine._standing())

    def test_one_that_was_given_since_is_not_replaced_by_it(self):
        mine = self._give(self.starter)
        self.starter._leave("resignation", end_date=date(2018, 5, 20))
        self.starter._undo_leave("Stays")
        later = self._give(self.starter, "other", "Nia Nith")
        self.assertEqual((mine.ended_why, later.is_standing), ("replaced", True))

    def test_the_vote_of_who_is_no_member_any_more_is_not_counted(self):
        for member in self.members[:3]:
            self._give(member, directions={self.ordinary: "for"})
        self.starter._leave("resignation", end_date=date(2018, 5, 20))
        self._begin(*self.members[10:14])
        with self._time(at(19, 10)):
            counts = self.ordinary._get_proxy_counts(at(19, 10))
        self.assertEqual(sum(sum(count.values()) for count in counts.values()), 2)

    def test_a_member_hears_that_whom_they_named_has_died(self):
        proxy = self._give(self.starter, "member", self.second)
        self.second.with_user(self.officer).action_died(date(2018, 5, 8))
        self.assertEqual(proxy.ended_why, "died")
        told = self._told_of(proxy, "proxy_ended")
        self.assertEqual(told.partner_id, self.starter.partner_id)
        self.assertIn(self.second.member_name, told.body_html)

    def test_who_was_named_and_left_comes_as_a_guest(self):
        proxy = self._give(self.starter, "member", self.second)
        self.second._leave("resignation", end_date=date(2018, 5, 20))
        self.assertTrue(proxy.is_standing)
        self._begin(*self.members[10:12])
        self.assertEqual(self._guests().name, self.second.member_name)
        self.assertFalse(proxy._is_holder_here(at(19, 5)))
        with self._time(at(19, 5)):
            self._guests()._come_in()
        self.assertTrue(proxy._is_holder_here(at(19, 6)))
        self.assertEqual(self._here(), 3)

    def test_who_said_that_they_come_and_left_since_is_not_let_in_and_does_not_count(self):
        row = self.meeting._ensure_member_row(self.starter)
        row._answer("comes", "room")
        self.starter._leave("resignation", end_date=date(2018, 5, 20))
        self._begin(*self.members[10:12])
        with self._time(at(19, 5)):
            with self.assertRaisesRegex(UserError, "not a member on the day"):
                row._come_in()
            # were they let in by a way that nobody asks
            self.env["coop.presence"].create(
                {"person_id": row.id, "came_at": at(19, 5), "how": "room"}
            )
        self.assertEqual(self._here(), 2)

from datetime import date

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import TODAY, GovernanceCase


@tagged("post_install", "-at_install")
class TestBuddy(GovernanceCase):
    """Somebody who knows the body is there for who is new, when both want it."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.mali = cls._member("Mali", cls.supported, partner=cls.portal_member.partner_id)
        cls.nia = cls._member("Nia", cls.employees, partner=cls.portal_other.partner_id)
        begin = cls.env["coop.office.term"]._begin
        cls.new = begin(cls.seats[cls.oak][0], cls.mali.partner_id, TODAY, "elected")
        cls.known = begin(cls.seats[cls.ash][0], cls.nia.partner_id, TODAY, "elected")

    def _ask(self):
        window = (
            self.env["coop.buddy.ask"]
            .with_user(self.secretary)
            .create({"term_id": self.new.id, "holder_id": self.known.holder_id.id, "wants": True})
        )
        window.action_apply()
        return self.new.buddy_ids[-1:]

    def _told(self, member):
        deliveries = self.env["coop.notice.delivery"].search(
            [("partner_id", "=", member.partner_id.id)]
        )
        return set(deliveries.mapped("kind_id.code"))

    def test_nobody_gets_a_buddy_whom_they_do_not_want(self):
        window = (
            self.env["coop.buddy.ask"]
            .with_user(self.secretary)
            .create({"term_id": self.new.id, "holder_id": self.known.holder_id.id})
        )
        with self.assertRaises(UserError):
            window.action_apply()
        self.assertEqual(window.candidate_ids, self.known.holder_id)

    def test_a_buddy_is_asked_and_both_are_told_after_a_yes(self):
        buddy = self._ask()
        self.assertEqual(self._told(self.nia) - {"term_begun", "welcome"}, {"buddy_asked"})
        self.assertNotIn("buddy_found", self._told(self.mali))
        own = self.env["coop.buddy"].with_user(self.portal_member)
        self.assertFalse(own.search([]), "their name shows before they agreed")
        buddy._answer(True, "self")
        self.assertIn("buddy_found", self._told(self.mali))
        self.assertIn("buddy_thanks", self._told(self.nia))
        self.assertEqual(own.search([]), buddy)

    def test_after_a_no_somebody_else_may_be_asked(self):
        buddy = self._ask()
        with self.assertRaises(UserError):
            self.env["coop.buddy"]._ask(self.new, self.new.holder_id)
        buddy.with_user(self.secretary).action_declined()
        self.assertFalse(self.new.buddy_id)
        self.assertNotIn("buddy_found", self._told(self.mali))
        self.assertTrue(self._ask())

    def test_only_one_is_asked_at_a_time(self):
        self._ask()
        with self.assertRaisesRegex(Exception, "one_at_a_time"), self.cr.savepoint():
            self.env["coop.buddy"]._ask(self.new, self.known.holder_id)

    def test_it_is_over_with_the_term(self):
        buddy = self._ask()
        buddy._answer(True, "self")
        now = self.env["coop.buddy"].with_user(self.portal_member)
        self.assertEqual(now.search([("is_now", "=", True)]), buddy)
        self.new._end(date(2018, 5, 20), "resignation")
        with freeze_time("2018-05-20 12:00:00"):
            self.assertEqual(now.search([]), buddy)
        with freeze_time("2018-05-21 12:00:00"):
            self.assertFalse(now.search([]))
            self.assertFalse(buddy.is_now)

    def test_who_has_died_is_nobodys_buddy(self):
        buddy = self._ask()
        buddy._answer(True, "self")
        self.known._end(TODAY, "death")
        self.assertEqual(buddy.state, "ended")

    def test_who_used_to_sit_there_can_be_a_buddy(self):
        past = self._sit(
            self.seats[self.rowan][0],
            self._member("Owen", partner=self.internal_member.partner_id),
            date(2018, 1, 1),
            planned_to=date(2018, 4, 30),
        )
        buddy = self.env["coop.buddy"]._ask(self.new, past.holder_id)
        seen = self.env["coop.buddy"].with_user(self.internal_member).search([])
        self.assertEqual(seen, buddy)

    def test_an_answer_that_waits_is_on_the_list(self):
        buddy = self._ask()
        tasks = self.env["coop.membership.task"].with_user(self.secretary)
        waits = [("kind", "=", "buddy_asked"), ("company_id", "=", self.company.id)]
        self.assertEqual(tasks.search(waits).mapped("res_id"), buddy.ids)
        buddy._answer(True, "self")
        self.assertFalse(tasks.search(waits))

    def test_others_read_nothing_and_nobody_types_an_answer(self):
        buddy = self._ask()
        for user in (self.employee, self.contacts_manager, self.inspector, self.internal_member):
            self.assertFalse(self.env["coop.buddy"].with_user(user).search([]), user.login)
        for user in (self.portal_other, self.portal_member, self.officer):
            with self.assertRaises(AccessError):
                self._as(buddy, user).action_agreed()
        with self.assertRaises(UserError):
            buddy.with_user(self.secretary).write({"state": "agreed"})
        self.assertEqual(self.env["coop.buddy"].with_user(self.officer).search([]), buddy)
        with self.assertRaises(AccessError):
            self._as(self.env["coop.buddy.ask"], self.officer).create(
                {"term_id": self.new.id, "holder_id": self.known.holder_id.id}
            )

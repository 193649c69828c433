from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import new_test_user, tagged

from .common import NoticeCase


@tagged("post_install", "-at_install")
class TestSecurity(NoticeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        companies = {"company_id": cls.company.id, "company_ids": [Command.set(cls.company.ids)]}
        cls.portal = new_test_user(
            cls.env,
            "mali.member",
            groups="base.group_portal",
            partner_id=cls.mali.id,
            name="Mali Derwen",
            email="mali@example.com",
            **companies,
        )
        cls.employee = cls._new_user("ifan.employee", "base.group_user")
        cls.employee.partner_id.write(
            {"street": "4 Plum Street", "city": "Afallen", "email": "ifan@example.com"}
        )
        cls.public = cls.env.ref("base.public_user")
        cls.notice = cls.env["coop.notice"]._tell(
            cls.people + cls.employee.partner_id, "test_welcome", cls.record, {"number": "12"}
        )
        cls.notice.delivery_ids.mail_id.write({"state": "sent"})

    def read_by(self, user):
        return self.env["coop.notice.delivery"].with_user(user).search([]).sudo().partner_id

    def test_a_member_sees_what_they_were_told_and_nothing_of_others(self):
        self.assertEqual(self.read_by(self.portal), self.mali)
        delivery = self.delivery_of(self.notice, self.mali).with_user(self.portal)
        self.assertIn("Dear Mali", delivery.body_html)
        with self.assertRaises(AccessError):
            self.delivery_of(self.notice, self.sian).with_user(self.portal).read(["body_html"])
        with self.assertRaises(AccessError):
            self.notice.with_user(self.portal).read(["summary"])
        with self.assertRaises(AccessError):
            delivery.read(["failure_reason"])

    def test_an_employee_who_is_a_member_sees_their_own_alone(self):
        self.assertEqual(self.read_by(self.employee), self.employee.partner_id)

    def test_what_waits_or_was_stopped_is_not_shown_to_the_person(self):
        waiting = self.delivery_of(self.tell(self.mali), self.mali)
        self.assertNotIn(
            waiting, self.env["coop.notice.delivery"].with_user(self.portal).search([])
        )

    def test_an_officer_without_the_right_sees_no_letters(self):
        for user in (self.officer, self.editor):
            self.assertFalse(self.read_by(user))
            with self.assertRaises(AccessError):
                self.notice.with_user(user).read(["summary"])
        with self.assertRaises(AccessError):
            self.env["coop.notice.delivery"].with_user(self.public).search([])

    def test_who_sends_sees_all_of_their_own_co_op_and_changes_nothing_by_hand(self):
        self.assertEqual(len(self.read_by(self.clerk)), 4)
        delivery = self.delivery_of(self.notice, self.mali).with_user(self.clerk)
        for act in (
            lambda: delivery.write({"body_html": "x"}),
            lambda: delivery.unlink(),
            lambda: self.notice.with_user(self.clerk).write({"told_at": False}),
            lambda: self.notice.with_user(self.clerk).unlink(),
            lambda: self.env["coop.notice.delivery"].with_user(self.clerk).create({}),
        ):
            with self.assertRaises(AccessError):
                act()

    def test_another_co_op_sees_nothing(self):
        other = self.env["res.company"].create({"name": "Meadow Co-op"})
        user = new_test_user(
            self.env,
            "other.clerk",
            groups="coop_notices.group_notices",
            company_id=other.id,
            company_ids=[Command.set(other.ids)],
        )
        theirs = self.env["coop.notice.delivery"].with_user(user)
        theirs = theirs.with_context(allowed_company_ids=other.ids)
        self.assertFalse(theirs.search([]))
        with self.assertRaises(AccessError):
            theirs.browse(self.notice.delivery_ids.ids).read(["subject"])

    def test_buttons_are_for_those_who_send(self):
        delivery = self.delivery_of(self.notice, self.owen)
        for user in (self.portal, self.officer, self.employee):
            for button in (
                "action_retry",
                "action_print_instead",
                "action_told_by_phone",
                "action_returned",
            ):
                with self.assertRaises(UserError):
                    getattr(delivery.with_user(user), button)()

    def test_somebody_without_any_right_can_cause_a_notice(self):
        notice = (
            self.env["coop.notice"]
            .with_user(self.portal)
            ._tell(self.mali, "test_welcome", self.record, {"number": "12"})
        )
        self.assertEqual(notice.sudo().told_by_id, self.portal)
        self.assertFalse(notice.env.su)
        with self.assertRaises(AccessError):
            notice.read(["summary"])

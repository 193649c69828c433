"""The membership manager decides on what is about membership, and on nothing else."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from .common import MembershipCase


@tagged("post_install", "-at_install")
class TestSettings(MembershipCase):
    def open(self, user=None):
        return Form(self._as(self.env["coop.membership.settings"], user or self.manager))

    def test_the_manager_sees_and_changes_what_is_the_managers(self):
        self.company.coop_appeal_days = 21
        form = self.open()
        self.assertEqual(form.company_id, self.company)
        self.assertEqual(form.coop_appeal_days, 21)
        form.coop_appeal_days = 35
        form.coop_help_phone = "01632 960555"
        form.coop_help_hours = "Mondays"
        form.coop_help_hours_cy = "Dyddiau Llun"
        form.coop_help_partner_id = self.officer.partner_id
        form.save().action_save()
        self.assertEqual(self.company.coop_appeal_days, 35)
        self.assertEqual(self.company.coop_help_phone, "01632 960555")
        self.assertEqual(self.company.coop_help_partner_id, self.officer.partner_id)
        self.assertEqual(self.company.with_context(lang="en_GB").coop_help_hours, "Mondays")
        self.assertEqual(self.company.with_context(lang="cy_GB").coop_help_hours, "Dyddiau Llun")

    def test_every_setting_is_a_field_of_both(self):
        settings = self.env["coop.membership.settings"]
        for name in settings._get_settings():
            self.assertEqual(settings._fields[name].type, self.company._fields[name].type, name)

    def test_nobody_else_opens_it(self):
        for user in (self.officer, self.officer_plain, self.inspector, self.employee, self.system):
            with self.assertRaises(AccessError, msg=user.login):
                self.open(user)
            with self.assertRaises(AccessError, msg=user.login):
                self._as(self.env["coop.membership.settings"], user).create({})

    def test_who_is_no_manager_any_more_saves_nothing(self):
        form = self.open()
        form.coop_appeal_days = 35
        settings = form.save()
        manager = self.env.ref("coop_membership.group_membership_manager")
        self.manager.group_ids -= manager
        with self.assertRaises(AccessError):
            settings.action_save()

    def test_another_co_op_is_out_of_reach(self):
        other = self.env["res.company"].create({"name": "Another"})
        model = self._as(self.env["coop.membership.settings"], self.manager)
        with self.assertRaises(AccessError):
            model.create({"company_id": other.id})
        # also where the record itself is there
        settings = self.env["coop.membership.settings"].sudo().create({"company_id": other.id})
        with self.assertRaises(AccessError):
            settings.with_user(self.manager).sudo().with_user(self.manager).action_save()

    def test_the_company_itself_stays_closed(self):
        company = self._as(self.company, self.manager)
        for name in ("coop_appeal_days", "coop_slug", "name"):
            with self.assertRaises(AccessError):
                company.write({name: company.sudo()[name]})
        kept_away = {"coop_slug", "coop_tz", "coop_hold_seconds", "name", "email"}
        self.assertFalse(kept_away & set(self.env["coop.membership.settings"]._fields))

    def test_who_helps_is_a_person_that_the_manager_may_see(self):
        plain = self.manager.copy({"login": "morfudd_mawn", "name": "Morfudd Mawn"})
        plain.group_ids -= self.env.ref("coop_membership.group_support_status")
        hidden = self._member("Gwen Gwyddfid", self.supported).partner_id
        self.assertTrue(hidden.coop_protected)
        model = self._as(self.env["coop.membership.settings"], plain)
        with self.assertRaises(AccessError):
            model.create({"coop_help_partner_id": hidden.id}).action_save()
        firm = self.env["res.partner"].create({"name": "A firm", "is_company": True})
        with self.assertRaises(UserError):
            model.create({"coop_help_partner_id": firm.id}).action_save()

    def test_numbers_out_of_reason_are_refused_in_words(self):
        for name, value in (("coop_appeal_days", -1), ("coop_correction_days", 10**6)):
            form = self.open()
            form[name] = value
            with self.assertRaisesRegex(UserError, "0 to 3660"):
                form.save().action_save()

"""The first steps of a new co-op: found by looking, never ticked."""

import base64
from datetime import date
from unittest.mock import patch

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from odoo.addons.base.models.ir_mail_server import IrMail_Server

from .common import MembershipCase

PIXEL = base64.b64decode(
    b"iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
WAS_LEFT_OUT = "All our members live in one town"


class SetupCase(MembershipCase):
    """A second co-op in which nothing is there yet, and its manager without technical rights."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.new = cls.env["res.company"].create({"name": "YourCompany"})
        cls.env.user.company_ids += cls.new
        cls.boss = cls._of_new(
            cls.manager, "rhian_rheolwr", "coop_membership.group_membership_manager"
        )
        cls.clerk = cls._of_new(cls.manager, "siencyn", "coop_membership.group_membership_officer")

    @classmethod
    def _of_new(cls, user, login, *groups):
        groups = ("base.group_user", *groups)
        return user.copy(
            {
                "login": login,
                "name": login.replace("_", " ").title(),
                "email": f"{login}@newydd.example",
                "group_ids": [(6, 0, [cls.env.ref(group).id for group in groups])],
                "company_id": cls.new.id,
                "company_ids": [(6, 0, cls.new.ids)],
            }
        )

    def at(self, model, user=None):
        """A model as somebody of the new co-op has it."""
        user = user or self.boss
        return self.env[model].with_user(user).with_context(allowed_company_ids=self.new.ids)

    def step(self, code, user=None):
        return self.at("coop.setup.step", user).search([("code", "=", code)])

    def make_ready(self):
        """Everything that the steps ask for, by the windows that they open."""
        window = self.at("coop.setup.company").create(
            {
                "name": "Perllan Newydd",
                "company_registry": "12345678",
                "email": "swyddfa@newydd.example",
                "street": "1 Heol Newydd",
                "city": "Bala",
                "zip": "LL23 9ZZ",
                "coop_help_partner_id": self.env["res.partner"].create({"name": "Nia Naw"}).id,
                "coop_help_phone": "01632 960777",
                "help_photo": base64.b64encode(PIXEL),
            }
        )
        window.action_save()
        self.at("coop.category.setup").create({}).action_set_up()
        listed = self.at("coop.area.list").create({"words": "Gwynedd\nAnglesey; Ynys Môn; ANG"})
        listed.action_look()
        listed.action_make()
        rules = self.at("coop.rules.version").create(
            {"name": "Rules", "valid_from": date(2018, 1, 1)}
        )
        rules.action_write_text()
        text = rules.text_id.sudo()
        for variant in text.kind_id.required_variant_ids:
            text._begin_version(variant.lang, variant.format).body = "<p>Be kind.</p>"
        text.version_ids.action_approve()
        text.action_publish()
        return rules


@tagged("post_install", "-at_install")
class TestSteps(SetupCase):
    def test_a_new_co_op_has_nothing_done(self):
        steps = self.at("coop.setup.step").search([])
        self.assertEqual(len(steps), 8)
        self.assertEqual(set(steps.mapped("state")), {"todo"})
        self.assertEqual(steps.filtered("is_next").code, "coop")
        self.assertEqual(steps.mapped("number"), list(range(1, 9)))

    def test_a_step_is_done_when_its_thing_is_there_and_open_again_when_it_goes(self):
        self.make_ready()
        states = {step.code: step.state for step in self.at("coop.setup.step").search([])}
        for code in ("coop", "categories", "areas", "rules"):
            self.assertEqual(states[code], "done", code)
        areas = self.env["coop.area"].search([("company_id", "=", self.new.id)])
        areas.active = False
        self.env.invalidate_all()
        self.assertEqual(self.step("areas").state, "todo")

    def test_what_is_there_and_what_is_missing_is_said(self):
        self.at("coop.setup.company").create({"name": "Perllan Newydd"}).action_save()
        step = self.step("coop")
        self.assertIn("Perllan Newydd", step.found)
        self.assertIn("English, Cymraeg", step.found)
        self.assertIn("The registered number.", step.missing)
        self.assertNotIn("The name of the co-op", step.missing)

    def test_rules_that_no_meeting_has_adopted_are_not_done(self):
        rules = self.at("coop.rules.version").create({"name": "Rules"})
        rules.sudo().is_draft = True
        self.env.invalidate_all()
        step = self.step("rules")
        self.assertEqual((step.state, step.found), ("todo", "Rules: a draft."))
        self.assertIn("adopts the draft", step.missing)

    def test_it_is_all_in_welsh_too(self):
        step = self.step("areas").with_context(lang="cy_GB")
        self.assertEqual(step.name, "Ardaloedd a lleoedd")
        self.assertNotIn("areas", step.missing)
        page = self.at("coop.setup").with_context(lang="cy_GB").create({})
        self.assertIn("Croeso", page.greeting)

    def test_a_step_is_left_out_with_a_reason_and_taken_up_again(self):
        step = self.step("areas")
        skips = self.at("coop.setup.skip")
        with self.assertRaises(UserError):
            skips.create({"step_id": step.id, "reason": " . "})
        skips.create({"step_id": step.id, "reason": WAS_LEFT_OUT})
        self.env.invalidate_all()
        self.assertEqual((step.state, step.skip_reason), ("skipped", WAS_LEFT_OUT))
        self.assertFalse(step.missing)
        # the other co-op asks for its own
        theirs = self._as(self.env["coop.setup.step"], self.manager).browse(step.id)
        self.assertFalse(theirs.skip_reason)
        step.action_unskip()
        self.env.invalidate_all()
        self.assertEqual(step.state, "todo")

    def test_what_was_left_out_and_is_there_now_is_done(self):
        step = self.step("areas")
        self.at("coop.setup.skip").create({"step_id": step.id, "reason": WAS_LEFT_OUT})
        self.env["coop.area"].create({"name": "Penllyn", "company_id": self.new.id})
        self.env.invalidate_all()
        self.assertEqual((step.state, step.skip_reason), ("done", False))

    def test_two_co_ops_in_one_database_have_steps_of_their_own(self):
        ours = self._as(self.env["coop.setup.step"], self.manager).search([])
        theirs = self.at("coop.setup.step").search([])
        self.assertEqual(ours, theirs)
        self.assertEqual(ours.filtered(lambda s: s.code == "areas").state, "done")
        self.assertEqual(theirs.filtered(lambda s: s.code == "areas").state, "todo")

    def test_the_first_member_ends_the_step_of_the_people(self):
        self.make_ready()
        category = self.env["coop.membership.category"].search(
            [("company_id", "=", self.new.id), ("code", "=", "supporter")]
        )
        partner = self.env["res.partner"].create({"name": "Mali", "street": "1", "city": "Bala"})
        self.env["coop.membership"]._admit(partner, category, date(2018, 2, 1))
        self.env.invalidate_all()
        self.assertEqual(self.step("people").state, "done")

    def test_naming_who_may_know_is_asked_for_once_a_category_tells(self):
        self.assertNotIn("may know", self.step("who").missing or "")
        self.at("coop.category.setup").create({}).action_set_up()
        self.env.invalidate_all()
        self.assertIn("may know who is supported", self.step("who").missing)
        self._of_new(self.manager, "cai", "coop_membership.group_support_status")
        self._of_new(self.manager, "pob", "coop_texts.group_text_publisher")
        self.env.invalidate_all()
        self.assertEqual(self.step("who").state, "done")
        self.assertIn("May know who is supported: Cai.", self.step("who").found)

    def test_e_mail_and_letters_are_tried_on_oneself(self):
        self.make_ready()
        self.env["ir.mail_server"].create({"name": "Post", "smtp_host": "post.example"})
        window = self.at("coop.setup.post").create({})
        with (
            patch.object(IrMail_Server, "_disable_send", lambda _self: False),
            patch.object(IrMail_Server, "_connect__", lambda *_args, **_kwargs: None),
            patch.object(IrMail_Server, "send_email", lambda _self, m, *_a, **_k: m["Message-Id"]),
        ):
            window.action_email()
        deliveries = self.step("post")._get_tests(self.new)
        self.assertEqual(deliveries.partner_id, self.boss.partner_id)
        run = self.at("coop.print.run").browse(window.action_letter()["res_id"])
        letter = run.delivery_ids
        self.assertEqual((letter.channel, letter.partner_id), ("print", self.new.partner_id))
        self.env.invalidate_all()
        self.assertEqual(self.step("post").missing, "A test letter to the office.")
        run.action_mark_printed()
        self.env.invalidate_all()
        self.assertEqual(self.step("post").state, "done", self.step("post").missing)


@tagged("post_install", "-at_install")
class TestSetupPage(SetupCase):
    def test_the_page_comes_first_until_there_is_a_member(self):
        monday = self.at("coop.monday")
        self.assertEqual(monday.action_open_page()["res_model"], "coop.setup")
        # in the co-op that has members it does not
        self._member()
        ours = self._as(self.env["coop.monday"], self.manager)
        self.assertEqual(ours.action_open_page()["res_model"], "coop.monday")

    def test_it_is_gone_for_good_when_all_is_done_and_stays_under_configuration(self):
        for step in self.at("coop.setup.step").search([]):
            self.at("coop.setup.skip").create({"step_id": step.id, "reason": WAS_LEFT_OUT})
        self.env.invalidate_all()
        self.assertEqual(self.at("coop.monday").action_open_page()["res_model"], "coop.monday")
        self.assertEqual(self.new.coop_setup_done_on, date(2018, 5, 10))
        self.step("areas").action_unskip()
        self.env.invalidate_all()
        self.assertEqual(self.at("coop.monday").action_open_page()["res_model"], "coop.monday")
        self.assertEqual(self.at("coop.setup").action_open_page()["res_model"], "coop.setup")

    def test_an_officer_sees_the_steps_and_who_does_them(self):
        page = self.at("coop.setup", self.clerk).create({})
        self.assertEqual(len(page.step_ids), 8)
        step = self.step("coop", self.clerk)
        self.assertFalse(step.may_do)
        self.assertIn("Rhian Rheolwr", step.who)
        with self.assertRaises(AccessError):
            step.action_open()
        with self.assertRaises(AccessError):
            self.at("coop.setup.skip", self.clerk).create({"step_id": step.id, "reason": "no need"})
        self.assertEqual(
            self.step("people", self.clerk).action_open()["res_model"], "coop.setup.people"
        )

    def test_nobody_else_sees_them(self):
        for user in (self.inspector, self.employee, self.portal_member):
            with self.assertRaises(AccessError, msg=user.login):
                self._as(self.env["coop.setup.step"], user).search([])

    def test_every_step_opens_a_screen(self):
        for step in self.at("coop.setup.step").search([]):
            self.assertTrue(step.action_open()["res_model"], step.code)

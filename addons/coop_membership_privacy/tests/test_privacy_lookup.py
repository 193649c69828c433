from datetime import datetime

from odoo.exceptions import AccessError, UserError
from odoo.tests import new_test_user, tagged

from odoo.addons.coop_base.tests.common import WelshAssertions
from odoo.addons.coop_membership.tests.common import TODAY, MembershipCase


class LookupCase(MembershipCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.knows = cls._administrator("gwenno_gwybod", "coop_membership.group_support_status")
        cls.plain = cls._administrator("pryderi_plaen")
        cls.membership = cls._member("Mali Derwen", cls.supported)
        cls.mali = cls.membership.partner_id
        cls.mali.email = "mali@perllan.example"
        cls.env["coop.place.resident"].create(
            {"place_id": cls.house.id, "partner_id": cls.mali.id, "date_from": TODAY}
        )

    @classmethod
    def _administrator(cls, login, *groups):
        groups = [
            "base.group_user",
            "base.group_system",
            "coop_membership.group_membership_manager",
            *groups,
        ]
        return new_test_user(
            cls.env,
            login,
            groups=",".join(groups),
            company_id=cls.company.id,
            company_ids=[(6, 0, cls.company.ids)],
        )

    def _look_up(self, user, partner=None, **vals):
        partner = partner or self.mali
        wizard = self._as(self.env["privacy.lookup.wizard"], user).create(
            {"name": partner.name, "email": partner.email, **vals}
        )
        wizard.action_lookup()
        return wizard

    def _found(self, wizard):
        return {line.res_model for line in wizard.line_ids}

    def _line(self, wizard, model):
        return wizard.line_ids.filtered(lambda line: line.res_model == model)[:1]


@tagged("post_install", "-at_install")
class TestWhatIsFound(LookupCase):
    def test_everything_of_a_person_is_found(self):
        self.env["coop.access.need"].create({"partner_id": self.mali.id})
        self.env["coop.form.draft"]._begin("correct", self.company, self.mali)
        self._submitted("Mali Derwen", partner_id=self.mali.id)
        self.membership._tell("correction_refused", {"reason": "x"})
        self.env["coop.membership.correction"].create(
            {"membership_id": self.membership.id, "particular": "name", "new_name": "Mali"}
        )
        self.env["coop.rules.acceptance"].create(
            {
                "membership_id": self.membership.id,
                "version_id": self.rules.id,
                "accepted_at": datetime(2018, 1, 1),
                "how": "paper",
            }
        )
        self.env["coop.invitation"].create(
            {"name": "Mali Derwen", "partner_id": self.mali.id, "company_id": self.company.id}
        )
        self.env["coop.assisted.session"].with_user(self.officer)._start(
            self.mali.with_user(self.officer), "phone"
        )
        self.env["coop.access.request"].create({"partner_id": self.mali.id})
        # the help desk is another right, which an administrator may or may not have
        self.knows.group_ids += self.env.ref("coop_membership.group_membership_officer")
        found = self._found(self._look_up(self.knows))
        expected = {
            "res.partner",
            "coop.access.need",
            "coop.access.request",
            "coop.invitation",
            "coop.membership",
            "coop.membership.application",
            "coop.membership.correction",
            "coop.membership.period",
            "coop.notice.delivery",
            "coop.place.resident",
            "coop.qualification",
            "coop.register.entry",
            "coop.rules.acceptance",
        }
        self.assertFalse(expected - found, expected - found)

    def test_every_model_of_ours_that_names_a_person_is_covered(self):
        """A new model is found by itself, unless its rows go with the contact: that is listed."""
        from ..models.privacy_lookup_wizard import BESIDE_CONTACT

        forgotten = [
            name
            for name, model in self.env.items()
            if name.startswith("coop.") and model._auto and not model._transient
            for field in model._fields.values()
            if field.comodel_name == "res.partner"
            and field.type == "many2one"
            and field.store
            and field.ondelete == "cascade"
            and name not in BESIDE_CONTACT
        ]
        self.assertEqual(forgotten, [])

    def test_somebody_without_an_address_is_found_by_name(self):
        self.mali.email = False
        wizard = self._look_up(self.knows, email=False)
        self.assertIn("coop.membership", self._found(wizard))
        self.assertFalse(wizard.email)


@tagged("post_install", "-at_install")
class TestWhoFindsWhat(LookupCase):
    def test_who_may_not_know_finds_no_hidden_contact_and_nothing_of_it(self):
        user = new_test_user(self.env, "mali_d", groups="base.group_portal")
        user.partner_id = self.mali
        self.mali.message_post(body="A note")
        wizard = self._look_up(self.plain)
        self.assertFalse(wizard.line_ids)
        self.assertIn("res.partner", self._found(self._look_up(self.knows)))

    def test_a_colleague_who_is_supported_looks_like_any_colleague(self):
        supported, other = self.internal_member.partner_id, self.employee.partner_id
        for colleague in (supported, other):
            self._member(partner=colleague, category=self.employees, day=TODAY)
        self.env["coop.qualification"]._ensure(supported, self.supported, TODAY, "officer")
        self.env["coop.place.resident"].create(
            {"place_id": self.house.id, "partner_id": supported.id}
        )
        seen = [
            sorted(line.res_model for line in self._look_up(self.plain, one).line_ids)
            for one in (supported, other)
        ]
        self.assertEqual(*seen)
        self.assertNotIn("coop.qualification", seen[0])
        logged = [
            self._look_up(self.plain, one)._describe_for_log().count("\n")
            for one in (supported, other)
        ]
        self.assertEqual(*logged)

    def test_the_note_is_the_same_for_everybody(self):
        notes = {
            self._look_up(self.plain, one).partial_note
            for one in (self.mali, self.internal_member.partner_id)
        }
        self.assertEqual(len(notes), 1)
        self.assertTrue(notes.pop())
        self.assertFalse(self._look_up(self.knows).partial_note)

    def test_no_name_is_told_of_a_number_typed_in(self):
        qualification = self.env["coop.qualification"].search(
            [("partner_id", "=", self.mali.id)], limit=1
        )
        for user, model, record in (
            (self.plain, "coop.qualification", qualification),
            (self.plain, "res.partner", self.mali),
        ):
            line = self._as(self.env["privacy.lookup.wizard.line"], user).create(
                {"res_model_id": self.env["ir.model"]._get(model).id, "res_id": record.id}
            )
            self.assertFalse(line.res_name, model)
            with self.assertRaisesRegex(UserError, "not for you"):
                line.action_unlink()

    def test_what_one_found_no_other_reads(self):
        wizard = self._look_up(self.knows)
        with self.assertRaises(AccessError):
            self._as(wizard.line_ids, self.plain).read(["res_name"])
        with self.assertRaises(AccessError):
            self._as(wizard, self.plain).read(["name"])

    def test_the_log_names_nothing_of_the_co_op_and_of_hidden_people(self):
        wizard = self._look_up(self.knows)
        described = wizard.records_description
        self.assertNotIn("#", described)
        for words in ("Qualification", "place", str(self.mali.id)):
            self.assertNotIn(words, described)


@tagged("post_install", "-at_install")
class TestWhatIsKept(LookupCase):
    def test_what_the_register_rests_on_is_neither_deleted_nor_archived(self):
        wizard = self._look_up(self.knows)
        for model in (
            "coop.membership",
            "coop.membership.period",
            "coop.register.entry",
            "coop.qualification",
            "coop.place.resident",
        ):
            with self.assertRaisesRegex(UserError, "the co-op keeps this", msg=model):
                self._line(wizard, model).action_unlink()
        line = self._line(wizard, "coop.membership")
        with self.assertRaisesRegex(UserError, "the co-op keeps this"):
            line.is_active = False
        with self.assertRaisesRegex(UserError, "the co-op keeps this"):
            wizard.line_ids.filtered(lambda one: one.res_model == "coop.membership").with_context(
                x=1
            ).action_archive_all()
        self.assertTrue(self.membership.active)

    def test_a_member_s_contact_is_neither_deleted_nor_archived(self):
        line = self._line(self._look_up(self.knows), "res.partner")
        with self.assertRaises(UserError):
            line.action_unlink()
        with self.assertRaises(UserError):
            line.is_active = False
            line._onchange_is_active()
        self.assertTrue(self.mali.active)

    def test_the_words_do_not_say_what_is_kept(self):
        colleague = self.internal_member.partner_id
        self.env["coop.qualification"]._ensure(colleague, self.supported, TODAY, "officer")
        words = []
        for partner, ground in ((self.portal_other.partner_id, self.supporters), (colleague, None)):
            if ground:
                self.env["coop.qualification"]._ensure(partner, ground, TODAY, "officer")
            with self.assertRaises(UserError) as refusal:
                partner.sudo()._coop_check_nothing_kept()
            words.append(str(refusal.exception))
        self.assertEqual(*words)

    def test_forms_and_needs_may_go_and_others_contacts_too(self):
        self.env["coop.form.draft"]._begin("correct", self.company, self.mali)
        stranger = self.env["res.partner"].create(
            {"name": "Somebody", "email": "somebody@perllan.example"}
        )
        need = self.env["coop.access.need"].create({"partner_id": self.mali.id})
        self._line(self._look_up(self.knows), "coop.access.need").action_unlink()
        self.assertFalse(need.exists())
        self._line(self._look_up(self.knows, stranger), "res.partner").action_unlink()
        self.assertFalse(stranger.exists())


@tagged("post_install", "-at_install")
class TestLanguages(WelshAssertions, LookupCase):
    def test_every_term_has_its_welsh(self):
        self.assert_welsh_complete("coop_membership_privacy")

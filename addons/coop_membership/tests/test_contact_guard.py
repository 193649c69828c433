from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged
from odoo.tools import mute_logger

from ..models.res_partner import RegisterChange
from .common import TODAY, MembershipCase


@tagged("post_install", "-at_install")
class TestContactGuard(MembershipCase):
    """Whatever changes a member's contact, the register follows or it is refused in words."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.membership = cls._member("Mali Derwen", day=date(2018, 1, 1))
        cls.partner = cls.membership.partner_id

    def _line(self, as_at=TODAY):
        return self._register_lines(as_at)[self.membership.number]

    def test_a_new_name_or_address_is_asserted_from_today(self):
        self.partner.write({"name": "Mali Onnen", "zip": "LL57 1AA"})
        line = self._line()
        self.assertEqual(line.name, "Mali Onnen")
        self.assertEqual(line.service_address, "2 Stryd y Dderwen, Bangor LL57 1AA")
        self.assertEqual(self._line(date(2018, 5, 9)).name, "Mali Derwen")

    def test_what_the_register_does_not_hold_asserts_nothing(self):
        entries = self.env["coop.register.entry"]
        before = entries.search_count([("membership_id", "=", self.membership.id)])
        self.partner.write({"phone": "01248 1", "email": "m@x.example", "comment": "x"})
        self.partner.write({"name": "Mali Derwen"})
        self.assertEqual(entries.search_count([("membership_id", "=", self.membership.id)]), before)

    def test_an_address_that_follows_an_organisation_is_asserted(self):
        parent = self.env["res.partner"].create(
            {"name": "Clwb", "is_company": True, "street": "1 Sgwâr", "city": "Caernarfon"}
        )
        self.partner.write({"parent_id": parent.id, "type": "contact"})
        parent.write({"street": "9 Sgwâr"})
        self.assertIn("9 Sgwâr", self._line().service_address)

    def test_a_colleague_who_moves_does_not_move_the_co_op(self):
        """Odoo hands the address of a contact under an organisation up to it."""
        office = self.membership.company_id.partner_id
        office.write({"street": "1 Y Swyddfa", "city": "Bangor"})
        other = self._member("Owen Robin", day=date(2018, 1, 1))
        people = self.partner | other.partner_id
        people.write({"parent_id": office.id, "type": "contact"})
        self.membership.action_moved({"street": "9 Lôn Goed", "city": "Caernarfon"}, TODAY)
        other.partner_id.street = "3 Lôn Las"
        self.assertEqual(self._line().service_address, "9 Lôn Goed, Caernarfon")
        self.assertEqual(office.street, "1 Y Swyddfa")
        self.assertIn("3 Lôn Las", other.service_address)
        self.assertEqual(office.city, "Bangor")

    def test_each_part_of_the_address_alone_is_asserted(self):
        """Also where the address was read before, so that the old one is at hand."""
        office = self.membership.company_id.partner_id
        office.write({"street": "1 Y Swyddfa", "city": "Bangor"})
        colleague = self._member("Owen Robin", day=date(2018, 1, 1))
        colleague.partner_id.write({"parent_id": office.id, "type": "contact"})
        at_office = self._member("Nia Gwennol", day=date(2018, 1, 1))
        at_office.write({"service_address_choice": "care_of"})
        parts = {
            "street": "9 Lôn Goed",
            "street2": "Y Felin",
            "city": "Caernarfon",
            "zip": "LL55 1AA",
            "state_id": self.env["res.country.state"].create(
                {"name": "Sir Gron", "code": "GRN", "country_id": self.env.ref("base.fr").id}
            ),
            "country_id": self.env.ref("base.fr"),
        }
        for membership, partner in (
            (self.membership, self.partner),
            (colleague, colleague.partner_id),
            (at_office, office),
        ):
            for name, value in parts.items():
                if partner == office and name == "country_id":
                    continue  # the co-op's own country stands in no address
                with self.subTest(name=name, membership=membership.member_name):
                    self.assertNotIn(getattr(value, "name", value), membership.service_address)
                    partner[name] = value
                    line = self._register_lines(TODAY)[membership.number]
                    self.assertIn(getattr(value, "name", value), line.service_address)

    def test_a_former_members_new_name_is_nothing_to_the_register(self):
        self.membership._leave("resignation", date(2018, 2, 1), date(2018, 2, 28))
        self.partner.name = "Mali Onnen"
        self.assertEqual(self._line().name, "Mali Derwen")

    def test_no_context_from_outside_backdates_an_entry(self):
        change = {"effective_from": "2018-02-01", "source": "contact"}
        self.partner.with_context(coop_register_change=change).name = "Mali Onnen"
        self.assertEqual(self._line(date(2018, 5, 9)).name, "Mali Derwen")
        inside = RegisterChange(date(2018, 2, 1), "correction")
        self.partner.with_context(coop_register_change=inside).name = "Mali Afallen"
        self.assertEqual(self._line(date(2018, 5, 9)).name, "Mali Afallen")

    def test_the_member_changes_it_on_the_account_page(self):
        """What /my/account does: write on the own contact, with rights it has checked."""
        self.partner.with_user(self.portal_member).sudo().write({"name": "Mali Onnen"})
        entry = self.env["coop.register.entry"].search(
            [("membership_id", "=", self.membership.id), ("value", "=", "Mali Onnen")]
        )
        self.assertEqual(entry.recorded_by, self.portal_member.name)
        self.assertEqual(entry.source, "contact")

    def test_an_officer_saves_a_contact_with_a_log_in_and_no_e_mail(self):
        """Members sign in with a link on paper, or a code: many have no e-mail."""
        self.portal_member.partner_id.email = False
        self._member(partner=self.portal_member.partner_id)
        with Form(self._as(self.portal_member.partner_id, self.officer)) as form:
            form.phone = "01248 123456"
        self.assertEqual(self.portal_member.partner_id.phone, "01248 123456")

    def test_a_member_has_a_name(self):
        with self.assertRaisesRegex(UserError, "cannot be empty"):
            self.partner.name = " "

    def test_a_members_contact_is_neither_deleted_nor_archived(self):
        with self.assertRaisesRegex(UserError, "Mali Derwen.*cannot be deleted"):
            self.partner.unlink()
        with self.assertRaisesRegex(UserError, "Mali Derwen.*cannot be archived"):
            self.partner.action_archive()
        self.membership._leave("resignation", date(2018, 2, 1), date(2018, 2, 28))
        with self.assertRaisesRegex(UserError, "ten years"):
            self.partner.unlink()

    def test_a_refusal_does_not_name_whom_the_reader_may_not_see(self):
        with self.assertRaises(AccessError):
            self._as(self.partner, self.contacts_manager).unlink()
        sentence = ""
        try:
            self._as(self.partner, self.officer_plain).sudo(False)._coop_check_not_member(
                "%(names)s"
            )
        except UserError as error:
            sentence = str(error)
        self.assertEqual(sentence, self.membership.number)

    def test_members_contacts_are_not_merged(self):
        stranger = self.env["res.partner"].create({"name": "Mali Derwen"})
        other = self._member("Mali Derwen").partner_id
        wizard = self.env["base.partner.merge.automatic.wizard"].with_user(self.manager)
        for partners in (self.partner + stranger, stranger + self.partner):
            with self.assertRaisesRegex(UserError, "in the register of members"):
                wizard._merge(partners.ids, partners[0])
        with self.assertRaisesRegex(UserError, "what the register will say"):
            wizard._merge((self.partner + other).ids)
        again = self.env["res.partner"].create({"name": "Mali Derwen"})
        wizard.sudo()._merge((stranger + again).ids)
        self.assertEqual(len((stranger + again).exists()), 1)

    def test_no_unique_constraint_names_a_contact(self):
        """Odoo's merge silently deletes rows of tables that have one."""
        self.env.cr.execute(
            """
            SELECT r.relname, c.conname
              FROM pg_constraint c
              JOIN pg_class r ON r.oid = c.conrelid
              JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum = ANY (c.conkey)
              JOIN pg_constraint f ON f.conrelid = r.oid AND f.contype = 'f'
                   AND f.conkey = ARRAY[a.attnum]
                   AND f.confrelid = 'res_partner'::regclass
             WHERE c.contype IN ('c', 'u') AND r.relname LIKE 'coop\\_%'
            """
        )
        self.assertEqual(self.env.cr.fetchall(), [])

    def test_a_member_cannot_delete_the_account_and_with_it_the_contact(self):
        user = self.portal_member
        self._member(partner=user.partner_id)
        with self.assertRaisesRegex(UserError, "Leave"):
            user.sudo()._deactivate_portal_user()
        self.assertTrue(user.active)
        with mute_logger("odoo.addons.base.models.res_users"):
            self.portal_other.sudo()._deactivate_portal_user()
        self.assertFalse(self.portal_other.active)

    def test_deleting_a_log_in_keeps_what_it_did(self):
        application = self._submitted("Neli Onn")
        membership = self._as(application, self.officer)._accept().sudo()
        name = self.officer.name
        self.officer.unlink()
        self.assertEqual(application.decided_by, name)
        entry = self.env["coop.register.entry"].search(
            [("membership_id", "=", membership.id)], limit=1
        )
        self.assertEqual(entry.recorded_by, name)


@tagged("post_install", "-at_install")
class TestCorrection(MembershipCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.membership = cls._member("Mali Derwen", day=date(2018, 1, 1))

    def _ask(self, **vals):
        return self.env["coop.membership.correction"].create(
            {"membership_id": self.membership.id, "how": "phone", **vals}
        )

    def _line(self, as_at=TODAY):
        return self._register_lines(as_at)[self.membership.number]

    def test_nothing_changes_until_it_is_accepted(self):
        correction = self._ask(
            particular="name", new_name="Mali Onnen", effective_from=date(2018, 3, 1)
        )
        self.assertEqual(correction.value_now, "Mali Derwen")
        self.assertEqual(correction.value_new, "Mali Onnen")
        self.assertEqual(self._line().name, "Mali Derwen")
        self._as(correction, self.officer).action_accept()
        self.assertEqual(self._line().name, "Mali Onnen")
        self.assertEqual(self._line(date(2018, 2, 28)).name, "Mali Derwen")
        self.assertEqual(self.membership.partner_id.name, "Mali Onnen")
        told = self.env["coop.notice.delivery"].search(
            [("partner_id", "=", self.membership.partner_id.id)]
        )
        self.assertIn("Mali Onnen", told.body_html)

    def test_what_was_never_right_is_struck_out(self):
        correction = self._ask(particular="name", new_name="Mali Onnen", was_wrong=True)
        self._as(correction, self.officer).action_accept()
        self.assertEqual(self._line(date(2018, 1, 1)).name, "Mali Onnen")
        self.assertEqual(
            [(f["value"], f["how"]) for f in self._line().former if f["particular"] == "name"],
            [("Mali Derwen", "struck")],
        )

    def test_an_address_correction_writes_contact_and_register(self):
        correction = self._ask(
            particular="service_address",
            street="3 Lôn Eirin",
            city="Bethesda",
            zip="LL57 3ZZ",
            effective_from=date(2018, 4, 1),
        )
        self._as(correction, self.officer).action_accept()
        self.assertEqual(self.membership.partner_id.city, "Bethesda")
        self.assertEqual(self._line().service_address, "3 Lôn Eirin, Bethesda LL57 3ZZ")
        self.assertIn("Dderwen", self._line(date(2018, 3, 31)).service_address)

    def test_care_of_the_co_op_can_be_asked_for(self):
        correction = self._ask(particular="service_address", service_address_choice="care_of")
        correction.action_accept()
        self.assertTrue(self._line().service_address.startswith("c/o Perllan Co-op"))

    def test_a_refusal_says_why(self):
        correction = self._ask(particular="name", new_name="Mali Onnen")
        self.assertIn("res_model", self._as(correction, self.officer).action_refuse())
        self._as(correction, self.officer).action_refuse("No proof")
        self.assertEqual((correction.state, correction.answer), ("refused", "No proof"))
        self.assertEqual(self._line().name, "Mali Derwen")
        with self.assertRaisesRegex(UserError, "answered already"):
            correction.action_accept()

    def test_nobody_accepts_their_own(self):
        mine = self._member(partner=self.officer_member.partner_id)
        correction = self._ask(particular="name", new_name="X")
        own = correction.copy({"membership_id": mine.id})
        with self.assertRaisesRegex(UserError, "their own"):
            self._as(own, self.officer_member).action_accept()
        self._as(correction, self.officer_member).action_accept()

    def test_a_correction_says_something(self):
        for vals in ({"particular": "name"}, {"particular": "service_address"}):
            with self.assertRaises(UserError):
                self._ask(**vals)

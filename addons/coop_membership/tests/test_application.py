from datetime import date, timedelta

from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form, tagged

from .common import TODAY, MembershipCase


@tagged("post_install", "-at_install")
class TestApplication(MembershipCase):
    def test_one_acceptance_makes_everything(self):
        application = self._submitted(
            "Mali Derwen", category_id=self.supported.id, place_id=self.house.id, format="easy_read"
        )
        membership = self._as(application, self.officer)._accept(TODAY, "Board, 9 May")
        membership = membership.sudo()
        self.assertEqual(application.state, "accepted")
        self.assertEqual(application.membership_id, membership)
        self.assertEqual(application.decided_by, self.officer.name)
        self.assertEqual(application.decided_meeting, "Board, 9 May")
        self.assertEqual(membership.number, "00001")
        self.assertEqual(membership.state, "member")
        self.assertEqual(membership.period_ids.category_id, self.supported)
        self.assertEqual(membership.period_ids.date_from, TODAY)
        partner = membership.partner_id
        self.assertEqual(partner.coop_qualification_ids.category_id, self.supported)
        self.assertEqual(partner.coop_resident_ids.place_id, self.house)
        self.assertTrue(partner.coop_protected)
        self.assertEqual(membership.acceptance_ids.version_id, self.rules)
        self.assertEqual(membership.acceptance_ids.accepted_at, application.rules_accepted_at)
        self.assertEqual(partner._coop_need()["format"], "easy_read")
        line = self._register_lines()["00001"]
        self.assertEqual(line.name, "Mali Derwen")
        self.assertEqual(line.class_label, "Member")
        self.assertEqual(line.service_address, "2 Stryd y Dderwen, Bangor LL57 9ZX")
        delivery = self.env["coop.notice.delivery"].search([("partner_id", "=", partner.id)])
        self.assertEqual(delivery.kind_id.code, "welcome")
        self.assertEqual((delivery.channel, delivery.format), ("print", "easy_read"))
        self.assertIn("00001", delivery.body_html)

    def test_the_area_goes_along_to_the_membership(self):
        said = self._submitted(area_id=self.area.id)._accept(date(2018, 1, 1))
        self.assertEqual(said.area_id, self.area)
        lives_there = self._submitted(
            "Neli Onn", category_id=self.supported.id, place_id=self.house.id
        )._accept()
        self.assertEqual(lives_there.area_id, self.house.area_id)
        said._leave("resignation", TODAY - timedelta(days=2), TODAY - timedelta(days=1))
        again = self._submitted(partner_id=said.partner_id.id)._accept()
        self.assertEqual(again.area_id, self.area, "who says nothing keeps theirs")

    def test_accepting_twice_does_nothing_more(self):
        application = self._submitted()
        first = application._accept()
        self.assertEqual(application._accept(), first)
        application.action_accept()
        self.assertEqual(len(first.period_ids), 1)
        self.assertEqual(
            self.env["coop.membership"].search_count([("company_id", "=", self.company.id)]), 1
        )
        self.assertEqual(
            self.env["coop.notice.delivery"].search_count(
                [("partner_id", "=", first.partner_id.id)]
            ),
            1,
        )

    def test_numbers_go_up_and_are_not_given_again(self):
        numbers = [self._submitted(name)._accept().number for name in ("A Onn", "B Onn")]
        self.assertEqual(numbers, ["00001", "00002"])
        with self.assertRaises(UserError), self.env.cr.savepoint():
            self._member("C Onn", day=TODAY + timedelta(days=1))
        self.assertEqual(self._member("D Onn").number, "00003")
        self.assertEqual(self._member("E Onn", number="A-0100").number, "A-0100")
        self.assertEqual(self._member("F Onn").number, "00101")

    def test_each_co_op_counts_for_itself(self):
        self._member("A Onn")
        other = self.env["res.company"].create({"name": "Dôl Co-op"})
        category = self.supporters.copy({"company_id": other.id})
        partner = self.env["res.partner"].create({"name": "B Onn"})
        self.env.user.company_ids += other
        self.assertEqual(
            self.env["coop.membership"]._admit(partner, category, TODAY).number, "00001"
        )

    def test_what_is_missing_is_said_before_handing_in(self):
        application = self._application(category_id=False, street=False)
        with self.assertRaisesRegex(ValidationError, "Category.*Address"):
            application._submit()
        application.write({"category_id": self.supporters.id, "service_address_choice": "care_of"})
        with self.assertRaisesRegex(ValidationError, "phone number"):
            application._submit()
        application.phone = "01248 000000"
        application._submit()
        self.assertEqual(application.state, "submitted")

    def test_an_unproven_address_is_neither_matched_nor_accepted(self):
        known = self.env["res.partner"].create({"name": "Mali Derwen", "email": "mali@x.example"})
        application = self._submitted(how="web", email="mali@x.example", channel="email")
        self.assertEqual(application.proof_state, "sent")
        self.assertFalse(application.duplicate_ids)
        with self.assertRaisesRegex(UserError, "not proven"):
            application._accept()
        self.assertFalse(application._check_proof_token("x" * 64))
        self.assertTrue(application._check_proof_token(application._proof_token()))
        application._prove()
        self.assertEqual(application.duplicate_ids, known)
        with self.assertRaisesRegex(UserError, "likely the same person"):
            application._accept()
        known.with_context(coop_application_id=application.id).action_coop_same_person()
        self.assertEqual(application._accept().partner_id, known)

    def test_the_link_dies_with_the_address_it_was_sent_to(self):
        application = self._submitted(how="web", email="mali@x.example")
        token = application._proof_token()
        application.email = "other@x.example"
        self.assertFalse(application._check_proof_token(token))

    def test_the_mail_that_asks_for_proof_has_the_link_and_makes_no_contact(self):
        before = self.env["res.partner"].search_count([])
        application = self._submitted(how="web", email="mali@x.example", lang="cy_GB")
        mail = self.env["mail.mail"].search([("email_to", "=", "mali@x.example")])
        self.assertEqual(len(mail), 1)
        self.assertIn(
            f'href="{application.get_base_url()}/cy/join/confirm/{application.id}/', mail.body_html
        )
        self.assertIn("cyfeiriad", mail.body_html)
        self.assertNotIn("Community supporters", mail.body_html)
        self.assertEqual(self.env["res.partner"].search_count([]), before)

    def test_without_an_e_mail_the_way_on_is_named(self):
        application = self._submitted(how="web", phone="01248 1", email=False)
        with self.assertRaisesRegex(UserError, "no e-mail.*“Address checked by me”"):
            self._as(application, self.officer)._accept()
        view = self.env["coop.membership.application"].get_view(view_type="form")["arch"]
        self.assertIn('string="Address checked by me"', view)
        welsh = self._as(application, self.officer).with_context(lang="cy_GB")
        with self.assertRaisesRegex(UserError, "Rwyf wedi gwirio'r cyfeiriad"):
            welsh._accept()
        self._as(application, self.officer).action_prove_by_hand()
        self.assertTrue(self._as(application, self.officer)._accept())

    def test_chatter_is_in_the_language_of_the_office(self):
        model = self.env["coop.membership.application"].with_context(lang="cy_GB")
        application = model.create(self._application().copy_data()[0])
        self.assertIn(
            "Application for membership created", application.message_ids.mapped("body")[-1]
        )

    def test_many_at_once_say_what_they_are(self):
        wizard = self._as(self.env["coop.application.decide"], self.officer).with_context(
            active_ids=self._submitted().ids
        )
        self.assertEqual(wizard.create({}).action_decide()["name"], "What was decided")

    def test_age_shows_only_where_it_is_asked(self):
        application = self._as(self._application(), self.officer)
        with Form(application) as form:
            self.assertTrue(form._get_modifier("over_16", "invisible"))
        self.company.coop_join_minimum_age = 16
        application.invalidate_recordset()
        with Form(application) as form:
            self.assertFalse(form._get_modifier("over_16", "invisible"))

    def test_nobody_we_know_makes_a_new_contact(self):
        known = self.env["res.partner"].create({"name": "Mali Derwen", "zip": "LL57 9ZX"})
        application = self._submitted()
        self.assertEqual(application.duplicate_ids, known)
        application.action_new_person()
        self.assertNotEqual(application._accept().partner_id, known)

    def test_the_address_of_an_applicant_stays_off_the_organisation_above(self):
        office = self.company.partner_id
        office.write({"street": "1 Y Swyddfa", "city": "Bangor"})
        colleague = self.env["res.partner"].create(
            {"name": "Mali Derwen", "parent_id": office.id, "type": "contact"}
        )
        application = self._submitted(partner_id=colleague.id)
        application.action_accept()
        self.assertEqual(office.street, "1 Y Swyddfa")
        self.assertIn("2 Stryd y Dderwen", application.membership_id.service_address)

    def test_a_new_address_keeps_no_line_of_the_old_one(self):
        known = self.env["res.partner"].create(
            {"name": "Mali Derwen", "street": "9 Heol Hen", "street2": "Flat 3", "city": "Rhyl"}
        )
        self._submitted(partner_id=known.id).action_accept()
        self.assertFalse(known.street2)
        self.assertEqual(
            self._register_lines()["00001"].service_address,
            "2 Stryd y Dderwen, Bangor LL57 9ZX",
        )

    def test_words_to_members_leave_it_to_the_page_to_say_whom_to_ask(self):
        # below every notice stands who helps, once; a refusal or a leaving says why to ring
        for key in ("welcome", "application_received", "proof_of_address"):
            text = self.env.ref(f"coop_membership.text_{key}")
            versions = text.version_ids.filtered(lambda version: version.state == "approved")
            self.assertTrue(versions)
            for version in versions:
                self.assertNotIn("{{help_phone}}", version.body, version.title)

    def test_a_member_is_not_admitted_again_and_a_former_one_returns(self):
        membership = self._member()
        application = self._submitted(partner_id=membership.partner_id.id)
        with self.assertRaisesRegex(UserError, "a member already, under number 00001"):
            application._accept()
        membership._leave("resignation", date(2018, 3, 1), date(2018, 3, 31))
        again = application._accept()
        self.assertEqual(again, membership)
        self.assertEqual(again.number, "00001")
        self.assertEqual(
            again.period_ids.sorted("date_from").mapped("begun_how"), ["application", "return"]
        )
        self.assertEqual(self._register_lines()["00001"].ceased, None)

    def test_nobody_decides_on_their_own_application(self):
        mine = self._submitted(partner_id=self.officer_member.partner_id.id)
        with self.assertRaisesRegex(AccessError, "own application"):
            self._as(mine, self.officer_member).action_accept()
        by_mail = self._submitted(how="paper", email=self.officer_member.email.upper())
        with self.assertRaisesRegex(AccessError, "own application"):
            self._as(by_mail, self.officer_member)._refuse("No")
        self._as(mine, self.officer).action_accept()
        self.assertEqual(mine.state, "accepted")

    def test_who_may_not_know_decides_only_on_openly_known_categories(self):
        for category in (self.supported, self.supporters):
            application = self._submitted(f"A {category.name}", category_id=category.id)
            with self.assertRaisesRegex(AccessError, "may know who is supported"):
                self._as(application, self.officer_plain).action_accept()
            self.assertNotIn(
                category.name, self._as(application, self.officer_plain).category_shown
            )
        application = self._submitted("A Employee", category_id=self.employees.id)
        self.assertEqual(self._as(application, self.officer_plain).category_shown, "Employees")
        self._as(application, self.officer_plain).action_accept()
        self.assertEqual(application.state, "accepted")

    def test_rules_and_guarantee_come_before_acceptance(self):
        application = self._submitted(rules_accepted_at=False, guarantee_agreed=False)
        self.assertEqual(application.rules_version_id, self.rules)
        with self.assertRaisesRegex(UserError, "not accepted the rules"):
            application._accept()
        application.rules_accepted_at = "2018-05-02 10:00:00"
        with self.assertRaisesRegex(UserError, "guarantee"):
            application._accept()

    def test_a_refusal_has_a_reason_and_an_appeal_that_can_admit(self):
        application = self._submitted(email="mali@x.example", channel="email")
        action = self._as(application, self.officer).action_refuse()
        self.assertEqual(action["res_model"], "coop.application.decide")
        self._as(application, self.officer).action_refuse("Not in our area")
        self.assertEqual(application.state, "refused")
        delivery = self.env["coop.notice.delivery"].search(
            [("partner_id", "=", application.partner_id.id)]
        )
        self.assertIn("Not in our area", delivery.body_html)
        self.assertEqual(application.appeal_until, TODAY + timedelta(days=28))
        with freeze_time("2018-06-08 10:00:00"), self.assertRaisesRegex(UserError, "until"):
            application.action_appeal("I moved")
        application.action_appeal("I moved into the area")
        with self.assertRaisesRegex(UserError, "already"):
            application.action_appeal("Again")
        self._as(application, self.officer).action_appeal_decide(True, "You did", "Council")
        self.assertEqual((application.state, application.appeal_state), ("accepted", "upheld"))
        self.assertEqual(application.membership_id.number, "00001")

    def test_an_appeal_can_be_dismissed(self):
        application = self._submitted()
        application._refuse("No")
        application.action_appeal("Please")
        application.action_appeal_decide(False, "Still not in our area", "Council")
        self.assertEqual((application.state, application.appeal_state), ("refused", "dismissed"))

    def test_applicants_withdraw_their_own_and_nobody_elses(self):
        mine = self._submitted(partner_id=self.portal_member.partner_id.id)
        with self.assertRaises(UserError):
            self._as(mine, self.portal_other).action_withdraw()
        self._as(mine, self.portal_member).action_withdraw()
        self.assertEqual(mine.state, "withdrawn")
        with self.assertRaisesRegex(UserError, "not waiting"):
            mine._accept()

    def test_many_at_once_each_for_itself(self):
        good = self._submitted("A Onn")
        bad = self._submitted("B Onn", how="web", email="b@x.example")
        also_good = self._submitted("C Onn")
        wizard = (
            self._as(self.env["coop.application.decide"], self.officer)
            .with_context(active_ids=(good + bad + also_good).ids)
            .create({"meeting": "Board"})
        )
        wizard.action_decide()
        self.assertEqual(
            (good + bad + also_good).mapped("state"), ["accepted", "submitted", "accepted"]
        )
        self.assertEqual(wizard.line_ids.mapped("result"), ["done", "failed", "done"])
        self.assertIn("not proven", wizard.line_ids[1].message)
        self.assertEqual((wizard.done_count, wizard.failed_count), (2, 1))
        self.assertEqual(also_good.membership_id.number, "00002")

    def test_nobody_types_over_a_decision(self):
        application = self._as(self._submitted(), self.officer)
        for vals in ({"state": "accepted"}, {"proof_state": "proven"}, {"decided_on": TODAY}):
            with self.assertRaisesRegex(UserError, "buttons"):
                application.write(vals)
        with self.assertRaisesRegex(UserError, "buttons"):
            self._as(self.env["coop.membership.application"], self.officer).create(
                {"name": "X", "state": "submitted"}
            )

    def test_what_was_decided_on_stays(self):
        application = self._submitted()
        application._accept()
        with self.assertRaisesRegex(UserError, "stays as it was"):
            self._as(application, self.officer).write({"rules_accepted_at": "2018-01-01"})
        self._as(application, self.officer).message_post(body="Filed")

    def test_late_is_counted_from_the_co_ops_setting(self):
        application = self._submitted()
        with freeze_time("2018-06-09 10:00:00"):
            application.invalidate_recordset()
            self.assertFalse(application.is_late)
            self.assertNotIn(application, application.search([("is_late", "=", True)]))
        with freeze_time("2018-06-10 10:00:00"):
            application.invalidate_recordset()
            self.assertTrue(application.is_late)
            self.assertIn(application, application.search([("is_late", "=", True)]))
            self.assertNotIn(application, application.search([("is_late", "=", False)]))

    def test_what_was_never_confirmed_is_forgotten(self):
        unproven = self._submitted(how="web", email="mali@x.example")
        on_paper = self._submitted("B Onn")
        self.env.cr.execute(
            "UPDATE coop_membership_application SET create_date = '2018-04-01' WHERE id = ANY(%s)",
            [[unproven.id, on_paper.id]],
        )
        self.env.invalidate_all()
        unproven._gc_unproven()
        self.assertFalse(unproven.exists())
        self.assertTrue(on_paper.exists())

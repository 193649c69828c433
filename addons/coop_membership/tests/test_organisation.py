from datetime import date

import psycopg2

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import TODAY, MembershipCase


@tagged("post_install", "-at_install")
class TestOrganisation(MembershipCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.supporters.open_to_organisations = True
        cls.rows = cls.env["coop.representative"]

    @classmethod
    def _group(cls, name="Côr y Berllan", **vals):
        numbers = {"company_number": "01234567", "charity_number": "1122334"}
        return cls._submitted(
            name,
            is_organisation=True,
            signatory_name="Mali Derwen",
            signatory_capacity="Secretary",
            email="mali@derwen.example",
            channel="email",
            lang="cy_GB",
            format="easy_read",
            **{**numbers, **vals},
        )

    @classmethod
    def _organisation(cls, name="Côr y Berllan", **vals):
        application = cls._group(name, **vals)
        application.action_accept()
        return application.membership_id

    def _person(self, name="Owen Robin", **vals):
        return self.env["res.partner"].create({"name": name, **vals})

    # Joining

    def test_an_organisation_joins_and_who_signed_acts_and_votes_for_it(self):
        membership = self._organisation()
        self.assertTrue(membership.is_organisation)
        self.assertEqual(membership.partner_id.company_registry, "01234567")
        self.assertEqual(membership.partner_id.coop_charity_number, "1122334")
        self.assertRecordValues(
            membership.representative_ids.sorted("role"),
            [
                {
                    "role": role,
                    "person_name": "Mali Derwen",
                    "capacity": "Secretary",
                    "date_from": TODAY,
                    "date_to": False,
                }
                for role in ("representative", "voter")
            ],
        )
        self.assertEqual(membership._voter().name, "Mali Derwen")

    def test_what_is_the_person_s_stays_off_the_organisation_s_contact(self):
        """Everybody at work can read the contact of an organisation."""
        organisation = self._organisation().partner_id
        self.assertFalse(organisation.email)
        self.assertFalse(organisation.coop_protected)
        person = self.rows.search([("membership_id.partner_id", "=", organisation.id)]).partner_id
        self.assertEqual(person.email, "mali@derwen.example")
        self.assertTrue(person.coop_protected)
        self.assertFalse(person.is_company)

    def test_the_register_prints_its_name_and_its_address(self):
        membership = self._organisation()
        line = self._register_lines()[membership.number]
        self.assertEqual(line.name, "Côr y Berllan")
        self.assertIn("2 Stryd y Dderwen", line.service_address)
        self.assertNotIn("Mali", str(line))

    def test_somebody_else_can_be_named_to_vote(self):
        membership = self._organisation(voter_name="Owen Robin")
        self.assertEqual(membership._voter().name, "Owen Robin")
        self.assertEqual(membership.representative_name, "Mali Derwen")

    def test_a_category_that_is_not_open_takes_no_organisation(self):
        self.supporters.open_to_organisations = False
        with self.assertRaises(ValidationError):
            self._group()

    @mute_logger("odoo.sql_db")
    def test_people_supported_are_never_organisations(self):
        with self.assertRaises(psycopg2.IntegrityError), self.cr.savepoint():
            self.supported.open_to_organisations = True
            self.supported.flush_recordset()

    def test_an_application_needs_somebody_who_signs(self):
        with self.assertRaises(ValidationError):
            self._submitted("Côr y Berllan", is_organisation=True)

    def test_who_signed_is_not_taken_for_a_stranger(self):
        known = self._person("Mali Derwen")
        application = self._group()
        with self.assertRaises(UserError):
            application.with_user(self.officer).action_accept()
        application.signatory_partner_id = known
        application.with_user(self.officer).action_accept()
        self.assertEqual(application.membership_id._voter(), known)

    def test_nobody_decides_on_the_application_they_signed(self):
        application = self._group()
        application.signatory_partner_id = self.officer.partner_id
        with self.assertRaises(AccessError):
            application.with_user(self.officer).action_accept()

    # Who acts, who votes

    def test_who_follows_closes_the_row_before(self):
        membership = self._organisation()
        owen = self._person()
        later = date(2018, 6, 1)
        self.rows._appoint(membership, "voter", owen, later)
        self.assertEqual(membership._voter(TODAY).name, "Mali Derwen")
        self.assertEqual(membership._voter(date(2018, 5, 31)).name, "Mali Derwen")
        self.assertEqual(membership._voter(later), owen)

    def test_nobody_votes_before_it_is_a_member_or_after(self):
        membership = self._organisation()
        self.assertFalse(membership._voter(date(2018, 5, 9)))
        membership._leave("resignation", end_date=date(2018, 7, 1))
        self.assertTrue(membership._voter(date(2018, 7, 1)))
        self.assertFalse(membership._voter(date(2018, 7, 2)))

    def test_a_person_votes_for_themselves(self):
        person = self._member("Nia Onnen")
        self.assertEqual(person._voter(), person.partner_id)

    @mute_logger("odoo.sql_db")
    def test_the_database_allows_one_voter_a_day(self):
        membership = self._organisation()
        with self.assertRaises(psycopg2.IntegrityError), self.cr.savepoint():
            self.rows.sudo().create(
                {
                    "membership_id": membership.id,
                    "role": "voter",
                    "partner_id": self._person().id,
                    "date_from": date(2018, 8, 1),
                }
            )

    def test_only_a_person_votes_and_only_for_an_organisation(self):
        membership = self._organisation()
        other = self.env["res.partner"].create({"name": "Clwb", "is_company": True})
        with self.assertRaises(ValidationError):
            self.rows._appoint(membership, "voter", other, date(2018, 6, 1))
        with self.assertRaises(ValidationError):
            self.rows._appoint(self._member("Nia Onnen"), "voter", self._person(), TODAY)
        with self.assertRaises(UserError):
            membership._voter().is_company = True

    def test_other_votes_are_allowed_and_shown(self):
        one = self._organisation()
        mali = one._voter()
        two = self._organisation(
            "Clwb Garddio", signatory_partner_id=mali.id, company_number=None, charity_number=None
        )
        self.env["coop.membership"]._admit(mali, self.supporters, TODAY)
        row = two._agent_on("voter", TODAY)
        self.assertEqual(row.also_votes, "Côr y Berllan, as a member themselves")

    def test_rules_can_let_nobody_vote_twice(self):
        self.rules.voter_votes_once = True
        membership = self._organisation()
        member = self._member("Nia Onnen").partner_id
        with self.assertRaises(ValidationError):
            self.rows._appoint(membership, "voter", member, date(2018, 6, 1))
        self.rows._appoint(membership, "representative", member, date(2018, 6, 1))

    # Letters

    def test_letters_reach_who_acts_and_are_addressed_to_the_organisation(self):
        membership = self._organisation()
        welcome = self.env["coop.notice.delivery"].search(
            [("partner_id", "=", membership.partner_id.id), ("kind_id.code", "=", "welcome")]
        )
        self.assertRecordValues(
            welcome, [{"channel": "email", "lang": "cy_GB", "format": "easy_read"}]
        )
        self.assertIn("Côr y Berllan", welcome.body_html)
        self.assertEqual(welcome.mail_id.recipient_ids.name, "Mali Derwen")
        lines = membership.partner_id._coop_address_lines(self.company)
        self.assertEqual(lines[:2], ["Mali Derwen", "2 Stryd y Dderwen"])

    def test_when_who_acts_has_died_letters_go_to_the_organisation(self):
        membership = self._organisation()
        person = membership._agent_on("representative", TODAY).partner_id
        self.env["coop.membership"]._admit(person, self.supporters, TODAY).action_died(TODAY)
        self.assertEqual(membership.partner_id._coop_contact(), membership.partner_id)
        self.assertFalse(membership.partner_id._coop_stopped_reason())

    def test_both_are_told_for_whom_they_act(self):
        membership = self._organisation(voter_name="Owen Robin")
        told = self.env["coop.notice.delivery"].search(
            [("kind_id.code", "in", ("named_representative", "named_voter"))]
        )
        self.assertEqual(
            {(row.kind_id.code, row.partner_id.name) for row in told},
            {("named_representative", "Mali Derwen"), ("named_voter", "Owen Robin")},
        )
        self.assertTrue(all("Côr y Berllan" in row.body_html for row in told))
        self.assertIn(membership.number, told[0].body_html + told[1].body_html)

    # What waits

    def _tasks(self, membership):
        self.env.flush_all()
        tasks = self.env["coop.membership.task"].search([("company_id", "=", self.company.id)])
        kinds = ("representative", "voter", "representative_change")
        return sorted(t.kind for t in tasks if t.kind in kinds)

    def test_an_organisation_without_voice_waits_in_the_list(self):
        membership = self._organisation()
        self.assertEqual(self._tasks(membership), [])
        membership.representative_ids.filtered(lambda r: r.role == "voter").sudo().date_to = date(
            2018, 5, 10
        )
        self.assertEqual(self._tasks(membership), [])
        membership.representative_ids.filtered(lambda r: r.role == "voter").sudo().write(
            {"date_from": date(2018, 5, 1), "date_to": date(2018, 5, 9)}
        )
        self.assertEqual(self._tasks(membership), ["voter"])

    def test_an_archived_or_dead_person_waits_in_the_list(self):
        membership = self._organisation(voter_name="Owen Robin")
        membership._voter().active = False
        self.assertEqual(self._tasks(membership), ["voter"])
        person = membership._agent_on("representative", TODAY).partner_id
        self.env["coop.membership"]._admit(person, self.supporters, TODAY).action_died(TODAY)
        self.assertEqual(self._tasks(membership), ["representative", "voter"])

    def test_former_members_wait_for_nobody(self):
        membership = self._organisation(voter_name="Owen Robin")
        membership._voter().active = False
        membership._leave("lost_touch", end_date=TODAY)
        self.assertEqual(self._tasks(membership), ["voter"])
        membership.period_ids.sudo().write({"date_from": date(2018, 5, 1)})
        membership.period_ids.sudo().write({"date_to": date(2018, 5, 9)})
        self.assertEqual(self._tasks(membership), [])

    # Naming somebody

    def _change(self, membership, **vals):
        changes = self._as(self.env["coop.representative.change"], self.officer)
        return changes.create(
            {
                "membership_id": membership.id,
                "person_name": "Owen Robin",
                "role": "both",
                "date_from": date(2018, 6, 1),
                "appointed_how": "Their meeting of 8 May",
                "how": "paper",
                **vals,
            }
        )

    def test_an_officer_enters_who_follows(self):
        membership = self._organisation()
        letters = self._as(self.env["ir.attachment"], self.officer)
        letter = letters.create({"name": "letter.txt", "raw": b"We name Owen."})
        change = self._change(membership, letter_ids=[(6, 0, letter.ids)])
        self.assertEqual(self._tasks(membership), ["representative_change"])
        change.action_enter()
        self.assertEqual(change.state, "done")
        self.assertEqual(self._tasks(membership), [])
        self.assertEqual(membership._voter(date(2018, 6, 1)).name, "Owen Robin")
        now = membership.representative_ids.filtered(lambda r: not r.date_to)
        self.assertEqual(now.mapped("appointed_how"), ["Their meeting of 8 May"] * 2)
        self.assertEqual(now.letter_ids, letter)
        self.assertEqual(self._as(letter, self.officer_plain).name, "letter.txt")

    def test_whom_we_may_know_is_asked_first(self):
        membership = self._organisation()
        known = self._person("Owen Robin")
        change = self._change(membership)
        with self.assertRaises(UserError):
            change.action_enter()
        change.partner_id = known
        change.action_enter()
        self.assertEqual(membership._voter(date(2018, 6, 1)), known)

    def test_somebody_hidden_is_not_found_out_by_naming_them(self):
        membership = self._organisation()
        self._member("Owen Robin", self.supported)
        change = self._as(self._change(membership), self.officer_plain)
        self.assertFalse(change.alike_ids)
        with self.assertRaises(UserError) as caught:
            change.action_enter()
        self.assertIn("wider rights", str(caught.exception))

    def test_not_entering_needs_a_reason(self):
        change = self._change(self._organisation())
        with self.assertRaises(UserError):
            change.action_refuse()
        change.answer = "Please send us a letter of your committee."
        change.action_refuse()
        self.assertEqual(change.state, "refused")

    # Rights

    def test_nobody_types_over_who_acted(self):
        membership = self._organisation()
        row = self._as(membership.representative_ids[:1], self.officer)
        for vals in ({"date_to": TODAY}, {"partner_id": self._person().id}, {"role": "voter"}):
            with self.assertRaises(UserError):
                row.write(vals)
        row.write({"capacity": "Chair"})
        with self.assertRaises(AccessError):
            row.unlink()

    def test_only_the_office_reads_who_acts(self):
        rows = self._organisation().representative_ids
        for user in (self.employee, self.inspector, self.portal_other, self.contacts_manager):
            with self.assertRaises(AccessError):
                self._as(rows, user).read(["role"])
            with self.assertRaises(AccessError):
                self._as(self.env["coop.representative.change"], user).search([])

    def test_stopping_leaves_the_row(self):
        row = self._organisation().representative_ids[:1]
        self._as(row, self.officer).action_end()
        self.assertEqual(row.date_to, TODAY)

"""A registered society: what its register holds besides, and who may see which part of it."""

import io
from datetime import date

import openpyxl
import psycopg2
from freezegun import freeze_time

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged
from odoo.tools import mute_logger

from .common import TODAY, MembershipCase


@tagged("post_install", "-at_install")
class TestSociety(MembershipCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.early = cls._member("Cyn Newid", day=date(2017, 1, 1))
        cls.company.write(
            {"coop_legal_form": "society", "coop_share_value": 5, "coop_share_number": 2}
        )
        cls.holdings = cls.env["coop.register.holding"]
        partner = cls.env["res.partner"].create(
            {"name": "Mali Derwen", "email": "mali@derwen.example", "phone": "01248 777 111"}
        )
        partner._coop_set_need("en_GB", "standard", "email", "")
        cls.mali = cls._member(partner=partner, day=date(2018, 1, 1))

    def standing(self, membership=None, day=TODAY):
        row = self.holdings._standing(membership or self.mali, day)
        return row["shares"], row["paid"], row["other_property"], row["electronic_address"]

    def printed(self, extent="open", kind="html", as_at=TODAY, known_at=None):
        prints = self.env["coop.register.print"].with_context(coop_register_extent=extent)
        record = prints._start(self.company, as_at, known_at, kind)
        self.assertEqual((record.state, record.extent), ("done", extent))
        return record

    def content(self, **options):
        return self.printed(**options).attachment_ids.raw.decode()

    def officer_row(self, user=None, **vals):
        return self._as(self.env["coop.register.officer"], user or self.officer_plain).create(
            {
                "name": "Gwen Gadair",
                "office": "Chair",
                "postal_address": "4 Y Lôn, Bangor",
                "day": date(2018, 2, 1),
                "company_id": self.company.id,
                **vals,
            }
        )

    def test_a_new_member_holds_the_shares_that_the_rules_say(self):
        self.assertEqual(self.standing(), (2, 10, False, "mali@derwen.example"))
        self.assertEqual(self.standing(day=date(2017, 12, 31)), (0, 0, False, False))
        self.assertEqual(self.standing(self.early), (0, 0, False, False), "nothing is invented")

    def test_whoever_leaves_holds_none_and_again_some_when_it_is_undone(self):
        self.mali._leave("resignation", TODAY)
        self.assertEqual(self.standing()[:2], (0, 0))
        self.assertEqual(self.standing(day=date(2018, 5, 9))[:2], (2, 10))
        self.mali._undo_leave("A mistake")
        self.assertEqual(self.standing()[:2], (2, 10))

    def test_an_officer_records_a_loan_and_the_earlier_statement_stays(self):
        model = self._as(self.holdings, self.officer_plain).with_context(
            default_membership_id=self.mali.id
        )
        form = Form(model)
        self.assertEqual((form.shares, form.electronic_address), (2, "mali@derwen.example"))
        form.other_property = "A loan of £100"
        row = form.save()
        self.assertEqual(self.standing()[2], "A loan of £100")
        self.assertEqual(self.standing(day=date(2018, 5, 9))[2], False)
        for user in (self.officer_plain, self.manager):
            self.assertFalse(self._as(row, user).has_access("write"))
        with self.assertRaises(UserError):
            row.sudo().write({"shares": 9})
        with self.assertRaises(UserError):
            row.sudo().unlink()

    def test_nobody_holds_less_than_nothing(self):
        with (
            self.assertRaises(psycopg2.IntegrityError),
            mute_logger("odoo.sql_db"),
            self.cr.savepoint(),
        ):
            self.holdings.create(
                {"membership_id": self.mali.id, "shares": -1, "paid": 0}
            ).flush_recordset()

    def test_the_electronic_address_follows_the_contact(self):
        self.mali.partner_id.email = "mali@onnen.example"
        self.assertEqual(self.standing()[3], "mali@onnen.example")
        self.early.partner_id.email = "early@example.org"
        self.assertFalse(self.standing(self.early)[3], "who gave none for notices has none")

    def test_what_is_open_to_inspection_has_no_shares(self):
        self.officer_row()
        self.holdings._state(self.mali, {"other_property": "A loan of £100"}, TODAY, "officer")
        duplicate, full = self.content(), self.content(extent="full")
        for text in ("mali@derwen.example", "Gwen Gadair", "Chair", "4 Y Lôn"):
            self.assertIn(text, duplicate)
            self.assertIn(text, full)
        self.assertNotIn("01248 777 111", full)
        for text in ("Shares held", "A loan of £100"):
            self.assertNotIn(text, duplicate)
            self.assertIn(text, full)

    def test_a_company_prints_nothing_of_it(self):
        self.company.coop_legal_form = "company"
        self.officer_row_refused()
        page = self.content(extent="full")
        for text in ("Officers", "Shares held", "mali@derwen.example"):
            self.assertNotIn(text, page)

    def officer_row_refused(self):
        with self.assertRaises(UserError):
            self.officer_row()
        with self.assertRaises(UserError):
            self.holdings.create({"membership_id": self.mali.id, "shares": 1, "paid": 1})

    def test_past_registers_of_a_society_print_as_they_were(self):
        self.officer_row()
        then = [self.printed("full", kind) for kind in ("html", "xlsx", "pdf")]
        with freeze_time("2019-01-01 10:00:00"):
            self.holdings._state(self.mali, {"shares": 7}, date(2018, 2, 1), "officer")
            self.officer_row(name="Late Officer")
            self.mali.partner_id.email = "mali@onnen.example"
            self.company.coop_legal_form = "company"
            for record in then:
                again = self.printed("full", record.format, TODAY, record._known())
                self.assertEqual(again.checksum, record.checksum, record.format)
            self.assertNotIn("Officers", self.content())

    def test_the_workbook_has_a_sheet_for_the_society_and_its_officers(self):
        self.officer_row()
        book = self.printed("full", "xlsx").attachment_ids.raw
        book = openpyxl.load_workbook(io.BytesIO(book))
        self.assertEqual(book.sheetnames[-2:], ["Society", "Officers"])
        values = [cell.value for cell in list(book["Society"].rows)[1]]
        self.assertEqual(
            values[:7],
            [
                "00002",
                "Mali Derwen",
                "mali@derwen.example",
                "Notices and documents",
                "2",
                "10.00",
                None,
            ],
        )
        duplicate = self.printed("open", "xlsx").attachment_ids.raw
        duplicate = openpyxl.load_workbook(io.BytesIO(duplicate))
        heads = [cell.value for cell in list(duplicate["Society"].rows)[0]]
        self.assertNotIn("Shares held", heads)

    def end(self, action):
        officers = self._as(self.env["coop.register.officer"], self.officer_plain)
        return Form(officers.with_context(**action["context"]))

    def test_officers_take_and_leave_office_and_mistakes_are_said(self):
        gwen = self.officer_row()
        wrong = self.officer_row(name="Wrong Person")
        form = self.end(gwen.action_left())
        self.assertEqual(form.name, "Gwen Gadair")
        form.day = date(2018, 4, 1)
        form.save()
        form = self.end(wrong.action_mistake())
        form.save()
        officers = self.env["coop.register.officer"]
        now = officers._as_at(self.company, TODAY)
        self.assertEqual([(o["name"], o["left"]) for o in now], [("Gwen Gadair", date(2018, 4, 1))])
        [before] = officers._as_at(self.company, date(2018, 3, 1))
        self.assertIsNone(before["left"])
        with self.assertRaises(UserError):
            self.officer_row(
                event="left", took_id=self.officer_row(name="New").id, day=date(2018, 1, 1)
            )

    def test_a_member_is_told_their_own_account_and_no_more(self):
        self.holdings._state(self.mali, {"other_property": "A loan of £100"}, TODAY, "officer")
        request = self._as(self.env["coop.register.inspection"], self.officer_plain).create(
            {
                "requester_name": "Mali Derwen",
                "requester_address": "2 Stryd y Dderwen",
                "membership_id": self.mali.id,
                "wants": "own",
                "company_id": self.company.id,
            }
        )
        self.assertFalse(request.missing)
        request.action_comply()
        request._give(TODAY, "posted")
        self.assertEqual(request.state, "given")
        self.assertIn("Shares held: 2", request.letter_ids.body)
        self.assertIn("A loan of £100", request.letter_ids.body)
        self.assertFalse(request.print_id)

    def test_who_sees_shares_and_officers(self):
        officer = self.officer_row()
        row = self.holdings.search([("membership_id", "=", self.mali.id)], limit=1)
        for user in (self.employee, self.inspector, self.system, self.portal_member):
            with self.assertRaises(AccessError, msg=user.login):
                self._as(row, user).read(["shares"])
        self.assertEqual(self._as(officer, self.inspector).name, "Gwen Gadair")
        with self.assertRaises(AccessError):
            self.officer_row(self.inspector)
        self.assertEqual(self._as(row, self.officer_plain).shares, 2)

    def test_what_a_removed_member_held_goes_too(self):
        self.mali._leave("resignation", TODAY)
        self.company.coop_register_keep_years = 1
        with freeze_time("2019-05-11 10:00:00"):
            self.env.flush_all()
            self._as(self.mali, self.manager)._remove_from_register("The year is over")
        self.assertFalse(self.holdings.search([("membership_id", "=", self.mali.id)]))

    def test_the_window_prints_the_full_register_when_asked(self):
        wizard = self._as(self.env["coop.register.wizard"], self.inspector).create(
            {"company_id": self.company.id, "extent": "full"}
        )
        wizard.action_print()
        record = self.env["coop.register.print"].search([], limit=1)
        self.assertEqual(record.extent, "full")
        self.assertIn("Shares held", record.attachment_ids.raw.decode())

    def test_a_copy_of_what_is_held_tells_shares_areas_and_requests(self):
        self.mali.area_id = self.area
        self.mali.area_id = False
        self.env["coop.register.inspection"].create(
            {
                "requester_name": "Mali Derwen",
                "membership_id": self.mali.id,
                "purpose": "To see who else is here",
                "company_id": self.company.id,
            }
        )
        sections = self.env["coop.access.pack"]._coop_access_pack(
            self.mali.partner_id, self.company
        )
        rows = {section["title"]: section.get("rows") for section in sections}
        self.assertEqual(rows["Your shares and other property"][0][1:3], ["2", "10.00"])
        self.assertEqual(len(rows["Areas where you belonged before"]), 1)
        self.assertIn("To see who else is here", rows["When you asked to see the register"][0])

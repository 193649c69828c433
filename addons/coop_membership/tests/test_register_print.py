import io
from datetime import date, datetime
from unittest.mock import patch

import openpyxl
from openpyxl.utils.escape import unescape

from odoo.exceptions import AccessError, UserError
from odoo.tests import HttpCase, new_test_user, tagged
from odoo.tools.pdf import PdfReader

from .register_common import RegisterCase


class PrintCase(RegisterCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.prints = cls.env["coop.register.print"]
        with cls.on(2018, 1, 10):
            cls.mali = cls.make_member(
                "1",
                "Mali Derwen",
                date(2018, 1, 8),
                phone="029 2018 0001",
                email="mali.derwen@example.com",
                comment="needs large print",
            )
        with cls.on(2018, 2, 10):
            cls.owen = cls.make_member("2", "Owen Robin", date(2018, 2, 8))
            cls.sian = cls.make_member("10", "Siân Ŵyn", date(2018, 2, 8))

    def printed(self, kind, as_at, known_at=None, **options):
        """The bytes of all volumes of a register."""
        record = self.prints._start(self.company, as_at, known_at, kind, **options)
        self.assertEqual((record.state, record.format), ("done", kind), record.message)
        return record, b"".join(record.attachment_ids.sorted("id").mapped("raw"))


@tagged("post_install", "-at_install")
class TestRegisterPrint(PrintCase):
    def test_past_registers_print_as_they_were_printed_then(self):
        """Change an address, correct the correction with an earlier effective date, void a
        leaving, and print three past registers equal, byte for byte, to what was printed then."""
        then = []

        def print_all(as_at):
            for kind in ("html", "pdf", "xlsx"):
                record, content = self.printed(kind, as_at)
                then.append((kind, as_at, record._known(), content))

        with self.on(2018, 3, 1):
            print_all(date(2018, 3, 1))
        with self.on(2018, 4, 10):
            self.entries._assert(
                self.mali, {"service_address": "Y Felin, Rhyl"}, date(2018, 4, 9), "contact"
            )
        with self.on(2018, 5, 1):
            self.entry(self.mali, "service_address", "Y Felin, Rhyl")._correct(
                "Yr Hen Felin, Rhyl", date(2018, 4, 2), "she moved a week earlier"
            )
            self.entries._assert(self.owen, {"status": "ceased"}, date(2018, 4, 30), "leave")
        with self.on(2018, 5, 2):
            print_all(date(2018, 5, 1))
        with self.on(2018, 6, 1):
            self.entry(self.mali, "service_address", "Yr Hen Felin, Rhyl")._correct(
                "Hen Felin, Rhyl LL18 1AA", date(2018, 3, 20), "and not under that name"
            )
            self.entry(self.owen, "status", "ceased")._void("it was another Owen")
        with self.on(2018, 6, 2):
            print_all(date(2018, 4, 15))
        with self.on(2019, 1, 1):
            self.company.write({"name": "Cwmni Newydd", "coop_tz": "Pacific/Auckland"})
            self.company.company_registry = "99999999"
            self.mali.partner_id.name = "Mali Onnen"
            self.make_member("3", "Late Comer", date(2018, 1, 1))
        with self.on(2026, 1, 1):
            for kind, as_at, known, content in then:
                again = self.printed(kind, as_at, known)[1]
                self.assertTrue(again == content, f"{kind} as at {as_at} as known at {known}")
            today = self.printed("html", date(2018, 4, 15))[1].decode()
        self.assertIn("Cwmni Newydd", today)
        self.assertIn("Late Comer", today)
        self.assertEqual(len({content for *_, content in then}), 9, "and each is another")

    def test_every_page_says_which_register_it_is_and_nothing_leaves_the_paper(self):
        content = self.printed("pdf", date(2018, 3, 1))[1]
        for page in PdfReader(io.BytesIO(content)).pages:
            self.assertIn("register of members as at 1 March 2018", page.extract_text())
            found = []

            def visit(text, _cm, matrix, _font, _size, found=found):
                if "Earlier" in text:
                    found.append(matrix[4] * 0.75)

            page.extract_text(visitor_text=visit)
            # the last column holds whole addresses: it needs five centimetres and a margin
            self.assertLess(max(found), float(page.mediabox[2]) - 180)

    def test_the_printed_register_shows_the_instant_that_prints_it_again(self):
        record, content = self.printed("html", date(2018, 3, 1))
        self.assertIn(f"{record.known_at} UTC".encode(), content)
        wizard = self.env["coop.register.wizard"].create(
            {
                "company_id": self.company.id,
                "as_at": date(2018, 3, 1),
                "known": "instant",
                "known_at": f" {record.known_at} UTC",
            }
        )
        self.entries._assert(self.mali, {"name": "Mali Onnen"}, date(2018, 2, 20), "contact")
        action = wizard.action_print()
        again = self.prints.browse(int(action["url"].split("/")[-2]))
        self.assertEqual(again.attachment_ids.raw, content)
        self.assertEqual(again.checksum, record.checksum)
        self.assertEqual(record.action_print_again()["type"], "ir.actions.act_url")

    def test_the_dialog_closes_on_whatever_was_printed(self):
        for kind in ("pdf", "html", "xlsx"):
            record, _content = self.printed(kind, date(2018, 3, 1))
            action = record.action_open()
            self.assertTrue(action["close"], kind)
            self.assertEqual(action["target"], "new", "the web client closes behind this one alone")

    def test_nothing_recorded_means_nothing_new_in_print(self):
        """The hour of printing is not in it: made twice from the same knowledge it is the same."""
        with self.on(2018, 3, 1):
            first = self.printed("html", date(2018, 2, 28))[1]
        with self.on(2018, 3, 2):
            self.assertEqual(self.printed("html", date(2018, 2, 28))[1], first)

    def test_statutory_particulars_only(self):
        for kind in ("html", "xlsx"):
            content = self.printed(kind, date(2018, 3, 1))[1]
            text = content.decode() if kind == "html" else _xlsx_text(content)
            self.assertIn("Mali Derwen", text)
            self.assertIn("1 Stryd Fawr", text)
            for private in ("029 2018", "example.com", "large print", "support"):
                self.assertNotIn(private, text.lower())

    def test_pdf_is_tagged_and_its_text_can_be_read(self):
        content = self.printed("pdf", date(2018, 3, 1))[1]
        catalog = PdfReader(io.BytesIO(content)).trailer["/Root"]
        self.assertTrue(catalog["/MarkInfo"]["/Marked"])
        self.assertEqual(catalog["/Lang"], "en-GB")
        text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
        self.assertIn("Siân Ŵyn", text)

    def test_register_in_welsh(self):
        self.env["res.lang"]._activate_lang("cy_GB")
        content = self.printed("html", date(2018, 3, 1), lang="cy_GB")[1].decode()
        self.assertIn('lang="cy-GB"', content)
        self.assertIn("1 Mawrth 2018", content)
        self.assertIn("Cofrestr yr aelodau", content)
        self.assertIn("aelodau ar y diwrnod hwn: 3", content)

    def test_workbook_counts_formulas_and_history(self):
        self.entries._assert(self.mali, {"name": '=HYPERLINK("x")'}, date(2018, 2, 20), "contact")
        content = self.printed("xlsx", date(2018, 3, 1))[1]
        book = openpyxl.load_workbook(io.BytesIO(content))
        self.assertEqual(
            book.sheetnames, ["Summary", "Register", "Earlier particulars", "Index of names"]
        )
        rows = list(book["Register"].iter_rows(values_only=True))
        self.assertEqual([row[0] for row in rows], ["Number", "1", "2", "10"])
        self.assertEqual(book["Register"]["B2"].data_type, "s", "a name is never a formula")
        self.assertEqual(rows[1][4], datetime(2018, 1, 8))
        summary = dict(list(book["Summary"].iter_rows(values_only=True, max_col=2))[2:])
        self.assertEqual(summary["Entries in the register"], "3")
        self.assertEqual(summary["Members on this day"], "3")
        earlier = list(book["Earlier particulars"].iter_rows(values_only=True))
        self.assertEqual(earlier[1][:3], ("1", "Name", "Mali Derwen"))

    def test_every_letter_comes_through_a_workbook(self):
        name = 'A & B <c> "d" _x0041_ \x07 Ŵ 🌳'
        self.make_member("20", name, date(2018, 2, 1))
        content = self.printed("xlsx", date(2018, 3, 1))[1]
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
        names = [row[1] for row in book["Register"].iter_rows(values_only=True)]
        self.assertEqual(unescape(names[-1]), name)

    def test_a_full_sheet_is_followed_by_another(self):
        from ..sheets import writing

        with patch.object(writing.write_register, "__defaults__", (2,)):
            content = self.printed("xlsx", date(2018, 3, 1))[1]
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
        self.assertIn("Register 2", book.sheetnames)
        self.assertIn("Index of names 2", book.sheetnames)

    def test_a_count_that_differs_stops_the_workbook(self):
        with (
            patch.object(type(self.entries), "_count_as_at", lambda *args: (4, 4)),
            self.assertRaisesRegex(ValueError, "3 lines written, 4 counted"),
        ):
            self.documents._xlsx(self.company, date(2018, 3, 1), datetime(2019, 1, 1))

    def test_big_register_in_volumes_by_a_job_that_stops_and_goes_on(self):
        self.company.coop_register_rows_a_volume = 1
        record = self.prints._start(self.company, date(2018, 3, 1), None, "html")
        self.assertEqual((record.state, record.volume_count), ("waiting", 4))
        record.action_stop()
        cron = self.env.ref("coop_membership.cron_register_print")
        with self.enter_registry_test_mode():
            cron.method_direct_trigger()
            self.assertEqual(record.made_count, 0, "a stopped one is left alone")
            record.action_go_on()
            cron.method_direct_trigger()
        self.assertEqual((record.state, record.made_count), ("done", 4))
        volumes = record.attachment_ids.sorted("id").mapped("raw")
        self.assertIn(b"Mali Derwen", volumes[0])
        self.assertIn(b"Owen Robin", volumes[1])
        self.assertIn("Siân Ŵyn".encode(), volumes[2])
        self.assertIn(b"Index of names", volumes[3])
        # another one, later, with a member whose number comes between
        self.make_member("5", "In Between", date(2018, 1, 1))
        self.company.coop_register_rows_a_volume = 2
        again = self.prints._start(
            self.company, date(2018, 3, 1), record._known(), "html", rows=record.rows_a_volume
        )
        with self.enter_registry_test_mode():
            cron.method_direct_trigger()
        self.assertEqual(again.checksum, record.checksum)

    def test_a_print_that_fails_says_so_and_can_go_on(self):
        self.company.coop_register_rows_a_volume = 1
        record = self.prints._start(self.company, date(2018, 3, 1), None, "html")
        cron = self.env.ref("coop_membership.cron_register_print")
        with (
            self.enter_registry_test_mode(),
            patch.object(type(self.documents), "_html", side_effect=OSError("disk full")),
            self.assertLogs("odoo.addons.coop_membership.models.coop_register_print", "ERROR"),
        ):
            cron.method_direct_trigger()
        record.invalidate_recordset()
        self.assertEqual((record.state, record.message), ("failed", "disk full"))
        record.action_go_on()
        self.assertEqual(record.state, "waiting")

    def test_without_pango_the_register_comes_as_a_page_and_says_why(self):
        reports = type(self.env["ir.actions.report"])
        with patch.object(reports, "_coop_pdf_available", lambda self: False):
            record = self.prints._start(self.company, date(2018, 3, 1), None, "pdf")
        self.assertEqual((record.format, record.state), ("html", "done"))
        self.assertIn("pango", record.message)

    def test_empty_register(self):
        record, content = self.printed("html", date(2017, 1, 1), datetime(2016, 1, 1))
        self.assertIn(b"There is no entry.", content)
        self.assertEqual(record.line_count, 0)
        self.printed("xlsx", date(2017, 1, 1))

    def test_who_may_print(self):
        options = {"company_id": self.company.id, "company_ids": self.company.ids}
        reader = new_test_user(
            self.env, "print_reader", "coop_membership.group_register_reader", **options
        )
        employee = new_test_user(self.env, "print_employee", "base.group_user", **options)
        wizard = {"company_id": self.company.id, "as_at": date(2018, 3, 1)}
        action = self.env["coop.register.wizard"].with_user(reader).create(wizard).action_print()
        self.assertEqual(action["type"], "ir.actions.act_url")
        with self.assertRaises(AccessError):
            self.env["coop.register.wizard"].with_user(employee).create(wizard)
        record = self.prints.search([], limit=1)
        with self.assertRaises(AccessError):
            record.with_user(reader).write({"line_count": 0})
        with self.assertRaises(UserError):
            record.unlink()

    def test_files_go_after_their_days_and_the_record_stays(self):
        record, _content = self.printed("html", date(2018, 3, 1))
        with self.on(2040, 1, 1):
            self.prints._gc_files()
        self.assertFalse(record.attachment_ids)
        self.assertTrue(record.exists().checksum)


@tagged("post_install", "-at_install")
class TestRegisterRoute(PrintCase, HttpCase):
    def test_an_inspector_reads_a_page_and_not_its_source(self):
        inspector = new_test_user(
            self.env,
            "route_inspector",
            "coop_membership.group_register_reader",
            company_id=self.company.id,
            company_ids=self.company.ids,
        )
        prints = self.prints.with_user(inspector).with_context(allowed_company_ids=self.company.ids)
        record = prints._start(self.company, date(2018, 3, 1), kind="html")
        self.authenticate("route_inspector", "route_inspector")
        answer = self.url_open(f"/coop/register/print/{record.id}/1")
        self.assertEqual(answer.headers["Content-Type"], "text/html; charset=utf-8")

    def test_only_readers_of_this_register_get_the_file(self):
        record, content = self.printed("html", date(2018, 3, 1))
        url = f"/coop/register/print/{record.id}/1"
        options = {"company_id": self.company.id, "company_ids": self.company.ids}
        other = self.env["res.company"].create({"name": "Arall"})
        for login, groups, vals in (
            ("route_reader", "coop_membership.group_register_reader", options),
            ("route_employee", "base.group_user", options),
            ("route_portal", "base.group_portal", options),
            (
                "route_stranger",
                "coop_membership.group_register_reader",
                {"company_id": other.id, "company_ids": other.ids},
            ),
        ):
            new_test_user(self.env, login, groups, **vals)
            self.authenticate(login, login)
            answer = self.url_open(url)
            if login == "route_reader":
                self.assertEqual((answer.status_code, answer.content), (200, content))
                self.assertIn("default-src 'none'", answer.headers["Content-Security-Policy"])
                for missing in (f"/coop/register/print/{record.id}/2", "/coop/register/print/0/1"):
                    self.assertEqual(self.url_open(missing).status_code, 404)
                huge = f"/coop/register/print/{10**30}/{10**30}"
                self.assertEqual(self.url_open(huge).status_code, 404)
            else:
                self.assertEqual(answer.status_code, 404, login)


def _xlsx_text(content):
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
    return " ".join(
        str(value)
        for sheet in book.worksheets
        for row in sheet.iter_rows(values_only=True)
        for value in row
        if value is not None
    )

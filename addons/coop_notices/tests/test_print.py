import base64
import csv
import io

from PyPDF2 import PdfReader

from odoo.exceptions import AccessError, UserError
from odoo.service.model import call_kw
from odoo.tests import tagged

from .common import EN, NoticeCase


@tagged("post_install", "-at_install")
class TestPrint(NoticeCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.company.coop_letter_new_sheet = False
        cls.nia = cls._new_person("Nia Onnen", need={"format": "easy_read"})
        cls.notice = cls.env["coop.notice"]._tell(
            cls.owen + cls.nia + cls.mali, "test_welcome", cls.record, {"number": "12"}
        )
        cls.print_run = cls.env["coop.print.run"].with_user(cls.clerk)._gather(cls.company)

    def pdf_of(self, report, records):
        content, kind = (
            self.env["ir.actions.report"]
            .with_user(self.clerk)
            ._render_qweb_pdf(report, records.ids)
        )
        self.assertEqual(kind, "pdf")
        return PdfReader(io.BytesIO(content)), content

    def test_a_run_gathers_the_letters_that_wait_and_no_e_mail(self):
        self.assertEqual(self.print_run.delivery_ids.partner_id, self.owen + self.nia)
        letter = self.delivery_of(self.notice, self.owen)
        self.assertEqual(letter.address, "Owen Robin\n2 Apple Row\nAfallen\nLL99 2BB")
        with self.assertRaises(UserError):
            self.env["coop.print.run"].with_user(self.clerk)._gather(self.company)

    def test_the_button_of_the_list_gathers_as_the_web_client_presses_it(self):
        self.print_run.action_release()
        runs = self.env["coop.print.run"].with_user(self.clerk)
        action = call_kw(runs, "action_gather", [[]], {})
        self.assertEqual(runs.browse(action["res_id"]).letter_count, 2)

    def test_one_letter_for_each_person_in_their_language(self):
        reader, _content = self.pdf_of("coop_notices.report_print_run_document", self.print_run)
        self.assertEqual(len(reader.pages), 2)
        nia, owen = (page.extract_text() for page in reader.pages)
        self.assertIn("Hello Nia Onnen", nia)
        self.assertIn("1 May 2018", nia)
        self.assertIn("Annwyl Owen Robin", owen)
        self.assertIn("1 Mai 2018", owen)
        self.assertIn("Ffoniwch", owen)
        self.assertNotIn("Nia", owen)
        self.assertIn("Orchard Co-op, 1 Orchard Lane, Afallen, LL99 1AA", owen)

    def test_pictures_stand_in_a_letter_as_its_reader_likes_them(self):
        readings = self.env["coop.reading"]
        readings._choose(self.nia, {"side": "right", "pictures": "none"})
        report = "coop_notices.report_print_run_document"
        reports = self.env["ir.actions.report"].with_user(self.clerk)
        html = reports._render_qweb_html(report, self.print_run.ids)[0].decode()
        nia, owen = (head.split('"')[0] for head in html.split('class="letter ')[1:])
        self.assertIn("pictures_none side_right", nia)
        self.assertNotIn("side_right", owen)

    def test_no_letter_stands_on_the_back_of_another_persons(self):
        self.company.coop_letter_new_sheet = True
        reader, _content = self.pdf_of("coop_notices.report_print_run_document", self.print_run)
        pages = [page.extract_text().strip() for page in reader.pages]
        self.assertEqual(len(pages), 3)
        self.assertFalse(pages[1])

    def test_the_address_stands_where_the_window_is(self):
        reader, _content = self.pdf_of("coop_notices.report_print_run_document", self.print_run)
        found = []

        def visit(text, _cm, matrix, _font, _size):
            if "2 Apple Row" in text:
                found.append((matrix[4], matrix[5]))

        reader.pages[0].extract_text(visitor_text=visit)
        millimetre = 96 / 25.4
        (left, top) = found[0]
        self.assertAlmostEqual(left / millimetre, self.company.coop_letter_left, delta=0.5)
        self.assertTrue(45 < top / millimetre < 80, "a C5 or DL window shows 45 to 80 mm")

    def test_a_printed_run_gives_the_same_bytes_again(self):
        first = self.pdf_of("coop_notices.report_print_run_document", self.print_run)[1]
        self.print_run.action_mark_printed()
        self.assertEqual(
            first, self.pdf_of("coop_notices.report_print_run_document", self.print_run)[1]
        )

    def test_a_few_sheets_can_be_printed_again(self):
        letter = self.delivery_of(self.notice, self.owen)
        reader, _content = self.pdf_of("coop_notices.report_delivery_document", letter)
        self.assertEqual(len(reader.pages), 1)
        self.assertIn("Annwyl Owen Robin", reader.pages[0].extract_text())
        self.assertEqual(letter.state, "waiting", "printing again records nothing")

    def test_letters_are_told_when_they_are_in_the_post(self):
        self.print_run.action_mark_printed()
        letter = self.delivery_of(self.notice, self.owen)
        self.assertEqual((letter.state, self.print_run.state), ("printed", "printed"))
        self.assertEqual(letter.sent_at, self.env["coop.clock"].now())
        self.assertEqual(self.print_run.printed_by_id, self.clerk)
        with self.assertRaises(UserError):
            self.print_run.unlink()

    def test_a_letter_stopped_after_gathering_is_not_printed(self):
        self.env["coop.notice"]._stop_for(self.owen, "deceased")
        reader, _content = self.pdf_of("coop_notices.report_print_run_document", self.print_run)
        self.assertEqual(len(reader.pages), 1)
        self.print_run.action_mark_printed()
        self.assertEqual(
            self.env["coop.notice.delivery"].search_count(
                [("partner_id", "=", self.owen.id), ("state", "=", "printed")]
            ),
            0,
        )

    def test_a_run_given_up_leaves_its_letters_waiting(self):
        letters = self.print_run.delivery_ids
        self.print_run.action_release()
        self.assertFalse(self.print_run.exists())
        self.assertEqual(set(letters.mapped("state")), {"waiting"})
        again = self.env["coop.print.run"].with_user(self.clerk)._gather(self.company)
        self.assertEqual(again.delivery_ids, letters)

    def test_what_exceeds_the_size_of_a_run_goes_into_the_next(self):
        self.print_run.action_release()
        self.company.coop_print_run_size = 1
        runs = self.env["coop.print.run"].with_user(self.clerk)
        first, second = runs._gather(self.company), runs._gather(self.company)
        self.assertEqual((first.letter_count, second.letter_count), (1, 1))

    def test_a_letter_that_came_back_asks_for_the_address(self):
        self.print_run.action_mark_printed()
        letter = self.delivery_of(self.notice, self.owen).with_user(self.clerk)
        letter.action_returned()
        self.assertEqual(letter.state, "returned")
        check = self.env["coop.channel.check"].search([("partner_id", "=", self.owen.id)])
        self.assertEqual((check.state, check.channel), ("open", "print"))
        self.assertEqual(check.address, "2 Apple Row\nAfallen\nLL99 2BB")
        self.assertEqual(check.missed_ids, letter.sudo())
        self.assertEqual(letter.notice_id.failed_count, 1)

    def test_addresses_are_safe_in_a_spreadsheet(self):
        self.print_run.action_release()
        self.owen.write({"name": '=HYPERLINK("x")', "street": '+1, "Row"', "street2": "@a"})
        run = self.env["coop.print.run"].with_user(self.clerk)._gather(self.company)
        content = base64.b64decode(run.addresses_csv).decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(content)))
        row = next(row for row in rows if "HYPERLINK" in row[1])
        self.assertEqual(row[1:4], ['\'=HYPERLINK("x")', '\'+1, "Row"', "'@a"])
        for row in rows:
            self.assertFalse(any(cell.startswith(("=", "+", "-", "@")) for cell in row))

    def test_nobody_else_prints(self):
        for user in (self.officer, self.editor):
            with self.assertRaises(AccessError):
                self.env["coop.print.run"].with_user(user)._gather(self.company)
            with self.assertRaises(AccessError):
                self.print_run.with_user(user).read(["addresses_csv"])
            with self.assertRaises(AccessError):
                self.print_run.with_user(user).action_mark_printed()

    def test_an_address_abroad_names_its_country(self):
        self.owen.country_id = self.env.ref("base.ie")
        lines = self.owen._coop_address_lines(self.company)
        self.assertEqual(lines[-1], "IRELAND")
        self.company.country_id = self.env.ref("base.ie")
        self.assertNotIn("IRELAND", self.owen._coop_address_lines(self.company))
        self.assertEqual(self.owen.lang and EN, EN)

import base64
import csv
import doctest
import io

from psycopg2 import IntegrityError
from PyPDF2 import PdfReader

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..labels import fit, fitting, wrap
from .common import CY, NoticeCase

POINTS = 72 / 25.4


@tagged("post_install", "-at_install")
class TestLabels(NoticeCase):
    """Labels stand where the sheet has them, and show names and addresses alone."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.sheet = cls.env.ref("coop_notices.sheet_l7160")
        cls.company.country_id = cls.env.ref("base.uk")

    def wizard(self, people=None, **values):
        people = (self.people if people is None else people).with_user(self.clerk)
        action = people.with_company(self.company).action_coop_print_labels()
        wizard = self.env["coop.label.print"].with_user(self.clerk).browse(action["res_id"])
        wizard.write({"sheet_id": self.sheet.id, **values})
        return wizard

    def reader(self, wizard):
        wizard.action_print()
        content, kind = (
            self.env["ir.actions.report"]
            .with_user(self.clerk)
            ._render_qweb_pdf("coop_notices.report_labels", wizard.ids)
        )
        self.assertEqual(kind, "pdf")
        return PdfReader(io.BytesIO(content))

    def test_every_sheet_that_comes_with_it_fits_its_page(self):
        for sheet in self.env["coop.label.sheet"].search([]):
            left, top = sheet._get_place(sheet.label_count - 1)
            self.assertAlmostEqual(left + sheet.label_width + sheet.left, 210, delta=0.6)
            self.assertAlmostEqual(top + sheet.label_height + sheet.top, 297, delta=0.6)

    def test_a_sheet_that_cannot_be_is_refused(self):
        with mute_logger("odoo.sql_db"), self.assertRaises(IntegrityError):
            self.sheet.copy({"columns": 4}).flush_recordset()

    def test_labels_stand_where_the_sheet_has_them(self):
        page = self.reader(self.wizard(start=5)).pages[0]
        self.assertAlmostEqual(float(page.mediabox.width), 210 * POINTS, delta=1)
        found = {}

        def visit(text, _cm, matrix, _font, _size):
            if text.strip():
                found.setdefault(text.strip(), (matrix[4], matrix[5]))

        page.extract_text(visitor_text=visit)
        millimetre = 96 / 25.4
        left, top = (value / millimetre for value in found["Mali Derwen"])
        # the fifth label: second row, second column
        self.assertAlmostEqual(left, 7.21 + 63.5 + 2.54 + 3, delta=0.5)
        self.assertTrue(15.15 + 38.1 < top < 15.15 + 38.1 + 10, top)

    def test_a_half_used_sheet_goes_on_to_the_next(self):
        wizard = self.wizard(start=20)
        self.assertEqual([len(page) for page in wizard._get_pages()], [2, 1])
        self.assertEqual(len(self.reader(wizard).pages), 2)
        for start in (0, 22):
            wizard.start = start
            with self.assertRaisesRegex(UserError, "has 21 labels"):
                wizard.action_print()

    def test_nothing_but_name_and_address(self):
        self.sian.write({"phone": "01999 1", "email": "s@example.com", "comment": "Note"})
        text = self.reader(self.wizard()).pages[0].extract_text()
        self.assertIn("Siân Gwennol", text)
        for word in ("01999", "@", "Note", "Easy", "Orchard"):
            self.assertNotIn(word, text)

    def test_who_died_or_has_no_address_is_left_out_with_the_reason(self):
        self.mali.write({"street": False, "city": False, "zip": False})
        self.owen.active = False
        wizard = self.wizard()
        self.assertEqual(wizard.label_count, 1)
        self.assertIn("Mali Derwen. No address.", wizard.summary)
        self.assertIn("Owen Robin. The contact is archived.", wizard.summary)
        self.sian.active = False
        with self.assertRaisesRegex(UserError, "None of these people"):
            self.wizard().action_print()

    def test_one_label_for_a_household_only_if_asked(self):
        wizard = self.wizard()
        self.assertEqual(wizard.label_count, 3)
        wizard.household = True
        self.assertEqual(wizard.label_count, 1)
        [[label]] = wizard._get_pages()
        names = " ".join(label["lines"])
        for name in ("Mali Derwen", "Owen Robin", "Siân Gwennol"):
            self.assertIn(name, names)

    def test_the_post_has_its_own_order(self):
        self.mali.zip, self.owen.zip, self.sian.zip = "LL57 1AA", "CF10 1AA", "LL9 1AA"
        pages = self.wizard(order="post")._get_pages()
        self.assertEqual(
            [label["lines"][-1] for label in pages[0]], ["CF10 1AA", "LL9 1AA", "LL57 1AA"]
        )

    def test_abroad_names_the_country_in_both_languages(self):
        self.owen.country_id = self.env.ref("base.ie")
        self.assertEqual(self.owen.lang, CY)
        self.assertEqual(self.owen._coop_label_lines(self.company)[-1], "IWERDDON / IRELAND")
        self.mali.country_id = self.env.ref("base.ie")
        self.assertEqual(self.mali._coop_label_lines(self.company)[-1], "IRELAND")

    def test_long_names_shrink_and_stay_on_the_label(self):
        self.mali.name = "Cymdeithas Cyfeillion Ysgol Gynradd Gymraeg " * 3
        [page] = self.wizard(self.mali)._get_pages()
        label = page[0]
        self.assertLess(label["size"], 12)
        room = (self.sheet.label_height - 6) / (label["size"] * 0.3528 * 1.18)
        self.assertLessEqual(len(label["lines"]), room)

    def test_addresses_as_a_file_hold_no_formulas(self):
        self.mali.name = "=1+1"
        wizard = self.wizard()
        rows = list(
            csv.reader(io.StringIO(base64.b64decode(wizard.addresses_csv).decode("utf-8-sig")))
        )
        self.assertEqual(len(rows), 4)
        self.assertIn("'=1+1", [row[0] for row in rows])

    def test_only_those_who_send_and_only_whom_they_may_choose(self):
        for user in (self.officer, self.editor):
            with self.assertRaises(AccessError):
                self.people.with_user(user).action_coop_print_labels()
        with self.assertRaisesRegex(UserError, "Choose people"):
            self.env["coop.label.print"].with_user(self.clerk).create(
                {"partner_ids": self.mali.ids}
            )

    def test_a_copy_prints_none(self):
        wizard = self.wizard()
        self.env["ir.config_parameter"].set_param("database.is_neutralized", "true")
        with self.assertRaisesRegex(UserError, "a copy"):
            wizard.action_print()
        with self.assertRaisesRegex(UserError, "a copy"):
            self.wizard()
        wizard.invalidate_recordset()
        self.assertFalse(base64.b64decode(wizard.addresses_csv).strip(b"\xef\xbb\xbf"))


class TestFitting:
    """The plain package, without a database (collected by pytest)."""

    def test_examples(self):
        assert not doctest.testmod(fitting).failed

    def test_words_longer_than_a_line_are_cut(self):
        assert wrap("Llanfairpwllgwyngyll Ynys", 10) == ["Llanfairpw", "llgwyngyll", "Ynys"]
        assert wrap("", 5) == [""]
        assert all(len(line) <= 7 for line in wrap("a bb ccc dddd eeeee ffffffffff", 7))

    def test_what_fits_nowhere_is_left_out_at_the_smallest_size(self):
        size, lines = fit(["x" * 1000] * 50, 20, 10)
        assert size == 6.0
        assert len(lines) == int(10 / (6 * 0.3528 * 1.18))

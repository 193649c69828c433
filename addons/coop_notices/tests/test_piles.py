import base64
import csv
import io

from PyPDF2 import PdfReader

from odoo.exceptions import AccessError
from odoo.tests import tagged

from odoo.addons.coop_texts.tests.common import CY

from .common import NoticeCase


@tagged("post_install", "-at_install")
class TestPiles(NoticeCase):
    """Letters to one house lie together; each is in an envelope of its own."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.company.write({"coop_print_by_house": True, "coop_letter_new_sheet": False})
        cls.owen.street = "7 Cherry Row"
        cls.home = cls.env["res.partner"].browse()
        for name, lang in (("Anwen", "en_GB"), ("Bryn", CY), ("Cadi", "en_GB")):
            cls.home += cls._new_person(
                name, street="9 Plum Lane", zip="LL99 9ZZ", need={"language": lang}
            )
        cls.notice = cls.env["coop.notice"]._tell(
            cls.owen + cls.home, "test_welcome", cls.record, {"number": "12"}
        )
        cls.print_run = cls.env["coop.print.run"].with_user(cls.clerk)._gather(cls.company)

    def pages(self, report, records):
        content, _kind = (
            self.env["ir.actions.report"]
            .with_user(self.clerk)
            ._render_qweb_pdf(report, records.ids)
        )
        return [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]

    def test_a_house_comes_together_and_the_rest_alone(self):
        (lines, house), (nothing, alone) = self.print_run._get_piles()
        self.assertEqual(lines, ("9 Plum Lane", "Afallen", "LL99 9ZZ"))
        self.assertEqual(house.partner_id, self.home)
        self.assertEqual((nothing, alone.partner_id), ((), self.owen))
        self.assertIn("Letters: 4. In 1 outer envelopes: 3. Alone: 1", self.print_run.count_note)
        self.assertIn("Envelopes to post: 2", self.print_run.count_note)

    def test_a_sheet_in_both_languages_lies_on_top_of_a_house(self):
        pages = self.pages("coop_notices.report_print_run_document", self.print_run)
        self.assertEqual(len(pages), 5)
        cover = pages[0]
        for words in ("9 Plum Lane", "everybody at", "Letters in this envelope: 3"):
            self.assertIn(words, cover)
        self.assertIn("Llythyrau yn yr amlen hon: 3", cover)
        for name in ("Anwen", "Bryn", "Cadi"):
            self.assertIn(name, cover)
        self.assertIn("Dear Anwen", pages[1])
        self.assertIn("Annwyl Owen", pages[4])

    def test_each_letter_shows_its_picture_inside_and_no_other(self):
        marks = self.home._coop_marks()
        pages = self.pages("coop_notices.report_print_run_document", self.print_run)
        for page, person in zip(pages[1:4], self.home, strict=True):
            name = marks[person.id].with_context(lang=person._coop_need()["lang"]).name
            self.assertIn(name, page)
        letters = self.print_run.delivery_ids.sudo()
        self.assertFalse(self.delivery_of(self.notice, self.owen).mark_id, "lives alone")
        self.assertEqual(len(letters.mark_id), 3)

    def test_an_agreed_photo_stands_instead(self):
        pixel = base64.b64encode(
            base64.b64decode("R0lGODlhAQABAIAAAP///wAAACwAAAAAAQABAAACAkQBADs=")
        )
        self.home[0].write({"image_1920": pixel, "coop_mark_photo": True})
        letter = self.delivery_of(self.notice, self.home[0])
        letter._set_address()
        source, name = letter._get_mark()
        self.assertTrue(source.startswith("data:image/"))
        self.assertEqual(name, "Anwen")

    def test_what_was_posted_by_house_is_counted_so(self):
        self.print_run.action_mark_printed()
        self.assertEqual(self.notice.summary, "4 of 4 told: 3 by house, 1 by letter.")
        action = self.notice.action_open_part("told", "house")
        found = self.env["coop.notice.delivery"].search(action["domain"])
        self.assertEqual(found.partner_id, self.home)
        self.assertIn("3 drwy dŷ", self.notice.with_context(lang=CY).summary)

    def test_sorting_by_name_undoes_it_and_numbers_anew(self):
        self.print_run.action_sort()
        self.assertEqual(
            self.print_run._get_letters().partner_id.mapped("name"),
            ["Anwen", "Bryn", "Cadi", "Owen Robin"],
        )
        self.assertEqual(len(self.print_run._get_piles()), 1)
        self.assertEqual(
            len(self.pages("coop_notices.report_print_run_document", self.print_run)), 4
        )

    def test_a_number_stays_when_a_letter_is_taken_out(self):
        letters = self.print_run._get_letters()
        self.assertEqual(letters.sudo().mapped("position"), [1, 2, 3, 4])
        self.env["coop.notice"]._stop_for(self.home[1], "deceased")
        self.assertEqual(self.print_run._get_letters().sudo().mapped("position"), [1, 3, 4])

    def test_printing_goes_on_from_a_letter(self):
        second = self.print_run._get_letters()[1]
        action = second.action_print_from()
        self.assertEqual(action["context"]["active_ids"], self.print_run._get_letters()[1:].ids)

    def test_an_address_for_each_envelope(self):
        rows = list(
            csv.reader(io.StringIO(base64.b64decode(self.print_run.houses_csv).decode("utf-8-sig")))
        )
        self.assertEqual(rows[1][0], "3")
        self.assertIn("9 Plum Lane", rows[1])
        self.assertEqual(rows[2][:2], ["1", "Owen Robin"])
        self.assertEqual(len(rows), 3)

    def test_a_pile_of_which_one_letter_is_left_is_no_pile(self):
        self.env["coop.notice"]._stop_for(self.home[:2], "deceased")
        self.assertEqual([lines for lines, _letters in self.print_run._get_piles()], [()])

    def test_houses_are_for_those_who_print(self):
        for user in (self.officer, self.editor):
            with self.assertRaises(AccessError):
                self.print_run.with_user(user).read(["houses_csv"])
            with self.assertRaises(AccessError):
                self.print_run.with_user(user).action_sort()

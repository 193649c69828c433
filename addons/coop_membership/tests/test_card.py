import base64
import io
from datetime import date

from PIL import Image
from PyPDF2 import PdfReader

from odoo.exceptions import UserError, ValidationError
from odoo.tests import tagged

from .common import TODAY, MembershipCase
from .pages_common import MembershipPages


def photo(size=(900, 1200), form="JPEG", **more):
    output = io.BytesIO()
    Image.new("RGB", size, (120, 60, 30)).save(output, form, **more)
    return base64.b64encode(output.getvalue())


def photo_with_place():
    exif = Image.Exif()
    exif[0x010F] = "Camera of Pegi"
    exif[0x8825] = {1: "N", 2: (53.0, 13.0, 0.0)}
    return photo(exif=exif)


@tagged("post_install", "-at_install")
class TestCard(MembershipCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.company.coop_help_phone = "01248 555 010"
        cls.member = cls._member("Mali Derwen", cls.supported)
        cls.reports = cls.env["ir.actions.report"]
        cls.single = cls.env.ref("coop_membership.card_layout_single")
        cls.ten = cls.env.ref("coop_membership.card_layout_ten")
        cls.large = cls.env.ref("coop_membership.card_layout_large")

    def _pdf(self, layout, members, first=1):
        content = self.reports._coop_make_pdf(layout._render(members, first))
        return content, PdfReader(io.BytesIO(content))

    def _millimetres(self, page):
        return tuple(round(float(side) / 72 * 25.4, 1) for side in page.mediabox[2:])

    def test_a_card_is_as_big_as_a_bank_card_and_says_who_one_is(self):
        content, pdf = self._pdf(self.single, self.member)
        self.assertEqual(len(pdf.pages), 1)
        self.assertEqual(self._millimetres(pdf.pages[0]), (85.6, 54.0))
        text = pdf.pages[0].extract_text()
        for words in ("Perllan Co-op", "Mali Derwen", self.member.number, "01248 555 010"):
            self.assertIn(words, text)
        for words in ("Aelod", "Member", "Rhif", "Number"):
            self.assertIn(words, text)
        self.assertTrue(pdf.trailer["/Root"]["/MarkInfo"]["/Marked"])
        self.assertEqual(self._pdf(self.single, self.member)[0], content, "not the same twice")

    def test_nothing_on_a_card_says_who_is_supported(self):
        other = self._member("Mali Derwen", self.supporters)
        faces = []
        for member in (self.member, other):
            card = member._card()
            self.assertEqual(card.pop("number"), member.number)
            faces.append(card)
        self.assertEqual(*faces)

    def test_the_code_opens_the_sign_in_page_and_holds_no_secret(self):
        card = self.member._card()
        self.assertTrue(card["address"].endswith("/my"))
        self.assertNotIn("?", card["address"])
        self.assertEqual(card["code"], self._member("Nia Onnen")._card()["code"])

    def test_ten_cards_lie_on_a_sheet_and_it_goes_on(self):
        members = self.env["coop.membership"]
        for number in range(11):
            members |= self._member(f"Nia Onnen {number}")
        sheets = self.ten._sheets(members)
        self.assertEqual([len(sheet) for sheet in sheets], [10, 1])
        self.assertEqual((sheets[0][0]["left"], sheets[0][0]["top"]), (15, 13.5))
        self.assertEqual((sheets[0][3]["left"], sheets[0][3]["top"]), (109.4, 67.5))
        content, pdf = self._pdf(self.ten, members)
        self.assertEqual(len(pdf.pages), 2)
        self.assertEqual(self._millimetres(pdf.pages[0]), (210.0, 297.0))
        self.assertIn("Nia Onnen 10", pdf.pages[1].extract_text())

    def test_a_sheet_that_is_used_in_part_is_used_up(self):
        [sheet] = self.ten._sheets(self.member, first=10)
        self.assertEqual((sheet[0]["left"], sheet[0]["top"]), (109.4, 229.5))

    def test_large_print_is_larger(self):
        _content, pdf = self._pdf(self.large, self.member)
        self.assertEqual(self._millimetres(pdf.pages[0]), (148.0, 105.0))

    def test_the_name_is_as_the_member_likes_to_be_called(self):
        self.member.card_name = "Mal"
        self.assertEqual(self.member._card()["name"], "Mal")
        self.assertEqual(self._register_lines()[self.member.number].name, "Mali Derwen")

    def test_a_layout_that_does_not_fit_is_refused(self):
        for vals in ({"rows": 6}, {"columns": 0}, {"margin_left": -1}, {"card_width": 5}):
            with self.subTest(vals), self.assertRaises(ValidationError):
                self.ten.write(vals)

    # Photo

    def test_a_photo_needs_a_yes(self):
        with self.assertRaises(ValidationError):
            self.member.card_photo = photo()
        self.member.write({"card_photo": photo(), "card_photo_agreed_on": TODAY})
        self.assertTrue(self.member._card()["photo"])
        self.member.card_photo_agreed_on = False
        self.assertFalse(self.member.card_photo)
        self.assertFalse(self.member._card()["photo"])

    def test_a_photo_keeps_nothing_that_the_camera_wrote(self):
        dirty = photo_with_place()
        self.assertIn(b"Camera of Pegi", base64.b64decode(dirty))
        self.member.write({"card_photo": dirty, "card_photo_agreed_on": TODAY})
        clean = base64.b64decode(self.member.card_photo)
        self.assertNotIn(b"Camera of Pegi", clean)
        with Image.open(io.BytesIO(clean)) as image:
            self.assertFalse(dict(image.getexif()))
            self.assertLessEqual(max(image.size), 600)

    def test_what_is_no_photo_is_refused_in_words(self):
        for bad in (b"hello", photo()[:200], photo((20, 20), "GIF"), photo((9000, 7000), "PNG")):
            with self.assertRaises(ValidationError):
                self.member.write(
                    {
                        "card_photo": base64.b64encode(bad) if bad == b"hello" else bad,
                        "card_photo_agreed_on": TODAY,
                    }
                )

    # Ended

    def test_who_is_no_member_has_no_card(self):
        former = self._member("Owen Robin", day=date(2017, 8, 1))
        former._leave("lost_touch", notice_date=date(2018, 1, 1), end_date=date(2018, 1, 1))
        with self.assertRaises(UserError):
            self.single._render(former)
        wizard = self._wizard(former | self.member)
        self.assertEqual(wizard.left_out, 1)
        html = wizard._document()
        self.assertIn(self.member.number, html)
        self.assertNotIn("Owen Robin", html)
        with self.assertRaises(UserError):
            self._wizard(former).action_print()

    def _wizard(self, members, **vals):
        prints = self.env["coop.card.print"].with_user(self.officer_plain)
        return prints.with_context(
            allowed_company_ids=self.company.ids,
            active_model="coop.membership",
            active_ids=members.ids,
        ).create(vals)

    def test_an_officer_prints_for_a_selection(self):
        wizard = self._wizard(self.member | self._member("Nia Onnen"))
        self.assertEqual(wizard.layout_id, self.ten)
        action = wizard.action_print()
        self.assertEqual(action["report_name"], "coop_membership.card_print")
        report = self._as(self.reports, self.officer_plain)
        content, kind = report._render_qweb_pdf("coop_membership.card_report", wizard.ids)
        self.assertEqual(kind, "pdf")
        text = PdfReader(io.BytesIO(content)).pages[0].extract_text()
        self.assertIn("Mali Derwen", text)
        self.assertIn("Nia Onnen", text)
        for first in (0, 11):
            with self.assertRaises(UserError):
                self._wizard(self.member, layout_id=self.ten.id, first=first).action_print()


@tagged("post_install", "-at_install")
class TestCardPage(MembershipPages):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.pegi, cls.membership = cls._member("pegi", name="Pegi Perllan")
        cls.base = "/my/membership/card"

    def setUp(self):
        super().setUp()
        self.authenticate("pegi", "pegi")

    def test_the_card_is_shown_and_saved(self):
        self.assertIn(self.base, self.page("/my/membership").text)
        page = self.page(self.base)
        self.assertIn("Pegi Perllan", page.text)
        self.assertIn(self.membership.number, page.text)
        self.assertNotIn(self.supported.name, page.text)
        self.assertEqual(page.headers["Cache-Control"], "no-store")
        for size in ("card", "large"):
            file = self.page(f"{self.base}?size={size}")
            self.assertEqual(file.headers["Content-Type"], "application/pdf")
            self.assertEqual(file.headers["Cache-Control"], "no-store")
        self.assertIn("Pegi Perllan", self.page(f"{self.base}?size=nonsense").text)

    def test_a_member_is_called_as_she_likes(self):
        page = self.post(f"{self.base}/change", {"act": "name", "name": "  Peg  "})
        self.assertIn("Peg", page.text)
        self.assertEqual(self.membership.card_name, "Peg")
        self.post(f"{self.base}/change", {"act": "name", "name": "x" * 500})
        self.assertEqual(len(self.membership.card_name), 60)

    def _send(self, content, **data):
        self.post(f"{self.base}/change", {"act": "none"})
        return self.page(
            f"{self.base}/change",
            data={"csrf_token": self.token, "act": "photo", **data},
            files={"photo": ("me.jpg", content, "image/jpeg")},
        )

    def test_a_photo_goes_on_with_a_yes_and_off_again(self):
        content = base64.b64decode(photo())
        page = self._send(content)
        self.assertIn("tick the box", page.text)
        self.assertFalse(self.membership.card_photo)
        self._send(content, agree="1")
        self.assertTrue(self.membership.card_photo)
        self.assertEqual(
            self.membership.card_photo_agreed_on, self.env["coop.clock"].today(self.company)
        )
        self.assertIn("data:image", self.page(self.base).text)
        self.post(f"{self.base}/change", {"act": "remove"})
        self.assertFalse(self.membership.card_photo)

    def test_what_is_no_photo_is_said_in_words(self):
        page = self._send(b"not a photo", agree="1")
        self.assertEqual(page.status_code, 200)
        self.assertIn("not a photo that we can read", page.text)
        page = self.post(f"{self.base}/change", {"act": "photo", "agree": "1"})
        self.assertIn("choose a photo first", page.text)

    def test_the_card_stops_with_the_membership(self):
        self.membership.period_ids.sudo().write(
            {"date_to": "2018-02-01", "ended_why": "lost_touch"}
        )
        for path in ("", "?size=card", "/change"):
            self.assertNotIn("/card", self.page(self.base + path).path)

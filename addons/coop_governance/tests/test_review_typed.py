import io
from datetime import date

from PyPDF2 import PdfReader

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from .review_common import ReviewCase


@tagged("post_install", "-at_install")
class TestReviewTyped(ReviewCase):
    """What comes on paper, by phone and from groups, and the sheet on which it comes."""

    def _window(self, **vals):
        windows = self._as(self.env["coop.review.say"], self.secretary)
        return windows.create({"code": self.review.sheet_code, **vals})

    def test_sheets_are_typed_in_many_at_once_by_number_or_name(self):
        window = self._window(
            line_ids=[
                (0, 0, {"typed": self.mali.number, "supported": "dislike", "whole": "unsure"}),
                (0, 0, {"typed": "member 1", "whole": "like", "words": "Good.", "named": True}),
            ]
        )
        self.assertEqual(window.review_id, self.review)
        window.action_apply()
        said = self.review.comment_ids
        self.assertEqual(len(said), 3)
        self.assertEqual(set(said.mapped("how")), {"paper"})
        of_mali = said.filtered(lambda one: one.membership_id == self.mali)
        self.assertEqual(set(of_mali.mapped("subject")), {"supported", "whole"})
        other = said - of_mali
        self.assertEqual((other.words, other.named), ("Good.", True))
        self.assertEqual(other.recorded_by, self.secretary.name)

    def test_what_cannot_be_taken_in_stays_with_the_reason(self):
        with self._on(date(2018, 5, 20)):
            self.review._say(self.others[0], "whole", "like")
            window = self._window(
                came_on=date(2018, 5, 19),
                line_ids=[
                    (0, 0, {"typed": "99999", "whole": "like"}),
                    (0, 0, {"typed": self.mali.number}),
                    (0, 0, {"typed": self.others[0].number, "whole": "dislike"}),
                    (0, 0, {"typed": self.others[1].number, "whole": "dislike"}),
                    (0, 0, {"typed": self.others[1].number, "whole": "like"}),
                ],
            )
            action = window.action_apply()
        self.assertEqual(action["res_id"], window.id)
        problems = window.line_ids.mapped("problem")
        self.assertEqual(len(problems), 4)
        for words in ("No member", "No card", "something else later", "twice"):
            self.assertTrue(any(words in problem for problem in problems), problems)
        said = self.review.comment_ids
        self.assertEqual(
            {one.membership_id: one.card for one in said},
            {self.others[0]: "like", self.others[1]: "dislike"},
        )

    def test_late_paper_says_so_before_it_is_taken_in(self):
        with self._on(date(2018, 6, 25)):
            with Form(self._as(self.env["coop.review.say"], self.secretary)) as window:
                window.code = self.review._get_sheet_address()
                self.assertEqual(window.review_id, self.review)
                self.assertTrue(window.is_late)
                with window.line_ids.new() as line:
                    line.typed = self.mali.number
                    line.whole = "like"
            window.record.action_apply()
        self.assertTrue(self.review.comment_ids.late)

    def test_a_group_is_typed_in_with_its_counts(self):
        windows = self._as(self.env["coop.review.group"], self.secretary)
        with Form(windows) as window:
            window.code = self.review.sheet_code.lower()
            window.group_name = "The club"
            window.area_id = self.area
            window.there_count = 12
            with window.line_ids.edit(0) as line:
                line.liked = 8
                line.disliked = 2
                line.words = "Somebody said: keep it."
        window.record.action_apply()
        said = self.review.comment_ids
        self.assertEqual((said.liked, said.disliked, said.there_count), (8, 2, 12))
        self.assertEqual((said.how, said.area_id, said.subject), ("meeting", self.area, "whole"))
        bad = windows.create({"review_id": self.review.id, "there_count": 3})
        with self.assertRaisesRegex(UserError, "one of the two"):
            bad.action_apply()

    def test_only_the_governance_officer_types_it_in(self):
        for user in (self.portal_member, self.employee, self.officer):
            with self.assertRaises(AccessError):
                self._as(self.env["coop.review.say"], user).create({"review_id": self.review.id})
            with self.assertRaises(AccessError):
                self._as(self.review, user)._say_for_group("Us", "whole", 5, there_count=5)

    # -- the sheet ---------------------------------------------------------------------------

    def test_the_sheet_has_both_languages_the_cards_and_the_code(self):
        version = self.decision._get_brought()
        self.assertEqual(version.for_supported, "The lunch club closes.")
        report = self.env.ref("coop_governance.action_report_review_sheet")
        html = self._as(report, self.secretary)._render_qweb_html(report.id, self.review.ids)[0]
        html = html.decode()
        for words in ("The lunch club closes.", "21 June 2018", "I am not sure", "21 Mehefin 2018"):
            self.assertIn(words, html)
        self.assertIn(f"Code: {self.review.sheet_code}", html)
        self.assertEqual(html.count("<article"), 2)
        self.assertEqual(html.count("sheet_box"), 2 * 12 + 1)

    def test_the_sheet_is_one_paper_of_two_sides(self):
        reports = self.env["ir.actions.report"]
        if not reports._coop_pdf_available():
            self.skipTest("no pango here")
        report = self.env.ref("coop_governance.action_report_review_sheet")
        content, kind = self._as(report, self.secretary)._coop_render(report.id, self.review.ids)
        self.assertEqual(kind, "pdf")
        pages = PdfReader(io.BytesIO(content)).pages
        self.assertEqual(len(pages), 2)
        self.assertIn("lunch club", pages[1].extract_text())

    def test_a_code_leads_to_its_review_however_it_is_typed(self):
        reviews = self.env["coop.decision.review"]
        number = self.review.id
        address = self.review._get_sheet_address()
        for typed in (f"R{number}", f"r{number} ", str(number), address, f"{address}/"):
            self.assertEqual(reviews.search([("sheet_code", "=", typed)]), self.review)
        for typed in ("", "R", "Rx", "x" * 30, "9" * 30, "²"):
            self.assertFalse(reviews.search([("sheet_code", "=", typed)]))

    def test_only_who_reads_the_review_prints_its_sheet(self):
        report = self.env.ref("coop_governance.action_report_review_sheet")
        with self.assertRaises(AccessError):
            self._as(report, self.employee)._render_qweb_html(report.id, self.review.ids)

import base64

from odoo import api, fields, models
from odoo.tools import format_date

from .coop_review_comment import SUBJECTS
from .coop_review_said import CARD_PICTURES

LANGS = ("cy_GB", "en_GB")
#: so many letters of what it means are printed larger
LARGE = 900


class CoopDecisionReview(models.Model):
    """The sheet that a councillor takes to their forum, and by which the office finds the review
    when the sheet comes back."""

    _inherit = "coop.decision.review"

    sheet_code = fields.Char(
        "Code on the sheet",
        compute="_compute_sheet_code",
        search="_search_sheet_code",
        help="It stands on the sheet for forums, as letters and as a picture to scan.",
    )

    @api.depends("number")
    def _compute_sheet_code(self):
        for review in self:
            review.sheet_code = f"R{review._origin.id}" if review._origin.id else False

    @api.model
    def _search_sheet_code(self, operator, value):
        if operator not in ("=", "in", "ilike", "=ilike", "like"):
            return NotImplemented
        values = [value] if isinstance(value, str) else value
        return [("id", "in", [number for one in values if (number := self._read_code(one))])]

    @api.model
    def _read_code(self, code):
        """Return the number of the review of a code as it was typed or scanned, or None.

        A scanner types the whole address; its end is the number.
        """
        code = (code or "").strip().rstrip("/").rpartition("/")[2]
        digits = code[1:] if code[:1] in ("R", "r") else code
        return int(digits) if digits.isdecimal() and len(digits) < 10 else None

    def _get_sheet_address(self):
        """Return the address at which the office types in what stands on the sheet."""
        self.ensure_one()
        action = "coop_governance.coop_decision_review_action"
        return f"{self.get_base_url()}/odoo/action-{action}/{self.id}"

    def _draw_sheet_code(self):
        """Return a picture (QR) of that address, as the data of one."""
        # sudo: drawing needs no right
        reports = self.env["ir.actions.report"].sudo()
        png = reports.barcode("QR", self._get_sheet_address(), width=300, height=300, barBorder=2)
        return f"data:image/png;base64,{base64.b64encode(png).decode()}"

    def action_print_sheet(self):
        self.ensure_one()
        return self.env.ref("coop_governance.action_report_review_sheet").report_action(self)

    def _get_sheet(self, lang):
        """Return what stands on one side of the sheet, in a language."""
        self.ensure_one()
        # sudo: whoever prints it reads the decision
        review = self.sudo().with_context(lang=lang)
        comments = review.env["coop.review.comment"]
        subjects = dict(comments._fields["subject"]._description_selection(review.env))
        cards = dict(comments._fields["card"]._description_selection(review.env))
        version, company = review.version_id, review.company_id
        rows = [
            {
                "name": subjects[code],
                "words": "" if code == "whole" else version[f"for_{code}"],
            }
            for code, _name in reversed(SUBJECTS)
            if code != "part"
        ]
        return {
            "lang": lang,
            "name": review.decision_id.name,
            "rows": rows,
            "cards": [
                {"name": name, "picture": CARD_PICTURES[code]} for code, name in cards.items()
            ],
            "until": format_date(
                review.env, review.consult_until, lang_code=lang, date_format="d MMMM y"
            ),
            "coop": company.name,
            "address": ", ".join(
                filter(None, (company.street, company.street2, company.city, company.zip))
            ),
            "help": company._coop_help(),
            "is_large": sum(len(row["words"] or "") for row in rows) < LARGE,
        }


class ReviewSheet(models.AbstractModel):
    """The sheet for forums: Welsh on one side of the paper, English on the other."""

    _name = "report.coop_governance.report_review_sheet"
    _description = "Sheet for forums"

    @api.model
    def _get_report_values(self, docids, data=None):
        reviews = self.env["coop.decision.review"].browse(docids)
        reviews.check_access("read")
        installed = dict(self.env["res.lang"].get_installed())
        return {
            "docs": reviews,
            "doc_ids": docids,
            "doc_model": reviews._name,
            "sheets": [
                {
                    **review._get_sheet(lang),
                    "code": review.sheet_code,
                    "picture": review._draw_sheet_code(),
                }
                for review in reviews
                for lang in LANGS
                if lang in installed
            ],
        }

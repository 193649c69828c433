import io

import xlsxwriter

from odoo import models

from odoo.addons.coop_membership.sheets.writing import CREATED

from .coop_evidence_report import LANGUAGES

DOCUMENTS = {
    "evidence": "coop_governance.evidence_document",
    "page": "coop_governance.evidence_page",
    "easy": "coop_governance.evidence_easy",
    "year": "coop_governance.our_year_document",
}


class CoopEvidenceReport(models.Model):
    """A report as a file: tagged PDF, or a workbook."""

    _inherit = "coop.evidence.report"

    def _get_html(self, what, lang, paper="A4"):
        """Return a document as a whole page to print.

        :param str what: a key of ``DOCUMENTS``
        :param str lang: a code of ``LANGUAGES``
        :param str paper: "A4" or "A3"
        """
        self.ensure_one()
        report = self.with_context(lang=lang)
        return report.env["ir.qweb"]._render(
            DOCUMENTS[what],
            {
                "report": report._get_document(lang),
                "year": report._get_our_year(lang) if what == "year" else {},
                "lang": lang,
                "paper": "A3" if paper == "A3" else "A4",
            },
        )

    def _get_file(self, what, lang, paper="A4"):
        """Return (bytes, media type, ending) of a document; HTML where no PDF can be made."""
        lang = lang if lang in LANGUAGES else LANGUAGES[0]
        if what == "sheet":
            kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            return self._get_xlsx(lang), kind, "xlsx"
        html = self._get_html(what, lang, paper)
        # sudo: the engine reads our style, whoever reads the report
        reports = self.env["ir.actions.report"].sudo()
        if not reports._coop_pdf_available():
            return str(html).encode(), "text/html; charset=utf-8", "html"
        return reports._coop_make_pdf(html), "application/pdf", "pdf"

    def _get_xlsx(self, lang):
        """Return a workbook: measures, gaps, formulas, sources, and what the co-op says of it."""
        report = self.with_context(lang=lang)
        _ = report.env._
        document = report._get_document(lang)
        rows = [
            (principle, measure)
            for principle in document["principles"]
            for measure in principle["measures"]
        ]
        said = [[one["name"], one["reflection"]] for one in document["principles"]]
        sheets = [
            (
                _("Measures"),
                [_("Principle"), _("Measure"), _("Number"), _("Out of"), _("Unit"), _("In words")],
                [
                    [one["name"], m["title"], m["value"], m["of"], report._say_unit(m), m["said"]]
                    for one, m in rows
                ],
            ),
            (
                _("Gaps"),
                [_("Principle"), _("Measure"), _("What is missing"), _("Due on")],
                [
                    [one["name"], m["title"], gap["words"], gap["day"]]
                    for one, m in rows
                    for gap in m["gaps"]
                ],
            ),
            (
                _("Formulas"),
                [_("Measure"), _("How it is reckoned")],
                [[m["title"], m["formula"]] for one, m in rows],
            ),
            (_("Sources"), *report._get_sources(rows)),
            (
                _("What we say of it"),
                [_("Principle"), _("What it shows")],
                [
                    *said,
                    [_("Co-op"), document["co_op"]],
                    [_("First day"), document["first"]],
                    [_("Last day"), document["last"]],
                    [_("Reckoned on"), document["day"]],
                    [_("Fingerprint"), document["fingerprint"]],
                ],
            ),
        ]
        return _write(sheets)

    def _say_unit(self, measure):
        _ = self.env._
        units = {"people": _("people"), "days": _("days"), "records": _("records")}
        return units[measure["unit"]]

    def _get_sources(self, rows):
        """Return (heads, rows): the model of each measure, and the numbers of its records."""
        _ = self.env._
        kept = {line.key: line for line in self.line_ids}
        heads = [_("Measure"), _("Counted from"), _("Technical name"), _("Numbers of the records")]
        return (
            heads,
            [
                [
                    m["title"],
                    self.env["ir.model"]._get(m["source"]).sudo().name,  # sudo: no secret
                    m["source"],
                    (kept[m["key"]].res_ids or "")[:32000],
                ]
                for one, m in rows
            ],
        )


def _write(sheets):
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        book.set_properties({"created": CREATED})
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
        words = book.add_format({"text_wrap": True, "valign": "top"})
        for name, heads, rows in sheets:
            sheet = book.add_worksheet(name[:31])
            sheet.freeze_panes(1, 0)
            sheet.repeat_rows(0)
            for column, title in enumerate(heads):
                sheet.set_column(column, column, 40)
                sheet.write_string(0, column, title, head)
            for place, row in enumerate(rows, 1):
                for column, value in enumerate(row):
                    if isinstance(value, int | float) and not isinstance(value, bool):
                        sheet.write_number(place, column, value, words)
                    else:
                        # never as a formula: words of people may begin with any sign
                        sheet.write_string(place, column, str(value or ""), words)
    return content.getvalue()

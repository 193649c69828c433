import io
import re

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import file_open

from .. import pdf


class IrActionsReport(models.Model):
    """A second PDF engine that a report may opt into; all other reports keep theirs.

    wkhtmltopdf as distributions ship it draws text as outlines without tags, which a screen
    reader cannot read. WeasyPrint makes tagged PDF from the same HTML. The template of such a
    report is a whole HTML document (``coop_access.print_document``).
    """

    _inherit = "ir.actions.report"

    coop_engine = fields.Selection(
        [("standard", "As Odoo"), ("weasyprint", "WeasyPrint: tagged PDF")],
        string="PDF engine",
        required=True,
        default="standard",
        help="WeasyPrint makes PDF that screen readers can read. Its template is a whole page.",
    )

    @api.model
    def _coop_pdf_available(self):
        """Return whether reports with the WeasyPrint engine can be made as PDF here."""
        return pdf.available()

    @api.model
    def _coop_render(self, report_ref, res_ids, data=None):
        """Return a report as ``(content, "pdf")``, or ``(content, "html")`` without pango."""
        report_type = "qweb-pdf" if self._coop_pdf_available() else "qweb-html"
        render = self._render_qweb_pdf if report_type == "qweb-pdf" else self._render_qweb_html
        content, kind = render(report_ref, res_ids, data=data)
        return content, kind

    @api.model
    def _coop_make_pdf(self, html):
        """Return tagged PDF made from a whole HTML document.

        :param html: str, Markup or bytes in UTF-8
        :raise UserError: where the server cannot make PDF
        """
        if not self._coop_pdf_available():
            raise UserError(
                self.env._(
                    "This server cannot make PDF, because the library pango is not installed. "
                    "Print the page from your browser instead."
                )
            )
        if isinstance(html, bytes):
            html = html.decode()
        return pdf.make(str(html), self._coop_read_static, self._coop_read_asset)

    @api.model
    def _coop_read_static(self, path):
        with file_open(path, "rb") as static:
            return static.read()

    @api.model
    def _coop_read_asset(self, url):
        if match := re.fullmatch(r"/coop/picture/(\d{1,9})/(\w+)", url):
            return self.env["coop.picture"]._get_file(int(match[1]), match[2])
        # Asset bundles are public files kept as attachments, which only the system may search.
        attachment = self.env["ir.attachment"].sudo()
        bundle = attachment.search(
            [("url", "=", url), ("public", "=", True), ("res_model", "=", "ir.ui.view")], limit=1
        )
        return bundle.raw or None

    def _pre_render_qweb_pdf(self, report_ref, res_ids=None, data=None):
        report = self._get_report(report_ref)
        if report.coop_engine != "weasyprint":
            return super()._pre_render_qweb_pdf(report_ref, res_ids=res_ids, data=data)
        if isinstance(res_ids, int):
            res_ids = [res_ids]
        # Unlike wkhtmltopdf this engine asks no server for anything, so it works in tests too.
        return self._render_qweb_pdf_prepare_streams(report_ref, data, res_ids=res_ids), "pdf"

    def _render_qweb_pdf_prepare_streams(self, report_ref, data, res_ids=None):
        report = self._get_report(report_ref)
        if report.coop_engine != "weasyprint":
            return super()._render_qweb_pdf_prepare_streams(report_ref, data, res_ids=res_ids)
        data = {**(data or {}), "report_type": "pdf", "debug": False}
        html = self.with_context(debug=False)._render_qweb_html(report_ref, res_ids, data=data)[0]
        stream = io.BytesIO(self._coop_make_pdf(html))
        # One document for all records: cutting it up and merging it again would lose the tags.
        key = res_ids[0] if res_ids and len(res_ids) == 1 else False
        return {key: {"stream": stream, "attachment": None}}

    def _get_readable_fields(self):
        return super()._get_readable_fields() | {"coop_engine"}

    def report_action(self, docids, data=None, config=True):
        if self.coop_engine == "weasyprint":
            # Odoo's page layout is not used, so there is none to choose first.
            config = False
        action = super().report_action(docids, data=data, config=config)
        return {**action, "coop_engine": self.coop_engine}

    @api.model
    def get_coop_pdf_state(self):
        """Return to the browser whether the WeasyPrint engine can be used on this server."""
        return self._coop_pdf_available()

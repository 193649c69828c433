import base64
import io

from freezegun import freeze_time
from PyPDF2 import PdfReader

from odoo.tests import TransactionCase, tagged
from odoo.tools import mute_logger

from .. import pdf

PIXEL = base64.b64encode(
    base64.b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")
).decode()


@tagged("post_install", "-at_install")
class TestReportEngine(TransactionCase):
    """The tests fail, and are not skipped, where PDF cannot be made."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["ir.ui.view"].create(
            {
                "name": "test_engine",
                "key": "coop_access.test_engine",
                "type": "qweb",
                "arch": """
                    <t t-name="coop_access.test_engine">
                        <t t-call="coop_access.print_document">
                            <t t-set="title" t-value="'Test of the engine'"/>
                            <t t-set="lang" t-value="'cy_GB'"/>
                            <h1>Croeso</h1>
                            <p t-foreach="docs" t-as="doc" t-out="doc.name"/>
                        </t>
                    </t>""",
            }
        )
        cls.report = cls.env["ir.actions.report"].create(
            {
                "name": "Test",
                "model": "res.partner",
                "report_name": "coop_access.test_engine",
                "report_type": "qweb-pdf",
                "coop_engine": "weasyprint",
            }
        )
        cls.partners = cls.env["res.partner"].create([{"name": "Mali"}, {"name": "Owen"}])

    def test_this_server_can_make_pdf(self):
        self.assertTrue(pdf.available())

    def test_pdf_has_text_tags_language_and_title(self):
        content, kind = self.report._render_qweb_pdf(self.report.id, self.partners.ids)
        self.assertEqual(kind, "pdf")
        reader = PdfReader(io.BytesIO(content))
        text = "".join(page.extract_text() for page in reader.pages)
        self.assertIn("Croeso", text)
        self.assertIn("Owen", text)
        root = reader.trailer["/Root"]
        self.assertEqual(root["/Lang"], "cy-GB")
        self.assertTrue(root["/MarkInfo"]["/Marked"])
        self.assertIn("/StructTreeRoot", root)
        self.assertEqual(reader.metadata.title, "Test of the engine")

    def test_the_same_records_give_the_same_bytes(self):
        with freeze_time("2018-05-01"):
            first = self.report._render_qweb_pdf(self.report.id, self.partners.ids)[0]
        second = self.report._render_qweb_pdf(self.report.id, self.partners.ids)[0]
        self.assertEqual(first, second)

    def test_nothing_but_static_files_and_data_is_fetched(self):
        asked = []

        def read(path):
            asked.append(path)
            return b""

        html = "<html lang='en'><head><title>x</title></head><body>%s</body></html>" % "".join(
            f"<img alt='x' src='{url}'>"
            for url in (
                "http://127.0.0.1:1/x.png",
                "file:///etc/passwd",
                "//example.com/x.png",
                "/web/content/1",
                "/coop_access/static/../models/x.png",
                "/coop_access/static/%2e%2e/models/x.png",
                "/coop_access/static/src/a.png",
                f"data:image/gif;base64,{PIXEL}",
            )
        )
        with mute_logger("weasyprint"):
            content = pdf.make(html, read, read)
        self.assertEqual(asked, ["coop_access/static/src/a.png"])
        self.assertIn(b"/Subtype /Image", content, "the picture in the page itself is kept")

    def test_reports_without_the_engine_are_left_alone(self):
        plain = self.report.copy({"coop_engine": "standard"})
        self.assertEqual(plain._render_qweb_pdf(plain.id, self.partners.ids)[1], "html")

    def test_without_pango_the_page_is_offered(self):
        self.patch(pdf, "available", lambda: False)
        content, kind = self.report._coop_render(self.report.id, self.partners.ids)
        self.assertEqual(kind, "html")
        self.assertIn(b"Croeso", content)

    def test_the_browser_is_told_which_engine_a_report_has(self):
        action = self.report.report_action(self.partners)
        self.assertEqual(action["coop_engine"], "weasyprint")
        self.assertEqual(action["type"], "ir.actions.report")

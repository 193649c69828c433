import base64
import io

from PIL import Image
from PyPDF2 import PdfReader

from odoo import Command
from odoo.tests import TransactionCase, tagged


def photo():
    with io.BytesIO() as file:
        Image.new("RGB", (40, 40), "green").save(file, "PNG")
        return base64.b64encode(file.getvalue())


@tagged("post_install", "-at_install")
class TestTextPrint(TransactionCase):
    """An Easy Read text on paper: pictures, words, and what the hard words mean."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        company = cls.env.company
        cls.picture = cls.env["coop.picture"].create(
            {"name": "Our hall", "image": photo(), "company_id": company.id}
        )
        cls.env["coop.glossary.word"].create(
            {
                "name": "cworwm",
                "forms": "gworwm",
                "lang": "cy_GB",
                "meaning": "Faint o bobl sydd rhaid bod yno.",
                "company_id": company.id,
            }
        )
        text = cls.env["coop.text"].create(
            {
                "name": "The meeting",
                "key": "test_meeting",
                "kind_id": cls.env.ref("coop_texts.kind_letter").id,
                "company_id": company.id,
            }
        )
        cls.version = cls.env["coop.text.version"].create(
            {
                "text_id": text.id,
                "lang": "cy_GB",
                "format": "easy_read",
                "title": "Y cyfarfod",
                "block_ids": [
                    Command.create({"words": "Dewch i’r neuadd.", "picture_id": cls.picture.id}),
                    Command.create({"words": "Mae angen gworwm."}),
                ],
            }
        )

    def print_it(self):
        report = self.env["ir.actions.report"]
        content, kind = report._coop_render("coop_access.report_text_version", self.version.ids)
        self.assertEqual(kind, "pdf")
        return PdfReader(io.BytesIO(content))

    def images(self, reader):
        resources = [page["/Resources"] for page in reader.pages]
        drawn = [name for each in resources for name in each.get("/XObject", {})]
        return drawn

    def test_it_is_tagged_welsh_and_says_what_hard_words_mean(self):
        reader = self.print_it()
        root = reader.trailer["/Root"]
        self.assertEqual(root["/Lang"], "cy-GB")
        self.assertTrue(root["/MarkInfo"]["/Marked"])
        text = " ".join("".join(page.extract_text() for page in reader.pages).split())
        self.assertIn("Dewch", text)
        self.assertIn("Faint o bobl sydd rhaid bod yno.", text)
        self.assertNotIn("Yn ôl i’r testun", text, "on paper there is no way back to press")

    def test_the_co_op_s_own_picture_is_in_it_until_it_is_taken_back(self):
        self.assertEqual(len(self.images(self.print_it())), 1)
        self.picture.active = False
        self.assertFalse(self.images(self.print_it()))

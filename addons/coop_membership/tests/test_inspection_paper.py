"""The form by which anybody asks to inspect the register."""

from unittest.mock import patch

from odoo.tests import HttpCase, tagged

from .inspection_common import InspectionCase


@tagged("post_install", "-at_install")
class TestInspectionPaper(InspectionCase, HttpCase):
    def test_the_form_on_paper_is_in_both_languages_and_for_officers(self):
        for user in (self.officer_plain, self.employee):
            user._set_encrypted_password(user.id, user._crypt_context().hash(user.login))
        self.authenticate(self.employee.login, self.employee.login)
        self.assertEqual(self.url_open("/coop/inspection/paper").status_code, 404)
        self.authenticate(self.officer_plain.login, self.officer_plain.login)
        for wanted, words in (
            ("en", ["I want to inspect"]),
            ("cy", ["Rwyf am archwilio"]),
            ("both", ["Rwyf am archwilio", "I want to inspect"]),
            ("neither", ["Rwyf am archwilio", "I want to inspect"]),
        ):
            pages = []
            with self.patch_pdf(pages):
                response = self.url_open(f"/coop/inspection/paper?in={wanted}")
            self.assertEqual(response.status_code, 200)
            for text in words:
                self.assertIn(text, pages[0])

    def patch_pdf(self, pages):
        reports = type(self.env["ir.actions.report"])
        make = reports._coop_make_pdf

        def keep(self, html):
            pages.append(str(html))
            return make(self, html)

        return patch.object(reports, "_coop_make_pdf", keep)

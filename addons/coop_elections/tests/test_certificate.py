import json

from odoo.exceptions import UserError
from odoo.tests import tagged

from ..records import fingerprint
from .common_retention import RetentionCase


@tagged("post_install", "-at_install")
class TestCertificate(RetentionCase):
    """What was destroyed stands in a certificate, in both languages."""

    def test_the_certificate_says_what_went_how_much_and_by_whom(self):
        electors = len(self._electors())
        before = self.election.sudo()._get_rows_print()
        certificate = self._destroyed()
        content = json.loads(certificate.content)
        rows = {row["model"]: row["rows"] for row in content["rows"]}
        self.assertEqual(rows["coop.election.elector"], electors)
        self.assertEqual(rows["coop.election.sealed"], 5)
        self.assertEqual(rows["coop.election.envelope"], 6)
        self.assertTrue(rows["coop.notice.delivery"])
        self.assertEqual(content["before"], before)
        self.assertEqual(certificate.fingerprint, fingerprint(certificate.content))
        self.assertEqual(
            (certificate.asked_by, certificate.confirmed_by, certificate.recorded_by),
            (self.runner.name, self.watcher.name, self.watcher.name),
        )
        self.assertEqual(content["stays"]["declaration"], self.declaration.fingerprint)
        self.assertTrue(certificate.summary and certificate._show()["packets"])
        with self.assertRaises(UserError):
            certificate.confirmed_by = "Somebody"
        for member in (self.mali, *self.people):
            self.assertNotIn(member.partner_id.name, certificate.content)

    def test_the_certificate_is_printed_in_both_languages(self):
        certificate = self._destroyed()
        report = self.env["ir.actions.report"].with_user(self.watcher)
        for lang, words in (("en_GB", "Confirmed by:"), ("cy_GB", "Cadarnhawyd gan:")):
            html = report.with_context(lang=lang)._render_qweb_html(
                "coop_elections.report_certificate", certificate.ids
            )[0]
            for each in (words, self.runner.name, self.watcher.name, certificate.fingerprint):
                self.assertIn(each, html.decode())

import csv
import io
from unittest.mock import patch

from odoo.exceptions import UserError
from odoo.tests import tagged

from odoo.addons.coop_access import codes as signs

from .test_letters import LetterCase


@tagged("post_install", "-at_install")
class TestLettersPlain(LetterCase):
    """Where nobody votes online a code opens nothing: no letter has one, nor a picture of one."""

    @classmethod
    def _ready(cls, user=None, **vals):
        election = super()._ready(user, **vals)
        election.sudo().write({"by_portal": False, "by_post": True})
        return election

    def _print(self, *members):
        """Return (the page, {membership: the code})."""
        issued = {}
        issue = type(self.codes)._issue

        def remember(model, *args, **more):
            typed = issue(model, *args, **more)
            issued.update(typed)
            return typed

        reports = type(self.env["ir.actions.report"])
        with (
            patch.object(type(self.codes), "_issue", remember),
            patch.object(reports, "_coop_pdf_available", lambda self: False),
        ):
            people = self.mali.browse().union(*members)
            content, _kind = self.letters._print_here(self.election, people)
        return content.decode(), issued

    def _plain(self, member):
        return self.env["coop.notice.delivery"].search(
            [
                ("partner_id", "=", member.partner_id.id),
                ("kind_id.code", "=", "election_letter_plain"),
            ]
        )

    def test_the_letter_has_the_number_and_neither_code_nor_picture(self):
        page, issued = self._print(self.mali, self.sion)
        for member in (self.mali, self.sion):
            self.assertIn(self._rows(member).number, page)
            self.assertNotIn(signs.show(issued[member.id]), page)
            self.assertEqual(self._plain(member).state, "printed")
            self.assertFalse(self._letter(member))
        self.assertNotIn("•••", page)
        self.assertNotIn("/vote", page)
        self.assertIn("Nobody votes online in this election", self._plain(self.mali).body_html)
        welsh = self._plain(self.sion)
        self.assertEqual((welsh.lang, welsh.format), ("cy_GB", "easy_read"))
        self.assertIn("Eich rhif yn yr etholiad hwn", welsh.body_html)

    def test_who_has_a_letter_gets_no_second_one(self):
        self._print(self.mali)
        left = self.mali.browse().union(*self.election._iterate_unwritten(10))
        self.assertEqual(left, self.elin | self.sion)

    def test_a_printer_outside_gets_no_code(self):
        with self.letters._write_file(self.election) as file:
            lines = list(csv.DictReader(io.StringIO(file.read().decode("utf-8-sig"))))
        self.assertEqual(len(lines), 3)
        for line in lines:
            self.assertTrue(line["Elector number"])
            self.assertEqual((line["Code"], line["QR"]), ("", ""))
        self.assertEqual(self._plain(self.sion).state, "printed")

    def test_none_is_told_on_the_phone(self):
        row = self._rows(self.mali)
        with self.assertRaisesRegex(UserError, "Nobody votes online"):
            self.codes.with_user(self.runner)._replace(row, "lost", "known", "told")

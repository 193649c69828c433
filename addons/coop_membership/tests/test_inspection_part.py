"""Somebody asks for a part of the register: what is printed, and what is kept of it."""

import io
from datetime import date

import openpyxl
from freezegun import freeze_time

from odoo.exceptions import UserError
from odoo.tests import tagged

from ..models.coop_register_part import RegisterPart
from .inspection_common import InspectionCase


@tagged("post_install", "-at_install")
class TestInspectionPart(InspectionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.ann = cls._member("Ann Afallen")
        cls.gone = cls._member("Gwyn Derwas")
        cls.gone._leave("resignation", date(2018, 4, 1))

    def prepared(self, kind="html", **vals):
        """What is printed for a copy: the request and the text of the file."""
        request = self.request(wants="copy", **vals)
        request.action_comply()
        self.act(request, "prepare", format=kind)
        raw = request.print_id.sudo().attachment_ids.raw
        return request, raw.decode() if kind == "html" else raw

    def assertNames(self, text, there, missing):
        for name in there:
            self.assertIn(name, text)
        for name in missing:
            self.assertNotIn(name, text)

    def test_names_from_one_letter_to_another(self):
        request, text = self.prepared(part="letters", part_from="b", part_to="D")
        self.assertNames(text, ["Mali Derwen", "Gwyn Derwas"], ["Ann Afallen", "Wil Zzhelygen"])
        self.assertIn("names from B to D", text)
        self.assertIn("2; members on this day: 1", text)
        self.assertEqual(request.print_id.line_count, 2)

    def test_members_of_the_day_without_those_who_ceased(self):
        _request, text = self.prepared(part="members")
        self.assertNames(text, ["Ann Afallen", "Mali Derwen", "Wil Zzhelygen"], ["Gwyn Derwas"])
        self.assertIn("without those who ceased", text)

    def test_the_entries_of_certain_members(self):
        named = self.wil | self.ann
        request, text = self.prepared(part="named", part_membership_ids=[(6, 0, named.ids)])
        self.assertNames(text, ["Ann Afallen", "Wil Zzhelygen"], ["Mali Derwen", "Gwyn Derwas"])
        numbers = sorted(named.mapped("number"))
        self.assertIn(f"the entries under these numbers: {', '.join(numbers)}", text)
        self.assertEqual(request.print_id.part_numbers, " ".join(numbers))

    def test_the_index_of_names_alone_tells_no_address(self):
        _request, text = self.prepared(part="index")
        self.assertNames(
            text, ["Index of names", "Gwyn Derwas", "Ann Afallen"], ["Stryd y Dderwen"]
        )
        _request, raw = self.prepared("xlsx", part="index")
        book = openpyxl.load_workbook(io.BytesIO(raw))
        self.assertEqual(book.sheetnames, ["Summary", "Index of names"])
        told = " ".join(str(cell.value) for sheet in book for row in sheet for cell in row)
        self.assertNames(told, ["Ann Afallen", "the index of names alone"], ["Stryd y Dderwen"])

    def test_a_workbook_of_a_part_counts_the_part(self):
        _request, raw = self.prepared("xlsx", part="letters", part_from="A", part_to="A")
        book = openpyxl.load_workbook(io.BytesIO(raw))
        self.assertEqual([row[1].value for row in book["Register"]][1:], ["Ann Afallen"])
        facts = {row[0].value: row[1].value for row in book["Summary"]}
        self.assertEqual(facts["Entries in the register"], "1")
        self.assertEqual(facts["Part of the register"], "names from A to A")

    def test_the_letter_says_which_part_it_is_and_nothing_of_the_kind_for_the_whole(self):
        for lang, words in (("en_GB", "names from D to Z"), ("cy_GB", "enwau o D i Z")):
            request, _text = self.prepared(part="letters", part_from="D", part_to="Z", lang=lang)
            self.act(request, "give", given_how="posted")
            self.assertIn(words, request.letter_ids.body)
        whole, text = self.prepared()
        self.act(whole, "give", given_how="posted")
        self.assertNotIn("part of the register", whole.letter_ids.body)
        self.assertNotIn("Part of the register", text)
        self.assertFalse(whole.print_id.part_words)

    def test_printed_again_it_is_the_same_part(self):
        request, text = self.prepared(part="members")
        with freeze_time("2018-12-01 10:00:00"):
            self._member("Late Comer", day=date(2018, 5, 1))
            request.print_id.action_print_again()
        again = self.env["coop.register.print"].search([("company_id", "=", self.company.id)])[0]
        self.assertNotEqual(again, request.print_id)
        self.assertEqual(again.part, "members")
        self.assertEqual(again.sudo().attachment_ids.raw.decode(), text)

    def test_a_big_part_comes_in_volumes(self):
        prints = self.env["coop.register.print"].with_context(
            coop_register_part=RegisterPart("letters", "A", "D")
        )
        printed = prints._start(self.company, date(2018, 5, 10), kind="html", rows=1)
        self.assertEqual(printed.state, "waiting")
        while printed.state == "waiting":
            printed.sudo().with_context(coop_register_part=None)._make_next()
        files = [file.raw.decode() for file in printed.sudo().attachment_ids.sorted("id")]
        self.assertEqual(len(files), 4, "three entries, and the index of four names a volume")
        for text in files:
            self.assertIn("names from A to D", text)
            self.assertNotIn("Zzhelygen", text)

    def test_what_does_not_say_which_part_is_asked_back(self):
        request = self.request(wants="copy", part="letters", part_from="A")
        self.assertIn("From which letter", request.missing)
        request.part_to = "C"
        self.assertFalse(request.missing)
        request.part = "named"
        self.assertIn("Whose entries", request.missing)
        request.part_membership_ids = self.ann
        self.assertFalse(request.missing)

    def test_letters_that_are_none_are_refused_in_words(self):
        for first, last in (("C", "A"), ("1", "C"), ("A", "?")):
            with self.assertRaisesRegex(UserError, "two letters from A to Z"):
                self.request(wants="copy", part="letters", part_from=first, part_to=last)

    def test_which_part_was_asked_for_stays_once_it_is_given(self):
        request, _text = self.prepared(part="members")
        self.act(request, "give", given_how="handed")
        with self.assertRaises(UserError):
            request.part = "all"

    def test_nothing_from_outside_narrows_what_is_read(self):
        told = {"coop_register_part": {"kind": "named", "numbers": []}}
        entries = self.env["coop.register.entry"].with_context(**told)
        self.assertEqual(entries._count_as_at(self.company, date(2018, 5, 10))[0], 4)

    def test_a_part_of_a_society_s_register_has_its_officers_only_with_all_members(self):
        self.company.coop_legal_form = "society"
        for part, officers in (("members", True), ("index", False)):
            _request, text = self.prepared(part=part, has_interest=True)
            self.assertEqual("Officers" in text, officers, part)

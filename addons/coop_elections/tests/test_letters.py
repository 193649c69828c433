import csv
import io
from unittest.mock import patch

from freezegun import freeze_time

from odoo.exceptions import UserError
from odoo.tests import tagged

from odoo.addons.coop_access import codes as signs

from ..models.coop_election_letters import LINES, _fit
from .test_codes import CodeCase


class LetterCase(CodeCase):
    """The roll is final. Siôn reads Easy Read in Welsh; the addresses are those of members."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["coop.access.need"].create(
            {
                "partner_id": cls.sion.partner_id.id,
                "language": "cy_GB",
                "format": "easy_read",
                "channel": "print",
            }
        )
        with freeze_time(cls.election._get_objections_until()):
            cls.election.action_make_roll_final()
        cls.letters = cls.env["coop.election.letters"].with_user(cls.runner)

    def _letter(self, member):
        return self.env["coop.notice.delivery"].search(
            [
                ("partner_id", "=", member.partner_id.id),
                ("kind_id.code", "=", "election_letter"),
            ]
        )


@tagged("post_install", "-at_install")
class TestLetters(LetterCase):
    """A letter for each in their language and format; the code is on the paper alone."""

    def _print(self, *members):
        issued = {}
        issue = type(self.codes)._issue

        def remember(model, *args, **more):
            typed = issue(model, *args, **more)
            issued.update(typed)
            return typed

        people = self.mali.browse().union(*members)
        with patch.object(type(self.codes), "_issue", remember):
            content, kind = self.letters._print_here(self.election, people)
        return content, kind, issued

    def test_the_paper_has_the_code_and_the_record_has_it_not(self):
        reports = type(self.env["ir.actions.report"])
        with patch.object(reports, "_coop_pdf_available", lambda self: False):
            content, kind, issued = self._print(self.mali, self.elin)
        self.assertEqual(kind, "html")
        page = content.decode()
        for member in (self.mali, self.elin):
            self.assertIn(signs.show(issued[member.id]), page)
            self.assertIn(self._rows(member).number, page)
            letter = self._letter(member)
            self.assertEqual((letter.state, letter.channel), ("printed", "print"))
            self.assertIn("••• ••• •••", letter.body_html)
            self.assertNotIn(signs.show(issued[member.id]), letter.body_html)
        self.assertGreaterEqual(page.count("data:image/png;base64,"), 2)
        self.assertIn("Rowan", page)
        self.assertNotIn("Community supporters", page)

    def test_each_reads_it_in_their_language_and_format(self):
        self._print(self.mali, self.sion)
        self.assertEqual(self._letter(self.mali).format, "standard")
        letter = self._letter(self.sion)
        self.assertEqual((letter.lang, letter.format), ("cy_GB", "easy_read"))
        self.assertIn("Dyma eich cod", letter.body_html)
        self.assertIn("Derwen", letter.body_html, "the neutral name of the group, in Welsh")

    def test_a_pdf_is_made_where_the_server_can(self):
        content, kind, _issued = self._print(self.mali)
        self.assertIn((kind, content[:4]), [("pdf", b"%PDF"), ("html", content[:4])])

    def test_who_has_a_code_gets_no_second_letter_and_who_has_none_gets_one(self):
        self._print(self.mali)
        left = self.mali.browse().union(*self.election._iterate_unwritten(10))
        self.assertEqual(left, self.elin | self.sion)
        self.assertEqual(self.election.unwritten_count, 2)

    def test_nobody_is_written_to_who_cannot_be_reached_by_post(self):
        self.mali.partner_id.write({"street": False, "street2": False})
        self._as(self.sion, self.officer).action_gone_away()
        left = self.mali.browse().union(*self.election._iterate_unwritten(10))
        self.assertEqual(left, self.elin)
        self.assertEqual(self.election.unwritten_count, 3, "the desk sees that they have no code")

    def test_rules_may_say_that_letters_go_to_those_alone_who_want_post(self):
        self.cr.execute(
            "UPDATE coop_election_rules SET letters_to = 'print' WHERE id = %s",
            [self.election.sudo().rules_id.id],
        )
        self.env.invalidate_all()
        self.elin.partner_id.email = "elin@perllan.example"
        left = self.mali.browse().union(*self.election._iterate_unwritten(10))
        self.assertNotIn(self.elin, left)
        self.assertIn(self.sion, left)

    def test_batches_take_everybody_once(self):
        batches = list(self.election._iterate_unwritten(2))
        self.assertEqual([len(batch) for batch in batches], [2, 1])
        self.assertEqual(self.mali.browse().union(*batches), self.mali | self.elin | self.sion)

    def test_printed_again_they_have_new_codes_but_not_for_those_who_have_voted(self):
        _content, _kind, first = self._print(self.mali, self.elin)
        run = self.letters.search([("election_id", "=", self.election.id)])
        self.assertEqual((run.letter_count, run.live_count), (2, 2))
        voted = self._rows(self.elin)
        with patch.object(type(self.electors), "_has_voted", lambda rows: rows == voted):
            again = run._get_still_waiting()
        self.assertEqual(again, self.mali)
        self._print(*again)
        self.assertFalse(self.codes._find(first[self.mali.id]))
        self.assertTrue(self.codes._find(first[self.elin.id]))
        run.invalidate_recordset(["live_count"])  # as whoever opens it later sees it
        self.assertEqual(run.live_count, 1)

    def test_letters_are_made_by_the_returning_officer_of_a_final_roll_and_in_no_copy(self):
        self.election._check_may_print()
        for user in (self.secretary, self.clerk, self.watcher):
            with self.assertRaises(UserError, msg=user.login):
                self._as(self.election, user)._check_may_print()
        with patch.object(type(self.company), "_coop_is_copy", lambda self: True):
            with self.assertRaisesRegex(UserError, "is a copy"):
                self.election._check_may_print()
        other = self._noticed(is_rehearsal=True)
        with self.assertRaisesRegex(UserError, "roll is final"):
            other._check_may_print()
        other._make_roll()
        other._make_roll_final()
        with self.assertRaisesRegex(UserError, "rehearsal"):
            other._check_may_print()


@tagged("post_install", "-at_install")
class TestPrinter(LetterCase):
    """A file for a printer outside: each line is a letter, and every code in it votes."""

    def _rows_of_file(self, file):
        with file:
            return list(csv.DictReader(io.StringIO(file.read().decode("utf-8-sig"))))

    def test_each_line_has_what_the_letter_needs_and_its_code_votes(self):
        lines = self._rows_of_file(self.letters._write_file(self.election))
        self.assertEqual(
            {line["Name"] for line in lines}, {"Mali Derwen", "Elin Onnen", "Siôn Helyg"}
        )
        for line in lines:
            elector = self.codes._find(line["Code"])
            self.assertEqual(elector.number, line["Elector number"])
            self.assertEqual(elector.member_name, line["Name"])
            self.assertEqual(line["Address 1"], "2 Stryd y Dderwen")
            address, _sign, code = line["QR"].partition("#")
            self.assertTrue(address.endswith("/vote"), "no server ever sees what follows the #")
            self.assertEqual(code, signs.clean(line["Code"]))
        welsh = next(line for line in lines if line["Name"] == "Siôn Helyg")
        self.assertEqual((welsh["Language"], welsh["Format"]), ("cy_GB", "easy_read"))
        self.assertEqual(welsh["Votes for"], "Derwen")
        self.assertIn("/cy/vote#", welsh["QR"])

    def test_it_is_written_down_that_each_was_written_to_without_the_code(self):
        lines = self._rows_of_file(self.letters._write_file(self.election))
        letter = self._letter(self.sion)
        self.assertEqual(
            (letter.state, letter.lang, letter.format), ("printed", "cy_GB", "easy_read")
        )
        self.assertIn("2 Stryd y Dderwen", letter.address)
        run = self.letters.search([("election_id", "=", self.election.id)])
        self.assertEqual((run.how, run.letter_count), ("printer", 3))
        self.cr.execute("SELECT to_jsonb(d)::text FROM coop_notice_delivery d")
        kept = str(self.cr.fetchall())
        for line in lines:
            self.assertNotIn(line["Code"], kept)

    def test_a_second_file_has_only_who_is_left_and_none_is_made_for_nobody(self):
        self.letters._write_file(self.election).close()
        with self.assertRaisesRegex(UserError, "nobody left"):
            self.letters._write_file(self.election)
        self.codes._void(self.election, [self.elin.id], "replaced")
        lines = self._rows_of_file(self.letters._write_file(self.election))
        self.assertEqual([line["Name"] for line in lines], ["Elin Onnen"])

    def test_no_spreadsheet_takes_a_line_for_a_formula(self):
        self.mali.partner_id.street = "=1+1"
        lines = self._rows_of_file(self.letters._write_file(self.election))
        self.assertIn("'=1+1", {line["Address 1"] for line in lines})

    def test_a_long_address_fits_into_the_columns(self):
        for count in range(12):
            cells = _fit([str(number) for number in range(count)])
            self.assertEqual(len(cells), LINES)
            self.assertEqual(
                ", ".join(cell for cell in cells if cell),
                ", ".join(str(number) for number in range(count)),
            )

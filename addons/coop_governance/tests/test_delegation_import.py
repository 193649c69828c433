import csv
import io

from odoo.tests import tagged

from .delegation import DelegationCase

FIELDS = [
    "scheme_id",
    "heading",
    "matter",
    "amount_from",
    "amount_to",
    "job",
    "body_id",
    "ask_first",
    "source",
    "reserved",
]
ROWS = [
    ["Places", "Repair a roof", "", "2000", "Area manager", "", "", "This scheme", ""],
    [
        "Places",
        "Repair a roof",
        "2000",
        "",
        "",
        "Board of Management",
        "the finance manager",
        "",
        "",
    ],
    [
        "Rules",
        "Change the rules",
        "",
        "",
        "",
        "General meeting",
        "",
        "The law",
        "Reserved to the members",
    ],
]


@tagged("post_install", "-at_install")
class TestDelegationImport(DelegationCase):
    """The table comes in from a spreadsheet, by Odoo's own import."""

    def _import(self, rows, user, **options):
        text = io.StringIO()
        csv.writer(text).writerows([["Scheme", *FIELDS[1:]], *rows])
        window = self._as(self.env["base_import.import"], user).create(
            {
                "res_model": "coop.delegation",
                "file": text.getvalue().encode(),
                "file_type": "text/csv",
                "file_name": "table.csv",
            }
        )
        return window.execute_import(
            FIELDS, FIELDS, {"quoting": '"', "separator": ",", "has_headers": True, **options}
        )

    def test_a_governance_officer_brings_the_table_in(self):
        self.env["coop.body"].create(
            {"name": "General meeting", "kind": "general", "company_id": self.company.id}
        )
        rows = [[self.scheme.name, *row] for row in ROWS]
        for row in rows:
            row[8] = row[8] or "This scheme"
        result = self._import(rows, self.secretary)
        self.assertFalse(result["messages"], result)
        lines = self.env["coop.delegation"].browse(result["ids"])
        self.assertEqual(
            lines.mapped("decider"), ["Area manager", "Board of Management", "General meeting"]
        )
        self.assertEqual(lines.mapped("amount_to"), [2000, 0, 0])
        self.assertEqual(lines[2].reserved, "members")
        self.assertEqual(lines.filtered("is_first"), lines[0] + lines[2])
        self.assertFalse(self.scheme._get_contradictions())

    def test_a_line_that_nobody_decides_is_named_and_nothing_comes_in(self):
        before = len(self.scheme.line_ids)
        rows = [
            [self.scheme.name, *ROWS[0]],
            [self.scheme.name, "", "Paint", *[""] * 5, "The law", ""],
        ]
        result = self._import(rows, self.secretary)
        self.assertIn("Say who decides", str(result["messages"]))
        self.scheme.invalidate_recordset()
        self.assertEqual(len(self.scheme.line_ids), before)

    def test_no_line_comes_into_a_scheme_in_force_nor_from_who_may_not(self):
        rows = [[self.scheme.name, *ROWS[0]]]
        self.assertTrue(self._import(rows, self.officer)["messages"])
        self._in_force()
        self.assertIn("stays as it is", str(self._import(rows, self.secretary)["messages"]))

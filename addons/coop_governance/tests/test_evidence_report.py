import io
import json
from datetime import date

import openpyxl
import psycopg2
from PyPDF2 import PdfReader

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .evidence_common import FIRST, LAST, NOW, EvidenceCase


class ReportCase(EvidenceCase):
    """A report of the summer, made on 15 October 2018 by the governance officer."""

    def _report(self, first=FIRST, last=LAST):
        return self._as(self.env["coop.evidence.report"], self.secretary).create(
            {"company_id": self.company.id, "date_from": first, "date_to": last}
        )

    def _reflect(self, report):
        report.principle_ids.write({"reflection": "We did well.", "reflection_cy": "Da iawn."})
        report.write({"thanks": "Thank you all!", "thanks_cy": "Diolch i bawb!"})

    def _kept(self):
        report = self._report()
        self._reflect(report)
        report.action_keep()
        return report

    def _line(self, report, key):
        return report.line_ids.filtered(lambda line: line.key == key)


@tagged("post_install", "-at_install")
class TestEvidenceReport(ReportCase):
    """The officer’s page: numbers, records behind them, words, and what is kept."""

    def test_each_measure_opens_the_records_it_counts(self):
        self._live_through()
        with self._time(NOW):
            report = self._report()
            lines = {line.key: line for line in report.line_ids}
            measures = self.env["coop.evidence"]._get_sorted(self.company, FIRST, LAST)
            self.assertEqual(set(lines), {one["key"] for one in measures})
            for line in report.line_ids.filtered("res_ids"):
                action = line.action_open_records()
                found = self._as(self.env[action["res_model"]], self.secretary)
                found = found.with_context(active_test=False).search(action["domain"])
                measure = next(one for one in measures if one["key"] == line.key)
                self.assertEqual(sorted(found.ids), measure["ids"], line.key)
            for line in report.line_ids.filtered("gap_count"):
                action = line.action_open_gaps()
                found = self._as(self.env[action["res_model"]], self.secretary)
                found = found.with_context(active_test=False).search(action["domain"])
                self.assertEqual(len(found), len(set(json.loads(line.gap_ids))), line.key)
                self.assertTrue(line.gap_words, line.key)

    def test_gaps_are_what_was_due_and_is_missing(self):
        self._live_through()
        with self._time(NOW):
            report = self._report()
            gaps = {line.key: line.gap_count for line in report.line_ids if line.gap_count}
            for key, count in {
                "decided_after_review": 1,  # the Council has not dealt with it
                "members_told": 1,
                "papers_with_words": 1,
                "minutes_approved": 1,  # of June, and the Council met in July
                "questions_answered": 1,
                "followups_told": 1,
                "filings_in_time": 1,
                "promises_kept": 1,
                "own_work_looked_at": 1,
                "vacancies_filled": 1,
                "requests_on_time": 0,  # late, but answered
            }.items():
                self.assertEqual(gaps.get(key, 0), count, key)

    def test_a_time_with_nothing_says_so(self):
        with self._time(NOW):
            report = self._report(date(2016, 1, 1), date(2016, 12, 31))
            line = self._line(report, "decided_after_review")
            self.assertTrue(line.is_nothing)
            self.assertEqual(line.said, "Nothing was decided in this time.")
            self.assertFalse([one.key for one in report.line_ids if "0 of 0" in one.said])
            welsh = line.with_context(lang="cy_GB")
            self.assertEqual(welsh.said, "Ni phenderfynwyd dim yn y cyfnod hwn.")

    def test_fewer_than_five_people_are_never_told_of(self):
        self._live_through()
        with self._time(NOW):
            report = self._report()
            for key in ("concerns_received", "gave_time_board", "gave_time_buddies"):
                line = self._line(report, key)
                self.assertTrue(line.is_few, key)
                self.assertEqual((line.value, line.of_count, line.res_ids), (0, 0, False), key)
                with self.assertRaises(UserError):
                    line.action_open_records()
            # six looked through their interests, of six: nobody is missing
            looked = self._line(report, "interests_looked_through")
            self.assertEqual((looked.is_few, looked.said), (False, "6 of 6 (100 %)"))
            self.env["coop.office.holder"].search(
                [("interests_on", "!=", False)], limit=1
            ).sudo().interests_on = False
            report.action_reckon()
            looked = self._line(report, "interests_looked_through")
            self.assertTrue(looked.is_few, "five of six would tell of the one who did not")
            content = json.loads(report.content)
            row = next(one for one in content["measures"] if one["key"] == looked.key)
            self.assertEqual((row["value"], row["of"]), (None, None))

    def test_it_names_nobody(self):
        self._live_through()
        holders = self.council.term_ids.holder_id | self.trustee.holder_id
        for number, holder in enumerate(holders):
            holder.name = holder.partner_id.name = f"Mair Ddu {number}"
        with self._time(NOW):
            report = self._kept()
            for name in ("Mair Ddu", self.secretary.name):
                self.assertNotIn(name, report.content)

    # -- kept ----------------------------------------------------------------------------------

    def test_it_is_kept_when_the_time_is_over_and_each_principle_has_its_words(self):
        with self._time(NOW):
            report = self._report(FIRST, date(2018, 10, 15))
            self._reflect(report)
            with self.assertRaisesRegex(UserError, "not over yet"):
                report.action_keep()
            report.date_to = LAST
            report.principle_ids[2].reflection_cy = False
            with self.assertRaisesRegex(UserError, "Values that show"):
                report.action_keep()
            report.principle_ids[2].reflection_cy = "Iawn."
            report.action_keep()
            self.assertEqual((report.closed, report.kept_on), (True, date(2018, 10, 15)))

    def test_what_is_kept_stays_whatever_happens_to_the_records(self):
        self._live_through()
        with self._time(NOW):
            report = self._kept()
            before, told = report.content, self._line(report, "members_told")
            self.assertEqual((told.value, told.of_count), (1, 2))
            self.pay.action_tell_members()
            with self.assertRaisesRegex(UserError, "kept as it was"):
                report.action_reckon()
            self.assertEqual((report.content, told.value), (before, 1))
            self.assertEqual(report.action_check()["params"]["type"], "success")
            again = self._report()
            self.assertEqual(self._line(again, "members_told").value, 2)
            for record, name, value in (
                (report, "thanks", "Other"),
                (report.principle_ids[0], "reflection", "Other"),
            ):
                with self.assertRaises(UserError):
                    record[name] = value
            with self.assertRaises(UserError):
                report.unlink()
            self.env.flush_all()
            for table in ("report", "line", "principle"):
                with (
                    self.subTest(table),
                    mute_logger("odoo.sql_db"),
                    self.assertRaises(psycopg2.errors.RestrictViolation),
                    self.env.cr.savepoint(),
                ):
                    self.env.cr.execute(f"DELETE FROM coop_evidence_{table} WHERE closed")

    def test_nothing_of_it_is_typed(self):
        with self._time(NOW):
            report = self._report()
            for vals in (
                {"content": "{}"},
                {"closed": True, "kept_on": LAST, "fingerprint": "0"},
                {"shown_on": LAST},
            ):
                with self.assertRaises(UserError):
                    report.write(vals)
            with self.assertRaises(AccessError):
                report.line_ids[0].value = 5
            with self.assertRaises(UserError):
                report.action_show()

    def test_only_the_governance_officer_reads_it(self):
        with self._time(NOW):
            report = self._report()
            for user in (self.officer, self.employee, self.portal_member):
                for record in (report, report.line_ids, report.principle_ids):
                    with self.assertRaises(AccessError):
                        self._as(record, user).read(["company_id"])

    # -- times ---------------------------------------------------------------------------------

    def test_usual_times(self):
        reports = self.env["coop.evidence.report"]
        with self._time(NOW):
            self.company.write({"coop_year_end_month": "2", "coop_year_end_day": 31})
            self.assertEqual(reports._get_time("year"), (date(2017, 3, 1), date(2018, 2, 28)))
            self.assertEqual(reports._get_time("now"), (date(2018, 3, 1), date(2019, 2, 28)))
            self.assertEqual(reports._get_time("calendar"), (date(2017, 1, 1), date(2017, 12, 31)))
            self.assertEqual(reports._get_time("months"), (date(2017, 10, 15), date(2018, 10, 14)))
            report = reports.new({"preset": "calendar"})
            report._onchange_preset()
            self.assertEqual(report.date_to, date(2017, 12, 31))

    # -- files ---------------------------------------------------------------------------------

    def test_the_workbook_has_measures_gaps_formulas_and_sources(self):
        self._live_through()
        with self._time(NOW):
            report = self._kept()
            book = openpyxl.load_workbook(io.BytesIO(report._get_xlsx("en_GB")))
            self.assertEqual(
                book.sheetnames, ["Measures", "Gaps", "Formulas", "Sources", "What we say of it"]
            )
            rows = {row[1]: row for row in book["Measures"].iter_rows(values_only=True)}
            told = rows["Members were told what was decided"]
            self.assertEqual(told[2:5], (1, 2, "records"))
            self.assertEqual(book["Measures"].max_row, len(report.line_ids) + 1)
            self.assertEqual(book["Gaps"].max_row, report.gap_count + 1)
            models = {row[2] for row in book["Sources"].iter_rows(values_only=True)}
            self.assertLessEqual({"coop.decision", "coop.review.request"}, models)
            welsh = openpyxl.load_workbook(io.BytesIO(report._get_xlsx("cy_GB")))
            self.assertNotIn("Measures", welsh.sheetnames)

    def test_documents_are_tagged_pdf_in_both_languages(self):
        self._live_through()
        with self._time(NOW):
            report = self._kept()
            for what in ("evidence", "page", "easy", "year"):
                for lang in ("en_GB", "cy_GB"):
                    content, kind, _ending = report._get_file(what, lang, "A3")
                    self.assertEqual(kind, "application/pdf")
                    catalog = PdfReader(io.BytesIO(content)).trailer["/Root"]
                    self.assertIn("/StructTreeRoot", catalog, what)
                    html = str(report._get_html(what, lang))
                    self.assertIn(f'lang="{lang.replace("_", "-")}"', html)
            page = str(report._get_html("page", "en_GB"))
            self.assertIn("We did well.", page)
            self.assertIn(report.fingerprint, page)
            for lang in ("en_GB", "cy_GB"):
                for what, paper in (("page", "A4"), ("year", "A4"), ("year", "A3")):
                    pages = PdfReader(io.BytesIO(report._get_file(what, lang, paper)[0])).pages
                    self.assertEqual(len(pages), 1, (what, lang, paper))

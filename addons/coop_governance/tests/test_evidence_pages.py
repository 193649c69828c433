from datetime import date

from odoo.tests import HttpCase, tagged

from .evidence_common import NOW
from .test_evidence_report import ReportCase


@tagged("post_install", "-at_install")
class TestEvidencePages(ReportCase, HttpCase):
    """What trustees, councillors, members and everybody else reach of the evidence."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        for user in (cls.portal_member, cls.portal_other, cls.secretary, cls.officer):
            user.password = user.login
        cls._member(partner=cls.portal_member.partner_id)
        cls._member(partner=cls.portal_other.partner_id)
        begin = cls.env["coop.office.term"]._begin
        begin(cls.board_seats[1], cls.portal_member.partner_id, date(2018, 5, 1), "before")
        seat = cls._seats(1, number=3, constituency_id=cls.rowan.id)
        begin(seat, cls.portal_other.partner_id, date(2018, 5, 1), "elected")

    def _open(self, path, user=None):
        self.authenticate(user and user.login, user and user.login)
        return self.url_open(path)

    def test_who_sits_on_the_board_reads_one_page_and_sends_it(self):
        report = self._report()
        self.assertIn("nothing to send yet", self._open("/my/evidence", self.portal_member).text)
        self._reflect(report)
        with self._time(NOW):
            report.action_keep()
        page = self._open("/my/evidence", self.portal_member).text
        for words in ("We did well.", report.fingerprint, "Seats that somebody holds"):
            self.assertIn(words, page)
        # the matrix, and how each is reckoned, stay in the office
        self.assertNotIn("Seats that say what somebody there does", page)
        self.assertIn("Da iawn.", self._open("/cy/my/evidence", self.portal_member).text)
        file = self._open(f"/my/evidence/{report.id}/file?in=cy", self.portal_member)
        self.assertEqual(file.headers["Content-Type"], "application/pdf")
        self.assertIn("-cy.pdf", file.headers["Content-Disposition"])
        self.assertIn("/my/evidence", self._open("/my/decisions", self.portal_member).text)

    def test_who_does_not_sit_there_does_not(self):
        with self._time(NOW):
            report = self._kept()
        for path in ("", f"/{report.id}", f"/{report.id}/file"):
            answer = self._open(f"/my/evidence{path}", self.portal_other)
            self.assertTrue(answer.url.endswith("/my/decisions"), path)
            self.assertNotIn("We did well.", answer.text)
        self.assertNotIn("/my/evidence", self._open("/my/decisions", self.portal_other).text)

    def test_what_is_prepared_is_shown_to_no_trustee(self):
        report = self._report()
        self._reflect(report)
        answer = self._open(f"/my/evidence/{report.id}", self.portal_member)
        self.assertTrue(answer.url.endswith("/my/decisions") or "We did well." not in answer.text)
        self.assertNotIn("We did well.", answer.text)

    def test_files_are_for_the_governance_officer(self):
        with self._time(NOW):
            report = self._kept()
        path = f"/coop/evidence/{report.id}"
        for user in (self.portal_member, self.portal_other, self.officer):
            self.assertEqual(self._open(f"{path}/evidence", user).status_code, 404)
        answer = self._open(f"{path}/sheet?in=cy", self.secretary)
        self.assertEqual(answer.status_code, 200)
        self.assertTrue(answer.content.startswith(b"PK"))
        self.assertEqual(self._open(f"{path}/other", self.secretary).status_code, 404)
        window = self._as(self.env["coop.evidence.print"], self.secretary).create(
            {"report_id": report.id, "what": "easy", "lang": "cy"}
        )
        url = window.action_file()["url"]
        self.assertEqual(self._open(url, self.secretary).headers["Content-Type"], "application/pdf")

    # -- Our Year ------------------------------------------------------------------------------

    def _year(self, more="", lang=""):
        return self._open(f"{lang}/our-year/of/{self.company.coop_slug}{more}")

    def test_everybody_reads_our_year_once_it_is_shown(self):
        self._live_through()
        with self._time(NOW):
            report = self._kept()
        self.assertIn("There is no “Our Year” yet.", self._year().text)
        self.assertEqual(self._open(f"/our-year/{report.id}").status_code, 404)
        self.assertEqual(self._open(f"/our-year/{report.id}/file").status_code, 404)
        report.action_show()
        page = self._year().text
        members = self._line(report, "members").said
        self.assertIn(f"<strong>{members}</strong>", page)
        for words in ("Thank you all!", "Members were told what was decided", "Questions"):
            self.assertIn(words, page)
        self.assertIn("Diolch i bawb!", self._year(lang="/cy").text)
        for paper in ("a4", "a3"):
            file = self._open(f"/our-year/{report.id}/file?in=cy&paper={paper}")
            self.assertEqual(file.headers["Content-Type"], "application/pdf")
        report.action_hide()
        self.assertEqual(self._open(f"/our-year/{report.id}").status_code, 404)

    def test_only_who_agreed_is_thanked_by_name_and_only_as_long(self):
        self._live_through()
        holder = self.council.term_ids.holder_id.filtered(lambda one: one.name == "Oak 1")
        holder._agree("paper", "Office")
        with self._time(NOW):
            report = self._kept()
        report.action_show()
        page = self._year().text
        self.assertIn("Oak 1", page)
        self.assertNotIn("Oak 2", page)
        holder.action_hide()
        self.assertNotIn("Oak 1", self._year().text)

    def test_fewer_than_five_are_not_thanked_in_numbers(self):
        self._live_through()
        with self._time(NOW):
            report = self._kept()
        report.action_show()
        page = self._year().text
        self.assertIn("People who sat on the Council", page)
        self.assertNotIn("People who sat on the Board", page)

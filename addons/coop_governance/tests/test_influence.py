from odoo.exceptions import AccessError
from odoo.tests import HttpCase, tagged

from .decision_common import at
from .evidence_common import NOW, EvidenceCase


@tagged("post_install", "-at_install")
class TestInfluence(EvidenceCase):
    """The record of what the Council asked, what the Board answered and what changed."""

    def _influence(self, decision):
        self.env.flush_all()
        return self.env["coop.influence"].browse(decision.id)

    def test_each_decision_has_its_figures(self):
        self._live_through()
        with self._time(NOW):
            row = self._influence(self.decision)
            self.assertEqual(
                [
                    row.request_count,
                    row.accepted_count,
                    row.partly_count,
                    row.refused_count,
                    row.open_count,
                    row.in_time_count,
                    row.late_count,
                    row.override_count,
                    row.concluded_count,
                ],
                [3, 1, 1, 1, 0, 2, 1, 0, 1],
            )
            # concluded on 29 May, answered on 5 and 20 June and on 30 July
            self.assertAlmostEqual(row.answer_days, (7 + 22 + 62) / 3, 2)
            self.assertEqual(row.outcome, "changes")
            pay = self._influence(self.pay)
            self.assertEqual((pay.override_count, pay.concluded_count, pay.outcome), (1, 0, False))

    def test_what_is_not_answered_is_late_from_the_day_after(self):
        self._concluded("changes", "Keep the lunch club.")
        review = self.decision.review_id
        row = self._influence(self.decision)
        with self._time(f"{review.answer_by} 10:00:00"):
            self.assertEqual((row.open_count, row.late_count), (1, 0))
        with self._on(8, 1):
            self.assertEqual((row.open_count, row.late_count), (1, 1))

    def test_what_is_being_prepared_has_no_row(self):
        self.env.flush_all()
        self.assertFalse(
            self.env["coop.influence"].search([("decision_id", "=", self.decision.id)])
        )

    def test_it_is_told_day_by_day_in_both_languages(self):
        self._live_through()
        row = self._influence(self.decision)
        page = str(row.timeline)
        told = [
            "The Board brought version 1",
            "supports it with changes",
            "Keep the lunch club.",
            "The lunch club stays.",
            "The Board decided",
            "Members were told",
        ]
        self.assertEqual(sorted(page.index(words) for words in told), [page.index(w) for w in told])
        welsh = str(row.with_context(lang="cy_GB").timeline)
        self.assertIn("Mae’r clwb cinio’n aros.", welsh)
        self.assertNotIn("Members were told", welsh)

    def test_years_add_up(self):
        self._live_through()
        self.env.flush_all()
        rows = self.env["coop.influence"]._read_group(
            [("company_id", "=", self.company.id)],
            ["year"],
            ["request_count:sum", "concluded_count:sum", "override_count:sum"],
        )
        self.assertEqual(rows, [(2018, 3, 1, 1)])

    def test_only_the_governance_officer_opens_it(self):
        for user in (self.officer, self.employee, self.portal_member):
            with self.assertRaises(AccessError):
                self._as(self.env["coop.influence"], user).search([])
        self._as(self.env["coop.influence"], self.secretary).search([])


@tagged("post_install", "-at_install")
class TestPublicInfluence(EvidenceCase, HttpCase):
    """What everybody reads without a log-in: decisions that are made, and no others."""

    def _open(self, path="", lang=""):
        return self.url_open(f"{lang}/decisions{path}")

    def _list(self, more="", lang=""):
        return self._open(f"/of/{self.company.coop_slug}{more}", lang).text

    def _page(self, decision=None, more="", lang=""):
        return self._open(f"/record/{(decision or self.decision).id}{more}", lang)

    def test_nothing_is_shown_before_it_is_decided(self):
        self.assertIn("Nothing has been decided yet", self._list())
        self._concluded("changes", "Keep the lunch club.")
        self.assertNotIn("Central Budget 2018", self._list())
        self.assertEqual(self._page().status_code, 404)
        self.decision.request_ids._answer("accepted", "We heard you.", "It stays.")
        self.assertEqual(self._page().status_code, 404)
        self._final()
        self.assertIn("Central Budget 2018", self._list())
        page = self._page().text
        for words in (
            "The lunch club stays.",
            "Keep the lunch club.",
            "We heard you.",
            "It stays.",
            "Better care and support",
        ):
            self.assertIn(words, page)

    def test_both_languages_and_easy_read(self):
        self._live_through()
        easy = self._page(more="?format=easy_read").text
        self.assertIn("coop-text-easy_read", easy)
        self.assertIn("The Council asked: ", easy)
        self.assertIn("Changes that it asked for: 3.", self._list("?format=easy_read"))
        welsh = self._page(lang="/cy").text
        self.assertIn("Mae’r clwb cinio’n aros.", welsh)
        for english in ("What was decided", "The Board says", "Show this in Easy Read"):
            self.assertNotIn(english, welsh)

    def test_what_could_not_wait_says_so(self):
        self._live_through()
        page = self._page(self.pay).text
        self.assertIn("did not wait for the Council", page)
        self.assertIn("The law asks for it.", page)

    def test_what_the_council_never_saw_is_there_too(self):
        self._final(why="The roof fell in.")
        self.assertFalse(self.decision.review_ids)
        row = self.env["coop.influence"].browse(self.decision.id)
        self.assertEqual((row.review_count, row.override_count), (0, 1))
        shown = self._list()
        self.assertIn("Central Budget 2018", shown)
        self.assertIn("Decided without waiting for the Council", shown)
        self.assertIn("The roof fell in.", self._page().text)

    def test_who_saw_it_otherwise_is_not_shown_to_everybody(self):
        self.decision.action_bring()
        self._ask("Keep the lunch club.")
        resolution = self._council_votes(self.decision.review_id)
        with self._time(at(20)):
            self.decision.review_id._conclude(
                "changes", "People need it.", resolution, dissent="Mair Ddu does not agree."
            )
        self.decision.request_ids._answer("accepted", "We heard you.", "It stays.")
        self._final()
        self.assertIn("People need it.", self._page().text)
        self.assertNotIn("Mair Ddu", self._page().text)

    def test_a_decision_of_a_closed_point_is_not_public(self):
        self._live_through()
        self.assertEqual(self._page().status_code, 200)
        text = self.decision.version_ids.text_id
        closed = self._meeting(points=1).item_ids
        closed.write({"is_closed": True, "closed_why": "It is about somebody."})
        closed.paper_ids = text
        self.assertEqual(self._page().status_code, 404)
        self.assertNotIn("Central Budget 2018", self._list())

    def test_a_decision_that_a_closed_point_deals_with_is_not_public(self):
        self._live_through()
        closed = self._meeting(points=1).item_ids
        closed.decision_id = self.decision
        self.assertEqual(self._page().status_code, 200)
        closed.write({"is_closed": True, "closed_why": "It is about somebody."})
        self.assertEqual(self._page().status_code, 404)
        self.assertNotIn("Central Budget 2018", self._list())

    def test_members_are_led_there(self):
        self._member(partner=self.portal_member.partner_id)
        self.portal_member.password = self.portal_member.login
        self.authenticate(self.portal_member.login, self.portal_member.login)
        self.assertIn('href="/decisions"', self.url_open("/my/decisions").text)

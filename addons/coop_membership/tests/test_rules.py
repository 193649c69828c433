from datetime import date

import psycopg2

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .common import TODAY, MembershipCase
from .pages_common import MembershipPages

WORDS = {
    ("en_GB", "standard"): "<h2>Votes</h2><p>Everybody has one vote.</p>",
    ("en_GB", "easy_read"): "<p>One vote each.</p>",
    ("cy_GB", "standard"): "<h2>Pleidleisiau</h2><p>Mae gan bawb un bleidlais.</p>",
    ("cy_GB", "easy_read"): "<p>Un bleidlais yr un.</p>",
}


def write_words(text, bodies):
    for (lang, kind), body in bodies.items():
        draft = text._begin_version(lang, kind)
        draft.write({"title": "Rules", "body": body})
        draft.action_approve()
    text.action_publish()


@tagged("post_install", "-at_install")
class TestRules(MembershipCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.text = cls.env["coop.text"].create(
            {
                "name": "Rules",
                "key": "test.rules",
                "kind_id": cls.env.ref("coop_texts.kind_rules").id,
                "company_id": cls.company.id,
            }
        )
        write_words(cls.text, WORDS)
        cls.rules.text_id = cls.text
        cls.versions = cls.env["coop.rules.version"]

    def _next(self, **vals):
        action = self.rules.action_begin_next()
        draft = self.versions.browse(action["res_id"])
        draft.write(
            {
                "name": "Rules of 2018",
                "valid_from": date(2018, 6, 1),
                "adopted_on": date(2018, 5, 9),
                "adopted_meeting": "General meeting",
                **vals,
            }
        )
        return draft

    def _adopted(self, **vals):
        draft = self._next(**vals)
        write_words(
            draft.text_id,
            {
                ("en_GB", "standard"): "<h2>Votes</h2><p>Every member has one vote.</p><p>New.</p>",
                ("en_GB", "easy_read"): "<p>One vote each.</p><p>New.</p>",
                ("cy_GB", "standard"): "<h2>Pleidleisiau</h2><p>Mae gan bawb un bleidlais.</p>",
                ("cy_GB", "easy_read"): "<p>Un bleidlais yr un.</p><p>Newydd.</p>",
            },
        )
        draft.action_adopt()
        return draft

    def test_a_draft_is_in_force_for_nobody(self):
        draft = self._next(valid_from=date(2018, 5, 9))
        self.assertEqual(draft.state, "draft")
        self.assertEqual(self.versions._current(self.company, TODAY), self.rules)
        self.assertEqual(self.rules.state, "in_force")
        self.assertFalse(self.rules.valid_to)
        self.assertIn("one vote", draft.text_id.version_ids[0].body + WORDS["en_GB", "standard"])
        self.assertEqual(len(draft.text_id.version_ids), 4)

    def test_on_each_day_one_version_is_in_force(self):
        newer = self._adopted()
        self.assertEqual(newer.state, "coming")
        self.assertEqual(self.rules.valid_to, date(2018, 5, 31))
        self.assertEqual(self.versions._current(self.company, date(2018, 5, 31)), self.rules)
        self.assertEqual(self.versions._current(self.company, date(2018, 6, 1)), newer)
        self.assertFalse(self.versions._current(self.company, date(2016, 12, 31)))
        with mute_logger("odoo.sql_db"), self.assertRaises(psycopg2.IntegrityError):
            with self.cr.savepoint():
                newer.valid_from = self.rules.valid_from
                newer.flush_recordset()

    def test_adoption_needs_a_meeting_a_day_and_published_words(self):
        for vals in (
            {"adopted_on": False},
            {"adopted_meeting": " "},
            {"adopted_on": date(2018, 5, 11)},
            {"valid_from": date(2018, 5, 8)},
        ):
            with self.subTest(vals), self.cr.savepoint() as savepoint:
                draft = self._next(**vals)
                write_words(draft.text_id, WORDS)
                with self.assertRaises(UserError):
                    draft.action_adopt()
                savepoint.rollback()
        draft = self._next()
        with self.assertRaises(UserError):
            draft.action_adopt()

    def test_what_was_adopted_stays_when_the_text_goes_on(self):
        newer = self._adopted()
        write_words(newer.text_id, dict.fromkeys(WORDS, "<p>Somebody changed this.</p>"))
        self.assertIn("Every member", str(newer._wording("en_GB").body))
        self.assertIn("Newydd", str(newer._wording("cy_GB", "easy_read").body))

    def test_accepted_rules_are_not_written_over(self):
        self._submitted().action_accept()
        mine = self._as(self.rules, self.manager)
        for vals in ({"valid_from": TODAY}, {"guarantee_sum": 5}, {"active": False}):
            with self.subTest(vals), self.assertRaises(UserError):
                mine.write(vals)
        mine.write({"filed_on": TODAY, "filed_with": "Companies House", "guarantee_sum": 1})
        with self.assertRaises(AccessError):
            self._as(self.rules, self.officer).action_begin_next()

    def test_the_application_keeps_which_version_was_accepted(self):
        old = self._submitted()
        old.action_accept()
        self._adopted(valid_from=TODAY)
        new = self._submitted("Owen Robin")
        new.action_accept()
        accepted = [a.membership_id.acceptance_ids.version_id.name for a in (old, new)]
        self.assertEqual(accepted, ["Rules of 2017", "Rules of 2018"])

    def test_what_changed_is_said_paragraph_by_paragraph(self):
        steps = self._adopted()._differences("en_GB")
        self.assertEqual([step["kind"] for step in steps], ["same", "changed", "new"])
        self.assertIn(("gone", "Everybody"), steps[1]["words"])
        self.assertEqual(
            [s["kind"] for s in self._adopted_again()._differences("cy_GB")], ["same", "same"]
        )
        self.assertIsNone(self.rules._differences("en_GB"))

    def _adopted_again(self):
        return self.versions.search([("name", "=", "Rules of 2018")])

    def test_members_are_told_once_in_their_language_and_format(self):
        one, two = self._member("Mali Derwen"), self._member("Owen Robin")
        one.partner_id._coop_set_need("cy_GB", "easy_read", "print")
        former = self._member("Nia Onnen")
        former._leave("lost_touch", notice_date=date(2018, 2, 1), end_date=date(2018, 2, 1))
        newer = self._adopted()
        newer.action_tell()
        newer.action_tell()
        told = self.env["coop.notice.delivery"].search([("kind_id.code", "=", "rules_changed")])
        self.assertEqual(sorted(told.partner_id.mapped("name")), ["Mali Derwen", "Owen Robin"])
        self.assertEqual(len(told), 2)
        words = {row.partner_id: row.body_html for row in told}
        self.assertIn("Newydd", words[one.partner_id])
        self.assertNotIn("Every member", words[one.partner_id])
        self.assertIn("<ins>Every member</ins>", words[two.partner_id])
        self.assertIn("<del>Everybody</del>", words[two.partner_id])
        self.assertEqual(newer.told_on, TODAY)

    def test_nobody_is_told_of_a_draft(self):
        with self.assertRaises(UserError):
            self._next().action_tell()

    def test_a_missing_language_can_be_added_and_none_replaced(self):
        newer = self._adopted()
        newer.wording_ids = newer.wording_ids.filtered(lambda w: w.lang == "en_GB")
        self.assertEqual(newer._wording("cy_GB").lang, "en_GB")
        write_words(newer.text_id, dict.fromkeys(WORDS, "<p>Changed later.</p>"))
        newer.action_add_wordings()
        self.assertEqual(newer._wording("cy_GB").lang, "cy_GB")
        self.assertNotIn("later", str(newer._wording("en_GB").body))


@tagged("post_install", "-at_install")
class TestRulesPage(MembershipPages):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.newer = cls._make_rules("Rules of 2018", date(2018, 3, 1))
        cls.draft = cls._make_rules("Rules of tomorrow", date(2018, 4, 1))
        cls.draft.is_draft = True
        cls.base = "/co-op/perllan/rules"

    def test_everybody_reads_the_rules_in_force_in_both_languages_and_easy_read(self):
        page = self.page(self.base)
        self.assertIn("Rules of 2018", page.text)
        self.assertIn("Everybody has one vote.", page.text)
        self.assertIn("One vote each.", self.page(f"{self.base}?format=easy_read").text)
        page = self.page(f"/cy{self.base}")
        self.assertIn("Mae gan bawb un bleidlais.", page.text)
        self.assertIn("Y rheolau", page.text)

    def test_the_rules_of_a_day(self):
        page = self.page(f"{self.base}?on-day=1&on-month=2&on-year=2018")
        self.assertIn("These rules hold no longer", page.text)
        self.assertIn("Rules of 2017", page.text)
        page = self.page(f"{self.base}?on-day=1&on-month=2&on-year=2010")
        self.assertIn("We have no rules of", page.text)

    def test_what_is_no_day_is_said_in_words(self):
        for query in ("on-day=31&on-month=2&on-year=2018", "on-day=x", "on-year=99999"):
            page = self.page(f"{self.base}?{query}")
            self.assertEqual(page.status_code, 200)
            self.assertIn("not a day we can find", page.text)
        self.assertIn('value="31"', self.page(f"{self.base}?on-day=31&on-month=2").text)

    def test_a_draft_is_shown_to_nobody(self):
        for address in (
            self.base,
            f"{self.base}?version={self.draft.id}",
            f"{self.base}/changes?version={self.draft.id}",
        ):
            self.assertNotIn("Rules of tomorrow", self.page(address).text)
        self.assertEqual(
            self.page(f"{self.base}/file?version={self.draft.id}&in=en").status_code, 404
        )
        self._person("owen")
        self.authenticate("owen", "owen")
        self.assertEqual(self.page(f"/coop/rules/{self.draft.id}/changes").status_code, 404)

    def test_another_co_op_s_rules_are_not_found_here(self):
        other = self.env["res.company"].create({"name": "Arall", "coop_slug": "arall"})
        theirs = self.env["coop.rules.version"].create(
            {"name": "Their rules", "company_id": other.id, "valid_from": "2018-01-01"}
        )
        self.assertNotIn("Their rules", self.page(f"{self.base}?version={theirs.id}").text)
        self.assertEqual(self.page("/co-op/nowhere/rules").status_code, 404)

    def test_files_in_both_languages_and_formats(self):
        for lang in ("en", "cy"):
            for kind in ("standard", "easy_read"):
                url = f"{self.base}/file?version={self.newer.id}&in={lang}&format={kind}"
                file = self.page(url)
                self.assertEqual(file.headers["Content-Type"], "application/pdf", url)
                self.assertEqual(file.content, self.page(url).content)
        for bad in ("", "?version=x", "?version=0", f"?version={'9' * 30}", "?in=en"):
            self.assertEqual(self.page(f"{self.base}/file{bad}").status_code, 404, bad)

    def test_what_changed_is_a_page(self):
        page = self.page(f"{self.base}/changes?version={self.newer.id}")
        self.assertIn("The words are the same", page.text)
        first = self.env["coop.rules.version"].search(
            [("company_id", "=", self.company.id)], order="valid_from", limit=1
        )
        page = self.page(f"{self.base}/changes?version={first.id}")
        self.assertIn("no earlier version", page.text)

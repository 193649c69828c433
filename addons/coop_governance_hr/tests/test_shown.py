from odoo.exceptions import UserError
from odoo.tests import HttpCase, tagged

from .common import StaffFiguresCase


@tagged("post_install", "-at_install")
class TestShown(StaffFiguresCase, HttpCase):
    """The figures with which the Board brought it stand with the decision, for who may read."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.decision.write({"matter_id": cls.salaries.id})
        cls.version = cls.decision.version_ids

    def _members(self):
        return self.people["Oak 1"], self._member("Somebody Else").partner_id

    def test_the_council_reads_what_is_released_to_it_and_members_do_not(self):
        figures = self._released()
        self.version.staff_figures_id = figures
        self.decision.action_bring()
        councillor, member = self._members()
        self.assertEqual(self.version._get_staff_figures(councillor).id, figures.id)
        self.assertFalse(self.version._get_staff_figures(member))

    def test_members_read_what_is_released_to_them(self):
        figures = self._released(audience="members")
        self.version.staff_figures_id = figures
        _councillor, member = self._members()
        self.assertEqual(self.version._get_staff_figures(member).id, figures.id)
        stranger = self.env["res.partner"].create({"name": "Stranger"})
        self.assertFalse(self.version._get_staff_figures(stranger))

    def test_nobody_is_shown_a_draft(self):
        self._figures()
        councillor, member = self._members()
        for partner in (councillor, member):
            self.assertFalse(self.env["coop.staff.figures"]._get_shown(partner))

    def test_what_a_version_shows_stays_with_it(self):
        first = self._released()
        self.version.staff_figures_id = first
        self.decision.action_bring()
        newer = self.Figures.browse(first.action_supersede()["res_id"])
        newer.write({"words": "Counted again.", "why_superseded": "Ten were forgotten."})
        self._pay(newer, {(g, b): 22 for g in ("Arfon", "Llŷn") for b in ("low", "high")})
        newer.action_release()
        with self.assertRaises(UserError):
            self.version.staff_figures_id = newer
        self.assertEqual(self.version.staff_figures_id, first)
        said = " ".join(first._say_when())
        self.assertIn("10 May 2018", said)
        self.assertIn("Ten were forgotten.", said)

    def test_tables_have_their_totals_and_say_what_is_not_shown(self):
        figures = self._figures()
        self._pay(figures, {(False, "low"): 20, (False, "middle"): 9, (False, "high"): 2})
        figures.action_leave_out()
        figures.action_release()
        [table] = figures._get_tables()
        self.assertEqual(
            table["rows"],
            [
                ("low", [20]),
                ("middle", [None]),
                ("high", [None]),
                ("All together", [31]),
            ],
        )
        words = self.env["ir.qweb"]._render(
            "coop_governance_hr.staff_figures", {"staff_figures": figures}
        )
        self.assertIn("not shown", words)
        self.assertIn("<caption>By band of pay</caption>", words)
        self.assertNotIn(">2<", words)
        self.assertNotIn(">9<", words)

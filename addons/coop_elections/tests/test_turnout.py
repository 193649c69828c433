from unittest.mock import patch

from psycopg2.errors import CheckViolation

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from odoo.addons.coop_base.disclosure import LEAST, REST, in_groups
from odoo.addons.coop_base.tests.common import WallAssertions

from .common_count import CountCase

#: area -> (how many of the voters below live there, how many of these vote)
AREAS = {"Arfon": (12, 6), "Môn": (12, 7), "Llŷn": (3, 2), None: (6, 3)}


@tagged("post_install", "-at_install")
class TestTurnout(WallAssertions, CountCase):
    """Thirty-three people of four areas, three who stand and Mali have a vote."""

    @classmethod
    def _get_voters(cls):
        return [
            f"{area or 'Neb'} {number}"
            for area, (count, _voted) in AREAS.items()
            for number in range(count)
        ]

    @classmethod
    def _member(cls, name="Mali Derwen", category=None, **vals):
        member = super()._member(name, category, **vals)
        area = name.split()[0]
        if area in AREAS:
            areas = cls.env["coop.area"]
            mine = [("name", "=", area), ("company_id", "=", cls.company.id)]
            found = areas.search(mine) or areas.create({"name": area, "company_id": cls.company.id})
            cls.env.flush_all()
            # where they lived from the beginning
            cls.env.cr.execute(
                "UPDATE coop_membership SET area_id = %s WHERE id = %s", [found.id, member.id]
            )
            member.invalidate_recordset(["area_id"])
        return member

    def _vote_all(self):
        begins = 0
        for count, voted in AREAS.values():
            for member in self.people[begins : begins + voted]:
                self.assertEqual(self._vote(member, [1, 2])[0]["code"], "in")
            begins += count

    def _declare_all(self):
        self._vote_all()
        self._close()
        self._count()
        self.election.action_tell_candidates()
        self._report()
        return self._declare()

    def _rows(self, breakdown):
        rows = self.env["coop.election.turnout"].search(
            [("contest_id", "=", self.contest.id), ("breakdown", "=", breakdown)]
        )
        return {
            row.area_id.name or ("rest" if row.is_rest else row.way or "all"): (
                row.electors,
                row.voted,
            )
            for row in rows
        }

    def test_the_figures_are_those_of_the_declaration_and_none_is_under_five(self):
        declared = self._declare_all()._get_content()["contests"][0]
        self.assertEqual((declared["electors"], declared["voted"]), (37, 18))
        self.assertEqual(self._rows("contest"), {"all": (37, 18)})
        self.assertEqual(self._rows("way"), {"portal": (0, 18)})
        areas = self._rows("area")
        self.assertEqual(areas, {"Arfon": (12, 6), "Môn": (12, 7), "rest": (13, 5)})
        self.assertEqual(tuple(map(sum, zip(*areas.values(), strict=True))), (37, 18))
        self.assertFalse(self._rows("area_way"), "all voted in one way")
        for electors, voted in areas.values():
            self.assertGreaterEqual(min(voted, electors - voted), LEAST)

    def test_it_stays_when_names_are_gone_and_nobody_changes_it(self):
        self._declare_all()
        self.assert_wall_ready("coop.election.turnout")
        rows = self.env["coop.election.turnout"].search([])
        self.assertFalse(
            {"membership_id", "elector_id"} & rows._fields.keys(), "it refers to nobody"
        )
        with self.assertRaises(UserError):
            rows[:1].sudo().voted = 99

    def test_everybody_reads_a_small_table_below_the_result(self):
        self._declare_all()
        contests = self.election._show_result("en_GB")["contests"]
        table = next(one for one in contests if one["id"] == self.contest.id)["turnout"]
        named = {row["area"]: (row["electors"], row["voted"]) for row in table["rows"]}
        self.assertEqual(named, {"Arfon": (12, 6), "Môn": (12, 7), "Other areas": (13, 5)})
        html = self.election._get_result_html("cy_GB", False)
        self.assertIn("Pwy bleidleisiodd, fesul ardal", html)
        self.assertIn("Ardaloedd eraill", html)
        self.assertNotIn("Llŷn", html)

    def test_several_years_are_weighed_by_how_many_could_vote(self):
        self._declare_all()
        turnout = self.env["coop.election.turnout"]
        [(share,)] = turnout._read_group([("breakdown", "=", "area")], [], ["turnout:avg"])
        self.assertAlmostEqual(float(share), round(100 * 18 / 37, 1))

    def test_who_may_read_it(self):
        self._declare_all()
        for user in (self.secretary, self.officer, self.runner, self.watcher, self.clerk):
            self.assertTrue(self.env["coop.election.turnout"].with_user(user).search([]))
        for user in (self.portal_member, self.internal_member):
            with self.assertRaises(AccessError):
                self.env["coop.election.turnout"].with_user(user).search([])

    def test_by_area_and_way_no_count_is_small_nor_can_one_be_reckoned(self):
        arfon, mon, llyn, eryri = 1, 2, 3, 4
        by_area = {
            arfon: {None: 9, "portal": 9, "post": 6},
            mon: {None: 9, "portal": 12, "post": 2},
            llyn: {None: 9, "portal": 7, "post": 8},
            eryri: {None: 6, "portal": 3, "post": 2},
        }
        declared = {
            "electors": 82,
            "voted": 49,
            "ways": {"portal": 31, "post": 18},
        }
        contest = self.contest
        with (
            patch.object(type(contest), "_count_by_area", lambda one: by_area),
            patch.object(type(contest), "_get_declared", lambda one: declared),
        ):
            rows = contest._prepare_turnout()
        found = {
            (row["area_id"], row["way"]): row["voted"]
            for row in rows
            if row["breakdown"] == "area_way"
        }
        # Môn (2 by post) and Eryri have 4 by post together, so Arfon goes with them
        self.assertEqual(
            found,
            {
                (llyn, "portal"): 7,
                (llyn, "post"): 8,
                (False, "portal"): 24,
                (False, "post"): 10,
            },
        )
        for way, total in declared["ways"].items():
            self.assertEqual(sum(n for (_area, one), n in found.items() if one == way), total)
        shown = {row["area_id"]: row["voted"] for row in rows if row["breakdown"] == "area"}
        self.assertEqual(shown, {arfon: 15, mon: 14, llyn: 15, eryri: 5})

    def test_small_groups_are_in_the_rest_and_the_rest_is_not_small(self):
        told = in_groups({"a": (9, 8), "b": (6, 7), "c": (3, 9), "d": (2, 1)})
        self.assertEqual(told, {"a": (9, 8), "b": (6, 7), REST: (5, 10)})
        # c alone would follow from the total: the smallest of the others goes with it
        told = in_groups({"a": (9, 8), "b": (6, 7), "c": (3, 9)})
        self.assertEqual(told, {"a": (9, 8), REST: (9, 16)})
        self.assertEqual(in_groups({"a": (9, 8), "c": (3, 9)}), {})
        self.assertEqual(in_groups({"a": (9, 8)}), {})
        told = in_groups({"a": (9, 8), "b": (5, 5), "c": (0, 7)})
        self.assertEqual(told, {"a": (9, 8), REST: (5, 12)})

    def test_of_a_contest_in_which_few_voted_or_did_not_nothing_is_kept(self):
        for electors, voted in ((30, 4), (30, 27)):
            declared = {"electors": electors, "voted": voted, "ways": None}
            with patch.object(type(self.contest), "_get_declared", lambda one, d=declared: d):
                self.assertEqual(self.contest._prepare_turnout(), [])

    def test_the_database_keeps_no_number_of_few(self):
        row = self.contest._prepare_turnout_row("contest", 4, 30)
        with self.assertRaises(CheckViolation), mute_logger("odoo.sql_db"):
            self.env["coop.election.turnout"].sudo().create(row)

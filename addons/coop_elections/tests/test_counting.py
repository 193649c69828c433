import json

from freezegun import freeze_time

from odoo.exceptions import UserError
from odoo.tests import tagged

from odoo.addons.coop_base.tests.common import WallAssertions

from ..counting import count, read
from .common import RECORD
from .common_count import CountCase

LEVEL = ([1], [1], [2], [2], [3], [3])


@tagged("post_install", "-at_install")
class TestCounting(WallAssertions, CountCase):
    """The count: by the rule in the notice, with lots before witnesses, again when asked."""

    def _draw(self, drawn, **more):
        self.election._draw(self.contest, drawn, {**RECORD, **more})

    def test_it_is_counted_by_the_rule_of_the_notice_when_the_ballots_are_back(self):
        self._cast([1, 2], [1, 2], [1, 3], [2], [2, 3], [3])
        self._close()
        with self.assertRaisesRegex(UserError, "bring the ballots back"):
            self.election.action_count()
        self._bring()
        self.assertEqual(self.election.next_act, "count")
        self.election.action_count()
        self.assertEqual(self.election.state, "counted")
        result = self.contest._get_result()
        content = result._get_content()
        self.assertEqual(
            (content["rule"], content["valid"], content["quota"]), ("scottish", 6, "3")
        )
        self.assertEqual(content["elected"][0], 1)
        self.assertEqual((result.number, result.standing), (1, "provisional"))
        self.assertEqual(result.elected_words.split(", ")[0], "Ifan Ithel")
        self.assertIn("counting 1.0 sha256:", content["program"])

    def test_anybody_counts_the_published_file_and_finds_the_same(self):
        result = self._counted([1, 2], [1, 2], [1, 3], [2], [2, 3], [3])
        content = result._get_content()
        ballots = read(self.contest._get_blt())
        self.assertEqual(ballots.sha256, content["ballots_sha256"])
        self.assertEqual(ballots.sha256, self.contest._get_opened()["blt_sha256"])
        again = count(ballots, content["rule"])
        self.assertEqual(list(again.elected), content["elected"])
        self.assertEqual(len(again.stages), len(content["stages"]))

    def test_only_the_returning_officer_counts(self):
        self._cast([1], [2])
        self._close()
        self._bring()
        for user in (self.secretary, self.watcher, self.clerk, self.officer):
            with self.assertRaises(UserError, msg=user.login):
                self.election.with_user(user).action_count()

    def test_a_tie_stops_the_count_and_asks_for_a_lot(self):
        result = self._counted(*LEVEL)
        self.assertEqual((result.state, result.standing), ("lot", "lot"))
        self.assertEqual(self.election.state, "closed")
        self.assertTrue(self.election.needs_lot)
        needed = self.contest._get_lot_needed()
        self.assertEqual((needed.purpose, needed.tied), ("exclude", (1, 2, 3)))
        with self.assertRaisesRegex(UserError, "who saw it"):
            self._draw(3, witnesses=[])
        self._draw(3)
        self.assertEqual(self.election.state, "counted")
        self.assertFalse(self.election.needs_lot)
        last = self.contest._get_result()
        self.assertEqual((last.number, last.state), (2, "counted"))
        self.assertEqual(sorted(last._get_content()["elected"]), [1, 2])
        [lot] = last._get_content()["lots"]
        self.assertEqual((lot["chosen"], lot["drawer"]), (3, "Eleri Eryr"))

    def test_the_lot_is_drawn_among_those_who_are_level(self):
        self._counted(*LEVEL)
        for wrong in (4, 0):
            with self.assertRaises(UserError):
                self._draw(wrong)

    def test_the_window_offers_those_who_are_level_and_writes_the_lot_down(self):
        self._counted(*LEVEL)
        with self._open_form(self.election.action_draw()) as window:
            self.assertIn("The one on whom the lot falls is out", window.question)
            offered = self._get_choices(window, "chosen_id")
            self.assertEqual(
                offered.mapped("display_name"), list(self.contest._get_names().values())
            )
            window.chosen_id = offered[1]
            window.drawer, window.method = "Eleri Eryr", "Dice"
            window.witnesses = "Gwen\n\nRuth"
        window.record.action_apply()
        lot = self.election.sudo().lot_ids
        self.assertEqual((json.loads(lot.drawn), lot.witnesses), (2, "Gwen\nRuth"))
        self.assertEqual(lot.drawn_words, "Lowri Lili")

    def test_in_the_window_a_lot_falls_on_somebody_who_is_level(self):
        self._counted([1], [1], [1], [1], [2], [3])
        action = self.election.action_draw()
        window = self._open_form(action)
        self.assertEqual(
            self._get_choices(window, "chosen_id").mapped("ballot_name"),
            [self.contest._get_names()[place] for place in (2, 3)],
        )
        with self.assertRaisesRegex(AssertionError, "required field"):
            window.save()
        windows = self.env[action["res_model"]].with_user(self.runner)
        first = self.contest._get_people()[1]
        for chosen in (False, first.id):
            sent = windows.with_context(**action["context"]).create({"chosen_id": chosen})
            with self.assertRaisesRegex(UserError, "Say on whom the lot fell"):
                sent.action_apply()

    def test_a_recount_uses_the_lots_that_were_drawn(self):
        self._counted(*LEVEL)
        self._draw(3)
        before = self.contest._get_result()
        for why, who in (("", "Ifan"), ("Close", " ")):
            with self.assertRaisesRegex(UserError, "Say who asked"):
                self.election._recount(self.contest, why, who)
        again = self.election._recount(self.contest, "It was close", "Meirion Mwyar")
        self.assertEqual((again.number, again.state), (3, "counted"))
        self.assertEqual(again.content, before.content, "the same to the letter")
        before.invalidate_recordset()
        self.assertEqual((before.standing, again.standing), ("earlier", "provisional"))

    def test_where_the_notice_says_so_an_order_is_drawn_before_the_count(self):
        self._set(ties="before")
        self._cast(*LEVEL)
        self._close()
        self._bring()
        with self.assertRaisesRegex(UserError, "draw an order of the candidates in public"):
            self.election.action_count()
        with self.assertRaises(UserError):
            self._draw([3, 1])
        self._draw([3, 1, 2])
        self.election.action_count()
        self.assertEqual(self.election.state, "counted")
        content = self.contest._get_result()._get_content()
        self.assertEqual(sorted(content["elected"]), [1, 3], "2 was drawn last")

    def test_who_has_died_is_passed_over(self):
        self._cast([1, 2], [1, 2], [1, 3], [2], [3], [3])
        self._close()
        self._bring()
        self.contest._get_people()[1].sudo().write({"state": "died", "died_on": "2018-07-18"})
        self.election.action_count()
        content = self.contest._get_result()._get_content()
        self.assertEqual((content["passed_over"], sorted(content["elected"])), ([1], [2, 3]))
        self.assertIn(b"\n-1\n", self.contest._get_blt())

    def test_the_sheet_is_a_table_and_a_picture_that_says_the_same(self):
        result = self._counted([1, 2], [1, 2], [1, 3], [2], [3], [3, 2])
        self.assertEqual(result.state, "counted")
        sheet = result.sheet
        for words in ("<svg", "<table", "Ifan Ithel", "First choices", "Needed to be elected"):
            self.assertIn(words, sheet)
        welsh = result.with_context(lang="cy_GB").sheet
        self.assertNotIn("First choices", welsh)
        self.assertNotIn("Non-transferable", welsh)
        self.assertNotIn(">Stage ", welsh)

    def test_a_result_and_a_lot_stand_behind_the_wall(self):
        self._counted(*LEVEL)
        self._draw(3)
        for record in (self.contest._get_result(), self.election.sudo().lot_ids):
            with self.assertRaises(UserError):
                record.sudo().write({"contest_id": self.contest.id})
            with self.assertRaises(UserError):
                record.sudo().unlink()

    def test_nothing_is_counted_twice_by_a_second_press(self):
        self._counted([1], [1], [2], [3], [2], [1])
        with self.assertRaisesRegex(UserError, "not the time to count"):
            self.election.action_count()
        with freeze_time(self.at["declared"]), self.assertRaisesRegex(UserError, "No lot"):
            self._draw(1)

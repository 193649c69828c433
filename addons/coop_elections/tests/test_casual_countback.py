import tempfile
from decimal import Decimal
from pathlib import Path

from odoo.exceptions import UserError
from odoo.tests import tagged

from odoo.addons.coop_base.tests.common import WallAssertions

from ..counting import countback, read_file
from ..counting.cli import main
from .common_casual import LEVEL, A, B, C, CasualCase, D


@tagged("post_install", "-at_install")
class TestCasualCountback(WallAssertions, CasualCase):
    """A seat that falls vacant is filled from the ballots that are kept."""

    def test_the_page_of_a_vacancy_says_what_can_be_done_in_the_order_of_the_rules(self):
        self._elect()
        vacancy = self._leave(A)
        self.assertEqual((vacancy.state, vacancy.remedy), ("open", "countback"))
        self.assertEqual(vacancy.next_way, "countback")
        self.assertTrue(vacancy.may_countback and vacancy.may_by_election)
        self.assertFalse(vacancy.may_next_candidate, "the rules do not try it")
        order = [code for code, _problem in vacancy._get_ways()]
        self.assertEqual(order, ["countback", "by_election", "co_option", "next_election"])
        with self.assertRaisesRegex(UserError, "The rules try another way first"):
            vacancy.action_by_election()

    def test_the_ballots_are_counted_back_and_the_seat_is_filled_for_the_rest_of_the_term(self):
        self._elect()
        until = self._term(A).planned_to
        vacancy = self._leave(A)
        casual = self._ask(vacancy)
        self.assertEqual(sorted(casual.answer_ids.mapped("place")), [C, D])
        self.assertEqual(self._told("casual_asked"), self._partner(C) | self._partner(D))
        self._say(casual, D)
        with self.assertRaisesRegex(UserError, "Answers are still to come: 1"):
            self._count_back(casual)
        answer = self._say(casual, C)
        said = (answer.state, answer.how, answer.noted_by, answer.answered_on)
        self.assertEqual(said, ("yes", "phone", self.secretary.name, self.today))

        result = self._count_back(casual)
        content = result._get_content()
        first = {int(who): Decimal(votes) for who, votes in content["stages"][0]["votes"].items()}
        self.assertEqual({one: first[one] for one in (B, C, D)}, {B: 3, C: 2, D: 1})
        self.assertEqual((content["valid"], content["quota"]), (6, "3"))
        self.assertEqual((content["vacated"], content["sitting"]), ([A], [B]))
        self.assertEqual((content["elected"], content["filled"]), ([B, C], [C]))
        self.assertEqual(result.witnesses, "Eleri Eryr\nGwen Gwylan")
        self.assertNotIn("Meirion", result.content, "whoever is forgotten is not named in it")

        with self.assertRaisesRegex(UserError, "Tell the candidates first"):
            casual.action_declare()
        casual.action_tell()
        self.assertEqual(self._told("casual_filled"), self._partner(C))
        self.assertEqual(self._told("casual_not_filled"), self._partner(D))
        self.assertFalse(self._told("casual_result"), "nobody else has heard")
        casual.action_declare()

        term = self._term(C)
        found = (term.begun_how, term.date_from, term.planned_to)
        self.assertEqual(found, ("countback", self.today, until))
        self.assertEqual((vacancy.state, vacancy.filled_term_id), ("filled", term))
        self.assertTrue(term._is_part(), "the rest of a term, as the rules of the body count it")
        self.assertTrue(self._term(B)._stands_on(self.today), "who sat there stays")
        self.assertIn(self.mali.partner_id, self._told("casual_result"))
        self.assertFalse(vacancy.ways)

    def test_the_command_finds_the_same_from_the_published_file(self):
        self._elect()
        casual = self._ask(self._leave(A))
        self._say(casual, C, "no")
        self._say(casual, D)
        content = self._count_back(casual)._get_content()
        self.assertEqual((content["passed_over"], content["filled"]), ([C], [D]))
        self._finish(casual)
        [shown] = self.election._show_result("en_GB")["since"]
        self.assertEqual([one["name"] for one in shown["people"]], ["Nia Nant"])
        self.assertEqual(shown["fingerprint"], casual._get_result().fingerprint)
        status = {row["name"]: row["status"] for row in shown["sheet"]["rows"]}
        self.assertEqual(
            status,
            {
                "Ifan Ithel": "Left the seat",
                "Lowri Lili": "Stays",
                "Meirion Mwyar": "Passed over",
                "Nia Nant": "Takes the seat",
            },
        )
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, f"contest-{self.contest.id}.blt")
            path.write_bytes(self.election._get_result_blt(self.contest.id))
            words = shown["command"].split()[2:]
            self.assertEqual(main([str(path), *words[1:]]), 0)
            ballots = read_file(str(path))
        self.assertEqual(words[0], path.name)
        self.assertEqual(words[1:], "--rule scottish --vacating 1 --sitting 2 --withdraw 3".split())
        without = type(ballots)(**{**vars(ballots), "withdrawn": frozenset({C})})
        found = countback(without, "scottish", [A], [B])
        self.assertEqual(list(found.filled), [D])
        self.assertEqual(ballots.sha256, content["ballots_sha256"])

    def test_where_few_voted_the_sheet_is_not_published(self):
        self._elect(floor=20)
        casual = self._ask(self._leave(A))
        self._say(casual, C)
        self._say(casual, D)
        self._count_back(casual)
        self._finish(casual)
        [shown] = self.election._show_result("en_GB")["since"]
        self.assertEqual([one["name"] for one in shown["people"]], ["Meirion Mwyar"])
        for name in ("sheet", "command", "fingerprint"):
            self.assertIsNone(shown[name], name)
        self.assertTrue(casual.sheet, "who runs it sees it")

    def test_two_seats_are_filled_by_one_countback(self):
        self._elect()
        vacancies = self._leave(A) | self._leave(B)
        casual = self._ask(vacancies[0])
        self.assertEqual(casual.vacancy_ids, vacancies)
        self._say(casual, C)
        self._say(casual, D)
        content = self._count_back(casual)._get_content()
        self.assertEqual((content["vacated"], content["sitting"]), ([A, B], []))
        self.assertEqual(sorted(content["filled"]), [C, D])
        self._finish(casual)
        self.assertEqual(set(vacancies.mapped("state")), {"filled"})
        self.assertEqual(len(self._term(C) | self._term(D)), 2)

    def test_who_fills_a_seat_and_leaves_it_is_followed_by_another_countback(self):
        self._elect()
        casual = self._ask(self._leave(A))
        self._say(casual, C)
        self._say(casual, D)
        self._count_back(casual)
        self._finish(casual)
        self._later(90)
        again = self._ask(self._leave(C))
        self.assertEqual(again.answer_ids.mapped("place"), [D], "who left is not asked")
        self._say(again, D)
        content = self._count_back(again)._get_content()
        self.assertEqual((content["vacated"], content["sitting"]), ([C], [B]))
        self.assertEqual((content["passed_over"], content["filled"]), ([A], [D]))

    def test_nobody_left_goes_on_to_what_the_rules_try_next(self):
        self._elect()
        vacancy = self._leave(A)
        casual = self._ask(vacancy)
        self._say(casual, C, "no")
        self.assertEqual(casual.state, "asking")
        self._say(casual, D, "no")
        self.assertEqual(casual.state, "failed")
        self.assertEqual((vacancy.remedy, vacancy.next_way), ("by_election", "by_election"))
        self.assertIn("Nobody who stood is left", vacancy.ways)
        with self.assertRaisesRegex(UserError, "Nobody who stood is left"):
            vacancy.action_countback()

    def test_an_answer_can_be_changed_until_it_is_counted(self):
        self._elect()
        casual = self._ask(self._leave(A))
        self._say(casual, C, "no")
        self.assertEqual(self._say(casual, C).state, "yes")
        self._say(casual, D)
        self._count_back(casual)
        with self.assertRaisesRegex(UserError, "too late"):
            self._say(casual, C, "no")

    def test_who_does_not_answer_in_time_is_passed_over(self):
        self._elect()
        casual = self._ask(self._leave(A))
        self._say(casual, D)
        self._lapse(casual)
        self.assertEqual(self._of(casual, C).state, "asked", "the last day is not over")
        self._later(71)
        self._lapse(casual)
        self.assertEqual(self._of(casual, C).state, "none")
        self.assertEqual(self._count_back(casual)._get_content()["filled"], [D])

    def _lapse(self, casual):
        with self.enter_registry_test_mode():
            self.env.ref("coop_elections.cron_casual").method_direct_trigger()
        casual.invalidate_recordset()

    def test_the_list_of_what_to_do_has_the_countback_then_the_declaration(self):
        self._elect()
        casual = self._ask(self._leave(A))
        self._say(casual, C)
        self.assertFalse(self._tasks(), "an answer is still to come")
        self._say(casual, D)
        self.assertEqual(self._tasks(), {"casual_count"})
        self._count_back(casual)
        self.assertEqual(self._tasks(), {"casual_declare"})
        self._finish(casual)
        self.assertFalse(self._tasks())

    def _tasks(self):
        self.env.flush_all()
        tasks = self._as(self.env["coop.membership.task"], self.secretary)
        tasks.invalidate_model()
        found = tasks.search([("kind", "in", ("casual_count", "casual_declare"))])
        self.assertEqual(len(set(found.mapped("display_name"))), len(found))
        return set(found.mapped("kind"))

    def test_candidates_who_are_level_are_parted_by_a_lot_before_witnesses(self):
        self._elect(*LEVEL)
        casual = self._ask(self._leave(A))
        self._say(casual, C)
        self._say(casual, D)
        self._count_back(casual)
        self.assertEqual(casual.state, "lot")
        needed = casual._get_lot_needed()
        self.assertEqual((needed.purpose, needed.tied), ("exclude", (C, D)))
        self._draw_lot(casual, C)
        content = casual._get_content()
        self.assertEqual((casual.state, content["filled"]), ("counted", [D]))
        self.assertEqual(content["lots"][0]["witnesses"], ["Gwen Gwylan", "Ruth Rhedynen"])
        self.assertFalse(self.contest.lot_ids, "those of the election are others")
        self._finish(casual)

    def test_ballots_that_are_gone_are_not_counted_back(self):
        self._elect()
        vacancy = self._leave(A)
        self.patch(type(self.contest), "_count_ballots", lambda contest: 0)
        vacancy.invalidate_recordset()
        self.assertFalse(vacancy.may_countback)
        self.assertIn("not kept any more", vacancy.ways)

    def test_a_seat_that_no_count_filled_says_so(self):
        [seat] = self._seats(1, constituency_id=self.oak.id, number=19)
        term = self._sit(seat, self.standing[3])
        today = self.env["coop.clock"].today(self.company)
        vacancy = term._end(today, "resignation").with_user(self.secretary)
        self.assertFalse(vacancy.may_countback)
        self.assertIn("not filled by a count", vacancy.ways)
        self.assertTrue(vacancy.may_by_election and vacancy.may_co_option)

    def test_nobody_is_asked_any_more_for_a_seat_that_was_filled_otherwise(self):
        self._elect()
        vacancy = self._leave(A)
        casual = self._ask(vacancy)
        self._sit(vacancy.seat_id, self.people[0], day=self.today, how="co_opted")
        casual.invalidate_recordset()
        self.assertEqual(casual.state, "stopped")
        self.assertIn("filled in another way", casual.ended_why)
        with self.assertRaisesRegex(UserError, "too late"):
            self._say(casual, C)

    def test_it_can_be_stopped_and_begun_again(self):
        self._elect()
        vacancy = self._leave(A)
        casual = self._ask(vacancy)
        self._say(casual, C)
        with self.assertRaisesRegex(UserError, "being asked already"):
            self._ask(vacancy)
        casual.action_stop()
        again = self._ask(vacancy)
        self.assertEqual(sorted(again.answer_ids.mapped("place")), [C, D])

    def test_who_is_forgotten_later_is_named_no_more(self):
        self._elect()
        casual = self._ask(self._leave(A))
        self._say(casual, C)
        self._say(casual, D)
        self._count_back(casual)
        self._finish(casual)
        self.contest._get_people()[D].membership_id.sudo()._make_nobody()
        self.env.invalidate_all()
        [shown] = self.election._show_result("en_GB")["since"]
        named = [row["name"] for row in shown["sheet"]["rows"]]
        self.assertEqual(named[:3], ["Ifan Ithel", "Lowri Lili", "Meirion Mwyar"])
        self.assertIn("Former member", named[3])
        self.assertNotIn("Nia Nant", str(casual.sheet))

    def test_a_count_for_a_vacant_seat_stands_behind_the_wall(self):
        self.assert_wall_ready("coop.election.casual.result")

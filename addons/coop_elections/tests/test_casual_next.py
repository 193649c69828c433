from odoo.exceptions import UserError
from odoo.tests import tagged

from ..models.casual_order import in_order
from .common_casual import LEVEL, A, C, CasualCase, D


@tagged("post_install", "-at_install")
class TestCasualNext(CasualCase):
    """Where the rules say so, the candidate who came next is asked, then the one after that."""

    def _elect(self, *votes, **more):
        super()._elect(*votes, **more)
        rules = self.council._get_rules(self.today)
        rules.remedy = "next_candidate"

    def test_the_order_is_that_of_the_count(self):
        stages = [
            {"votes": {"1": "5", "2": "3", "3": "2", "4": "2"}, "excluded": []},
            {"votes": {"1": "5", "2": "3", "3": "4", "4": "0"}, "excluded": [4]},
        ]
        self.assertEqual(in_order({"stages": stages}, [2, 3, 4]), [(3,), (2,), (4,)])
        self.assertEqual(in_order({"stages": stages[:1]}, [3, 4]), [(3, 4)])

    def test_whoever_came_next_is_asked_alone_and_takes_the_seat(self):
        self._elect()
        vacancy = self._leave(A)
        self.assertEqual((vacancy.remedy, vacancy.next_way), ("next_candidate", "next_candidate"))
        casual = self._ask(vacancy, "next_candidate")
        self.assertEqual(casual.answer_ids.mapped("place"), [C])
        self._say(casual, C)
        self.assertEqual((casual.state, casual.filled_words), ("counted", "Meirion Mwyar"))
        self._finish(casual)
        self.assertEqual(self._term(C).begun_how, "countback")
        self.assertEqual(vacancy.state, "filled")
        [shown] = self.election._show_result("en_GB")["since"]
        self.assertIn("who came next", shown["lead"])
        self.assertIsNone(shown["sheet"])

    def test_who_says_no_is_followed_by_the_next_and_each_answer_is_kept(self):
        self._elect()
        casual = self._ask(self._leave(A), "next_candidate")
        self._say(casual, C, "no")
        self.assertEqual((casual.state, self._of(casual, D).state), ("asking", "asked"))
        self.assertEqual(self._told("casual_asked"), self._partner(C) | self._partner(D))
        self._say(casual, D)
        self.assertEqual(casual.filled_words, "Nia Nant")
        self.assertEqual(set(casual.answer_ids.mapped("state")), {"no", "yes"})

    def test_who_does_not_answer_is_followed_by_the_next_with_as_many_days(self):
        self._elect()
        casual = self._ask(self._leave(A), "next_candidate")
        self._later(71)
        with self.enter_registry_test_mode():
            self.env.ref("coop_elections.cron_casual").method_direct_trigger()
        casual.invalidate_recordset()
        self.assertEqual(self._of(casual, C).state, "none")
        self.assertEqual((self._of(casual, D).answer_by - self.today).days, 10)

    def test_nobody_left_goes_on_to_what_the_rules_try_next(self):
        self._elect()
        vacancy = self._leave(A)
        casual = self._ask(vacancy, "next_candidate")
        self._say(casual, C, "no")
        self._say(casual, D, "no")
        self.assertEqual((casual.state, vacancy.remedy), ("failed", "by_election"))

    def test_two_who_are_level_are_both_asked_and_a_lot_decides(self):
        self._elect(*LEVEL)
        casual = self._ask(self._leave(A), "next_candidate")
        self.assertEqual(sorted(casual.answer_ids.mapped("place")), [C, D])
        self._say(casual, C)
        self.assertEqual(casual.state, "asking", "the other has not answered")
        self._say(casual, D)
        self.assertEqual(casual.state, "lot")
        self._draw_lot(casual, D)
        self.assertEqual(casual.filled_words, "Nia Nant")
        self._finish(casual)

    def test_whoever_is_alone_willing_of_two_who_are_level_needs_no_lot(self):
        self._elect(*LEVEL)
        casual = self._ask(self._leave(A), "next_candidate")
        self._say(casual, C, "no")
        self._say(casual, D)
        self.assertEqual((casual.state, casual.filled_words), ("counted", "Nia Nant"))

    def test_it_is_not_counted_back(self):
        self._elect()
        casual = self._ask(self._leave(A), "next_candidate")
        with self.assertRaisesRegex(UserError, "one after another"):
            casual._count(["Eleri Eryr"])

from datetime import date

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ..counting import RULES
from ..models.coop_election_rules import COUNTING
from .common import TODAY, ElectionCase


@tagged("post_install", "-at_install")
class TestRules(ElectionCase):
    """What the rules say about elections is data, and holds from a day on."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.delivered = cls.env.ref("coop_elections.rules_delivered")

    def _own(self, day, **vals):
        own = self.delivered.copy({"company_id": self.company.id, "valid_from": day, **vals})
        return own

    def test_the_delivered_rules_hold_until_a_co_op_has_its_own(self):
        rules = self.env["coop.election.rules"]
        self.assertEqual(rules._get(self.company), self.delivered)
        early, late = self._own(date(2017, 1, 1)), self._own(date(2018, 6, 1))
        self.assertEqual(rules._get(self.company, date(2016, 1, 1)), early)
        self.assertEqual(rules._get(self.company, TODAY), early)
        self.assertEqual(rules._get(self.company, date(2018, 6, 1)), late)
        self.assertEqual(len(late.timetable_ids), len(self.delivered.timetable_ids))

    def test_an_officer_takes_the_delivered_rules_over_and_cannot_change_them(self):
        delivered = self._as(self.delivered, self.secretary)
        with self.assertRaises(AccessError):
            delivered.scrutineers = 1
        with self.assertRaises(AccessError):
            delivered.timetable_ids[0].least = 1
        own = self.env["coop.election.rules"].browse(delivered.action_take_over()["res_id"])
        self.assertEqual((own.company_id, own.valid_from), (self.company, TODAY))
        self._as(own, self.secretary).scrutineers = 1
        self.assertEqual(own.scrutineers, 1)

    def test_a_rule_of_the_co_op_moves_its_timetable(self):
        own = self._own(date(2018, 1, 1))
        rule = own.timetable_ids.filtered(lambda rule: rule.least == 40)
        rule.least = 60
        election = self._plan()
        self.assertEqual(election.rules_id, own)
        days = election._find_earliest()
        self.assertEqual(days["poll_closes"], date(2018, 8, 3))

    def test_rules_that_contradict_each_other_are_named(self):
        own = self._own(date(2018, 1, 1))
        self.env["coop.election.timetable.rule"].create(
            {
                "rules_id": own.id,
                "kind": "seats",
                "first": "notice",
                "then": "poll_closes",
                "least": 0,
                "most": 5,
                "paragraph": "Rule 7",
            }
        )
        with self.assertRaisesRegex(UserError, "contradict each other"):
            self._plan()

    def test_rules_under_which_notice_was_given_stay_as_they_are(self):
        own = self._own(date(2018, 1, 1))
        self._noticed()
        for change in (
            lambda: own.write({"scrutineers": 1}),
            lambda: own.timetable_ids[0].write({"least": 1}),
            lambda: own.timetable_ids[0].unlink(),
            lambda: own.unlink(),
        ):
            with self.assertRaises(UserError):
                change()

    def test_a_contest_counts_as_the_rules_say_and_says_how_in_plain_words(self):
        contest = self._plan().contest_ids[0]
        self.assertEqual(contest.counting_rule, "scottish")
        self.assertTrue(contest.is_recommended)
        self.assertEqual(contest.counting_words.count("."), 2, "two sentences")
        contest.counting_rule = "ers97"
        self.assertFalse(contest.is_recommended)
        self.assertIn("bundles", contest.counting_words)

    def test_every_rule_says_itself_as_a_sentence(self):
        for rule in self.delivered.timetable_ids:
            self.assertTrue(rule._say().endswith("."), rule.display_name)

    def test_every_way_to_count_is_one_that_the_program_counts_by(self):
        self.assertEqual({code for code, _label in COUNTING}, set(RULES))
        for code in RULES:
            self.assertTrue(self.env["coop.election.rules"]._explain(code))

from freezegun import freeze_time

from odoo.tests import tagged

from .common_candidates import MINUTE, CandidateCase

#: Dydd Llun, Dydd Mawrth: with a capital letter a day stands alone
CAPITAL = r"[a-zâ’,] Dydd "


@tagged("post_install", "-at_install")
class TestMoot(CandidateCase):
    """Nobody is told of steps that do not come any more, nor that they are late."""

    def _settle_unopposed(self):
        with freeze_time(self._open() + MINUTE):
            dan = self._stand_in("Ash", "Dan Dail")[0]
        self._publish()
        self._settle()
        return dan

    def _states(self):
        self.election.step_ids.invalidate_recordset()
        self.election.invalidate_recordset()
        return {step.code: step.state for step in self.election.step_ids}

    def test_where_nobody_has_a_rival_the_voting_is_neither_next_nor_late(self):
        self._settle_unopposed()
        with freeze_time(self.at["poll_opens"] + MINUTE):
            states = self._states()
            self.assertEqual({states["poll_notice"], states["poll_opens"]}, {"moot"})
            self.assertFalse(self.election.is_late)
            self.assertIn("Next: The result is declared by, on ", self.election.standing)
            self.assertIn("Not needed", self.election.timeline)
            shown = self.election.sudo()._show("en_GB")
        self.assertIn("Next: The result is declared by", shown["next"])
        moot = {step["code"] for step in shown["steps"] if step["moot"]}
        self.assertEqual(moot, {"poll_notice", "poll_opens", "poll_closes"})
        self.assertNotIn("You can vote", " ".join(words for _picture, words in shown["easy"]))

    def test_it_is_on_no_list_of_what_is_to_do(self):
        self._settle_unopposed()
        self.env.flush_all()
        tasks = self.env["coop.membership.task"].with_user(self.secretary)
        mine = [("kind", "=", "election_step"), ("res_id", "=", self.election.id)]
        with freeze_time(self.at["poll_opens"]):
            self.env.invalidate_all()
            self.assertFalse(tasks.search(mine))
        with freeze_time(self.at["declared"]):
            self.env.invalidate_all()
            self.assertEqual(len(tasks.search(mine)), 1, "the declaration is")

    def test_where_one_group_votes_the_voting_comes(self):
        with freeze_time(self._open() + MINUTE):
            self._stand_in("Ash", "Dan Dail")
            self._stand_in("Oak", "Ada Afal", "Bet Bwa", "Cai Coed")
        self._publish()
        self._settle()
        with freeze_time(self.at["withdrawals"] + MINUTE):
            self.assertNotIn("moot", self._states().values())

    def test_what_nobody_voted_on_is_declared_word_for_word_all_the_same(self):
        self._settle_unopposed()
        with freeze_time(self.at["withdrawals"] + MINUTE):
            self.election.action_elect_unopposed()
            self.election.action_finish_unopposed()
        shown = self.election.sudo()._show_result("en_GB")
        ash = next(one for one in shown["contests"] if one["name"] == "Ash")
        self.assertEqual([one["name"] for one in ash["elected"]], ["Dan Dail"])
        self.assertIn("there was no vote", ash["lead"])
        easy = " ".join(words for _picture, words in shown["easy"])
        self.assertIn("Dan Dail has a seat.", easy)
        self.assertNotIn("vote", easy)
        self.assertFalse(self._told("election_result"), "that nobody votes was told before")

    def test_what_was_left_of_an_election_that_ended_is_not_needed(self):
        self.election._abandon("A seat was missing")
        self.assertEqual(set(self._states().values()), {"done", "moot"})
        easy = " ".join(words for _picture, words in self.election.sudo()._show("en_GB")["easy"])
        self.assertNotIn("You can stand", easy)
        self.assertNotIn("You can vote", easy)

    def test_who_has_no_rival_in_their_group_reads_that_nobody_votes_there(self):
        elin = self._new("Elin Eos", "Ash")
        self._settle_unopposed()
        with freeze_time(self.at["withdrawals"] + MINUTE):
            self.election._make_roll()
            self.assertTrue(self.election._is_unopposed_for(elin))
        self.contests["Ash"].sudo().outcome = "contested"
        self.assertFalse(self.election._is_unopposed_for(elin))

    def test_in_easy_read_what_is_past_is_not_offered_any_more(self):
        election = self.election.sudo()

        def easy():
            return " ".join(words for _picture, words in election._show("en_GB")["easy"])

        self.assertIn("You can stand.", easy())
        with freeze_time(self.at["nominations_close"] + MINUTE):
            self.assertNotIn("You can stand.", easy())
            self.assertIn("You can vote from", easy())
        with freeze_time(self.at["poll_opens"] + MINUTE):
            self.assertNotIn("You can vote from", easy())
            self.assertIn("You can vote until", easy())
        with freeze_time(self.at["poll_closes"] + MINUTE):
            self.assertNotIn("You can vote until", easy())
            self.assertIn("We tell you the result", easy())

    def test_in_welsh_a_day_within_a_sentence_is_written_small_and_softened(self):
        shown = self.election.sudo()._show("cy_GB")
        said = [shown["next"], *(words for _picture, words in shown["easy"])]
        said.append(self.election.with_context(lang="cy_GB").standing)
        self.assertIn("ddydd", " ".join(said))
        for words in said:
            self.assertNotRegex(words, CAPITAL)
        self.assertTrue(shown["steps"][0]["day"].startswith("Dydd "), "alone it is written large")

    def test_there_is_no_button_for_what_is_too_early(self):
        self.assertEqual(self.election.next_act, "open_nominations")
        self.assertTrue(self.election.is_early)
        with freeze_time(self.at["nominations_open"]):
            self.election.invalidate_recordset()
            self.assertFalse(self.election.is_early)

import hashlib
import json
from datetime import timedelta

from freezegun import freeze_time

from odoo.exceptions import UserError
from odoo.tests import tagged

from odoo.addons.coop_base.tests.common import WallAssertions

from .common_count import CountCase

VOTES = ([1, 2], [1, 2], [1, 3], [2], [2, 3], [3])


@tagged("post_install", "-at_install")
class TestDeclaring(WallAssertions, CountCase):
    """Candidates hear it first, scrutineers report, then it is declared and stays."""

    def test_candidates_are_told_first_each_by_themselves_and_it_is_noted(self):
        self._counted(*VOTES)
        self.assertIn("Ifan Ithel", self.election.untold_words)
        with self.assertRaisesRegex(UserError, "Tell the candidates first. Still to tell: 3"):
            self.election.action_declare()
        self.election._tell_by_word(self.contest, 3, "phone")
        with self.assertRaisesRegex(UserError, "told already"):
            self.election._tell_by_word(self.contest, 3, "met")
        self.election.action_tell_candidates()
        self.assertFalse(self.election.untold_words)
        ways = {one.place: one.how for one in self.election.sudo().told_ids}
        self.assertEqual(ways, {1: "letter", 2: "letter", 3: "phone"})
        told = self._told("result_elected") | self._told("result_not_elected")
        self.assertEqual(told, (self.standing[0] | self.standing[1]).partner_id)
        self.assertIn(self.standing[0].partner_id, self._told("result_elected"))
        self.assertFalse(self._told("election_result"), "nobody else has heard")

    def test_the_window_offers_who_is_still_to_be_told(self):
        self._counted(*VOTES)
        self.election._tell_by_word(self.contest, 2, "phone")
        with self._open_form(self.election.action_told()) as window:
            offered = self._get_choices(window, "candidate_id")
            names = self.contest._get_names()
            self.assertEqual(offered.mapped("display_name"), [names[1], names[3]])
            window.candidate_id = offered[0]
            window.how = "met"
        window.record.action_apply()
        self.assertEqual(self.election.sudo().told_ids.mapped("how"), ["phone", "met"])
        with self.assertRaisesRegex(UserError, "told already"):
            window.record.action_apply()

    def test_terms_begin_on_the_day_and_whoever_sits_there_stays_until_then(self):
        declaration = self._declared(*VOTES)
        elected = declaration._get_content()["contests"][0]["elected"]
        terms = self.env["coop.office.term"].search(
            [("seat_id", "in", self.contest.seat_ids.ids), ("begun_how", "=", "elected")]
        )
        begins = max(self.contest.term_from, self.at["declared"].date())
        self.assertEqual(len(terms), 2)
        self.assertEqual(set(terms.mapped("date_from")), {begins})
        first = self.contest.seat_ids.sorted("number")[:1]
        holder = terms.filtered(lambda term: term.seat_id == first).holder_id
        self.assertEqual(holder.name, "Ifan Ithel", "elected first, so the first seat")
        self.assertEqual([one["name"] for one in elected][0], "Ifan Ithel")
        self.assertEqual(elected[0]["from"], begins.isoformat())
        states = {one.ballot_name: one.state for one in self.contest._get_people().values()}
        self.assertEqual(sorted(states.values()), ["elected", "elected", "not_elected"])

    def test_who_was_given_another_seat_since_they_stood_leaves_it_before_the_declaration(self):
        self._counted(*VOTES)
        self.election.action_tell_candidates()
        self._report()
        [seat] = self._seats(1, constituency_id=self.oak.id, number=19)
        term = self._sit(seat, self.standing[0], day=self.at["poll_closes"].date())
        with self.assertRaisesRegex(UserError, "Ifan Ithel sits there already"):
            self._declare()
        term._end(self.at["poll_closes"].date(), "resignation")
        self.assertTrue(self._declare())

    def test_everything_that_the_rules_ask_for_is_declared(self):
        self._set(publication_floor=1)
        declaration = self._declared(*VOTES)
        text = declaration.content
        self.assertEqual(hashlib.sha256(text.encode()).hexdigest(), declaration.fingerprint)
        content = json.loads(text)
        contest = next(one for one in content["contests"] if one["how"] == "polled")
        self.assertEqual((contest["electors"], contest["voted"]), (self._electors(), 6))
        self.assertEqual((contest["seats"], contest["unfilled"]), (2, 0))
        self.assertEqual(contest["ways"], {"portal": 6})
        self.assertTrue(contest["figures"] and contest["ballots"])
        self.assertEqual(contest["count"]["valid"], 6)
        self.assertEqual(contest["count"]["quota"], "3")
        self.assertEqual(content["manifest"], self.manifest.fingerprint)
        self.assertEqual(content["opening_sha256"], self.election.opening_sha256)
        self.assertEqual([one["satisfied"] for one in content["scrutineers"]], [True, True])
        self.assertIn("counting 1.0", contest["count"]["program"])
        # no number of a member, no elector and no voter
        for member in self.people:
            self.assertNotIn(member.partner_id.name, text)
        others = [one for one in content["contests"] if one["how"] != "polled"]
        self.assertEqual({one["how"] for one in others}, {"not_filled"})

    def _electors(self):
        return self.contest._count_electors()

    def test_where_few_voted_ballots_are_not_published(self):
        declaration = self._declared(*VOTES)
        contest = declaration._get_content()["contests"][0]
        self.assertEqual((contest["figures"], contest["ballots"]), (True, False))
        found = self.contest._get_result()._get_content()["ballots_sha256"]
        self.assertNotIn(found, declaration.content, "ballots could be tried against it")
        self.assertIsNone(contest["blt_sha256"])
        self.assertIsNone(self.election._get_result_blt(self.contest.id))
        self.assertTrue(self.election._get_result_csv(self.contest.id))

    def test_where_very_few_voted_no_numbers_are_published(self):
        declaration = self._declared([1, 2], [2], [1])
        contest = declaration._get_content()["contests"][0]
        self.assertEqual((contest["figures"], contest["ballots"]), (False, False))
        self.assertFalse({"stages", "valid", "blank", "rejected"} & contest["count"].keys())
        found = self.contest._get_result()._get_content()["ballots_sha256"]
        self.assertNotIn(found, declaration.content)
        self.assertIsNone(contest["ways"])
        self.assertIsNone(self.election._get_result_csv(self.contest.id))
        self.assertEqual(len(contest["elected"]), 2)

    def test_where_the_vote_was_called_off_nothing_is_taken_counted_or_declared(self):
        self._cast([1], [2])
        self.contest._countermand("A candidate has died.")
        self.assertEqual(self._vote(self.people[3], [1])[0], {"code": "closed"})
        self._close()
        self._bring()
        ballots = self.env["coop.election.ballot"].sudo()
        self.assertFalse(ballots.search([("contest_id", "=", self.contest.id)]))
        self.election.action_count()
        self.assertFalse(self.contest._get_result())
        contests = self._declare()._get_content()["contests"]
        said = next(one for one in contests if one["contest"] == self.contest.id)
        self.assertEqual((said["how"], said["elected"], said["count"]), ("countermanded", [], None))
        terms = self.env["coop.office.term"]
        self.assertFalse(terms.search([("seat_id", "in", self.contest.seat_ids.ids)]))

    def test_ways_in_which_few_voted_are_not_told_nor_can_they_be_reckoned(self):
        self._cast(*VOTES[:5])
        self._post(self.people[5])
        self._close()
        self._key("1")
        self._count()
        self.election.action_tell_candidates()
        self._report()
        contest = self._declare()._get_content()["contests"][0]
        self.assertEqual((contest["voted"], contest["ways"]), (6, None))

    def test_everybody_who_had_a_vote_is_told_the_result(self):
        self._declared(*VOTES)
        self.assertIn(self.mali.partner_id, self._told("election_result"))
        deliveries = self.env["coop.notice.delivery"].search(
            [("kind_id.code", "=", "election_result")]
        )
        self.assertIn("Ifan Ithel", deliveries.filtered("body_html")[0].body_html)

    def test_who_leaves_after_the_count_is_passed_over_in_another(self):
        self._counted(*VOTES)
        self.election.action_tell_candidates()
        self._report()
        people = self.contest._get_people()
        people[1].sudo().write({"state": "died", "died_on": self.at["poll_closes"].date()})
        with self.assertRaisesRegex(UserError, "somebody who stands has died or left"):
            self.election.action_declare()
        self.election._recount(self.contest, "A candidate has died", "Ruth Rhedynen")
        self.assertEqual(self.election.untold_words, "Meirion Mwyar", "who heard otherwise before")
        self.election.action_tell_candidates()
        self.assertIn(self.standing[2].partner_id, self._told("result_elected"))
        self._report()
        elected = self._declare()._get_content()["contests"][0]["elected"]
        self.assertEqual([one["name"] for one in elected], ["Lowri Lili", "Meirion Mwyar"])

    def test_what_is_kept_of_a_count_stands_behind_the_wall(self):
        for model in ("result", "lot", "explanation", "told", "scrutiny", "declaration"):
            self.assert_wall_ready(f"coop.election.{model}")

    def test_who_is_forgotten_later_is_named_no_more_in_what_was_declared(self):
        self._set(publication_floor=1)
        declaration = self._declared(*VOTES)
        before = self.election._get_result_blt(self.contest.id)
        self.assertIn(b"Ifan Ithel", before)
        self.standing[0].sudo()._make_nobody()
        texts = (
            declaration.content,
            self.contest._get_result().content,
            self.election._get_result_blt(self.contest.id).decode(),
            self.election._get_result_csv(self.contest.id).decode(),
        )
        for text in texts:
            self.assertNotIn("Ifan Ithel", text)
            self.assertIn("Lowri Lili", text)
        self.assertIn("Former member", declaration.content)

    def test_what_was_declared_stays(self):
        declaration = self._declared(*VOTES)
        with self.assertRaises(UserError):
            declaration.sudo().write({"declared_on": "2018-01-01"})
        with self.assertRaises(UserError):
            declaration.sudo().unlink()
        with self.assertRaisesRegex(UserError, "not the time to declare"):
            self.election.action_declare()
        with self.assertRaises(UserError):
            self.election._recount(self.contest, "Late", "Meirion")
        result = self.contest._get_result()
        self.assertEqual(result.standing, "declared")

    def test_only_the_returning_officer_declares(self):
        self._counted(*VOTES)
        self.election.action_tell_candidates()
        self._report()
        for user in (self.secretary, self.watcher, self.clerk, self.officer):
            with self.assertRaises(UserError, msg=user.login):
                self.election.with_user(user).action_declare()

    def test_the_list_of_what_to_do_has_papers_then_the_count_then_the_declaration(self):
        self._cast(*VOTES[:5])
        self._post(self.people[5])
        self._close()
        self._bundle(1)
        self.assertEqual(self._tasks(), {"election_papers"})
        self.env["coop.election.batch"].search([]).with_user(self.clerk).action_unbundle()
        self._key("1")
        self.assertEqual(self._tasks(), {"election_count"})
        self._count()
        self.assertEqual(self._tasks(), {"election_declare"})

    def _tasks(self):
        self.env.flush_all()
        tasks = self._as(self.env["coop.membership.task"], self.secretary)
        tasks.invalidate_model()
        mine = [("kind", "in", ("election_papers", "election_count", "election_declare"))]
        return set(tasks.search(mine).mapped("kind"))

    def test_a_rehearsal_is_declared_and_nobody_hears_of_it(self):
        self._counted(*VOTES)
        self.env.cr.execute(
            "UPDATE coop_election SET is_rehearsal = TRUE WHERE id = %s", [self.election.id]
        )
        self.env.invalidate_all()
        self._report()
        with freeze_time(self.at["declared"] - timedelta(hours=1)):
            self.election.action_declare()
        self.assertFalse(self._told("election_result"))
        terms = self.env["coop.office.term"].search(
            [("seat_id", "in", self.contest.seat_ids.ids), ("begun_how", "=", "elected")]
        )
        self.assertFalse(terms)

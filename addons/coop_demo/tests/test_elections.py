import hashlib
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from odoo.tests import TransactionCase, tagged

from odoo.addons.coop_elections import counting
from odoo.addons.coop_elections.models.coop_election_settling import OUTCOMES

from ..builder import electing_words, voting

LOG_INS = ("member", "aelod", "worker", "councillor")


@tagged("post_install", "-at_install")
class TestElections(TransactionCase):
    """The election of the Council, declared, and the one in which people vote now."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        elections = cls.env["coop.election"].search([], order="id")
        cls.first, cls.going = elections
        cls.council = cls.first.body_id
        cls.declared = cls.first._get_declaration()._get_content()

    def _acts(self, election):
        return election.journal_ids.sorted("id").mapped("act")

    def _name_of(self, contest):
        return contest.with_context(lang="en_GB").constituency_id.name

    # -- the declared one ------------------------------------------------------------------------

    def test_one_is_declared_and_in_the_other_people_vote(self):
        self.assertEqual((self.first.state, self.going.state), ("declared", "poll"))
        now = self.env["coop.clock"].now()
        self.assertLess(self.going._get_step("poll_opens").done_at, now)
        self.assertGreater(self.going.poll_closes_at, now)
        for election in (self.first, self.going):
            self.assertFalse(election.faults)
            self.assertNotEqual(election.name, election.with_context(lang="cy_GB").name)
            self.assertFalse(election.step_ids.filtered(lambda step: step.state == "late"))

    def test_of_three_contests_two_were_voted_on_and_for_one_a_lot_was_drawn(self):
        outcomes = {self._name_of(one): one.outcome for one in self.first.contest_ids}
        self.assertEqual(outcomes, {"Oak": "contested", "Ash": "contested", "Rowan": "deemed"})
        self.assertLessEqual(set(outcomes.values()), {code for code, _label in OUTCOMES})
        [lot] = self.first.lot_ids
        self.assertEqual((self._name_of(lot.contest_id), lot.purpose), ("Ash", "exclude"))
        self.assertEqual(lot.drawer, electing_words.OUTSIDE)

    def test_votes_came_in_every_way_and_every_sum_is_equal(self):
        ways = {}
        for declared in self.declared["contests"]:
            for way, count in (declared.get("ways") or {}).items():
                ways[way] = ways.get(way, 0) + count
        self.assertEqual(set(ways), {"portal", "helper", "phone", "place", "post", "box"})
        wanted = {}
        for counts in electing_words.FIRST_WAYS.values():
            for way, count in counts.items():
                wanted[way] = wanted.get(way, 0) + count
        self.assertEqual(ways, wanted)
        self.assertEqual(sum(ways.values()), self.first.voted_count)
        sums = self.first._get_sums()
        self.assertTrue(sums)
        self.assertFalse([one for one in sums if not one.is_equal])
        self.assertFalse(self.first.explanation_ids)

    def test_counted_again_from_the_published_file_it_is_the_declared_result(self):
        program = Path(counting.__file__).parent
        for declared in self.declared["contests"]:
            if declared["how"] != "polled":
                continue
            count = declared["count"]
            data = self.first._get_result_blt(declared["contest"])
            self.assertEqual(hashlib.sha256(data).hexdigest(), declared["blt_sha256"])
            with tempfile.TemporaryDirectory() as folder:
                ballots, lots = Path(folder) / "contest.blt", Path(folder) / "lots.json"
                ballots.write_bytes(data)
                lots.write_text(json.dumps({"lots": count["lots"]}))
                command = [sys.executable, str(program), str(ballots), "--rule", count["rule"]]
                if count["lots"]:
                    command += ["--lots", str(lots)]
                done = subprocess.run(
                    [*command, "--format", "json"], capture_output=True, text=True, check=False
                )
            self.assertEqual(done.returncode, 0, done.stderr)
            again = json.loads(done.stdout)
            self.assertEqual(again["elected"], count["elected"])
            self.assertEqual(again["ballots"]["valid"], count["valid"])
            self.assertEqual(again["quota"], count["quota"])
            names = [count["candidates"][number - 1] for number in again["elected"]]
            self.assertEqual(names, [one["name"] for one in declared["elected"]])

    def test_who_sits_on_the_council_was_elected_there(self):
        elected = {
            (one["seat"], one["name"], one["from"])
            for contest in self.declared["contests"]
            for one in contest["elected"]
        }
        terms = self.council.term_ids.filtered(lambda term: not term.is_office)
        self.assertEqual(
            {
                (term.seat_id._get_label(), term.holder_id.name, term.date_from.isoformat())
                for term in terms
            },
            elected,
        )
        self.assertEqual(set(terms.mapped("begun_how")), {"elected", "uncontested"})
        chair = self.council.term_ids.filtered("is_office")
        self.assertIn(chair.holder_id, terms.holder_id)
        self.assertEqual(self.council.seat_count, sum(self.first.contest_ids.mapped("seats")))

    def test_the_threshold_began_with_the_notice(self):
        threshold = self.env["coop.threshold"].search([])
        self.assertEqual(threshold.begun_on, self.first.noticed_on)

    # -- the journal -----------------------------------------------------------------------------

    def test_every_step_is_in_the_journal_in_its_order_and_the_chain_is_over_it(self):
        wanted = (
            "planned",
            "notice",
            "roll_made",
            "open_nominations",
            "nomination_handed_in",
            "nomination_accepted",
            "candidates_published",
            "settled",
            "roll_final",
            "manifest",
            "trial",
            "papers",
            "open_poll",
        )
        then = (
            "close_poll",
            "box",
            "bundle_done",
            "papers_file",
            "cut",
            "opened",
            "papers_removed",
            "lot",
            "count",
            "told",
            "scrutiny",
            "declare",
            "declaration",
        )
        for election, acts in ((self.first, (*wanted, *then)), (self.going, wanted)):
            found = self._acts(election)
            places = [found.index(act) for act in acts]
            self.assertEqual(places, sorted(places), election.name)
        for act in ("nomination_refused", "nomination_withdrawn", "elected_unopposed"):
            self.assertIn(act, self._acts(self.first))
        moments = self.first.journal_ids.sorted("id").mapped("recorded_at")
        self.assertEqual(moments, sorted(moments))
        links = self.env["coop.election.journal.link"].search([("election_id", "=", self.first.id)])
        self.assertEqual(sum(links.mapped("entries")), len(self.first.journal_ids))

    def test_whoever_ran_it_held_the_role(self):
        people = {role.name for role in self.first.role_ids}
        acts = self.first.journal_ids.filtered(
            lambda one: one.act in ("notice", "candidates_published", "cut", "count", "declare")
        )
        self.assertEqual(len(acts), 5)
        self.assertLessEqual(set(acts.mapped("recorded_by")), people)

    # -- the secret ------------------------------------------------------------------------------

    def test_no_ballot_of_it_lies_beside_a_name(self):
        envelopes = self.env["coop.election.envelope"].search([("election_id", "=", self.first.id)])
        self.assertEqual(len(envelopes), self.first.voted_count)
        self.assertTrue(all(one.is_cut or one.channel in ("post", "box") for one in envelopes))
        self.assertFalse(self.env["coop.election.batch.entry"].search_count([]))

    def test_each_election_has_a_key_of_its_own(self):
        keys = {one._read().key for one in self.env["coop.election.manifest"].search([])}
        self.assertEqual(len(keys), 2)
        play = json.loads(voting.PLAY_KEY)
        self.assertIn(play["key"], self.going._get_manifest().content)
        self.assertNotIn(play["key"], self.first._get_manifest().content)

    # -- the one that goes on --------------------------------------------------------------------

    def test_whoever_signs_in_as_a_member_can_still_vote(self):
        for login in LOG_INS:
            user = self.env["res.users"].search([("login", "=", login)])
            membership = self.env["coop.membership"].search(
                [("partner_id", "=", user.partner_id.id)]
            )
            [elector] = self.env["coop.election.elector"]._get_mine(self.going, membership)
            self.assertEqual((elector.state, elector._has_voted()), ("on", False), login)
            booth = self.going.with_user(user).sudo()._get_booth(elector)
            cards = booth["contests"][0]["cards"]
            self.assertGreater(len(cards), booth["contests"][0]["seats"], login)

    def test_nobody_of_the_office_or_who_signs_in_stands(self):
        standing = self.env["coop.election.candidate"].search([]).membership_id.partner_id
        users = self.env["res.users"].search([("login", "in", ("member", "aelod", "worker"))])
        self.assertFalse(standing & users.partner_id)

    def test_some_have_voted_and_the_seats_come_when_terms_begin(self):
        votes = sum(sum(ways.values()) for ways in electing_words.NEXT_WAYS.values())
        self.assertEqual(self.going.voted_count, votes)
        seats = self.going.contest_ids.seat_ids
        self.assertEqual(len(seats), 6)
        for contest in self.going.contest_ids:
            self.assertEqual(set(contest.seat_ids.mapped("date_from")), {contest.term_from})
        self.assertGreater(min(seats.mapped("date_from")), self.going._get_step("declared").day)

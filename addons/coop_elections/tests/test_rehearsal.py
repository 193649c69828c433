import json
from unittest.mock import patch

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ..models import rehearsal_ending
from ..models.rehearsal_play import TrialKey
from ..models.rehearsal_steps import STEPS
from .common import ElectionCase


class RehearsalCase(ElectionCase):
    def _rehearse(self, election, voters=6):
        """Play it through in a transaction of its own, which sees what the test has made."""
        self.env.flush_all()
        with self.enter_registry_test_mode():
            window = election.env["coop.election.rehearse"].create(
                {"election_id": election.id, "voters": voters}
            )
            found = window.action_apply()["res_id"]
        return election.env["coop.election.rehearsal"].browse(found)

    def _steps(self, rehearsal):
        # sudo: what was tried, whoever reads it
        return json.loads(rehearsal.sudo().content)["steps"]


@tagged("post_install", "-at_install")
class TestRehearsal(RehearsalCase):
    """An election is played through before it is noticed, and nothing of that is left."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.election = cls._ready()
        cls.election.by_place = True
        cls.member = cls._member("Mali Derwen", cls.supported)

    def _count_all(self):
        self.env.flush_all()
        counts = {}
        for name in (
            "coop.election",
            "coop.election.elector",
            "coop.election.candidate",
            "coop.election.ballot",
            "coop.membership",
            "coop.membership.category",
            "coop.constituency",
            "coop.seat",
            "coop.register.entry",
            "coop.notice.delivery",
            "coop.office.term",
            "res.partner",
            "mail.mail",
        ):
            model = self.env[name].sudo().with_context(active_test=False)
            counts[name] = (model.search_count([]), model.search([], order="id desc", limit=1).id)
        return counts

    def test_every_step_is_played_and_all_is_well(self):
        rehearsal = self._rehearse(self.election)
        steps = self._steps(rehearsal)
        self.assertFalse([step for step in steps if not step["well"]])
        self.assertTrue(rehearsal.is_well)
        self.assertEqual({step["code"] for step in steps}, set(STEPS))
        moments = [step["at"] for step in steps]
        self.assertEqual(moments, sorted(moments))
        closes = self.election._get_step("poll_closes").day
        self.assertGreaterEqual(moments[-1][:10], closes.isoformat())

    def test_nothing_of_it_is_left_but_the_record(self):
        before = self._count_all()
        self._rehearse(self.election)
        self.assertEqual(self._count_all(), before)
        self.assertEqual(self.election.state, "draft")
        self.assertEqual(self.env["coop.clock"].today(), self.election._get_start())

    def test_no_real_member_takes_part(self):
        rehearsal = self._rehearse(self.election, 8)
        self.assertNotIn("Mali", rehearsal.report)
        [roll] = [step for step in self._steps(rehearsal) if step["code"] == "roll"]
        self.assertEqual(roll["found"], "24")

    def test_it_says_on_every_part_that_it_is_a_rehearsal(self):
        rehearsal = self._rehearse(self.election)
        sheets = json.loads(rehearsal.sudo().content)["sheets"]
        self.assertEqual(len(sheets), 3)
        self.assertEqual(rehearsal.report.count("nothing of this is real"), 1 + len(sheets))

    def test_what_is_in_the_way_is_found(self):
        self.election.with_user(self.secretary).role_ids.filtered("is_outside").unlink()
        rehearsal = self._rehearse(self.election)
        self.assertFalse(rehearsal.is_well)
        last = self._steps(rehearsal)[-1]
        self.assertEqual((last["code"], last["well"]), ("notice", False))
        self.assertIn("scrutineer", last["found"].lower())

    def test_a_vote_that_is_changed_on_its_way_is_found(self):
        found = rehearsal_ending.open_all

        def cheat(*args, **more):
            opening = found(*args, **more)
            for ballots in opening.ballots.values():
                ballots[:] = [(tracker, (1,)) for tracker, _ranking in ballots]
            return opening

        with patch.object(rehearsal_ending, "open_all", cheat):
            rehearsal = self._rehearse(self.election)
        self.assertFalse(rehearsal.is_well)
        wrong = {step["code"] for step in self._steps(rehearsal) if not step["well"]}
        self.assertIn("same", wrong)

    def test_the_trial_key_is_written_nowhere(self):
        kept = []
        begin = TrialKey.__init__

        def remember(key):
            begin(key)
            kept.append(key)

        with patch.object(TrialKey, "__init__", remember):
            rehearsal = self._rehearse(self.election)
        [key] = kept
        text = rehearsal.sudo().content
        self.assertNotIn(key.seed.hex(), text)
        for share in key.shares:
            self.assertNotIn(share[:30], text)

    def test_who_runs_it_signs_what_was_found_once(self):
        rehearsal = self._rehearse(self.election)
        ready = {code: well for code, well, _words in self.election._get_ready()}
        self.assertFalse(ready["rehearsal"])
        with self.assertRaises(UserError):
            rehearsal._sign(" ")
        window = rehearsal.env["coop.election.rehearsal.sign"].create(
            {"rehearsal_id": rehearsal.id, "found": "All was well."}
        )
        window.action_apply()
        self.assertEqual(rehearsal.signed_by, self.runner.name)
        self.assertEqual(rehearsal.found, "All was well.")
        ready = {code: well for code, well, _words in self.election._get_ready()}
        self.assertTrue(ready["rehearsal"])
        with self.assertRaises(UserError):
            rehearsal._sign("Again")
        acts = self.election.journal_ids.mapped("act")
        self.assertIn("rehearsed", acts)
        self.assertIn("rehearsal_signed", acts)

    def test_nobody_else_plays_reads_or_changes_it(self):
        rehearsal = self._rehearse(self.election)
        with self.assertRaises(UserError):
            self.election.with_user(self.watcher).action_rehearse()
        self.assertTrue(rehearsal.with_user(self.watcher).report)
        for user in (self.clerk, self.portal_member, self.internal_member):
            with self.assertRaises(AccessError):
                rehearsal.with_user(user).read(["is_well"])
        with self.assertRaises(AccessError):
            rehearsal.with_user(self.secretary).write({"found": "Nothing"})
        with self.assertRaises(UserError):
            rehearsal.sudo().write({"is_well": False})

    def test_it_is_in_the_reader_s_language(self):
        rehearsal = self._rehearse(self.election)
        report = rehearsal.with_context(lang="cy_GB").report
        self.assertIn("nid oes dim o hyn yn real", report)
        self.assertNotIn("Voting begins", report)

    def test_so_many_and_no_more_play(self):
        for voters in (0, 1000):
            with self.assertRaises(UserError):
                self._rehearse(self.election, voters)


@tagged("post_install", "-at_install")
class TestRehearsalOfQuestion(RehearsalCase):
    def test_a_question_is_played_through(self):
        election = self._ready(
            kind="yes_no", question="Shall we plant a tree?", question_cy="A blannwn ni goeden?"
        )
        rehearsal = self._rehearse(election)
        steps = self._steps(rehearsal)
        self.assertFalse([step for step in steps if not step["well"]])
        self.assertIn("declared", {step["code"] for step in steps})

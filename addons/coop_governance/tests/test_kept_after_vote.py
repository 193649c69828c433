import psycopg2

from odoo.exceptions import UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .meeting_common import MeetingCase, at


@tagged("post_install", "-at_install")
class TestKeptAfterVote(MeetingCase):
    """What was counted stays whole: no vote is added to it. Interests go on to be declared."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.item = cls.meeting.item_ids.sorted("sequence")[0]
        cls.votes = {cls.oak: (2, 0, 0), cls.ash: (2, 0, 0)}

    def _start(self):
        self._begin_meeting()
        with self._time(at(19, 5)):
            self.item.action_open()

    def _draft(self, **vals):
        return self.env["coop.resolution"].create(
            {
                "company_id": self.company.id,
                "name": "A ramp",
                "wording": "The Council asks for a ramp.",
                "body_id": self.council.id,
                "item_id": self.item.id,
                **vals,
            }
        )

    def _refused_by_sql(self, statement, *values):
        with (
            self.assertRaises(psycopg2.IntegrityError),
            self.env.cr.savepoint(),
            mute_logger("odoo.sql_db"),
        ):
            self.env.cr.execute(statement, values)

    def test_no_vote_is_added_to_a_result(self):
        self._start()
        done = self._vote(self.item, self.votes, at(19, 10))
        values = {"resolution_id": done.id, "constituency_id": self.rowan.id, "for_count": 2}
        votes = self.env["coop.resolution.vote"]
        for how in (votes, votes.sudo(), self._as(votes, self.secretary)):
            with self.assertRaisesRegex(UserError, "written down, and stays"):
                how.create(values)
        loaded = self._as(votes, self.secretary).load(
            ["resolution_id/.id", "for_count"], [[str(done.id), "2"]]
        )
        self.assertFalse(loaded["ids"])
        self.env.flush_all()
        self._refused_by_sql(
            "INSERT INTO coop_resolution_vote (resolution_id, company_id, constituency_id,"
            " for_count, against_count, abstained_count, recorded_at, recorded_by_id, recorded_by)"
            " SELECT resolution_id, company_id, %s, 2, 0, 0, now() AT TIME ZONE 'UTC', 1, 'x'"
            " FROM coop_resolution_vote WHERE resolution_id = %s LIMIT 1",
            self.rowan.id,
            done.id,
        )
        self.assertEqual(len(done.vote_ids), 2)

    def test_no_vote_is_moved_to_a_result(self):
        self._start()
        done = self._vote(self.item, self.votes, at(19, 10))
        vote = self._draft(vote_ids=[(0, 0, {"for_count": 1})]).vote_ids
        with self.assertRaisesRegex(UserError, "written down, and stays"):
            vote.resolution_id = done
        self.env.flush_all()
        self._refused_by_sql(
            "UPDATE coop_resolution_vote SET resolution_id = %s WHERE id = %s", done.id, vote.id
        )

    def test_the_button_puts_no_lines_on_a_result(self):
        self._start()
        done = self._vote(self.item, self.votes, at(19, 10))
        with self.assertRaisesRegex(UserError, "written down, and stays"):
            self._as(done, self.secretary).action_fill_votes()

    def test_what_was_written_on_a_resolution_that_is_taken_back_stays_as_well(self):
        self._start()
        draft = self._draft(vote_ids=[(0, 0, {"for_count": 1})])
        draft.action_withdraw()
        self.assertTrue(draft.vote_ids.closed)
        with self.assertRaises(UserError):
            draft.vote_ids.for_count = 2

    def test_no_casting_vote_carries_a_special_resolution(self):
        self._start()
        self.rules_of_council.write({"tie_rule": "chair", "special_percent": 51})
        tie = {self.oak: (2, 0, 0), self.ash: (0, 2, 0)}
        special = self._vote(self.item, tie, at(19, 10), "special", casting="for")
        self.assertEqual((special.state, special.tie), ("lost", True))
        ordinary = self._vote(self.item, tie, at(19, 12), casting="for")
        self.assertEqual(ordinary.state, "carried")

    def _declare_interest(self, name, **vals):
        return self.env["coop.item.interest"].create(
            {
                "item_id": self.item.id,
                "person_id": self._row(name).id,
                "what": "My own house",
                **vals,
            }
        )

    def test_an_interest_before_a_vote_stays_and_another_may_follow(self):
        self._start()
        before = self._declare_interest("Ash 1")
        self._vote(self.item, {self.oak: (2, 0, 0), self.ash: (1, 0, 0)}, at(19, 10))
        with self.assertRaisesRegex(UserError, "That stays"):
            before.act = "speaks"
        with self.assertRaisesRegex(UserError, "That stays"):
            before.unlink()
        with self._time(at(19, 12)):
            self._declare_interest("Ash 2")
        # those who withdrew later do not vote on what comes next
        with self.assertRaisesRegex(UserError, "Too few are here of: Ash"):
            self._vote(self.item, {self.ash: (1, 0, 0)}, at(19, 15))

    def test_a_resolution_that_was_taken_back_holds_no_interest(self):
        self._start()
        interest = self._declare_interest("Ash 1")
        self._draft().action_withdraw()
        interest.act = "speaks"
        interest.unlink()
        self.assertFalse(self.item.interest_ids)

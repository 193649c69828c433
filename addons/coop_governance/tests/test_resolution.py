import psycopg2

from odoo.exceptions import UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .meeting_common import MeetingCase, at


@tagged("post_install", "-at_install")
class TestResolution(MeetingCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.item = cls.meeting.item_ids.sorted("sequence")[0]

    def _start(self, *names):
        self._begin_meeting(*names)
        with self._time(at(19, 5)):
            self.item.action_open()

    def test_votes_by_constituency_add_up_and_get_a_number(self):
        self._start()
        first = self._vote(
            self.item, {self.oak: (2, 0, 0), self.ash: (1, 1, 0), self.rowan: (0, 1, 1)}, at(19, 10)
        )
        self.assertEqual(
            (first.state, first.number, first.for_count, first.against_count, first.needed_count),
            ("carried", "2018/1", 3, 2, 3),
        )
        second = self._vote(self.item, {self.oak: (0, 2, 0)}, at(19, 12))
        self.assertEqual((second.state, second.number), ("lost", "2018/2"))

    def test_a_special_resolution_needs_three_quarters(self):
        self._start()
        votes = {self.oak: (2, 0, 0), self.ash: (2, 0, 0), self.rowan: (0, 2, 0)}
        self.assertEqual(self._vote(self.item, votes, at(19, 10), "special").state, "lost")
        self.assertEqual(self._vote(self.item, votes, at(19, 11)).state, "carried")

    def test_of_those_who_are_there_who_gives_no_vote_counts_also_where_nobody_wrote_it_down(self):
        self.rules_of_council.majority_of = "present"
        self._start()
        # six are here: more than half are four
        lost = self._vote(self.item, {self.oak: (2, 0, 0), self.ash: (1, 1, 0)}, at(19, 10))
        self.assertEqual((lost.state, lost.base_count, lost.needed_count), ("lost", 6, 4))
        carried = self._vote(self.item, {self.oak: (2, 0, 0), self.ash: (2, 0, 0)}, at(19, 11))
        self.assertEqual(carried.state, "carried")

    def test_a_tie_falls_or_waits_for_the_chair_as_the_rules_say(self):
        self._start()
        votes = {self.oak: (2, 0, 0), self.ash: (0, 2, 0)}
        self.assertEqual(self._vote(self.item, votes, at(19, 10)).state, "lost")
        self.rules_of_council.tie_rule = "chair"
        with self.assertRaisesRegex(UserError, "casting vote"):
            self._vote(self.item, votes, at(19, 11))
        carried = self._vote(self.item, votes, at(19, 12), casting="for")
        self.assertEqual((carried.state, carried.tie), ("carried", True))

    def test_no_vote_without_a_meeting_a_point_and_votes(self):
        with self.assertRaisesRegex(UserError, "does not go on"):
            self._vote(self.item, {self.oak: (1, 0, 0)}, at(19, 10))
        self._begin_meeting()
        with self.assertRaisesRegex(UserError, "not dealt with now"):
            self._vote(self.item, {self.oak: (1, 0, 0)}, at(19, 10))
        with self._time(at(19, 11)):
            self.item.action_open()
        with self.assertRaisesRegex(UserError, "how many were for"):
            self._vote(self.item, {self.oak: (0, 0, 0)}, at(19, 12))

    def test_a_body_that_does_not_deal_with_it_does_not_resolve_it(self):
        self._start()
        with self.assertRaisesRegex(UserError, "does not deal with"):
            self._vote(self.item, {None: (1, 0, 0)}, at(19, 10), body=self.board)

    def test_lines_for_the_votes_are_made_by_a_button(self):
        self._start()
        resolution = self.env["coop.resolution"].create(
            {
                "company_id": self.company.id,
                "name": "x",
                "wording": "y",
                "body_id": self.council.id,
                "item_id": self.item.id,
            }
        )
        resolution.action_fill_votes()
        self.assertEqual(resolution.vote_ids.constituency_id, self.oak | self.ash | self.rowan)

    def test_a_result_that_is_written_down_resists_everything(self):
        self._start()
        done = self._vote(self.item, {self.oak: (2, 0, 0)}, at(19, 10))
        for record, vals in (
            (done, {"state": "lost"}),
            (done, {"wording": "Something else"}),
            (done.vote_ids, {"for_count": 1}),
            (done.count_id, {"present": 1}),
        ):
            for how in (record, record.sudo(), self._as(record, self.secretary)):
                with self.assertRaises(UserError), self.env.cr.savepoint():
                    how.write(vals)
            with self.assertRaises(UserError), self.env.cr.savepoint():
                record.sudo().unlink()
            with (
                self.assertRaises(psycopg2.IntegrityError),
                self.env.cr.savepoint(),
                mute_logger("odoo.sql_db"),
            ):
                self.env.cr.execute(f"UPDATE {record._table} SET id = id WHERE id = {record.id}")
        with self.assertRaises(UserError):
            done.action_withdraw()

    def test_a_result_cannot_be_typed_or_imported(self):
        self._start()
        resolutions = self._as(self.env["coop.resolution"], self.secretary)
        values = {
            "name": "x",
            "wording": "y",
            "body_id": self.council.id,
            "item_id": self.item.id,
            "company_id": self.company.id,
        }
        with self.assertRaisesRegex(UserError, "cannot be typed"):
            resolutions.create({**values, "state": "carried"})
        loaded = resolutions.load(
            ["name", "wording", "body_id/.id", "item_id/.id", "state"],
            [["x", "y", str(self.council.id), str(self.item.id), "carried"]],
        )
        self.assertFalse(loaded["ids"])
        with (
            self.assertRaises(psycopg2.IntegrityError),
            self.env.cr.savepoint(),
            mute_logger("odoo.sql_db"),
        ):
            made = resolutions.create(values)
            made.flush_recordset()
            self.env.cr.execute(
                "UPDATE coop_resolution SET state = 'carried' WHERE id = %s", [made.id]
            )

    def test_a_meeting_does_not_close_while_a_result_is_open(self):
        self._start()
        self.env["coop.resolution"].create(
            {
                "company_id": self.company.id,
                "name": "A lift",
                "wording": "y",
                "body_id": self.council.id,
                "item_id": self.item.id,
            }
        )
        with self.assertRaisesRegex(UserError, "A lift"):
            self.meeting.action_close()

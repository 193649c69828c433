from datetime import date

from psycopg2.errors import RestrictViolation

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import mute_logger

from ..records import fingerprint, verify
from .common_retention import RetentionCase

#: rows that say something of a voter; by the election, or by what leads to it
GONE = {
    "coop_election_elector": "election_id = %s",
    "coop_election_envelope": "election_id = %s",
    "coop_election_code": "election_id = %s",
    "coop_election_paper": "election_id = %s",
    "coop_election_sealed": "election_id = %s",
    "coop_election_correction": "election_id = %s",
    "coop_election_objection": "election_id = %s",
    "coop_election_turn": "place_id IN (SELECT id FROM coop_election_place WHERE election_id = %s)",
}


@tagged("post_install", "-at_install")
class TestRetention(RetentionCase):
    """What is kept about voters is destroyed on its day, by two people, and not before."""

    def _refuses(self, words, user=None):
        election = self.election.with_user(user) if user else self.election
        with self.assertRaisesRegex(UserError, words):
            election.action_ask_destruction()

    # -- the list --------------------------------------------------------------------------------

    def test_what_is_kept_is_listed_when_it_is_declared(self):
        packets = self.election.packet_ids
        amounts = {one.kind: one.amount for one in packets}
        self.assertEqual(amounts["register"], len(self._electors()))
        self.assertEqual(
            (amounts["sealed"], amounts["assisted"], amounts["papers"], amounts["identity"]),
            (5, 1, 1, 1),
        )
        self.assertEqual(amounts["ballots"], 6)
        self.assertNotIn("spoilt", amounts)
        self.assertEqual(self.election.questioned_until, date(2018, 9, 3))
        self.assertEqual(self.election.kept_until, date(2019, 8, 13))

    def test_where_a_packet_lies_is_written_by_who_runs_the_election(self):
        packet = self.election.packet_ids[0]
        packet.where = "The locked cupboard"
        for user in (self.watcher, self.clerk, self.officer, self.secretary):
            with self.assertRaises(UserError, msg=user.login):
                packet.with_user(user).where = "Elsewhere"
        with self.assertRaises(UserError):
            packet.state = "destroyed"

    def test_a_scrutineers_share_goes_after_the_days_for_questions_alone(self):
        with self.assertRaisesRegex(UserError, "can be questioned until"):
            self._end_shares()
        with self._after(days=22):
            with self.assertRaisesRegex(UserError, "who saw it"):
                self.election._destroy_shares("Gwen Gwylan", " ", date(2018, 9, 4))
            with self.assertRaises(UserError):
                self.election.with_user(self.watcher)._destroy_shares("a", "b", date(2018, 9, 4))
            self._end_shares()
        self.assertEqual(self.election.shares_destroyed_on, date(2018, 9, 4))
        packet = self.election.packet_ids.filtered(lambda one: one.kind == "shares")
        self.assertEqual(packet.state, "destroyed")
        self.assertEqual(packet.witnesses, "Eleri Eryr and Ruth Rhedynen")

    # -- not before ------------------------------------------------------------------------------

    def test_nothing_is_destroyed_before_its_day_by_anybody(self):
        with self._after(days=300):
            self._refuses("are kept until")
            with self.assertRaisesRegex(UserError, "are kept until"):
                self.election.sudo().action_ask_destruction()
            # as if somebody had asked: the day holds all the same
            self.env.flush_all()
            self.env.cr.execute(
                "UPDATE coop_election SET destruction_asked_id = %s WHERE id = %s",
                [self.runner.id, self.election.id],
            )
            self.env.invalidate_all()
            for election in (self.election.with_user(self.watcher), self.election.sudo()):
                election = election.with_user(self.watcher).sudo(election.env.su)
                with self.assertRaisesRegex(UserError, "are kept until"):
                    election.action_confirm_destruction()
        self.assertTrue(self._electors())

    def test_nobody_deletes_it_another_way(self):
        electors = self._electors()
        with self.assertRaises(UserError):
            electors.sudo().unlink()
        with (
            mute_logger("odoo.sql_db"),
            self.assertRaises(RestrictViolation),
            self.env.cr.savepoint(),
        ):
            self.env.cr.execute(
                "DELETE FROM coop_election_sealed WHERE election_id = %s", [self.election.id]
            )
        for user in (self.runner, self.watcher, self.clerk, self.secretary, self.officer):
            for model in ("coop.election.envelope", "coop.election.certificate"):
                self.assertFalse(self._as(self.env[model], user).has_access("unlink"), model)
        with self.assertRaises(UserError):
            self.election.destroyed_on = date(2018, 10, 1)

    def test_shares_go_first(self):
        with self._year_on():
            self._refuses("shares of the key first")

    def test_two_people_do_it(self):
        with self._year_on():
            self._end_shares()
            watching = self.election.with_user(self.watcher)
            with self.assertRaisesRegex(UserError, "asks for it first"):
                watching.action_confirm_destruction()
            with self.assertRaises(UserError):
                watching.action_ask_destruction()
            self.election.action_ask_destruction()
            for election in (self.election, self.election.sudo()):
                with self.assertRaisesRegex(UserError, "somebody else"):
                    election.action_confirm_destruction()
            for user in (self.clerk, self.officer, self.employee, self.portal_member):
                with self.assertRaises(UserError, msg=user.login):
                    self.election.with_user(user).action_confirm_destruction()
        self.assertFalse(self.election.destroyed_on)
        self.assertTrue(self._electors())

    # -- what goes -------------------------------------------------------------------------------

    def test_of_voters_nothing_is_left_in_any_table(self):
        electors = self._electors()
        numbers = electors.mapped("number")
        self.env.flush_all()
        self.env.cr.execute(
            "SELECT digest FROM coop_election_code WHERE election_id = %s", [self.election.id]
        )
        digests = [row[0] for row in self.env.cr.fetchall()]
        self.env.cr.execute(
            "SELECT fingerprint, number FROM coop_election_sealed WHERE election_id = %s",
            [self.election.id],
        )
        sealed = [value for row in self.env.cr.fetchall() for value in row]
        self.assertTrue(numbers and digests and sealed)
        self.assertIn(self.mali.partner_id, self._told("election_voted"))
        self._destroyed()
        self.env.flush_all()
        for table, which in GONE.items():
            self.env.cr.execute(f"SELECT count(*) FROM {table} WHERE {which}", [self.election.id])
            self.assertFalse(self.env.cr.fetchone()[0], table)
        for kind in ("election_voted", "election_reminder", "election_letter"):
            self.assertFalse(self._told(kind), kind)
        self.assertEqual(self._tables_with([*digests, *sealed, "Rhian Rhedyn"]), set())
        # of a number alone nobody knows whose it was
        self.assertLessEqual(
            self._tables_with([rf"\m{number}\M" for number in numbers], "coop_election%"),
            {"coop_election_journal"},
        )

    def _tables_with(self, words, tables="%"):
        """Return the tables, also those of files and messages, in which one of these stands."""
        self.env.cr.execute(
            "SELECT relname FROM pg_class WHERE relkind = 'r' AND relname LIKE %s"
            " AND relnamespace = 'public'::regnamespace",
            [tables],
        )
        found = set()
        for (name,) in self.env.cr.fetchall():
            self.env.cr.execute(
                f'SELECT 1 FROM "{name}" AS t WHERE t::text ~ %s LIMIT 1', ["|".join(words)]
            )
            if self.env.cr.fetchone():
                found.add(name)
        return found

    def test_files_that_hang_on_it_go_as_well(self):
        paper = self.env["coop.election.paper"].search(
            [("election_id", "=", self.election.id)], limit=1
        )
        scan = self.env["ir.attachment"].create(
            {"name": "scan", "raw": b"scan", "res_model": paper._name, "res_id": paper.id}
        )
        self._destroyed()
        self.assertFalse(scan.exists())

    def test_an_election_beside_it_stays_whole(self):
        other = self.env["coop.election.code"].search_count(
            [("election_id", "!=", self.election.id)]
        )
        self._destroyed()
        self.assertEqual(
            self.env["coop.election.code"].search_count([("election_id", "!=", self.election.id)]),
            other,
        )

    # -- what stays ------------------------------------------------------------------------------

    def test_result_ballots_and_journal_can_be_checked_as_before(self):
        text, sheet = self.declaration.content, self.contest._get_result().content
        ballots = self.contest._get_blt()
        account = self.election.sudo().account
        self._destroyed()
        self.assertEqual(self.declaration.content, text)
        self.assertEqual(self.declaration.fingerprint, fingerprint(text))
        self.assertEqual(self.contest._get_result().content, sheet)
        self.assertEqual(self.contest._get_blt(), ballots)
        self.election.invalidate_recordset()
        self.assertEqual(self.election.sudo().account, account)
        self.election.sudo()._chain_journal()
        exported = self.election.sudo()._export_journal()
        verify([(link["lines"], link["head"]) for link in exported["links"]])
        self.assertFalse(exported["rest"])
        acts = self.election.sudo().journal_ids.mapped("act")
        for act in ("shares_destroyed", "destruction_asked", "destroyed"):
            self.assertIn(act, acts)

    def test_counts_by_way_stay_and_who_voted_does_not(self):
        voted, electors = self.contest._count_voted(), self.contest._count_electors()
        turnout = self.election.turnout
        self._destroyed()
        self.env.invalidate_all()
        self.assertEqual(self.contest._count_voted(), voted)
        self.assertEqual(self.contest._count_electors(), electors)
        self.assertEqual(self.election.turnout, turnout)
        with self.assertRaisesRegex(UserError, "certificate"):
            self.election._is_roll_as_final()
        openings = self.env["coop.wall.opening"].search([], limit=3)
        self.assertIn(f"election {self.election.id}", openings[0].reason)

    def test_it_is_done_once(self):
        self._destroyed()
        with self._year_on():
            with self.assertRaisesRegex(UserError, "is destroyed"):
                self.election.with_user(self.watcher).action_confirm_destruction()

    def test_tables_are_written_anew(self):
        self._destroyed()
        with self._year_on():
            self.env["coop.election"]._cron_sweep()
        self.assertTrue(self.election.sudo().is_written_anew)

    def test_it_is_on_the_list_when_its_day_has_come(self):
        def waits():
            tasks = self._as(self.env["coop.membership.task"], self.secretary)
            found = tasks.search([("res_model", "=", "coop.election")])
            return set(found.mapped("kind")) & {"election_shares", "election_destroy"}

        self.assertFalse(waits())
        with self._after(days=30):
            self.assertEqual(waits(), {"election_shares"})
        with self._year_on():
            self.assertEqual(waits(), {"election_shares", "election_destroy"})
        self._destroyed()
        with self._year_on():
            self.assertFalse(waits())

    # -- who sees --------------------------------------------------------------------------------

    def test_who_ran_and_watched_it_sees_the_list_and_nobody_else(self):
        self._destroyed()
        for model in ("coop.election.packet", "coop.election.certificate"):
            for user in (self.runner, self.watcher, self.secretary):
                self.assertTrue(self._as(self.env[model], user).search([]), user.login)
            stranger = self._user(f"cefin_{model[-6:]}", "coop_elections.group_returning_officer")
            self.assertFalse(self._as(self.env[model], stranger).search([]))
            for user in (
                self.clerk,
                self.officer,
                self.employee,
                self.inspector,
                self.internal_member,
                self.portal_member,
            ):
                with self.assertRaises(AccessError, msg=f"{user.login} reads {model}"):
                    self._as(self.env[model], user).search([])

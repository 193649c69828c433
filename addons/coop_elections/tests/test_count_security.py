from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .common import RECORD
from .common_count import CountCase

SECRET = (
    "coop.election.result",
    "coop.election.lot",
    "coop.election.explanation",
    "coop.election.told",
    "coop.election.scrutiny",
)
PAPERS = ("coop.election.batch", "coop.election.batch.entry")


@tagged("post_install", "-at_install")
class TestCountSecurity(CountCase):
    """Who sees and does what of the count, with each kind of log-in."""

    def setUp(self):
        super().setUp()
        self._cast([1], [1], [2], [2], [3])
        self._post(self.people[5])
        self._close()
        self._key("3")
        self.result = self._count()

    def _found(self, model, user):
        return self._as(self.env[model], user).search([("company_id", "=", self.company.id)])

    def test_a_result_is_read_by_who_runs_and_who_watches_alone_before_it_is_declared(self):
        for user in (self.runner, self.watcher):
            self.assertEqual(self._found("coop.election.result", user), self.result)
        self.assertFalse(self._found("coop.election.result", self.secretary))
        for model in SECRET:
            for user in (
                self.portal_member,
                self.internal_member,
                self.portal_other,
                self.employee,
                self.inspector,
                self.officer,
                self.clerk,
            ):
                with self.assertRaises(AccessError, msg=f"{user.login} reads {model}"):
                    self._found(model, user)

    def test_the_window_of_a_report_shows_the_count_to_who_runs_and_who_watches_alone(self):
        def figures(user):
            windows = self.env["coop.election.report"].with_user(user)
            role = self.election.sudo()._get_roles("scrutineer")[:1]
            return windows.create({"election_id": self.election.id, "role_id": role.id}).figures

        for user in (self.runner, self.watcher):
            self.assertIn("Oak", figures(user))
        self.assertFalse(figures(self.secretary))
        stranger = self._user("steffan_saer", "coop_elections.group_scrutineer")
        self.assertFalse(figures(stranger))
        with self.assertRaisesRegex(AccessError, "who run the election and who watch it"):
            self.election.with_user(self.secretary)._get_scrutineer_sheets()

    def test_papers_are_for_those_who_key_them(self):
        for user in (self.runner, self.clerk):
            self.assertTrue(self._found("coop.election.batch", user))
        for model in PAPERS:
            for user in (self.watcher, self.officer, self.portal_member, self.employee):
                with self.assertRaises(AccessError, msg=f"{user.login} reads {model}"):
                    self._found(model, user)

    def test_nobody_writes_any_of_it_by_hand(self):
        for user in (self.runner, self.watcher, self.clerk, self.secretary, self.officer):
            for model in (*SECRET, *PAPERS, "coop.election.declaration"):
                records = self._as(self.env[model], user)
                for right in ("create", "unlink"):
                    self.assertFalse(records.has_access(right), f"{user.login} {right} {model}")
                if model != "coop.election.batch":
                    self.assertFalse(records.has_access("write"), f"{user.login} writes {model}")

    def test_whoever_watches_draws_no_lot_and_tells_nobody(self):
        self.assertEqual(self.result.state, "lot")
        election = self.election.with_user(self.watcher)
        with self.assertRaises(UserError):
            election._draw(self.contest, 3, RECORD)
        for act in (
            "action_count",
            "action_declare",
            "action_tell_candidates",
            "action_make_papers",
        ):
            with self.assertRaises(UserError, msg=act):
                getattr(election, act)()

    def test_whose_role_has_ended_sees_nothing_any_more(self):
        role = self.election.sudo().role_ids.filtered(lambda one: one.user_id == self.watcher)
        role._end("Moved away")
        self.assertFalse(self._found("coop.election.result", self.watcher))

    def test_a_returning_officer_of_another_election_sees_none_of_it(self):
        stranger = self._user("cefin_crwydryn", "coop_elections.group_returning_officer")
        for model in (*SECRET, *PAPERS):
            self.assertFalse(self._found(model, stranger), model)

    def test_the_election_is_still_opened_by_everybody_who_sees_it(self):
        for user in (self.secretary, self.officer, self.runner, self.watcher, self.clerk):
            self._as(self.election, user).read(
                ["blocks", "next_act", "account", "has_unexplained", "needs_lot", "untold_words"]
            )

    def test_no_table_joins_a_voter_and_a_ballot(self):
        """Trackers stand with the ballots alone, and nothing of a keyed paper is left."""
        self.env.flush_all()
        trackers = (
            self.env["coop.election.ballot"]
            .search([("election_id", "=", self.election.id)])
            .mapped("tracker")
        )
        self.env.cr.execute(
            "SELECT relname FROM pg_class WHERE relkind = 'r'"
            " AND relnamespace = 'public'::regnamespace"
        )
        found = set()
        for (name,) in self.env.cr.fetchall():
            self.env.cr.execute(
                f'SELECT 1 FROM "{name}" AS t WHERE t::text ~ %s LIMIT 1', ["|".join(trackers)]
            )
            if self.env.cr.fetchall():
                found.add(name)
        self.assertEqual(found, {"coop_election_ballot"})
        entries = self.env["coop.election.batch.entry"].sudo()
        self.assertFalse(entries.search([("batch_id.election_id", "=", self.election.id)]))

from freezegun import freeze_time

from odoo.exceptions import UserError
from odoo.tests import tagged

from odoo.addons.coop_base.tests.common import WallAssertions

from ..records import FIRST, Broken, verify
from .common import ElectionCase


@tagged("post_install", "-at_install")
class TestJournal(WallAssertions, ElectionCase):
    """Whatever is done is written down, and anybody can check that nothing of it was changed."""

    def _check(self, document):
        return verify((link["lines"], link["head"]) for link in document["links"])

    def test_it_stands_behind_the_wall(self):
        self.assert_wall_ready("coop.election.journal")
        self.assert_wall_ready("coop.election.journal.link")
        entry = self._noticed().sudo().journal_ids[0]
        with self.assertRaises(UserError):
            entry.what = "Nothing happened"
        with self.assertRaises(UserError):
            entry.unlink()

    def test_each_act_is_in_it_with_who_when_what_and_why(self):
        election = self._noticed()
        election._abandon("A seat was missing")
        journal = election.journal_ids.sorted("id")
        self.assertEqual(journal.mapped("act"), ["planned", "notice", "published", "abandoned"])
        self.assertEqual(journal[0].recorded_by, self.secretary.name)
        self.assertEqual(journal[1].recorded_by, self.runner.name)
        self.assertEqual(journal[-1].why, "A seat was missing")
        times = journal.mapped("recorded_at")
        self.assertEqual(times, sorted(times))

    def test_it_is_chained_in_batches_and_the_export_can_be_checked(self):
        election = self._noticed()
        first = election._chain_journal()
        self.assertEqual((first.number, first.previous, first.entries), (1, FIRST, 2))
        self.assertFalse(election._chain_journal(), "nothing is new")
        election._abandon("A seat was missing")
        second = election._chain_journal()
        self.assertEqual((second.number, second.previous), (2, first.head))
        document = election._export_journal()
        self.assertEqual(self._check(document), second.head)
        self.assertEqual(election.journal_head, second.head)
        self.assertFalse(document["rest"])

    def test_a_line_that_was_changed_is_found_out(self):
        election = self._noticed()
        election._chain_journal()
        document = election._export_journal()
        document["links"][0]["lines"][1]["by"] = "Somebody else"
        with self.assertRaises(Broken):
            self._check(document)

    def test_a_row_that_was_slipped_in_between_is_found_out(self):
        election = self._noticed()
        election._chain_journal()
        self.env["coop.election.journal"].create(
            {
                "company_id": self.company.id,
                "election_id": election.id,
                "act": "late",
                "what": "Added afterwards",
            }
        )
        document = election._export_journal()
        self.assertEqual([line["act"] for line in document["rest"]], ["late"])
        self.env.flush_all()
        self.cr.execute("ALTER TABLE coop_election_journal DISABLE TRIGGER USER")
        self.cr.execute(
            "UPDATE coop_election_journal SET what = 'Nothing' WHERE act = 'notice'"
            " AND election_id = %s",
            [election.id],
        )
        self.env.invalidate_all()
        with self.assertRaises(Broken):
            self._check(election._export_journal())

    def test_the_job_chains_all_journals_and_can_run_twice(self):
        one, other = self._noticed(), self._plan(is_rehearsal=True)
        self.env.flush_all()
        for _again in range(2):
            with self.enter_registry_test_mode():
                self.env.ref("coop_elections.cron_journals").method_direct_trigger()
        links = self.env["coop.election.journal.link"].search(
            [("company_id", "=", self.company.id)]
        )
        self.assertEqual(links.election_id, one.sudo() | other.sudo())
        self.assertEqual(links.mapped("number"), [1, 1])

    def test_two_minutes_make_two_times(self):
        election = self._noticed()
        with freeze_time("2018-05-10 10:02:00"):
            election._note("step", "Something was done")
        last, before = election.journal_ids[:2]
        self.assertGreater(last.recorded_at, before.recorded_at)

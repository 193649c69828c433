from datetime import timedelta

from freezegun import freeze_time

from odoo.tests import tagged

from .common_poll import PollCase


@tagged("post_install", "-at_install")
class TestTellingVoters(PollCase):
    """Voters hear that a vote came in their name; who has not voted is reminded."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.ceri = cls.people[0]
        cls.ceri.partner_id.email = "ceri@perllan.example"

    def _run(self, name):
        self.env.flush_all()
        with self.enter_registry_test_mode():
            self.env.ref(f"coop_elections.{name}").method_direct_trigger()
        self.env.invalidate_all()

    def _deliveries(self, kind):
        return self.env["coop.notice.delivery"].search(
            [("kind_id.code", "=", kind), ("company_id", "=", self.company.id)]
        )

    def test_a_voter_is_told_by_e_mail_each_time_and_how_is_not_in_it(self):
        self._vote(self.ceri, [2, 1])
        self._run("cron_tell_voted")
        told = self._deliveries("election_voted")
        self.assertEqual(told.partner_id, self.ceri.partner_id)
        self._run("cron_tell_voted")
        self.assertEqual(len(self._deliveries("election_voted")), 1)
        self._vote(self.ceri, [3], after=1)
        self._run("cron_tell_voted")
        told = self._deliveries("election_voted")
        self.assertEqual(len(told), 2)
        for words in self.standing:
            self.assertNotIn(words.partner_id.name, str(told.mapped("body_html")))

    def test_who_sends_notices_does_not_see_who_voted_nor_who_was_reminded(self):
        self._vote(self.ceri, [2, 1])
        self._run("cron_tell_voted")
        with freeze_time(self.at["poll_closes"] - timedelta(days=3)):
            self._run("cron_remind")
        sends = self._user("siwan_swyddfa", "coop_notices.group_notices")
        seen = self.env["coop.notice.delivery"].with_user(sends)
        private = [("kind_id.code", "in", ("election_voted", "election_reminder"))]
        self.assertEqual(set(seen.search(private).mapped("channel")), {"print"})
        self.assertIn("email", self.env["coop.notice.delivery"].search(private).mapped("channel"))

    def test_no_letter_goes_to_an_address_that_others_may_share(self):
        self._vote(self.people[1], [1])
        self._run("cron_tell_voted")
        self.assertFalse(self._deliveries("election_voted"))
        self.assertTrue(self._envelope(self.people[1]).told, "it is on their page")

    def test_where_the_rules_say_so_letters_go_as_well(self):
        self.election.sudo().rules_id.flush_recordset()
        self.env.cr.execute(
            "UPDATE coop_election_rules SET tell_voted_by_letter = TRUE WHERE id = %s",
            [self.election.rules_id.id],
        )
        self.env.invalidate_all()
        self._vote(self.people[1], [1])
        self._run("cron_tell_voted")
        self.assertEqual(self._deliveries("election_voted").partner_id, self.people[1].partner_id)

    def test_who_has_not_voted_is_reminded_once_when_the_end_is_near(self):
        self._vote(self.ceri, [1])
        self._elector(self.people[2])._strike("mistake", "Moved away")
        soon = self.at["poll_closes"] - timedelta(days=3)
        with freeze_time(soon - timedelta(minutes=1)):
            self._run("cron_remind")
            self.assertFalse(self._deliveries("election_reminder"))
        with freeze_time(soon):
            self._run("cron_remind")
            told = self._deliveries("election_reminder").partner_id
            self.assertIn(self.people[1].partner_id, told)
            self.assertNotIn(self.ceri.partner_id, told, "she has voted")
            self.assertNotIn(self.people[2].partner_id, told, "struck off")
            self.assertNotIn(self.employed.partner_id, told, "there is no poll for them")
            self._run("cron_remind")
            self.assertEqual(len(self._deliveries("election_reminder")), len(told))
        self.assertEqual(self.election.sudo().journal_ids[:1].act, "reminded")

    def test_after_the_end_nobody_is_reminded(self):
        with freeze_time(self.at["poll_closes"]):
            self._run("cron_remind")
        self.assertFalse(self._deliveries("election_reminder"))

    def test_whose_helper_stands_hears_of_it_before_the_voting_and_is_offered_another(self):
        voting = self.env.ref("coop_elections.helper_kind_voting")
        helper = self.env["coop.helper"].create(
            {
                "company_id": self.company.id,
                "partner_id": self.ceri.partner_id.id,
                "helper_partner_id": self.standing[0].partner_id.id,
                "name": self.standing[0].partner_id.name,
                "role_id": self.env["coop.helper.role"].search([], limit=1).id,
                "kind_ids": [(6, 0, voting.ids)],
                "date_from": self.at["notice"].date(),
                "date_to": self.at["declared"].date(),
                "chosen_how": "portal",
                "promise_on": self.at["notice"].date(),
                "promise_how": "own",
            }
        )
        self.assertIn("voting", helper._get_bars())
        self.assertFalse(helper._is_in_force("voting"))
        self.election._tell_helped_by_candidates()
        told = self._deliveries("election_helper")
        self.assertEqual(told.partner_id, self.ceri.partner_id)

from odoo.exceptions import UserError
from odoo.tests import tagged

from .common import ConcernCase

REASON = "The name stands there, but it is about somebody else."


@tagged("post_install", "-at_install")
class TestWaiting(ConcernCase):
    """Who is asked, when nobody reads, and going round whoever is named."""

    def wait(self, until):
        self.frozen.move_to(until)
        self.addCleanup(self.frozen.move_to, "2018-05-01 09:00:00")
        cron = self.env.ref("coop_concerns.cron_wait")
        with self.enter_registry_test_mode():
            cron.method_direct_trigger()
        self.env.invalidate_all()

    def test_what_is_read_in_time_stays_where_it_is(self):
        concern = self.receive()
        self.wait("2018-05-02 08:59:00")
        self.assertEqual(concern.reader_id, self.lead)
        self.assertEqual(self.told(self.deputy), 0)

    def test_unread_it_goes_to_the_deputy_then_outside_then_all_are_told_again(self):
        concern = self.receive()
        self.wait("2018-05-02 09:01:00")
        self.assertEqual((concern.reader_role, concern.reader_id), ("deputy", self.deputy))
        self.assertFalse(self.may_see(concern, self.outside))
        self.wait("2018-05-02 09:30:00")
        self.assertEqual(concern.reader_id, self.deputy, "it has its own hours to read")
        self.wait("2018-05-03 09:02:00")
        self.assertEqual(concern.reader_id, self.outside)
        self.assertTrue(self.may_see(concern, self.outside))
        told = [self.told(user) for user in (self.lead, self.deputy, self.outside)]
        self.assertEqual(told, [1, 1, 1])
        self.wait("2018-05-04 09:03:00")
        told = [self.told(user) for user in (self.lead, self.deputy, self.outside)]
        self.assertEqual(told, [2, 2, 2])
        kinds = concern.act_ids.mapped("kind")
        self.assertEqual(kinds, ["received", "handed", "escalated", "escalated", "escalated"])

    def test_the_job_may_run_twice(self):
        concern = self.receive()
        self.wait("2018-05-02 09:01:00")
        self.wait("2018-05-02 09:01:00")
        self.assertEqual(concern.act_ids.mapped("kind").count("escalated"), 1)

    def test_what_was_typed_and_not_sent_is_gone_from_the_database_within_the_hour(self):
        draft, _token = self.env["coop.form.draft"]._begin("worried", self.company, minutes=60)
        draft._keep(answers={"words": "Zzwrthban"})
        self.wait("2018-05-01 09:59:00")
        self.assertTrue(draft.exists())
        self.wait("2018-05-01 10:15:00")
        self.assertFalse(draft.exists())

    def test_what_is_read_and_not_decided_is_told_again_once_a_day(self):
        concern = self.receive()
        self.seen_by(concern, self.lead).action_read()
        self.wait("2018-05-11 09:00:00")
        self.assertEqual(self.told(self.lead), 1)
        self.wait("2018-05-12 09:00:00")
        self.assertEqual([self.told(self.lead), self.told(self.deputy)], [2, 1])
        self.wait("2018-05-12 15:00:00")
        self.assertEqual(self.told(self.lead), 2)
        self.assertEqual(self.told(self.outside), 0)

    def test_it_goes_round_the_designated_person_who_is_named(self):
        for more in (
            {"named": self.lead},
            {"about": "mali derwen, who works here"},
            {"about": "Derwen, MALI"},
            {"words": "Yesterday Mâli Derwen took my money."},
        ):
            concern = self.receive(**more)
            self.assertEqual(concern.reader_id, self.deputy, more)
            self.assertFalse(self.may_see(concern, self.lead), more)
            self.assertFalse(concern.words_ids.with_user(self.lead).search([]) & concern.words_ids)
            self.assertTrue(self.may_see(concern, self.deputy), more)
        self.assertEqual(self.told(self.lead), 0)

    def test_it_goes_round_the_deputy_who_is_named(self):
        concern = self.receive(named=self.deputy)
        self.assertEqual(concern.reader_id, self.lead)
        self.wait("2018-05-02 09:01:00")
        self.assertEqual(concern.reader_id, self.outside)
        self.assertFalse(self.may_see(concern, self.deputy))

    def test_with_both_named_it_goes_outside(self):
        concern = self.receive(named=self.lead + self.deputy)
        self.assertEqual(concern.reader_id, self.outside)
        self.assertEqual(
            [self.may_see(concern, user) for user in (self.lead, self.deputy, self.outside)],
            [False, False, True],
        )

    def test_with_everybody_named_it_is_not_taken_and_says_whom_to_ring(self):
        with self.assertRaisesRegex(UserError, "101"):
            self.receive(named=self.lead + self.deputy + self.outside)
        self.assertFalse(self.concerns.search([]))

    def test_a_name_found_in_the_words_never_leaves_it_with_nobody(self):
        self.company.write({"coop_concern_deputy_id": False, "coop_concern_outside_id": False})
        concern = self.receive(words="I told Mali Derwen about the noise.")
        self.assertEqual(concern.reader_id, self.lead)

    def test_words_added_later_send_it_round_too(self):
        concern = self.receive()
        self.seen_by(concern, self.deputy)._add_words({"words": "It was Mali Derwen."})
        self.assertFalse(self.may_see(concern, self.lead))

    def test_somebody_named_is_let_in_with_a_reason(self):
        concern = self.receive(named=self.lead)
        mine = self.seen_by(concern, self.deputy)
        with self.assertRaises(UserError):
            mine._let_in(self.lead, "fine")
        mine._let_in(self.lead, REASON)
        self.assertTrue(self.may_see(concern, self.lead))
        self.assertEqual(concern.act_ids[-1].person, "Mali Derwen")
        with self.assertRaises(UserError):
            mine._let_in(self.outside, REASON)

    def test_the_person_outside_is_asked_with_a_reason(self):
        concern = self.receive()
        self.assertFalse(self.may_see(concern, self.outside))
        self.seen_by(concern, self.lead)._ask_outside("We would like somebody else to look too.")
        self.assertTrue(self.may_see(concern, self.outside))
        self.assertEqual(self.told(self.outside), 1)

    def test_whoever_looks_no_more_sees_nothing_and_the_next_is_told(self):
        concern = self.receive()
        new = self.new_user("elin.eos", "Elin Eos", "base.group_user")
        self.company.coop_concern_lead_id = new
        self.assertEqual(concern.reader_id, new)
        self.assertFalse(self.may_see(concern, self.lead))
        self.assertFalse(self.lead.has_group("coop_concerns.group_concerns"))
        self.assertTrue(self.may_see(concern, new))
        self.assertEqual(self.told(new), 1)
        # whoever lets somebody look, themselves perhaps, leaves that in each concern
        acts = concern.act_ids.filtered(lambda act: act.kind == "appointed")
        self.assertEqual(acts.mapped("person"), ["Elin Eos"])

    def test_a_new_one_who_is_named_sees_nothing_of_it(self):
        concern = self.receive(about="Elin Eos")
        new = self.new_user("elin.eos", "Elin Eos", "base.group_user")
        self.company.coop_concern_deputy_id = new
        self.assertFalse(self.may_see(concern, new))
        self.assertTrue(self.may_see(self.receive(), new))

    def test_a_text_that_is_not_published_turns_nobody_away(self):
        self.env["coop.text.version"].search(
            [("text_id.key", "=", "concern_waiting")]
        ).is_published = False
        with self.assertLogs("odoo.addons.coop_concerns", "ERROR") as logs:
            concern = self.receive()
        self.assertEqual(concern.state, "received")
        self.assertNotIn("Zzwrthban", "".join(logs.output))

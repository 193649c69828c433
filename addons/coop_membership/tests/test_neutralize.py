from datetime import timedelta

from odoo.exceptions import UserError
from odoo.modules.neutralize import neutralize_database
from odoo.tests import tagged

from .common import MembershipCase


@tagged("post_install", "-at_install")
class TestNeutralize(MembershipCase):
    """A copy of the database for trying things out writes to nobody."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.member = cls._member("Mali Derwen")
        cls.partner = cls.member.partner_id
        cls.partner.email = "mali@derwen.example"
        cls.deliveries = cls.env["coop.notice.delivery"]

    def _neutralize(self):
        self.env.flush_all()
        neutralize_database(self.env.cr)
        self.env.invalidate_all()
        self.env.registry.clear_all_caches()
        self.addCleanup(self.env.registry.clear_all_caches)

    def _tell(self, channel):
        self.partner._coop_set_need("en_GB", "standard", channel)
        before = self.deliveries.search([])
        self.member._tell("welcome")
        return self.deliveries.search([]) - before

    def test_what_waited_is_stopped_by_every_channel(self):
        letter, mail = self._tell("print"), self._tell("email")
        posted = self._tell("print")
        self.env["coop.print.run"]._gather(self.company)
        run = self.env["coop.print.run"].search([("company_id", "=", self.company.id)])
        self.assertEqual(mail.mail_id.state, "outgoing")
        self._neutralize()
        for delivery in letter | mail | posted:
            self.assertEqual(delivery.state, "stopped")
            self.assertIn("a copy", delivery.stop_reason_label)
        self.assertEqual(mail.mail_id.state, "cancel")
        self.assertFalse(run.exists())
        self.assertFalse(self.env["mail.mail"].search([("state", "=", "outgoing")]))

    def test_what_is_told_in_a_copy_is_not_even_queued(self):
        self._neutralize()
        mail = self._tell("email")
        self.assertEqual((mail.channel, mail.state), ("email", "stopped"))
        self.assertIn("a copy", mail.stop_reason_label)
        self.assertFalse(mail.mail_id)
        self.assertFalse(self.env["mail.mail"].search([("state", "=", "outgoing")]))

    def test_what_was_sent_stays_as_it_was(self):
        letter = self._tell("print")
        run = self.env["coop.print.run"]._gather(self.company)
        run.action_mark_printed()
        self._neutralize()
        self.assertEqual((letter.state, run.state), ("printed", "printed"))

    def test_links_of_the_living_co_op_open_nothing(self):
        application = self._submitted("Owen", how="web", email="owen@robin.example")
        invitation = self.env["coop.invitation"].create(
            {"name": "Nia", "email": "nia@onnen.example", "company_id": self.company.id}
        )
        proof, answer = application._proof_token(), invitation._answer_token()
        self.partner.signup_prepare()
        self.assertTrue(application._check_proof_token(proof))
        self._neutralize()
        self.assertFalse(application._check_proof_token(proof))
        self.assertFalse(invitation._check_answer_token(answer))
        self.assertFalse(self.partner.signup_type)

    def test_nobody_goes_on_acting_for_anybody(self):
        sessions = self.env["coop.assisted.session"]
        now = self.env["coop.clock"].now()
        session = sessions.create(
            {
                "company_id": self.company.id,
                "operator_id": self.officer.id,
                "partner_id": self.partner.id,
                "channel": "paper",
                "started_at": now - timedelta(minutes=1),
                "last_seen": now,
            }
        )
        self._neutralize()
        self.assertTrue(session.ended_at)

    def test_no_job_of_ours_runs(self):
        self._neutralize()
        running = self.env["ir.cron"].search([])
        ours = running.filtered(
            lambda job: (job.get_external_id()[job.id] or "").startswith("coop")
        )
        self.assertFalse(ours)

    def test_a_letter_printed_from_a_copy_says_so_instead_of_the_address(self):
        self._neutralize()
        self._tell("print")
        run = self.env["coop.print.run"]._gather(self.company)
        html, _kind = self.env["ir.actions.report"]._render_qweb_html(
            "coop_notices.report_print_run", run.ids
        )
        self.assertIn("Do not post", html.decode())
        self.assertNotIn("2 Stryd y Dderwen", html.decode())

    def test_a_copy_gives_no_addresses_by_whatever_way(self):
        self._tell("print")
        run = self.env["coop.print.run"]._gather(self.company)
        self.assertTrue(run.addresses_csv)
        self._neutralize()
        self._tell("print")
        run = self.env["coop.print.run"]._gather(self.company)
        self.assertFalse(run.addresses_csv)
        with self.assertRaisesRegex(UserError, "a copy"):
            run.action_addresses_csv()

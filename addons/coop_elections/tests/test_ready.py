import logging
from datetime import datetime, timedelta
from unittest.mock import patch

from freezegun import freeze_time

from odoo.tests import tagged

from .common import TODAY, ElectionCase


@tagged("post_install", "-at_install")
class TestReady(ElectionCase):
    """Before the voting begins somebody looks whether everything is well."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.election = cls._ready()

    def _look(self):
        return {code: well for code, well, _words in self.election._get_ready()}

    def test_pages_have_to_be_sent_sealed(self):
        parameters = self.env["ir.config_parameter"].sudo()
        for address, well in (("http://co-op.example", False), ("https://co-op.example", True)):
            parameters.set_param("web.base.url", address)
            self.assertEqual(self._look()["https"], well)

    def test_the_clocks_of_server_and_database_have_to_agree(self):
        self.assertFalse(self._look()["clock"], "the clock of the test stands still in 2018")
        self.env.cr.execute("SELECT clock_timestamp() AT TIME ZONE 'UTC'")
        with freeze_time(self.env.cr.fetchone()[0], tick=True):
            self.assertTrue(self._look()["clock"])

    def test_an_email_that_is_stuck_is_said(self):
        self.env["mail.mail"].search([]).unlink()
        self.assertTrue(self._look()["mail"])
        self.env["mail.mail"].create({"state": "exception", "subject": "Notice"})
        self.assertFalse(self._look()["mail"])

    def test_a_job_that_is_off_is_said(self):
        cron = self.env.ref("coop_elections.cron_elections")
        cron.nextcall = datetime(2018, 5, 10, 10, 5)
        self.assertTrue(self._look()["jobs"])
        cron.nextcall = datetime(2018, 5, 10, 8)
        self.assertFalse(self._look()["jobs"])

    def test_a_log_that_would_keep_what_people_send_is_named(self):
        logger = logging.getLogger("odoo.http")
        self.addCleanup(logger.setLevel, logger.level)
        logger.setLevel(logging.DEBUG)
        code, well, words = self.election._are_logs_ready()
        self.assertEqual((code, well), ("logs", False))
        self.assertIn("odoo.http", words)

    def test_a_database_that_logs_statements_is_named(self):
        for found, named in (
            (("all", "-1"), "log_statement"),
            (("none", "0"), "log_min_duration_statement"),
        ):
            model = type(self.election)
            with patch.object(model, "_get_database_logging", lambda self, found=found: found):
                _code, well, words = self.election._are_logs_ready()
            self.assertFalse(well)
            self.assertIn(named, words)

    def test_a_backup_has_to_be_tried_and_not_long_ago(self):
        self.assertFalse(self._look()["backup"])
        self.election.backup_tried_on = TODAY
        self.assertTrue(self._look()["backup"])
        self.election.backup_tried_on = TODAY - timedelta(days=40)
        self.assertFalse(self._look()["backup"])

    def test_each_scrutineer_has_to_be_in_reach(self):
        outside = self.election.role_ids.filtered("is_outside")
        self.assertFalse(self._look()[f"person-{outside.id}"])
        outside.phone = "01248 555 050"
        self.assertTrue(self._look()[f"person-{outside.id}"])

    def test_the_page_says_it_in_words(self):
        action = self.election.action_ready()
        window = self.env[action["res_model"]].with_user(self.runner)
        window = window.create({"election_id": self.election.id})
        self.assertFalse(window.is_ready)
        self.assertIn("Have somebody restore a backup", window.checks)
        self.assertEqual(window.checks.count("<li"), len(self._look()))

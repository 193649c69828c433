import logging
from datetime import timedelta

from odoo import fields, models
from odoo.tools import SQL, format_date

# The clocks of the server and of the database may differ by so much.
APART = timedelta(seconds=2)
# Mail that has waited so long is stuck, and so is a job that should have run.
STUCK = timedelta(hours=1)
# So long ago a backup may have been tried.
TRIED = timedelta(days=31)
# At DEBUG these write down what people send.
TALKATIVE = ("odoo.http", "odoo.sql_db", "odoo.addons.base.models.ir_http", "werkzeug")


class CoopElection(models.Model):
    """Is everything ready for the voting: the server, the people, the backup."""

    _inherit = "coop.election"

    backup_tried_on = fields.Date(
        "Backup tried on",
        copy=False,
        help="The day on which somebody restored a backup, to see that it can be done.",
    )

    def action_ready(self):
        """Open the page that looks whether everything is ready for the voting."""
        self._check_may_plan()
        return self._open_window("coop.election.ready", self.env._("Ready for polling"))

    def _get_ready(self):
        """Return what was looked at: a list of (code, whether it is well, a sentence)."""
        self.ensure_one()
        return [
            self._is_https_ready(),
            self._is_clock_ready(),
            self._is_mail_ready(),
            self._are_jobs_ready(),
            self._are_logs_ready(),
            self._is_backup_ready(),
            *self._are_people_ready(),
        ]

    def _is_https_ready(self):
        if self.get_base_url().startswith("https://"):
            return "https", True, self.env._("Pages are sent sealed (https).")
        return (
            "https",
            False,
            self.env._(
                "Pages are not sent sealed: the address of this Odoo does not begin with https. "
                "Nobody can vote online until it does."
            ),
        )

    def _is_clock_ready(self):
        rows = self.env.execute_query(SQL("SELECT clock_timestamp() AT TIME ZONE 'UTC'"))
        apart = abs(rows[0][0] - self.env["coop.clock"].now())
        if apart <= APART:
            return "clock", True, self.env._("The clocks of server and database agree.")
        return (
            "clock",
            False,
            self.env._("The clocks of server and database differ. Voting ends by the database's."),
        )

    def _is_mail_ready(self):
        # sudo: how many e-mails are stuck, and nothing of them
        mails = self.env["mail.mail"].sudo()
        since = self.env["coop.clock"].now() - STUCK
        stuck = mails.search_count(
            [
                "|",
                ("state", "=", "exception"),
                "&",
                ("state", "=", "outgoing"),
                ("create_date", "<", since),
            ]
        )
        if not stuck:
            return "mail", True, self.env._("No e-mail is stuck.")
        return "mail", False, self.env._("E-mails that are stuck: %(count)s.", count=stuck)

    def _are_jobs_ready(self):
        # sudo: whether the jobs of elections run
        cron = self.env.ref("coop_elections.cron_elections").sudo()
        if cron.active and cron.nextcall > self.env["coop.clock"].now() - STUCK:
            return "jobs", True, self.env._("The jobs that open and close run.")
        return (
            "jobs",
            False,
            self.env._("The job that opens and closes has not run for an hour, or is off."),
        )

    def _are_logs_ready(self):
        statements, duration = self._get_database_logging()
        talkative = [
            name for name in TALKATIVE if logging.getLogger(name).isEnabledFor(logging.DEBUG)
        ]
        if statements in ("none", "ddl") and duration == "-1" and not talkative:
            return "logs", True, self.env._("The logs keep nothing that people send.")
        return (
            "logs",
            False,
            self.env._(
                "The logs would keep what people send. Turn off: %(what)s.",
                what=", ".join(
                    [
                        *talkative,
                        *(["log_statement"] if statements not in ("none", "ddl") else []),
                        *(["log_min_duration_statement"] if duration != "-1" else []),
                    ]
                ),
            ),
        )

    def _get_database_logging(self):
        """Return what the database writes into its log: (which statements, from what time on)."""
        return self.env.execute_query(
            SQL(
                "SELECT current_setting('log_statement'),"
                " current_setting('log_min_duration_statement')"
            )
        )[0]

    def _is_backup_ready(self):
        tried = self.backup_tried_on
        if tried and tried >= self.env["coop.clock"].today(self.company_id) - TRIED:
            day = format_date(self.env, tried)
            return "backup", True, self.env._("A backup was restored on %(day)s.", day=day)
        return (
            "backup",
            False,
            self.env._("Have somebody restore a backup, and write down when: Backup tried on."),
        )

    def _are_people_ready(self):
        """Yield whether the returning officer and each scrutineer can be reached."""
        for one in self._get_roles("returning_officer", "scrutineer"):
            if one.phone or one.email or one.user_id.email:
                words = self.env._("%(name)s can be reached.", name=one.name)
                yield f"person-{one.id}", True, words
            else:
                words = self.env._("Write down how %(name)s can be reached.", name=one.name)
                yield f"person-{one.id}", False, words

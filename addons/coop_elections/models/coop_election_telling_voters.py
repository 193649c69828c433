from datetime import timedelta

from odoo import api, fields, models
from odoo.tools import SQL

# So many voters are told in one go of the job: one who votes again meanwhile waits for it.
BATCH = 100


class CoopElectionRules(models.Model):
    _inherit = "coop.election.rules"

    remind_days = fields.Integer(
        "Remind before the end (days)",
        required=True,
        default=3,
        help="So many days before the voting ends, who has not voted is reminded. 0: nobody is.",
    )
    tell_voted_by_letter = fields.Boolean(
        "Tell by letter that a vote came",
        help="Who gets no e-mail reads on their pages that a vote was recorded in their name. A "
        "letter can be opened by others in a shared house, so none is sent unless you tick this.",
    )

    _remind_days_possible = models.Constraint(
        "CHECK (remind_days >= 0)", "Say how many days before the end, or 0."
    )


class CoopElection(models.Model):
    """Voters hear that a vote was recorded in their name; who has not voted is reminded."""

    _inherit = "coop.election"

    reminded_at = fields.Datetime("Reminded on", readonly=True, copy=False)

    @api.model
    def _cron_tell_voted(self):
        """Tell voters that a vote was recorded in their name, each time; safe to run twice.

        It is not told while the vote is cast: a cast writes one row and nothing else.
        """
        cron = self.env["ir.cron"]
        while True:
            batch = self._find_untold()
            if not batch:
                return
            for election, electors in batch.items():
                election._tell_voted(electors)
            if not cron._commit_progress(sum(map(len, batch.values()))):
                return

    @api.model
    def _find_untold(self):
        """Return {election: electors} of votes that their voters were not told of; mark them."""
        rows = self.env.execute_query(
            SQL(
                """
                UPDATE coop_election_envelope AS envelope SET told = TRUE
                  FROM (SELECT id FROM coop_election_envelope WHERE told IS NOT TRUE
                         LIMIT %s FOR NO KEY UPDATE SKIP LOCKED) AS waiting
                 WHERE envelope.id = waiting.id
             RETURNING envelope.election_id, envelope.elector_id
                """,
                BATCH,
            )
        )
        self.env["coop.election.envelope"].invalidate_model(["told"], flush=False)
        found = {}
        for election, elector in rows:
            found.setdefault(election, []).append(elector)
        electors = self.env["coop.election.elector"]
        return {self.browse(one): electors.browse(ids) for one, ids in found.items()}

    def _tell_voted(self, electors):
        """Tell these electors that a vote was recorded in their name, by a way that is theirs."""
        self.ensure_one()
        if self.is_rehearsal:
            return
        people = electors.membership_id.partner_id
        needs = people._coop_needs()
        by_mail = people.filtered(
            lambda one: needs[one.id]["channel"] == "email" and one._coop_contact() == one
        )
        notices = self.env["coop.notice"]
        if by_mail:
            notices._tell(by_mail, "election_voted", self, channel="email")
        if self.rules_id.tell_voted_by_letter and people - by_mail:
            notices._tell(people - by_mail, "election_voted", self, channel="print")

    @api.model
    def _cron_remind(self):
        """Remind who has not voted, once, when the end is near; safe to run twice."""
        now = self.env["coop.clock"].now()
        going_on = [
            ("state", "=", "poll"),
            ("reminded_at", "=", False),
            ("is_rehearsal", "=", False),
            ("rules_id.remind_days", ">", 0),
            ("poll_closes_at", ">", now),
        ]
        cron = self.env["ir.cron"]
        for election in (
            self.search(going_on)
            .try_lock_for_update(allow_referencing=True)
            .filtered_domain(going_on)
        ):
            if election.poll_closes_at - timedelta(days=election.rules_id.remind_days) <= now:
                election._remind()
                cron._commit_progress(1)

    def _remind(self):
        """Remind everybody on the roll from whom no vote has come."""
        self.ensure_one()
        people = self._get_not_voted().membership_id.partner_id
        if people:
            self.env["coop.notice"]._tell(people, "election_reminder", self, key="reminder")
        self.reminded_at = self.env["coop.clock"].now().replace(microsecond=0)
        self._note("reminded", self.env._("Who had not voted was reminded"))

    def _get_not_voted(self):
        """Return the electors on the roll from whom no vote has come."""
        self.ensure_one()
        self.env.flush_all()
        polled = self._get_polled().ids
        rows = self.env.execute_query(
            SQL(
                """
                SELECT elector.id FROM coop_election_elector elector
                 WHERE elector.election_id = %s AND elector.state = 'on'
                   AND elector.contest_id = ANY (%s)
                   AND NOT EXISTS (SELECT FROM coop_election_envelope envelope
                                    WHERE envelope.elector_id = elector.id)
                 ORDER BY elector.id
                """,
                self.id,
                polled,
            )
        )
        return self.env["coop.election.elector"].browse([row[0] for row in rows])

from dateutil.relativedelta import relativedelta

from odoo import api, fields, models

#: what acts alone write of an election after its declaration
AFTERWARDS = frozenset(
    {
        "shares_destroyed_on",
        "destruction_asked_on",
        "destruction_asked_id",
        "destroyed_on",
        "is_written_anew",
    }
)
#: states in which an election is over, and what is kept of it has its day
OVER = ("declared", "abandoned")


class CoopElectionRules(models.Model):
    _inherit = "coop.election.rules"

    challenge_days = fields.Integer(
        "A result can be questioned for (days)",
        required=True,
        default=21,
        help="So many days after the declaration. What comes later is kept, and marked as late.",
    )
    keep_months = fields.Integer(
        "Packets are kept for (months)",
        required=True,
        default=12,
        help="So many months after the declaration. Then votes, roll and codes are destroyed.",
    )

    _afterwards_possible = models.Constraint(
        "CHECK (challenge_days >= 0 AND keep_months >= 1)",
        "Packets are kept for a month at least, and a result is questioned for no less than 0 "
        "days.",
    )


class CoopElection(models.Model):
    """How long after an election its packets are kept, and until when it can be questioned."""

    _inherit = "coop.election"

    questioned_until = fields.Date("Can be questioned until", compute="_compute_kept_until")
    kept_until = fields.Date(
        "Packets kept until",
        compute="_compute_kept_until",
        help="From this day on they can be destroyed, unless the result is being questioned.",
    )
    shares_destroyed_on = fields.Date("Shares of the key destroyed on", readonly=True, copy=False)
    destruction_asked_on = fields.Date("Destruction asked for on", readonly=True, copy=False)
    destruction_asked_id = fields.Many2one(
        "res.users",
        "Destruction asked for by",
        readonly=True,
        copy=False,
        ondelete="set null",
        help="Somebody else confirms it.",
    )
    destroyed_on = fields.Date("Packets destroyed on", readonly=True, copy=False)
    is_written_anew = fields.Boolean("Tables written anew", readonly=True, copy=False)

    def write(self, vals):
        # whoever may not write is told that, and not what is guarded
        self.check_access("write")
        self._check_guarded(AFTERWARDS & vals.keys())
        return super().write(vals)

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self._check_guarded({name for name in AFTERWARDS & vals.keys() if vals[name]})
        return super().create(vals_list)

    @api.depends("state", "declaration_ids", "notice_ids", "rules_id.challenge_days")
    def _compute_kept_until(self):
        for election in self:
            day = election._get_over_on()
            rules = election.rules_id.sudo()  # sudo: what the rules say holds whoever asks
            declared = day and election.state == "declared"
            election.questioned_until = declared and day + relativedelta(days=rules.challenge_days)
            election.kept_until = day and day + relativedelta(months=rules.keep_months)

    def _get_over_on(self):
        """Return the day of the last declaration, or on which it was abandoned after the notice;
        nothing as long as it goes on."""
        self.ensure_one()
        # sudo: these days are published
        election = self.sudo()
        if election.state == "declared":
            done = election._get_step("declared").done_at
            return election._get_declaration().declared_on or (
                done and self.env["coop.clock"].day_of(done, self.company_id)
            )
        if election.state == "abandoned" and election.noticed_on:
            return election._get_last_notice().published_on
        return None

    def _can_be_questioned(self):
        """Return whether it is still in time to question the result."""
        self.ensure_one()
        until = self.questioned_until
        return bool(until) and self.env["coop.clock"].today(self.company_id) <= until

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

from .roll_functions import KEPT, ROLL

#: made within the request up to so many rows; more are made by the job
AT_ONCE = 20_000
#: states of an election in which its roll can be made
BEFORE = ("noticed", "nominations")
MADE = ("provisional", "final")
FIELDS = frozenset({"roll_state", "roll_made_at", "roll_final_at", "roll_hash"})


class CoopElection(models.Model):
    """The roll of an election: made as at the qualifying date, provisional, then final.

    It is made by one statement, whatever its size, when the qualifying date is over. Until the day
    for objections it is provisional. From then on nobody is added, and its fingerprint is kept.
    """

    _inherit = "coop.election"

    roll_state = fields.Selection(
        [
            ("none", "Not made yet"),
            ("queued", "Being made"),
            ("provisional", "Provisional"),
            ("final", "Final"),
        ],
        "Electoral roll",
        required=True,
        default="none",
        readonly=True,
        copy=False,
    )
    roll_made_at = fields.Datetime("Roll made on", readonly=True, copy=False)
    roll_final_at = fields.Datetime("Roll final since", readonly=True, copy=False)
    roll_hash = fields.Char(
        "Fingerprint of the roll",
        readonly=True,
        copy=False,
        help="SHA-256 over contest, elector number, member and state of every row, as it was when "
        "the roll became final.",
    )
    elector_count = fields.Integer("Electors", compute="_compute_roll_counts")
    struck_count = fields.Integer("Struck off", compute="_compute_roll_counts")
    objection_count = fields.Integer("Objections to decide", compute="_compute_roll_counts")
    objections_until = fields.Datetime(
        "Objections until", compute="_compute_objections_until", help="Then the roll becomes final."
    )

    _roll_final_has_hash = models.Constraint(
        "CHECK ((roll_state = 'final') = (roll_final_at IS NOT NULL)"
        " AND (roll_final_at IS NULL) = (roll_hash IS NULL))",
        "A final roll has a moment and a fingerprint.",
    )

    def init(self):
        super().init()
        self.env.cr.execute(ROLL)
        table, name = SQL.identifier(self._table), SQL.identifier(KEPT)
        self.env.cr.execute(SQL("DROP TRIGGER IF EXISTS %s ON %s", name, table))
        self.env.cr.execute(
            SQL(
                "CREATE TRIGGER %s BEFORE UPDATE ON %s FOR EACH ROW"
                " WHEN (OLD.roll_final_at IS NOT NULL AND (OLD.roll_final_at, OLD.roll_hash)"
                " IS DISTINCT FROM (NEW.roll_final_at, NEW.roll_hash))"
                " EXECUTE FUNCTION coop_election_roll_refuse()",
                name,
                table,
            )
        )

    @api.model
    def _sql_error_to_message(self, exc):
        if exc.diag.constraint_name == KEPT:
            return self.env._("The roll of this election is final, and stays as it is.")
        return super()._sql_error_to_message(exc)

    # Other parts of elections guard fields of their own, so these are not in the common set.

    @api.model_create_multi
    def create(self, vals_list):
        self._check_guarded({name for vals in vals_list for name in FIELDS & vals.keys()})
        return super().create(vals_list)

    def write(self, vals):
        # whoever may not write is told that, and not what is guarded
        self.check_access("write")
        self._check_guarded(FIELDS & vals.keys())
        return super().write(vals)

    def _compute_roll_counts(self):
        # sudo: how many there are, for whoever sees the election
        electors = self.env["coop.election.elector"].sudo()
        mine = [("election_id", "in", self.ids)]
        rows = electors._read_group(mine, ["election_id", "state"], ["__count"])
        counts = {(election.id, state): count for election, state, count in rows}
        objections = self.env["coop.election.objection"].sudo()  # sudo: as above
        still = dict(
            objections._read_group([*mine, ("state", "=", "open")], ["election_id"], ["__count"])
        )
        for election in self:
            election.elector_count = counts.get((election._origin.id, "on"), 0)
            election.struck_count = counts.get((election._origin.id, "struck"), 0)
            election.objection_count = still.get(election._origin, 0)

    @api.depends("step_ids.at", "kind")
    def _compute_objections_until(self):
        for election in self:
            election.objections_until = election._get_objections_until()

    def _get_objections_step(self):
        """Return the step until which the roll can be objected to: the notice of the poll, or,
        for a question, when voting begins."""
        self.ensure_one()
        # sudo: the timetable is public, and a member asks for it as well
        election = self.sudo()
        return election._get_step("poll_notice") or election._get_step("poll_opens")

    def _get_objections_until(self):
        """Return the moment until which the roll can be objected to."""
        return self._get_objections_step().at

    # -- making it -------------------------------------------------------------------------------

    def action_make_roll(self):
        """Make the roll: at once, or by the job where it is a large one."""
        for election in self:
            election._check_may_run()
            today = self.env["coop.clock"].today(election.company_id)
            if today <= (election.qualifying_on or today) and not election.is_rehearsal:
                raise UserError(
                    self.env._(
                        "The qualifying date is not over yet: somebody may still become a member "
                        "today. The roll is made by itself tomorrow."
                    )
                )
            election._check_roll_makeable()
            if election._count_voters() <= AT_ONCE:
                election._make_roll()
            else:
                # sudo: guarded against typing; the right was checked. The job is the system's
                election.sudo().roll_state = "queued"
                self.env.ref("coop_elections.cron_roll").sudo()._trigger()
        return True

    def _check_roll_makeable(self):
        self.ensure_one()
        if self.roll_state in MADE or self.state not in (*BEFORE, "poll"):
            raise UserError(self.env._("The roll has been made already, or it is not its turn."))

    def _make_roll(self):
        """Write down who has a vote by the qualifying date, in one statement.

        Whoever has died or left since is struck off at once.

        :return int: how many rows the roll has
        """
        self.ensure_one()
        self._lock()
        self.invalidate_recordset(["roll_state"])
        self._check_roll_makeable()
        # sudo: the roll is written by acts alone, which check the right
        electors = self.env["coop.election.elector"].sudo()
        count = electors._wall_insert_select(
            ["election_id", "contest_id", "membership_id", "number", "state"],
            self._sql_roll(),
            self.company_id,
        )
        if count > AT_ONCE:
            # what follows looks at all of them: let the database know how many these are
            self.env.cr.execute("ANALYZE coop_election_elector")
        # sudo: guarded against typing
        self.sudo().write(
            {"roll_state": "provisional", "roll_made_at": self.env["coop.clock"].now()}
        )
        self._note(
            "roll_made",
            self.env._(
                "The roll was made, as at the qualifying date. Entries: %(count)s", count=count
            ),
        )
        self._strike_gone()
        return count

    def _count_voters(self):
        """Return how many rows the roll of this election will have."""
        self.env["coop.constituency"]._flush_members()
        query = SQL("SELECT count(*) FROM (%s) AS voter", self._sql_voters())
        return self.env.execute_query(query)[0][0]

    def _sql_voters(self):
        """Return SQL for (contest_id, membership_id) of everybody who has a vote."""
        self.ensure_one()
        day = self.qualifying_on or self.env["coop.clock"].today(self.company_id)
        parts = [
            SQL(
                "SELECT %s::int AS contest_id, here.id AS membership_id FROM (%s) AS here",
                contest.id,
                contest._sql_voters(day),
            )
            for contest in self.contest_ids
        ]
        nobody = SQL("SELECT NULL::int AS contest_id, NULL::int AS membership_id WHERE false")
        return SQL(" UNION ALL ").join(parts or [nobody])

    def _sql_roll(self):
        """Return SQL for the rows of the roll, in the order of their numbers.

        Numbers are random and leave gaps. A salt that nobody sees, and that is gone with the
        statement, shuffles the members; each gets a number out of a range of their own. One member
        has one number in the election.
        """
        return SQL(
            """
            WITH voter AS MATERIALIZED (%(voters)s),
            size AS MATERIALIZED (
                SELECT base, 9 * base / people AS width,
                       uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) AS salt
                  FROM (SELECT NULLIF(count(DISTINCT membership_id), 0) AS people FROM voter) AS c,
                       LATERAL (
                           SELECT (10 ^ GREATEST(3, ceil(log(8 * people / 9.0))))::bigint AS base
                       ) AS b
            ),
            salted AS (
                SELECT contest_id, membership_id, base, width,
                       sha256(salt || int4send(membership_id)) AS bits
                  FROM voter, size
            )
            SELECT %(election)s::int, contest_id, membership_id,
                   (base + width * (dense_rank() OVER (ORDER BY bits) - 1)
                    + width * (get_byte(bits, 29) * 65536 + get_byte(bits, 30) * 256
                               + get_byte(bits, 31)) / 16777216)::varchar,
                   'on'
              FROM salted
            """,
            voters=self._sql_voters(),
            election=self.id,
        )

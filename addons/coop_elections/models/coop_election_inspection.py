from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools import SQL

STATES = [
    ("asked", "Asked for"),
    ("granted", "Granted"),
    ("refused", "Refused"),
    ("shown", "Shown"),
]


class CoopElectionInspection(models.Model):
    """Somebody asks to look at the marked register of an election: who voted, and never how.

    It is asked for with a purpose, decided with a reason, and shown once on a day that is written
    down. Nothing else of an election is inspected, and nothing after it is destroyed.
    """

    _name = "coop.election.inspection"
    _description = "Inspection of a marked register"
    _inherit = ["coop.company.mixin", "coop.guarded"]
    _order = "asked_on desc, id desc"

    _guarded_fields = frozenset({"state", "reason", "decided_on", "decided_by", "shown_on"})

    election_id = fields.Many2one(
        "coop.election",
        required=True,
        index=True,
        check_company=True,
        ondelete="restrict",
        domain="[('state', '=', 'declared'), ('destroyed_on', '=', False)]",
    )
    membership_id = fields.Many2one(
        "coop.membership",
        "Asked by the member",
        required=True,
        check_company=True,
        ondelete="restrict",
        index=True,
    )
    by_name = fields.Char("Asked by", compute="_compute_by_name", compute_sudo=True)
    purpose = fields.Text("What for", required=True, help="In their words.")
    asked_on = fields.Date(
        "Asked on", required=True, default=lambda self: self.env["coop.clock"].today()
    )
    state = fields.Selection(STATES, required=True, readonly=True, default="asked", index=True)
    decision = fields.Text(
        "Why granted or refused", help="What the Board or the panel says; who asked reads it."
    )
    reason = fields.Text(readonly=True)
    decided_on = fields.Date("Decided on", readonly=True)
    decided_by = fields.Char("Written down by", readonly=True)
    shown_on = fields.Date("Shown on", readonly=True)

    _decided_says_why = models.Constraint(
        "CHECK ((state = 'asked') = (reason IS NULL) AND (state = 'asked') = (decided_on IS NULL))",
        "A decision says why and when.",
    )

    @api.depends("membership_id")
    def _compute_by_name(self):
        for inspection in self:
            inspection.by_name = inspection.membership_id.member_name

    @api.depends("election_id.name", "by_name")
    def _compute_display_name(self):
        for inspection in self:
            parts = [inspection.election_id.name, inspection.by_name]
            inspection.display_name = ": ".join(filter(None, parts))

    @api.model_create_multi
    def create(self, vals_list):
        inspections = super().create(vals_list)
        for inspection in inspections:
            inspection._check_askable()
            inspection._note_step(self.env._("Inspection %s of the marked register is asked for"))
        return inspections

    def write(self, vals):
        if not self.env.su and any(one.state != "asked" for one in self):
            raise UserError(self.env._("This was decided: it stays as it is."))
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_never(self):
        raise UserError(self.env._("What was asked is kept, with what became of it."))

    def _check_askable(self):
        """Who stood or could vote can ask, as long as there is a register."""
        self.ensure_one()
        election = self.election_id
        if election.state != "declared" or election.is_rehearsal or election.destroyed_on:
            raise UserError(self.env._("There is no marked register to look at."))
        if not election._may_question(self.membership_id):
            raise UserError(
                self.env._("Who stood or could vote in this election can ask to look at it.")
            )

    def _note_step(self, what, why=None):
        self.election_id._note("inspection", what % self.id, why)

    def _check_officer(self):
        if not self.env.su and not self.env.user.has_group(
            "coop_governance.group_governance_officer"
        ):
            raise UserError(self.env._("Only a governance officer can do this."))

    def _decide(self, state):
        """Write down what was decided about it.

        :param str state: "granted" or "refused"
        """
        for inspection in self:
            inspection._check_officer()
            if inspection.state != "asked":
                raise UserError(self.env._("This was decided: it stays as it is."))
            reason = (inspection.decision or "").strip()
            if not reason:
                raise UserError(self.env._("Say why it is granted or refused."))
            # sudo: guarded against typing; the right was checked
            inspection.sudo().write(
                {
                    "state": state,
                    "reason": reason,
                    "decided_on": self.env["coop.clock"].today(inspection.company_id),
                    "decided_by": self.env.user.name,
                }
            )
            granted = state == "granted"
            inspection._note_step(
                self.env._("Inspection %s of the marked register is granted")
                if granted
                else self.env._("Inspection %s of the marked register is refused"),
                reason,
            )
        return True

    def action_grant(self):
        return self._decide("granted")

    def action_refuse(self):
        return self._decide("refused")

    def action_show(self):
        """Print the marked register for who asked: once, and it is written down."""
        self.ensure_one()
        self._check_officer()
        self.election_id._lock()
        self.invalidate_recordset()
        if self.state != "granted":
            raise UserError(self.env._("It is not granted, or it was shown already."))
        self._check_askable()
        # sudo: guarded against typing; the right was checked
        self.sudo().write(
            {"state": "shown", "shown_on": self.env["coop.clock"].today(self.company_id)}
        )
        self._note_step(self.env._("The marked register was shown for inspection %s"))
        report = self.env.ref("coop_elections.report_register_action")
        return report.report_action(self.ids)

    def _get_register(self):
        """Return [(contest, [(elector number, name, whether they voted)])]. Not how, when or in
        which way: nothing of that is inspected.

        :raise AccessError: unless it was granted, and is shown on this day
        """
        self.ensure_one()
        self._check_officer()
        today = self.env["coop.clock"].today(self.company_id)
        if self.state != "shown" or self.shown_on != today or self.election_id.destroyed_on:
            raise AccessError(self.env._("The register is shown on the day of the inspection."))
        self.env.flush_all()
        rows = self.env.execute_query(
            SQL(
                """
                SELECT elector.contest_id, elector.number, partner.name,
                       EXISTS (SELECT FROM coop_election_envelope envelope
                                WHERE envelope.elector_id = elector.id)
                  FROM coop_election_elector elector
                  JOIN coop_membership membership ON membership.id = elector.membership_id
                  JOIN res_partner partner ON partner.id = membership.partner_id
                 WHERE elector.election_id = %s AND elector.state = 'on'
                 ORDER BY elector.contest_id, elector.number
                """,
                self.election_id.id,
            )
        )
        # sudo: what a contest is called is neutral, and public
        contests = self.election_id.sudo().contest_ids
        return [
            (contest._get_label(), [row[1:] for row in rows if row[0] == contest.id])
            for contest in contests
        ]

from odoo import api, fields, models
from odoo.exceptions import UserError

#: what a member can object to on their own page
OWN_KINDS = ("missing", "wrong")


class CoopElectionObjection(models.Model):
    """Somebody says that the provisional roll is not right, and the returning officer answers."""

    _name = "coop.election.objection"
    _description = "Objection to a roll"
    _inherit = ["coop.company.mixin", "coop.guarded"]
    _order = "state, received_at desc, id desc"

    _guarded_fields = frozenset({"state", "answer", "decided_on", "decided_by", "received_at"})

    election_id = fields.Many2one(
        "coop.election",
        required=True,
        index=True,
        check_company=True,
        ondelete="restrict",
        domain="[('roll_state', 'in', ('none', 'queued', 'provisional'))]",
    )
    kind = fields.Selection(
        [
            ("missing", "Somebody is missing"),
            ("wrong", "Something in an entry is wrong"),
            ("not_entitled", "Somebody should not be on it"),
        ],
        "What is wrong",
        required=True,
        default="missing",
    )
    membership_id = fields.Many2one(
        "coop.membership",
        "From the member",
        check_company=True,
        ondelete="restrict",
        index="btree_not_null",
    )
    by_name = fields.Char("From", compute="_compute_by_name", store=True, readonly=False)
    words = fields.Text("In their words", required=True)
    channel = fields.Selection(
        [
            ("portal", "On their pages"),
            ("helper", "With a helper"),
            ("paper", "On paper"),
            ("phone", "By phone"),
        ],
        "How it came",
        required=True,
        default="paper",
    )
    received_at = fields.Datetime(
        "Received on",
        required=True,
        readonly=True,
        copy=False,
        default=lambda self: self.env["coop.clock"].now(),
    )
    is_late = fields.Boolean(
        "After the day", compute="_compute_is_late", help="It came after the day by which to say."
    )
    state = fields.Selection(
        [("upheld", "Was right"), ("refused", "Was not right"), ("open", "To decide")],
        required=True,
        default="open",
        readonly=True,
        index=True,
    )
    answer = fields.Text(readonly=True, help="Whoever objected reads it.")
    decided_on = fields.Date("Decided on", readonly=True)
    decided_by = fields.Char("Decided by", readonly=True)
    correction_ids = fields.One2many(
        "coop.election.correction", "objection_id", string="What was put right"
    )

    _decided_says_why = models.Constraint(
        "CHECK ((state = 'open') = (decided_on IS NULL) AND (state = 'open') = (answer IS NULL))",
        "An objection that was decided has a day and an answer.",
    )

    @api.depends("kind", "by_name")
    @api.depends_context("lang")
    def _compute_display_name(self):
        kinds = dict(self._fields["kind"]._description_selection(self.env))
        for objection in self:
            parts = [kinds.get(objection.kind), objection.by_name]
            objection.display_name = ": ".join(filter(None, parts))

    @api.depends("membership_id")
    def _compute_by_name(self):
        for objection in self:
            # sudo: whoever writes an objection down knows from whom it is
            objection.by_name = objection.sudo().membership_id.member_name or objection.by_name

    @api.depends("received_at", "election_id")
    def _compute_is_late(self):
        for objection in self:
            until = objection.election_id._get_objections_until()
            objection.is_late = bool(until and objection.received_at > until)

    @api.model_create_multi
    def create(self, vals_list):
        bare = self._undefaulted(self._guarded_fields)
        objections = super(CoopElectionObjection, bare).create(vals_list).with_env(self.env)
        for objection in objections:
            objection._check_takeable()
        return objections

    def write(self, vals):
        if not self.env.su and any(one.state != "open" for one in self):
            raise UserError(self.env._("This objection was decided: it stays as it is."))
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_never(self):
        raise UserError(self.env._("An objection is kept, with what became of it."))

    def _check_takeable(self):
        self.ensure_one()
        if self.election_id.state not in ("noticed", "nominations"):
            raise UserError(self.env._("There is no roll to object to: the time for it is over."))
        if self.election_id.roll_state == "final":
            raise UserError(self.env._("The roll is final. Nothing of it can be changed any more."))

    @api.model
    def _raise(self, election, membership, kind, words, channel):
        """Take in what a member says of their own entry.

        :param str kind: one of ``OWN_KINDS``
        :param str channel: a code of ``channel``
        :raise UserError: when it is too late
        """
        until = election._get_objections_until()
        if until and until < self.env["coop.clock"].now():
            raise UserError(
                self.env._("The day for this is over. Please ring: the number is on this page.")
            )
        # sudo: a member has no right on objections; what is written is theirs alone
        return self.sudo().create(
            {
                "company_id": election.company_id.id,
                "election_id": election.id,
                "membership_id": membership.id,
                "kind": kind,
                "words": words,
                "channel": channel,
            }
        )

    def _decide(self, state, answer):
        """Decide an objection, and tell whoever made it.

        :param str state: "upheld" or "refused"
        :param str answer: why, in words for whoever made it
        """
        self.ensure_one()
        self.election_id._check_may_run()
        if self.state != "open":
            raise UserError(self.env._("This objection was decided: it stays as it is."))
        if not (answer or "").strip():
            raise UserError(self.env._("Say why: whoever made the objection reads it."))
        # sudo: guarded against typing; the right was checked
        self.sudo().write(
            {
                "state": state,
                "answer": answer.strip(),
                "decided_on": self.env["coop.clock"].today(self.company_id),
                "decided_by": self.env.user.name,
            }
        )
        labels = dict(self._fields["state"]._description_selection(self.env))
        self.election_id._note(
            "objection",
            self.env._("Objection %(number)s: %(state)s", number=self.id, state=labels[state]),
        )
        self._tell_decided()

    def action_decide(self):
        """Open the window in which the roll is put right, or the objection refused."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Answer an objection"),
            "res_model": "coop.election.correct",
            "view_mode": "form",
            "target": "new",
            "context": {
                "default_election_id": self.election_id.id,
                "default_objection_id": self.id,
            },
        }

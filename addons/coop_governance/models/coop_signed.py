from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL, format_date

HOWS = [
    ("portal", "On their own pages"),
    ("helper", "With somebody at their side"),
    ("paper", "On paper"),
    ("phone", "By phone"),
]
SIGNABLE = ("waiting", "open")


class CoopSigned(models.AbstractModel):
    """What members sign together: one begins, the office shows it, others sign, until enough have.

    A model of this kind has a ``state`` with the codes ``waiting``, ``open``, ``reached``,
    ``refused`` and ``withdrawn`` at least, ``signature_ids`` (of a model made of
    ``coop.signature``) and ``reached_ids`` (behind the wall, with ``signed`` and ``needed``). It
    says how many it takes in ``_get_needed_today``, and what follows in ``_tell_reached``. Notices
    of its kinds are named after ``_signed_kind``.
    """

    _name = "coop.signed"
    _description = "What members sign together"
    _inherit = ["coop.company.mixin", "coop.guarded", "coop.told", "coop.office.chatter"]

    _signed_kind = None

    membership_id = fields.Many2one(
        "coop.membership",
        "Begun by",
        required=True,
        index=True,
        check_company=True,
        ondelete="restrict",
    )
    how = fields.Selection(HOWS, "How it came", required=True, default="paper")
    asked_on = fields.Date("Asked on", required=True)
    state_why = fields.Text("Reason", tracking=True)
    signed_count = fields.Integer("Signed", compute="_compute_counts")
    needed_count = fields.Integer("Needed", compute="_compute_counts")
    missing_count = fields.Integer("Still missing", compute="_compute_counts")

    def _get_needed_today(self, company):
        """Return how many members of a co-op have to sign today."""
        raise NotImplementedError

    def _tell_reached(self):
        """Tell whom it concerns that enough have signed."""
        raise NotImplementedError

    @api.depends("signature_ids.struck_on", "reached_ids", "state")
    def _compute_counts(self):
        needed = {}
        for signed in self:
            company = signed.company_id
            # sudo: how many signed is for all members, who signed is not read
            reached = signed.sudo().reached_ids
            if reached:
                signed.signed_count, signed.needed_count = reached.signed, reached.needed
                signed.missing_count = 0
                continue
            if company not in needed:
                needed[company] = self._get_needed_today(company)
            count = signed._count_signed(self.env["coop.clock"].today(company))
            signed.signed_count = count
            signed.needed_count = needed[company]
            signed.missing_count = max(needed[company] - count, 0)

    def _count_signed(self, day):
        """Return how many have signed who are members on a day: who left counts no more."""
        self.ensure_one()
        field = self._fields["signature_ids"]
        # sudo: as in _compute_counts
        signatures = self.env[field.comodel_name].sudo()
        memberships = self.env["coop.membership"]
        return signatures.search_count(
            [
                (field.inverse_name, "=", self.id),
                ("struck_on", "=", False),
                ("membership_id", "any", list(memberships._get_member_domain(day))),
            ]
        )

    def _lock(self):
        """Wait for whoever else signs these, then read afresh.

        They are written as they are: who began before the other had finished is run again, and so
        counts both.
        """
        if self.ids:
            self.env.cr.execute(
                SQL(
                    "UPDATE %(table)s SET state = state WHERE id IN ("
                    "SELECT id FROM %(table)s WHERE id = ANY(%(ids)s) ORDER BY id FOR UPDATE)",
                    table=SQL.identifier(self._table),
                    ids=self.ids,
                )
            )
            self.invalidate_recordset()

    @api.ondelete(at_uninstall=False)
    def _unlink_except_never(self):
        raise UserError(
            self.env._("A request of members is kept. It can be taken back by who began it.")
        )

    def copy_data(self, default=None):
        raise UserError(self.env._("A request of members cannot be copied: people sign one text."))

    def _check_officer(self):
        if not self.env.su and not self.env.user.has_group(
            "coop_governance.group_governance_officer"
        ):
            raise UserError(self.env._("Only a governance officer can do this."))

    # -- signing ------------------------------------------------------------------------------

    def _sign(self, membership, day, how, noted=None):
        """A member signs, on a day on which they are one.

        :param membership: coop.membership
        :param date day: the day of the signature, as it stands on the paper
        :param str how: a code of ``how``
        :param str noted: what stood on the paper
        :return: the signature
        :raise UserError: when it does not count, with the reason
        """
        self.ensure_one()
        signed = self.sudo()  # sudo: to sign is the member's right
        signed._lock()
        problem = signed._get_problem(membership, day)
        if problem:
            raise UserError(problem)
        field = self._fields["signature_ids"]
        signature = signed.env[field.comodel_name].create(
            {
                "company_id": signed.company_id.id,
                field.inverse_name: signed.id,
                "membership_id": membership.id,
                "signed_on": day,
                "how": how,
                "noted": noted,
            }
        )
        signed._look_whether_reached()
        return signature.with_env(self.env)

    def _get_problem(self, membership, day):
        """Return why a signature would not count, in words; nothing when it does."""
        self.ensure_one()
        # sudo: the caller names the member; the register says whether they are one
        member = membership.sudo()
        today = self.env["coop.clock"].today(self.company_id)
        if self.state not in SIGNABLE:
            return self.env._("Nobody signs this any more.")
        if member.company_id != self.company_id:
            return self.env._("This is a request of members of another co-op.")
        if day > today:
            return self.env._("The day of the signature lies ahead.")
        if not member._period_on(day):
            return self.env._(
                "%(name)s was not a member on %(day)s.",
                name=member.member_name,
                day=format_date(self.env, day),
            )
        if self.sudo()._get_signature(membership):  # sudo: whether, and no more
            return self.env._("%(name)s has signed already.", name=member.member_name)
        return None

    def _get_signature(self, membership):
        """Return the standing signature of a member, or none."""
        self.ensure_one()
        return self.signature_ids.filtered(
            lambda one: one.membership_id == membership and not one.struck_on
        )

    def _get_signers(self):
        """Return the contacts of those whose signatures stand."""
        standing = self.signature_ids.filtered(lambda one: not one.struck_on)
        return standing.membership_id.partner_id

    def _look_whether_reached(self):
        """Write down that enough have signed, if they have, and tell those whom it concerns."""
        for signed in self.filtered(lambda one: one.state in SIGNABLE):
            signed.invalidate_recordset(["signed_count", "needed_count", "missing_count"])
            if not signed.missing_count:
                # sudo: it follows from the numbers, whoever signed last
                signed.sudo()._reach()

    def _reach(self):
        self.ensure_one()
        self.env[self._fields["reached_ids"].comodel_name]._write_down(self)
        self._end("reached")
        self._tell_reached()

    def _end(self, state, why=None):
        """Nobody signs any more: the signatures stand as they are from now on."""
        for signed in self:
            signed.signature_ids._close()
            signed.write({"state": state, "state_why": why})

    # -- the office, and who began it ---------------------------------------------------------

    def action_show(self):
        """The office has looked at it: all members see it."""
        self._check_officer()
        for signed in self.filtered(lambda one: one.state == "waiting"):
            signed.sudo().state = "open"  # sudo: guarded against typing; the right was asked
            signed._tell_starter(f"{self._signed_kind}_shown")
        return True

    def _refuse(self, why):
        """It is not shown: it could decide nothing, or would wrong somebody (s.303(5))."""
        self._check_officer()
        self._check_signable()
        for signed in self:
            signed.sudo()._end("refused", why)  # sudo: as in action_show
            signed._tell_starter(f"{self._signed_kind}_refused")

    def _withdraw(self, why):
        """Who began it takes it back, before enough have signed."""
        self._check_signable()
        self.sudo()._end("withdrawn", why)  # sudo: the caller settled whose wish it is

    def _check_signable(self):
        if any(signed.state not in SIGNABLE for signed in self):
            raise UserError(
                self.env._("It is too late: enough members have signed, or this request has ended.")
            )

    def _tell_starter(self, kind):
        for signed in self:
            # sudo: who began it is told what became of it
            partner = signed.sudo().membership_id.partner_id
            self.env["coop.notice"]._tell(partner, kind, signed, key=kind)

    def _say_count(self):
        self.ensure_one()
        return self.env._(
            "%(signed)s of %(needed)s members have signed.",
            signed=self.signed_count,
            needed=self.needed_count,
        )

    @api.model
    def _cron_daily(self):
        """When members leave, fewer signatures are enough."""
        self.search([("state", "in", SIGNABLE)])._look_whether_reached()

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain


class CoopMembership(models.Model):
    """Who is a member of a co-op, and under which number.

    One row for a person and co-op, for life: whoever leaves and comes back keeps row and
    number. When they are a member is in the periods; whether they are one today is computed on
    reading. Chatter about a member is here and not on the contact.
    """

    _name = "coop.membership"
    _description = "Membership"
    _inherit = ["coop.company.mixin", "coop.guarded", "coop.office.chatter"]
    _order = "number, id"
    _rec_name = "number"
    _rec_names_search = ["number", "member_name"]

    _guarded_fields = frozenset(
        {"partner_id", "company_id", "number", "period_ids", "died_on", "gone_away_since"}
    )

    partner_id = fields.Many2one(
        "res.partner", "Member", required=True, index=True, ondelete="restrict"
    )
    number = fields.Char(required=True, readonly=True, copy=False)
    member_name = fields.Char(
        "Name", compute="_compute_member_name", search="_search_member_name", compute_sudo=True
    )
    period_ids = fields.One2many("coop.membership.period", "membership_id", string="Periods")
    current_period_id = fields.Many2one(
        "coop.membership.period", compute="_compute_today", string="Period today"
    )
    category_id = fields.Many2one(
        "coop.membership.category",
        compute="_compute_category",
        search="_search_category",
        compute_sudo=True,
        groups="coop_membership.group_support_status",
        help="The voting category today, or the last one of a former member.",
    )
    category_shown = fields.Char("Category as shown", compute="_compute_category_shown")
    class_label = fields.Char(
        "Label in the register", compute="_compute_class_label", compute_sudo=True
    )
    state = fields.Selection(
        [("member", "Member"), ("leaving", "Leaving"), ("former", "Former member")],
        compute="_compute_today",
        search="_search_state",
    )
    date_entered = fields.Date(
        "Member since", compute="_compute_dates", help="The first day of membership ever."
    )
    date_ended = fields.Date(
        "Last day", compute="_compute_dates", help="Empty while no end is known."
    )
    area_id = fields.Many2one(
        "coop.area",
        index=True,
        check_company=True,
        ondelete="restrict",
        tracking=True,
        help="Where the member belongs, for forums and counts. The register does not say it.",
    )
    died_on = fields.Date("Died on", readonly=True, copy=False)
    gone_away_since = fields.Date(
        "Gone away since",
        readonly=True,
        copy=False,
        help="Post came back and nobody knows the new address. Still a member; no letters.",
    )
    application_ids = fields.One2many(
        "coop.membership.application", "membership_id", string="Applications"
    )
    application_count = fields.Integer("Applications made", compute="_compute_counts")
    correction_ids = fields.One2many(
        "coop.membership.correction", "membership_id", string="Corrections"
    )
    correction_count = fields.Integer("Corrections asked", compute="_compute_counts")
    acceptance_ids = fields.One2many(
        "coop.rules.acceptance", "membership_id", string="Rules accepted"
    )

    _company_number_uniq = models.UniqueIndex(
        "(company_id, number)", "This membership number is already given."
    )
    _company_partner_uniq = models.UniqueIndex(
        "(company_id, partner_id)",
        "This person already has a membership here. Let them return under the same number.",
    )

    def _guarded_message(self, names):
        return self.env._(
            "%(fields)s of a membership cannot be typed over: a membership begins, changes and "
            "ends by its buttons, which also write the register.",
            fields=", ".join(names),
        )

    @api.depends("partner_id.name")
    def _compute_member_name(self):
        for membership in self:
            membership.member_name = membership.partner_id.name

    @api.model
    def _search_member_name(self, operator, value):
        """Who may read a membership finds it by its name. Under the rules of contacts somebody
        whom the number finds and the name does not would be known as a person supported."""
        if operator in Domain.NEGATIVE_OPERATORS:
            return NotImplemented
        return Domain("partner_id", "any!", Domain("name", operator, value))

    @api.depends("number", "member_name")
    def _compute_display_name(self):
        for membership in self:
            membership.display_name = f"{membership.member_name} ({membership.number})"

    @api.depends("period_ids.date_from", "period_ids.date_to")
    def _compute_today(self):
        for membership in self:
            today = self.env["coop.clock"].today(membership.company_id)
            current = membership._period_on(today)
            later = membership.period_ids.filtered(lambda p, today=today: p.date_from > today)
            membership.current_period_id = current
            if not current:
                membership.state = "former"
            elif current.date_to and not later:
                membership.state = "leaving"
            else:
                membership.state = "member"

    @api.model
    def _get_member_domain(self, day=None):
        """Memberships that hold on ``day`` (default: today)."""
        day = day or self.env["coop.clock"].today()
        return Domain(
            "period_ids",
            "any",
            Domain("date_from", "<=", day)
            & (Domain("date_to", "=", False) | Domain("date_to", ">=", day)),
        )

    def _search_state(self, operator, value):
        if operator != "in":
            return NotImplemented
        today = self.env["coop.clock"].today()
        holds = self._get_member_domain(today)
        ends = Domain(
            "period_ids", "any", Domain("date_from", "<=", today) & Domain("date_to", ">=", today)
        ) & ~Domain("period_ids", "any", Domain("date_from", ">", today))
        domains = {"member": holds & ~ends, "leaving": holds & ends, "former": ~holds}
        return Domain.OR(domains[state] for state in value if state in domains)

    @api.depends("period_ids.category_id", "period_ids.date_from", "period_ids.date_to")
    def _compute_category(self):
        for membership in self:
            membership.category_id = membership._period_shown().category_id

    def _search_category(self, operator, value):
        """Memberships in a category today (people who left have none to search by)."""
        # Odoo checks the groups of fields that are columns, not of those searched by a method
        self._check_field_access(self._fields["category_id"], "read")
        if operator not in ("in", "any"):
            return NotImplemented
        today = self.env["coop.clock"].today()
        return Domain(
            "period_ids",
            "any",
            Domain("category_id", operator, value)
            & Domain("date_from", "<=", today)
            & (Domain("date_to", "=", False) | Domain("date_to", ">=", today)),
        )

    @api.depends("period_ids.date_from")
    @api.depends_context("uid")
    def _compute_category_shown(self):
        for membership in self:
            membership.category_shown = membership._period_shown().category_shown

    @api.depends("period_ids.date_from")
    def _compute_class_label(self):
        for membership in self:
            membership.class_label = membership._period_shown().class_label

    @api.depends("period_ids.date_from", "period_ids.date_to")
    def _compute_dates(self):
        for membership in self:
            periods = membership.period_ids
            membership.date_entered = min(periods.mapped("date_from"), default=False)
            ends = periods.mapped("date_to")
            membership.date_ended = max(ends) if ends and all(ends) else False

    @api.depends("application_ids", "correction_ids")
    def _compute_counts(self):
        for membership in self:
            membership.application_count = len(membership.application_ids)
            membership.correction_count = len(membership.correction_ids)

    def _period_on(self, day):
        """The period that holds on ``day``, or none."""
        self.ensure_one()
        return self.period_ids.filtered(
            lambda p: p.date_from <= day and (not p.date_to or p.date_to >= day)
        )[:1]

    def _period_shown(self):
        """The period of today, else the last one: what a reader expects to see."""
        self.ensure_one()
        return (
            self.current_period_id
            or self.period_ids.sorted(lambda p: (p.date_from, p.id), reverse=True)[:1]
        )

    @api.model
    def _partner_names(self, partners):
        """Names for a refusal: of contacts that the caller may read, else the number only."""
        readable = partners.with_env(self.env)._filtered_access("read")
        # sudo: the number of a membership says nothing about the person
        hidden = self.sudo().search([("partner_id", "in", (partners - readable).ids)])
        return [*readable.mapped("name"), *hidden.mapped("number")]

    @api.ondelete(at_uninstall=False)
    def _unlink_except_never(self):
        raise UserError(
            self.env._(
                "A membership is never deleted: the register keeps it. End it with a reason; "
                "what may go after ten years goes by the register's own procedure."
            )
        )

    def copy_data(self, default=None):
        raise UserError(self.env._("A membership cannot be copied: a person has one."))

    # What upper floors and the acts build on

    def _lock(self):
        """Wait for whoever else is changing these memberships, then read afresh."""
        if self.ids:
            self.env.cr.execute(
                "SELECT id FROM coop_membership WHERE id = ANY(%s) ORDER BY id FOR UPDATE",
                [self.ids],
            )
            self.invalidate_recordset()
            self.period_ids.invalidate_recordset()

    def _tell(self, kind, values=None):
        """Tell the member, in their language, format and channel."""
        for membership in self:
            # sudo: the act may be the member's own; texts and deliveries belong to the office
            self.env["coop.notice"].sudo()._tell(
                membership.sudo().partner_id,
                kind,
                membership.sudo(),
                {"number": membership.number, **(values or {})},
            )

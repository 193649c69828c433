from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError


class CoopContributionDeed(models.Model):
    """A member helps: asked, agreed, done, thanked. The record of what a member brought.

    Most belong to an offer and to something looked for; what somebody just did has neither.
    """

    _name = "coop.contribution.deed"
    _description = "What a member did"
    _inherit = "coop.guarded"
    _check_company_auto = True
    _order = "date desc, id desc"

    _guarded_fields = frozenset({"state", "thanked_on", "begun_by"})

    membership_id = fields.Many2one(
        "coop.membership",
        "Member",
        required=True,
        index=True,
        check_company=True,
        ondelete="restrict",
    )
    member_name = fields.Char("Name", compute="_compute_member_name", compute_sudo=True)
    company_id = fields.Many2one(
        related="membership_id.company_id",
        store=True,
        precompute=True,
        index=True,
        required=True,
        ondelete="restrict",
    )
    kind_id = fields.Many2one(
        "coop.contribution.kind", required=True, index=True, ondelete="restrict"
    )
    contribution_id = fields.Many2one(
        "coop.contribution",
        "Offer",
        index=True,
        check_company=True,
        ondelete="restrict",
        domain="[('membership_id', '=', membership_id)]",
    )
    want_id = fields.Many2one(
        "coop.contribution.want",
        "Looked for",
        index=True,
        check_company=True,
        ondelete="restrict",
    )
    name = fields.Char("What", required=True)
    begun_by = fields.Selection(
        [("office", "The office asked"), ("member", "The member said: I can help")],
        "How it began",
        required=True,
        default="office",
    )
    begun_at = fields.Datetime(
        "Since", required=True, default=lambda self: self.env["coop.clock"].now(), readonly=True
    )
    state = fields.Selection(
        [("asked", "Asked"), ("agreed", "Agreed"), ("done", "Done"), ("off", "Did not happen")],
        required=True,
        default="asked",
        index=True,
    )
    date = fields.Date("Day")
    hours = fields.Float(aggregator="sum")
    thanked_on = fields.Date("Thanked on")

    _hours_not_negative = models.Constraint(
        "CHECK (hours >= 0 AND hours <= 10000)", "Enter hours between none and ten thousand."
    )
    _done_has_a_day = models.Constraint(
        "CHECK (state != 'done' OR date IS NOT NULL)", "Enter the day on which it was done."
    )

    @api.depends("membership_id.member_name")
    def _compute_member_name(self):
        for deed in self:
            deed.member_name = deed.membership_id.member_name

    @api.onchange("contribution_id", "want_id")
    def _onchange_of(self):
        for deed in self:
            of = deed.want_id or deed.contribution_id
            if of:
                deed.kind_id = of.kind_id
                deed.name = deed.name or of.name
            if deed.contribution_id:
                deed.membership_id = deed.contribution_id.membership_id

    @api.constrains("membership_id", "contribution_id")
    def _check_whose(self):
        for deed in self:
            offer = deed.contribution_id
            if offer and offer.membership_id != deed.membership_id:
                raise ValidationError(
                    self.env._("This is the offer of another member. Choose one of theirs.")
                )

    @api.model
    def _ask(self, want, offer):
        """Ask the member of ``offer`` for what ``want`` is looking for, once."""
        known = self.search(
            [
                ("want_id", "=", want.id),
                ("membership_id", "=", offer.membership_id.id),
                ("state", "!=", "off"),
            ],
            limit=1,
        )
        if known:
            return known
        if offer.state != "open":
            raise UserError(self.env._("This offer was taken back."))
        deed = self.create(self._prepare_vals(want, offer.membership_id, offer))
        # sudo: texts and deliveries belong to the office
        self.env["coop.notice"].sudo()._tell(
            deed.sudo().membership_id.partner_id, "contribution_asked", deed.sudo(), key="asked"
        )
        return deed

    @api.model
    def _prepare_vals(self, want, membership, offer=None):
        return {
            "want_id": want.id,
            "contribution_id": offer and offer.id,
            "membership_id": membership.id,
            "kind_id": want.kind_id.id,
            "name": want.name,
        }

    @api.model
    def _offer_to_help(self, want, membership):
        """The member says “I can help”. The office puts the two together.

        :return: the deed; the same one however often it is said
        """
        # sudo: the caller settled who says so; the want is one that members are shown
        deeds = self.sudo()
        known = deeds.search(
            [
                ("want_id", "=", want.id),
                ("membership_id", "=", membership.id),
                ("state", "!=", "off"),
            ],
            limit=1,
        )
        vals = {**self._prepare_vals(want, membership), "begun_by": "member"}
        return known or deeds.create(vals)

    def _answer(self, yes):
        """The member answers what the office asked. A no is noted and asked no further."""
        # sudo: the caller settled whose answer it is
        for deed in self.sudo():
            if deed.state == "asked":
                deed.state = "agreed" if yes else "off"

    def _set_state(self, state, allowed, **vals):
        for deed in self:
            deed.check_access("write")
            if deed.state not in allowed:
                raise UserError(self.env._("This was dealt with already."))
            # sudo: the right was checked; the state is written by acts alone
            deed.sudo().write({"state": state, **vals})
        return True

    def action_agree(self):
        return self._set_state("agreed", ("asked",))

    def action_off(self):
        return self._set_state("off", ("asked", "agreed"))

    def action_done(self):
        """It was done: on the day entered, or today."""
        for deed in self:
            today = self.env["coop.clock"].today(deed.company_id)
            if deed.date and deed.date > today:
                raise UserError(self.env._("That day lies ahead. Check the date."))
            deed._set_state("done", ("asked", "agreed"), date=deed.date or today)
        return True

    def action_thank(self):
        """Thank the member, in their language and format, once."""
        for deed in self:
            deed.check_access("write")
            if deed.state != "done":
                raise UserError(self.env._("Say first that it was done, and when."))
            # sudo: the right was checked; texts and deliveries belong to the office
            done = deed.sudo()
            self.env["coop.notice"].sudo()._tell(
                done.membership_id.partner_id, "contribution_thanks", done, key="thanks"
            )
            done.thanked_on = self.env["coop.clock"].today(done.company_id)
        return True

    def _coop_notice_values(self, kind, partners):
        # sudo: what the member is told of their own
        deed = self.sudo()
        want = deed.want_id
        place = ", ".join(filter(None, [want.where_text, want.when_text]))
        what = f"{deed.name} ({place})" if place else deed.name
        # "day" is asked for in thanks alone, where there is one
        values = {"what": what, "day": deed.date or ""}
        return {partner.id: values for partner in partners}

    @api.ondelete(at_uninstall=False)
    def _unlink_except_done(self):
        if not self.env.su and any(deed.state == "done" for deed in self):
            raise UserError(self.env._("What a member did is kept as long as the membership."))

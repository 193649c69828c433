from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import email_normalize


class CoopInvitation(models.Model):
    """Somebody is asked to become a member: who asked, how, and what they answered.

    Asking is here, answering in ``coop_invitation_answering``; who may not be asked just now is in
    ``coop_invitation_peace``, the letter and its link in ``coop_invitation_letter``. The answer is
    between the co-op and the person who was asked: a member who asked is never told it.
    """

    _name = "coop.invitation"
    _description = "Invitation to become a member"
    _inherit = ["coop.company.mixin", "coop.guarded"]
    _order = "id desc"
    _rec_names_search = ["name", "email"]

    _guarded_fields = frozenset(
        {
            "state",
            "held_reason",
            "asked_on",
            "answered_on",
            "answered_how",
            "not_now_until",
            "membership_id",
        }
    )

    name = fields.Char("Who is asked", required=True)
    partner_id = fields.Many2one("res.partner", "Contact", index=True, ondelete="restrict")
    email = fields.Char()
    email_normalized = fields.Char(compute="_compute_email_normalized", store=True)
    phone = fields.Char()
    lang = fields.Selection(
        [("en_GB", "English"), ("cy_GB", "Welsh")], "Language", default="en_GB", required=True
    )
    channel = fields.Selection(
        [
            ("own", "As they like to hear from us"),
            ("email", "E-mail"),
            ("phone", "Phone"),
            ("hand", "A member hands it over"),
            ("spoken", "Spoken with"),
        ],
        "How they are asked",
        required=True,
        default="own",
    )
    how = fields.Selection(
        [
            ("office", "Office"),
            ("portal", "By a member, signed in"),
            ("paper", "By a member, on paper"),
            ("phone", "By a member, by phone"),
        ],
        "Who began it",
        required=True,
        default="office",
    )
    inviter_id = fields.Many2one(
        "coop.membership",
        "Member who asks",
        index="btree_not_null",
        check_company=True,
        ondelete="restrict",
    )
    inviter_named = fields.Boolean(
        "The member may be named", help="The member agreed that we say who asks."
    )
    asked_by_id = fields.Many2one(
        "res.users", "Asked by", readonly=True, default=lambda self: self.env.user
    )
    note = fields.Text()
    category_id = fields.Many2one(
        "coop.membership.category",
        "Why they could join",
        check_company=True,
        ondelete="restrict",
        groups="coop_membership.group_support_status",
    )
    same_place = fields.Boolean(
        "Of one house or team",
        compute="_compute_same_place",
        store=True,
        compute_sudo=True,
        groups="coop_membership.group_support_status",
        help="The member who asks lives, comes to or works at the same place.",
    )
    hidden = fields.Boolean(
        compute="_compute_hidden",
        store=True,
        compute_sudo=True,
        groups="coop_membership.group_support_status",
        help="Kept from officers who may not know who is supported.",
    )
    state = fields.Selection(
        [
            ("waiting", "To be asked"),
            ("asked", "Asked"),
            ("yes", "Yes"),
            ("not_now", "Not now"),
            ("no", "No"),
            ("held", "Not asked"),
        ],
        required=True,
        default="waiting",
        readonly=True,
        copy=False,
    )
    held_reason = fields.Selection(
        [
            ("member", "Is a member"),
            ("applied", "Has applied"),
            ("not_now", "Said not now"),
            ("no", "Said no"),
            ("asked", "Was asked lately"),
            ("stopped", "Is not written to"),
        ],
        "Why not asked",
        readonly=True,
        copy=False,
    )
    asked_on = fields.Date(readonly=True, copy=False)
    answered_on = fields.Date(readonly=True, copy=False)
    answered_how = fields.Selection(
        [
            ("web", "By the link"),
            ("paper", "On paper"),
            ("phone", "By phone"),
            ("spoken", "Spoken"),
        ],
        "How they answered",
        readonly=True,
        copy=False,
    )
    not_now_until = fields.Date(
        "Not before", readonly=True, copy=False, help="Until this day nobody asks again."
    )
    membership_id = fields.Many2one(
        "coop.membership",
        "Became a member",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="restrict",
    )

    _company_email_idx = models.Index("(company_id, email_normalized)")
    _not_now_has_a_day = models.Constraint(
        "CHECK ((state = 'not_now') = (not_now_until IS NOT NULL))",
        "“Not now” needs the day from which one may ask again.",
    )
    _answer_has_a_day = models.Constraint(
        "CHECK (state NOT IN ('yes', 'not_now', 'no') OR answered_on IS NOT NULL)",
        "An answer has the day on which it was given.",
    )

    def _guarded_message(self, names):
        return self.env._(
            "%(fields)s of an invitation cannot be typed over. Use the buttons “Ask” and “Answer”.",
            fields=", ".join(names),
        )

    @api.depends("email")
    def _compute_email_normalized(self):
        for invitation in self:
            invitation.email_normalized = email_normalize(invitation.email or "")

    @api.depends("partner_id.coop_protected", "category_id")
    def _compute_hidden(self):
        for invitation in self:
            invitation.hidden = (
                invitation.partner_id.coop_protected and invitation.partner_id.partner_share
            ) or (invitation.category_id and not invitation.category_id.openly_known)

    @api.depends("partner_id", "inviter_id")
    def _compute_same_place(self):
        for invitation in self:
            places = invitation.inviter_id.partner_id._coop_places()
            invitation.same_place = bool(places & invitation.partner_id._coop_places())

    @api.onchange("partner_id")
    def _onchange_partner_id(self):
        if self.partner_id:
            self.name = self.partner_id.name
            self.email = self.partner_id.email
            self.phone = self.partner_id.phone
            self.lang = self.partner_id._coop_need()["lang"]

    # Asking

    def action_ask(self):
        """Ask these people now; whoever is to be left in peace is refused, with the reason."""
        self._check_officer()
        for invitation in self:
            reason = invitation._why_not()
            if reason:
                raise UserError(invitation._why_not_words(reason))
            invitation._ask()

    def _ask_or_hold(self):
        """Ask, or leave in peace without a word: whoever began it must not learn which."""
        for invitation in self:
            reason = invitation._why_not()
            if reason:
                # sudo: a member began it, who has no right on invitations
                invitation.sudo().write({"state": "held", "held_reason": reason.code})
            elif invitation.channel != "phone":
                invitation._ask()

    def _ask(self):
        """Ask: by the letter in their language and format, or noting that somebody has."""
        self.ensure_one()
        if self.state != "waiting":
            raise UserError(self.env._("%(name)s has been asked already.", name=self.name))
        # sudo: rights were checked by whoever calls
        invitation = self.sudo()
        invitation.write(
            {
                "state": "asked",
                "asked_on": self.env["coop.clock"].today(invitation.company_id),
            }
        )
        if invitation.channel in ("own", "email"):
            invitation._send()

    def _check_officer(self):
        if not self.env.su and not self.env.user.has_group(
            "coop_membership.group_membership_officer"
        ):
            raise UserError(self.env._("Only a membership officer can do this."))
        self.check_access("write")

    @api.autovacuum
    def _gc_strangers(self):
        """Forget strangers whom a member named and who never answered."""
        clock = self.env["coop.clock"]
        for company in self.env["res.company"].search([("coop_slug", "!=", False)]):
            day = fields.Date.subtract(clock.today(company), days=company.coop_invitation_days)
            self.search(
                [
                    ("company_id", "=", company.id),
                    ("partner_id", "=", False),
                    ("state", "in", ("asked", "held")),
                    ("membership_id", "=", False),
                    ("create_date", "<", clock.start_of_day(day, company)),
                ],
                limit=1000,
            ).unlink()

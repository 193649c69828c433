from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError


class CoopMembershipApplication(models.Model):
    """Somebody asks to become a member; the competent body answers.

    What is asked and said stands here. How the address is proven is in
    ``coop_membership_proof``, who it may be in ``coop_membership_likeness``, and the answer in
    ``coop_membership_deciding``, ``coop_membership_admitting`` and ``coop_membership_appeal``.
    """

    _name = "coop.membership.application"
    _description = "Application for membership"
    _inherit = ["coop.company.mixin", "coop.guarded", "coop.office.chatter"]
    _order = "submitted_at desc, id desc"
    _rec_names_search = ["name", "email"]

    _guarded_fields = frozenset(
        {
            "state",
            "submitted_at",
            "proof_state",
            "proven_at",
            "decided_by_id",
            "decided_by",
            "decided_on",
            "decided_meeting",
            "decision_reason",
            "membership_id",
            "appeal_state",
            "appeal_text",
            "appeal_on",
            "appeal_outcome",
            "appeal_body",
            "appeal_decided_on",
        }
    )

    state = fields.Selection(
        [
            ("draft", "Draft"),
            ("submitted", "Waiting"),
            ("accepted", "Accepted"),
            ("refused", "Refused"),
            ("withdrawn", "Withdrawn"),
        ],
        required=True,
        default="draft",
        readonly=True,
        copy=False,
        tracking=True,
    )
    submitted_at = fields.Datetime("Entered here", readonly=True, copy=False)
    received_on = fields.Date(
        "Received on",
        readonly=True,
        copy=False,
        help="The day it reached the co-op: of paper and calls, not the day of typing.",
    )

    # Who
    name = fields.Char(required=True)
    is_organisation = fields.Boolean("An organisation")
    over_16 = fields.Boolean("Says they are old enough")
    age_asked = fields.Integer(related="company_id.coop_join_minimum_age")
    partner_id = fields.Many2one(
        "res.partner",
        "Contact",
        index=True,
        copy=False,
        help="The contact that the applicant is; made on acceptance if none is chosen.",
    )
    new_person = fields.Boolean(
        "Nobody we know",
        copy=False,
        help="Looked at the likely duplicates: none of them is the applicant.",
    )
    street = fields.Char()
    street2 = fields.Char("Second line of the address")
    city = fields.Char()
    zip = fields.Char("Postcode")
    country_id = fields.Many2one("res.country", default=lambda self: self.env.company.country_id)
    service_address_choice = fields.Selection(
        [("own", "My own address"), ("care_of", "Care of the co-op")],
        "Address in the register",
        required=True,
        default="own",
    )
    email = fields.Char()
    phone = fields.Char()

    # What they say
    category_id = fields.Many2one(
        "coop.membership.category",
        index=True,
        check_company=True,
        ondelete="restrict",
        groups="coop_membership.group_support_status",
    )
    category_shown = fields.Char("Category as shown", compute="_compute_category_shown")
    area_id = fields.Many2one("coop.area", index=True, check_company=True)
    place_id = fields.Many2one(
        "coop.place", check_company=True, groups="coop_membership.group_support_status"
    )
    evidence = fields.Text(groups="coop_membership.group_support_status")
    rules_version_id = fields.Many2one(
        "coop.rules.version", "Version of the rules", check_company=True, ondelete="restrict"
    )
    rules_accepted_at = fields.Datetime("Rules accepted on")
    rules_accepted_how = fields.Selection(
        [
            ("web", "On the public page"),
            ("portal", "Signed in"),
            ("paper", "On paper, signed"),
            ("phone", "By phone"),
            ("import", "Before this register"),
        ],
        "How accepted",
    )
    guarantee_agreed = fields.Boolean("Guarantee agreed")
    note = fields.Text(help="Anything the applicant wants to add.")

    # How to reach them, and how it came
    lang = fields.Selection(
        [("en_GB", "English"), ("cy_GB", "Welsh")], "Language", default="en_GB", required=True
    )
    format = fields.Selection(
        [("standard", "Standard"), ("easy_read", "Easy Read"), ("large_print", "Large print")],
        default="standard",
        required=True,
    )
    channel = fields.Selection(
        [("email", "E-mail"), ("print", "Letter"), ("phone", "Phone")],
        "Wants to hear by",
        default="email",
        required=True,
    )
    how = fields.Selection(
        [
            ("web", "Public page"),
            ("portal", "Signed in"),
            ("paper", "Paper"),
            ("phone", "Phone"),
            ("import", "Import"),
        ],
        "Came by",
        default="paper",
        required=True,
    )
    proof_state = fields.Selection(
        [
            ("none", "Not proven"),
            ("sent", "Asked by e-mail"),
            ("proven", "Proven by e-mail"),
            ("by_hand", "Checked by a person"),
        ],
        "Address",
        default="none",
        required=True,
        readonly=True,
        copy=False,
    )
    proven_at = fields.Datetime("Proven on", readonly=True, copy=False)

    # The answer
    decided_by_id = fields.Many2one(
        "res.users", "Decider's log-in", readonly=True, copy=False, ondelete="set null"
    )
    decided_by = fields.Char("Decided by", readonly=True, copy=False)
    decided_on = fields.Date("Decided on", readonly=True, copy=False)
    decided_meeting = fields.Char("Decided at", readonly=True, copy=False)
    decision_reason = fields.Text("Reason", readonly=True, copy=False)
    membership_id = fields.Many2one("coop.membership", readonly=True, copy=False, index=True)
    _company_state_idx = models.Index("(company_id, state)")
    _membership_when_accepted = models.Constraint(
        "CHECK (state != 'accepted' OR membership_id IS NOT NULL)",
        "An accepted application has a membership.",
    )

    def write(self, vals):
        self._check_still_open(vals)
        return super().write(vals)

    def _check_still_open(self, vals):
        """What was decided on stays as it was decided on."""
        if self.env.su:
            return
        content = {name for name in vals if not name.startswith(("activity_", "message_"))}
        if content and any(a.state not in ("draft", "submitted") for a in self):
            raise UserError(
                self.env._(
                    "This application is decided or withdrawn and stays as it was. Changes to a "
                    "member are made on the membership."
                )
            )

    @api.depends("category_id")
    @api.depends_context("uid")
    def _compute_category_shown(self):
        for application in self:
            # sudo: the category itself says whether this user may be shown it
            category = application.sudo().category_id
            if category and category.with_env(self.env)._shown_to_user():
                application.category_shown = category.name
            else:
                application.category_shown = (
                    self.env._("Shown to those who may know who is supported") if category else ""
                )

    @api.model
    def _get_more_channels(self):
        """Return the ways to hear from us that addons bring, as the form to join offers them: a
        list of dicts of value (of ``channel``), label, help and picture."""
        return []

    # From draft to waiting

    def _submit(self):
        """Hand in: check what is needed to decide, note the rules, ask for proof of address."""
        for application in self:
            if application.state != "draft":
                continue
            application._check_complete()
            # sudo: applicants have no rights here; the caller checked whose application it is
            application = application.sudo()
            now = self.env["coop.clock"].now()
            vals = {"state": "submitted", "submitted_at": now}
            if not application.received_on:
                vals["received_on"] = self.env["coop.clock"].today(application.company_id)
            version = self.env["coop.rules.version"].sudo()._current(application.company_id)
            if not application.rules_version_id:
                vals["rules_version_id"] = version.id
            if application.how in ("portal", "paper", "phone", "import"):
                # they are signed in, or somebody of the office spoke with them
                vals.update(proof_state="by_hand", proven_at=now)
            application.write(vals)
            if application.how == "web" and application.email:
                if application._may_mail_stranger():
                    application._send_proof()
            elif application.partner_id:
                application._tell("application_received")
        return True

    def _check_complete(self):
        self.ensure_one()
        # sudo: whether a category is there, not which
        application = self.sudo()
        missing = [
            application._fields[name].get_description(self.env)["string"]
            for name in ("name", "category_id")
            if not application[name]
        ]
        if application.service_address_choice == "own" and not application.street:
            missing.append(self.env._("Address"))
        if missing:
            raise ValidationError(
                self.env._("Still missing: %(fields)s.", fields=", ".join(missing))
            )
        if not (application.email or application.phone or application.street):
            raise ValidationError(
                self.env._("Enter an address, a phone number or an e-mail, so that we can answer.")
            )

    def action_submit(self):
        self._check_officer()
        return self._submit()

    def action_withdraw(self):
        """The applicant does not want to be decided on any more."""
        for application in self:
            if application.state == "withdrawn":
                continue
            if application.state not in ("draft", "submitted"):
                raise UserError(self.env._("This application is decided already."))
            application._check_own_or_officer()
            # sudo: applicants cannot write applications
            application.sudo().write({"state": "withdrawn"})
        return True

    def action_view_membership(self):
        self.ensure_one()
        return self.membership_id.get_formview_action()

    # Rights and deeds

    def _check_officer(self):
        if not self.env.su and not self.env.user.has_group(
            "coop_membership.group_membership_officer"
        ):
            raise UserError(self.env._("Only a membership officer can do this."))
        self.check_access("write")

    def _check_own_or_officer(self):
        if self.env.su or self.partner_id == self.env.user.partner_id:
            return
        self._check_officer()

    @api.ondelete(at_uninstall=False)
    def _unlink_except_decided(self):
        if not self.env.su and any(a.state not in ("draft", "withdrawn") for a in self):
            raise UserError(
                self.env._(
                    "Only drafts and withdrawn applications can be deleted. Refuse this one with "
                    "a reason, or withdraw it if the applicant wishes so."
                )
            )

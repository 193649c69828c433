from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain
from odoo.tools import consteq, email_normalize, hmac


class CoopMembershipApplication(models.Model):
    """Somebody asks to become a member; the competent body answers.

    What is asked and said stands here; deciding is in ``coop_membership_deciding``.
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
    may_decide = fields.Boolean("May decide", compute="_compute_may_decide")
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
    appeal_state = fields.Selection(
        [("open", "Waiting"), ("upheld", "Upheld"), ("dismissed", "Dismissed")],
        "Appeal",
        readonly=True,
        copy=False,
        tracking=True,
    )
    appeal_text = fields.Text("What the applicant says", readonly=True, copy=False)
    appeal_on = fields.Date("Appealed on", readonly=True, copy=False)
    appeal_until = fields.Date("Appeal possible until", compute="_compute_appeal_until")
    appeal_body = fields.Char("Appeal heard by", readonly=True, copy=False)
    appeal_decided_on = fields.Date("Appeal decided on", readonly=True, copy=False)
    appeal_outcome = fields.Text("Reason of the outcome", readonly=True, copy=False)

    # What an officer wants to know
    due_on = fields.Date("Decide by", compute="_compute_due_on")
    is_late = fields.Boolean("Late", compute="_compute_due_on", search="_search_is_late")
    duplicate_ids = fields.Many2many(
        "res.partner",
        string="Likely the same person",
        compute="_compute_duplicate_ids",
        groups="coop_membership.group_membership_officer",
    )
    other_application_count = fields.Integer(
        "Other applications by this person",
        compute="_compute_other_application_count",
        groups="coop_membership.group_membership_officer",
    )

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

    @api.depends_context("uid")
    @api.depends("category_id", "partner_id")
    def _compute_may_decide(self):
        for application in self:
            application.may_decide = not application._why_may_not_decide()

    @api.depends("submitted_at", "received_on", "state")
    def _compute_due_on(self):
        clock = self.env["coop.clock"]
        for application in self:
            company = application.company_id
            due = False
            if application.submitted_at and application.state == "submitted":
                received = application.received_on or clock.day_of(
                    application.submitted_at, company
                )
                due = received + timedelta(days=company.coop_application_days)
            application.due_on = due
            application.is_late = bool(due) and due < clock.today(company)

    def _search_is_late(self, operator, value):
        if operator != "in":
            return NotImplemented
        clock = self.env["coop.clock"]
        late = Domain.FALSE
        for company in self.env.companies:
            day = clock.today(company) - timedelta(days=company.coop_application_days)
            late |= Domain("company_id", "=", company.id) & (
                Domain("received_on", "<", day)
                | Domain("received_on", "=", False)
                & Domain("submitted_at", "<", clock.start_of_day(day, company))
            )
        return Domain("state", "=", "submitted") & late

    @api.depends("decided_on", "state", "appeal_state")
    def _compute_appeal_until(self):
        for application in self:
            application.appeal_until = (
                application.decided_on + timedelta(days=application.company_id.coop_appeal_days)
                if application.state == "refused"
                and application.decided_on
                and not application.appeal_state
                else False
            )

    @api.depends("name", "email", "phone", "zip", "proof_state", "state", "partner_id")
    def _compute_duplicate_ids(self):
        for application in self:
            domain = application._get_duplicate_domain()
            application.duplicate_ids = (
                self.env["res.partner"].search(domain, limit=10) if domain else False
            )

    def _get_duplicate_domain(self):
        """Contacts that are likely the applicant; empty while nothing may be matched.

        An address typed on the public page is matched only after it was proven, so that nobody
        learns from us who is known to us.
        """
        self.ensure_one()
        if self.state != "submitted" or self.partner_id or not self._is_proven():
            return None
        alike = Domain.FALSE
        if email := email_normalize(self.email or ""):
            alike |= Domain("email_normalized", "=", email)
        names = Domain("name", "=ilike", (self.name or "").strip())
        if self.zip:
            alike |= names & Domain("zip", "=ilike", self.zip.strip())
        if self.phone:
            alike |= names & Domain("phone", "=", self.phone.strip())
        if not (self.zip or self.phone):
            alike |= names
        return alike & Domain("is_company", "=", self.is_organisation)

    @api.depends("name", "email", "zip")
    def _compute_other_application_count(self):
        for application in self:
            application.other_application_count = self.search_count(
                application._get_other_application_domain()
            )

    def _get_other_application_domain(self):
        self.ensure_one()
        same = Domain("name", "=ilike", (self.name or "").strip())
        if self.email:
            same |= Domain("email", "=ilike", self.email.strip())
        return (
            same
            & Domain("id", "!=", self._origin.id)
            & Domain("company_id", "=", self.company_id.id)
        )

    def _is_proven(self):
        self.ensure_one()
        return self.proof_state in ("proven", "by_hand")

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

    def _proof_token(self, sent_at=None):
        """The secret of the mailed link: shows that whoever follows it reads that mailbox.

        :param sent_at: when it is sent (default: now); it works for some days from then
        """
        self.ensure_one()
        # sudo: for how long the link works is a setting of the co-op
        days = self.sudo().company_id.coop_proof_days
        expires_at = (sent_at or self.env["coop.clock"].now()) + timedelta(days=days)
        return self._sign_proof(f"{expires_at:%Y%m%d%H%M}")

    def _sign_proof(self, expires):
        secret = hmac(
            self.env(su=True),
            "coop_membership.application.proof",
            (self.id, self.email or "", expires),
        )
        return f"{expires}-{secret}"

    def _check_proof_token(self, token):
        """Whether ``token`` belongs to this application and the address as it is now, and has
        not expired."""
        self.ensure_one()
        token = token or ""
        if not self.exists() or not token.isascii():
            return False
        expires = token.partition("-")[0]
        if not consteq(self._sign_proof(expires), token):
            return False
        return f"{self.env['coop.clock'].now():%Y%m%d%H%M}" <= expires

    def _send_proof(self):
        """Mail the link that proves the address. Nothing is matched or told before."""
        self.ensure_one()
        link = f"{self.get_base_url()}/join/confirm/{self.id}/{self._proof_token()}"
        self._mail_applicant(
            "proof_of_address", {"link": self.env["res.lang"]._coop_url_in(self.lang, link)}
        )
        # sudo: sent by the public page
        self.sudo().write({"proof_state": "sent"})

    def _may_mail_stranger(self):
        """Whether one more e-mail may go to this address, which may be anybody's, today."""
        address = email_normalize(self.email) or self.email
        return self.env["coop.flood"]._allow("join.proof", address, 3, 24 * 3600)

    def action_send_proof(self):
        self._check_officer()
        for application in self.filtered(lambda a: a.state == "submitted" and not a._is_proven()):
            application._send_proof()

    def _prove(self, how="proven"):
        """Note that the address is the applicant's.

        :param how: "proven" by the mailed link, or "by_hand" by an officer
        """
        for application in self:
            if application._is_proven() or application.state != "submitted":
                continue
            # sudo: the link is followed by somebody who is not signed in
            application.sudo().write(
                {"proof_state": how, "proven_at": self.env["coop.clock"].now()}
            )
        return True

    def action_prove_by_hand(self):
        self._check_officer()
        return self._prove("by_hand")

    def action_same_person(self, partner):
        """The officer's choice: the applicant is this contact."""
        self.ensure_one()
        self._check_officer()
        if self.state != "submitted":
            raise UserError(self.env._("This application is decided already."))
        partner.check_access("read")
        self.write({"partner_id": partner.id, "new_person": False})

    def action_new_person(self):
        """The officer looked: none of the likely duplicates is the applicant."""
        self._check_officer()
        self.write({"new_person": True, "partner_id": False})

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

    @api.autovacuum
    def _gc_unproven(self):
        """Forget what was typed on the public page and never confirmed."""
        clock = self.env["coop.clock"]
        for company in self.env["res.company"].search([("coop_slug", "!=", False)]):
            day = clock.today(company) - timedelta(days=company.coop_unproven_days)
            self.search(
                [
                    ("company_id", "=", company.id),
                    ("how", "=", "web"),
                    ("state", "in", ("draft", "submitted")),
                    ("proof_state", "in", ("none", "sent")),
                    ("email", "!=", False),
                    ("create_date", "<", clock.start_of_day(day, company)),
                ],
                limit=1000,
            ).unlink()

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.fields import Domain
from odoo.tools import email_normalize


class CoopMembershipApplication(models.Model):
    """An organisation applies: which it is, who signs for it, and who shall vote for it.

    E-mail, phone, language and format on such an application are those of the person who signs;
    the address is the organisation's.
    """

    _inherit = "coop.membership.application"

    company_number = fields.Char(
        "Company number", help="As in the register of companies, if it is a company."
    )
    charity_number = fields.Char(
        "Charity number", help="As in the register of charities, if it is a charity."
    )
    signatory_name = fields.Char("Signed by")
    signatory_capacity = fields.Char("Signed as", help="Such as Secretary, Chair, Director.")
    signatory_partner_id = fields.Many2one(
        "res.partner",
        "Contact of who signed",
        index=True,
        copy=False,
        domain=[("is_company", "=", False)],
        help="The person who acts for the organisation; made on acceptance if none is chosen.",
    )
    signatory_is_new = fields.Boolean(
        "Who signed is nobody we know",
        copy=False,
        help="Looked at the contacts that are alike: none of them is the person who signed.",
    )
    signatory_alike_ids = fields.Many2many(
        "res.partner",
        string="Likely who signed",
        compute="_compute_signatory_alike_ids",
        groups="coop_membership.group_membership_officer",
    )
    voter_name = fields.Char("Shall vote for it", help="Empty: the person who signs.")
    voter_partner_id = fields.Many2one(
        "res.partner",
        "Contact of who votes",
        index=True,
        copy=False,
        domain=[("is_company", "=", False)],
        help="Made on acceptance if none is chosen.",
    )

    @api.constrains("signatory_partner_id", "voter_partner_id")
    def _check_agents_are_people(self):
        for application in self.sudo():  # sudo: what is true of the contact
            people = application.signatory_partner_id | application.voter_partner_id
            if any(people.mapped("is_company")):
                raise ValidationError(
                    self.env._("Only a person can act or vote for an organisation.")
                )

    def _check_complete(self):
        super()._check_complete()
        application = self.sudo()  # sudo: as in super
        if not application.is_organisation:
            return
        if not application.category_id.open_to_organisations:
            raise ValidationError(
                self.env._(
                    "Organisations cannot join in this category. Choose another, or open it to "
                    "organisations in its settings."
                )
            )
        if not application.street:
            raise ValidationError(self.env._("Enter the address of the organisation."))
        if not (application.signatory_name or "").strip():
            raise ValidationError(self.env._("Enter who signs for the organisation."))

    # Who it may be

    @api.depends("signatory_name", "email", "phone", "proof_state", "state", "signatory_partner_id")
    def _compute_signatory_alike_ids(self):
        for application in self:
            domain = application._get_signatory_domain()
            application.signatory_alike_ids = (
                self.env["res.partner"].search(domain, limit=10) if domain else False
            )

    def _get_signatory_domain(self):
        """Contacts that are likely the person who signed; empty while nothing may be matched."""
        self.ensure_one()
        if not self.is_organisation or self.state != "submitted" or not self._is_proven():
            return None
        if self.signatory_partner_id or self.signatory_is_new:
            return None
        alike = Domain("name", "=ilike", (self.signatory_name or "").strip())
        if email := email_normalize(self.email or ""):
            alike |= Domain("email_normalized", "=", email)
        return alike & Domain("is_company", "=", False)

    def _get_duplicate_domain(self):
        """Organisations are found by name, or by a number that is theirs alone."""
        domain = super()._get_duplicate_domain()
        if domain is None or not self.is_organisation:
            return domain
        alike = Domain("name", "=ilike", (self.name or "").strip())
        if self.company_number:
            alike |= Domain("company_registry", "=ilike", self.company_number.strip())
        if self.charity_number:
            alike |= Domain("coop_charity_number", "=ilike", self.charity_number.strip())
        return alike & Domain("is_company", "=", True)

    def _check_who(self):
        super()._check_who()
        domain = self.sudo()._get_signatory_domain()  # sudo: only sentences leave this method
        found = domain and self.env["res.partner"].sudo().search(domain, limit=1)
        if not found:
            return
        if self.signatory_alike_ids:
            raise UserError(
                self.env._(
                    "Somebody we know is likely the person who signed. Choose the contact, or "
                    "tick “Who signed is nobody we know”."
                )
            )
        raise UserError(
            self.env._("A colleague with wider rights has to decide on this application.")
        )

    # What becomes of it

    def _prepare_partner_vals(self):
        vals = super()._prepare_partner_vals()
        if not self.is_organisation:
            return vals
        # e-mail and phone are the person's: everybody at work can read the organisation's contact
        for name in ("email", "phone"):
            vals.pop(name)
        return {
            **vals,
            "company_registry": (self.company_number or "").strip() or False,
            "coop_charity_number": (self.charity_number or "").strip() or False,
        }

    def _ensure_partner(self):
        partner = super()._ensure_partner()
        if self.is_organisation and not self.signatory_partner_id:
            self.signatory_partner_id = self._make_agent(
                self.signatory_name, email=self.email, phone=self.phone, lang=self.lang
            )
            self._note_need()
        return partner

    def _note_need(self):
        if not self.is_organisation:
            return super()._note_need()
        person = self.signatory_partner_id
        if person and not person.coop_need_ids:
            person._coop_set_need(self.lang, self.format, self.channel)
        return None

    @api.model
    def _make_agent(self, name, **vals):
        """Return a new contact for a person who acts or votes; hidden like other members, so that
        to be hidden says nothing."""
        return self.env["res.partner"].create(
            {"name": name.strip(), "is_company": False, "coop_protected": True, **vals}
        )

    def _note_representatives(self, membership, day):
        """Write down who acts for the new member, and who votes for it."""
        self.ensure_one()
        if not self.is_organisation:
            return
        rows = self.env["coop.representative"]
        how = self.env._("Named in the application")
        signatory = self.signatory_partner_id
        more = {"capacity": self.signatory_capacity, "appointed_how": how}
        rows._appoint(membership, "representative", signatory, day, **more)
        voter_name = (self.voter_name or "").strip()
        if not self.voter_partner_id and voter_name:
            self.voter_partner_id = self._make_agent(voter_name, lang=self.lang)
        voter = self.voter_partner_id or signatory
        more = more if voter == signatory else {"appointed_how": how}
        rows._appoint(membership, "voter", voter, day, **more)

    def _check_own_or_officer(self):
        # who signed may take an application back, as a person takes back their own
        # sudo: compared only
        if self.sudo().signatory_partner_id == self.env.user.partner_id:
            return None
        return super()._check_own_or_officer()

    def _why_may_not_decide(self):
        reason = super()._why_may_not_decide()
        # sudo: compared only
        if not reason and not self.env.su:
            people = self.sudo().signatory_partner_id | self.sudo().voter_partner_id
            if self.env.user.sudo().partner_id in people:
                return self.env._("Nobody decides on their own application. Ask a colleague.")
        return reason

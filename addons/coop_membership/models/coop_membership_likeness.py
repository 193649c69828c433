from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import email_normalize


class CoopMembershipApplication(models.Model):
    """Who the applicant may be: contacts and applications alike, and the officer's choice."""

    _inherit = "coop.membership.application"

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
        return self._get_likeness_domain(
            self.name, self.email, self.phone, self.zip, self.is_organisation
        )

    @api.model
    def _get_likeness_domain(self, name, email, phone, postcode, is_organisation):
        """Contacts with this e-mail, or with this name and postcode or phone."""
        alike = Domain.FALSE
        if normal := email_normalize(email or ""):
            alike |= Domain("email_normalized", "=", normal)
        names = Domain("name", "=ilike", (name or "").strip())
        if postcode:
            alike |= names & Domain("zip", "=ilike", postcode.strip())
        if phone:
            alike |= names & Domain("phone", "=", phone.strip())
        if not (postcode or phone):
            alike |= names
        return alike & Domain("is_company", "=", is_organisation)

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

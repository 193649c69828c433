from odoo import models


class CoopMembershipApplication(models.Model):
    """What becomes of an application's answers when it is accepted: the contact, what the
    register says, the rules agreed to, where the member lives."""

    _inherit = "coop.membership.application"

    def _ensure_partner(self):
        """The applicant's contact: chosen, or made from the application."""
        self.ensure_one()
        if not self.partner_id:
            self.partner_id = self.env["res.partner"].create(
                {
                    **self._prepare_partner_vals(),
                    "is_company": self.is_organisation,
                    "coop_protected": not self.is_organisation,
                }
            )
        elif not self._is_colleague():
            # what the applicant said last is what is true; nothing said leaves what is known
            said = self._prepare_partner_vals()
            vals = {name: value for name, value in said.items() if value}
            if self.street:
                # an address is one thing: a line left over from the old one belongs to neither
                vals.update({name: said[name] for name in ("street2", "city", "zip")})
            self.partner_id._coop_keep_own_address(vals)
            self.partner_id.write(vals)
        self._note_need()
        return self.partner_id

    def _is_colleague(self):
        """Whether everybody at work may find the applicant's contact, as that of a colleague."""
        self.ensure_one()
        partner = self.partner_id
        becomes = self.category_id.openly_known and not (
            partner.is_company or partner.coop_protected
        )
        return bool(becomes or partner._coop_colleagues())

    def _note_need(self):
        """Remember how the applicant wants to hear from us; what helps stays as noted."""
        self.ensure_one()
        known = self.env["coop.access.need"].search([("partner_id", "=", self.partner_id.id)])
        self.partner_id._coop_set_need(self.lang, self.format, self.channel, known.what_helps)

    def _prepare_partner_vals(self):
        self.ensure_one()
        return {
            "name": self.name.strip(),
            "street": self.street,
            "street2": self.street2,
            "city": self.city,
            "zip": self.zip,
            "country_id": self.country_id.id,
            "email": self.email,
            "phone": self.phone,
            "lang": self.lang,
        }

    def _prepare_admission_vals(self):
        """How the register reaches the member.

        A colleague's contact can be read by everybody at work: their own address goes on the
        membership, not on the contact, and is kept there for letters when the register says
        "care of the co-op".
        """
        self.ensure_one()
        vals = {
            "how": "import" if self.how == "import" else "application",
            "evidence": self.evidence,
            "area": self.area_id or self.place_id.area_id,
            "service_address_choice": self.service_address_choice,
        }
        if self._is_colleague():
            lines = self.env["res.partner"].new(
                {name: self[name] for name in ("street", "street2", "city", "zip", "country_id")}
            )
            vals["service_address_other"] = lines._coop_address_line(self.company_id)
            if self.service_address_choice == "own":
                vals["service_address_choice"] = "other"
        return vals

    def _prepare_acceptance_vals(self, membership):
        self.ensure_one()
        if not self.rules_version_id:
            return []
        return [
            {
                "version_id": self.rules_version_id.id,
                "membership_id": membership.id,
                "application_id": self.id,
                "accepted_at": self.rules_accepted_at,
                "how": self.rules_accepted_how or self.how,
                "guarantee_agreed": self.guarantee_agreed,
            }
        ]

    def _note_place(self, membership, day):
        """Remember where the new member lives or comes to, for those who may know."""
        self.ensure_one()
        if not self.place_id or not self.category_id.discloses_support:
            return
        residents = self.env["coop.place.resident"]
        known = residents.search_count(
            residents._get_today_domain()
            & residents._get_stay_domain(self.place_id, membership.partner_id)
        )
        if not known:
            residents.create(
                {
                    "place_id": self.place_id.id,
                    "partner_id": membership.partner_id.id,
                    "date_from": day,
                }
            )

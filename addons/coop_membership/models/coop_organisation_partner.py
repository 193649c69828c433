from odoo import fields, models
from odoo.exceptions import UserError


class ResPartner(models.Model):
    """How an organisation is reached: through the person who acts for it."""

    _inherit = "res.partner"

    coop_charity_number = fields.Char("Charity number")

    def _coop_representative(self):
        """Return the person who acts for this organisation today and can be reached, or none.

        Before it is a member: who signed its application.
        """
        self.ensure_one()
        # sudo: a letter reaches the organisation whoever sends it
        organisation = self.sudo()
        if not organisation.is_company:
            return organisation.browse()
        found = organisation.browse()
        for membership in organisation.coop_membership_ids:
            today = self.env["coop.clock"].today(membership.company_id)
            found |= membership._agent_on("representative", today).partner_id
        if not organisation.coop_membership_ids:
            found = (
                self.env["coop.membership.application"]
                .sudo()
                .search(
                    [("partner_id", "=", self.id), ("signatory_partner_id", "!=", False)],
                    order="id desc",
                    limit=1,
                )
                .signatory_partner_id
            )
        stopped = found._coop_stopped_reasons()
        return found.filtered(lambda person: not stopped.get(person.id))[:1]

    def _coop_needs(self):
        """An organisation hears in the language, the format and the way of who acts for it."""
        needs = super()._coop_needs()
        # sudo: as above
        for organisation in self.sudo().filtered("is_company"):
            person = organisation._coop_representative()
            if person:
                needs[organisation.id] = super(ResPartner, person)._coop_needs()[person.id]
        return needs

    def _coop_contact(self):
        return self._coop_representative() or super()._coop_contact()

    def _coop_address_lines(self, company):
        lines = super()._coop_address_lines(company)
        person = self._coop_representative()
        return [person.name, *lines] if person and lines else lines

    def write(self, vals):
        if "is_company" in vals:
            self._coop_check_kind(bool(vals["is_company"]))
        return super().write(vals)

    def _coop_check_kind(self, is_company):
        """Who votes for an organisation stays a person, and what a person votes for an
        organisation."""
        # sudo: also what the caller cannot read holds
        rows = self.env["coop.representative"].sudo()
        changing = self.sudo().filtered(lambda p: p.is_company != is_company)
        name = "partner_id" if is_company else "membership_id.partner_id"
        if changing and rows.search_count([(name, "in", changing.ids)], limit=1):
            raise UserError(
                self.env._(
                    "Somebody acts or votes for an organisation here: a person cannot become an "
                    "organisation, nor an organisation a person."
                )
            )

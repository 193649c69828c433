from odoo import api, fields, models


class CoopMembership(models.Model):
    """What the register says of a member, and how it comes to say it."""

    _inherit = "coop.membership"

    service_address_choice = fields.Selection(
        [
            ("own", "The contact's address"),
            ("care_of", "Care of the co-op"),
            ("other", "Another address"),
        ],
        "Service address",
        required=True,
        default="own",
        help="The address that the register shows to everybody who may inspect it.",
    )
    service_address_other = fields.Text(
        "Other service address",
        help="For people whose contact all colleagues can read, as with employees. Letters go "
        "there, also where the register says “care of the co-op”.",
    )
    service_address = fields.Text(
        "As the register shows it", compute="_compute_service_address", compute_sudo=True
    )

    @api.depends(
        "service_address_choice",
        "service_address_other",
        "partner_id.street",
        "partner_id.street2",
        "partner_id.city",
        "partner_id.zip",
        "partner_id.state_id.name",
        "partner_id.country_id.name",
        "company_id.name",
        "company_id.partner_id.street",
        "company_id.partner_id.street2",
        "company_id.partner_id.city",
        "company_id.partner_id.zip",
        "company_id.partner_id.state_id.name",
        "company_id.partner_id.country_id.name",
    )
    def _compute_service_address(self):
        for membership in self:
            company = membership.company_id
            if membership.service_address_choice == "care_of":
                address = company._coop_care_of_address()
            elif membership.service_address_choice == "other":
                address = membership.service_address_other
            else:
                address = membership.partner_id._coop_address_line(company)
            # who gave no address can still be written to: the register never shows a blank
            membership.service_address = address or company._coop_care_of_address()

    def write(self, vals):
        result = super().write(vals)
        if {"service_address_choice", "service_address_other"} & vals.keys():
            self._register_particulars(source="contact")
        return result

    def _write_unregistered(self, vals):
        """Write what the caller asserts in the register itself, under its own date."""
        return super().write(vals)  # pylint: disable=super-method-mismatch

    def _enter(self, particulars, effective_from, source, note=None):
        """Assert ``particulars`` in the register from ``effective_from`` on."""
        self.ensure_one()
        # sudo: the register is written by the act that changes the fact, by nobody's hand
        return (
            self.env["coop.register.entry"]
            .sudo()
            ._assert(self.sudo(), particulars, effective_from, source, note=note)
        )

    def _register_particulars(self, source, effective_from=None, note=None):
        """Assert name and service address as they are now, from ``effective_from`` (default:
        today) on. Those who are not members on that day are left out: what a former member is
        called later is nothing to the register."""
        # sudo: who changes a contact need not be able to read memberships
        rows = []
        for membership in self.sudo():
            day = effective_from or self.env["coop.clock"].today(membership.company_id)
            if membership._period_on(day):
                rows.append((membership, membership._particulars(), day))
        if rows:
            # sudo: as in _enter
            self.env["coop.register.entry"].sudo()._assert_many(rows, source, note)

    def _particulars(self):
        """Name and service address as the register would say them now."""
        self.ensure_one()
        return {"name": self.member_name, "service_address": self.service_address}

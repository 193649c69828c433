"""What helps members, said where the office works with them: on records, invitations, places."""

from odoo import api, fields, models
from odoo.fields import Domain


class CoopMembership(models.Model):
    _name = "coop.membership"
    _inherit = ["coop.membership", "coop.need.flagged"]


class CoopMembershipApplication(models.Model):
    _name = "coop.membership.application"
    _inherit = ["coop.membership.application", "coop.need.flagged"]


class CoopInvitation(models.Model):
    _name = "coop.invitation"
    _inherit = ["coop.invitation", "coop.need.flagged"]


class CoopPlace(models.Model):
    """Who visits a place knows what helps whoever is there, if they may know who that is."""

    _name = "coop.place"
    _inherit = ["coop.place", "coop.need.flagged"]

    def _get_need_people(self):
        stays = self.env["coop.place.resident"]
        if not self.ids or not stays.has_access("read"):
            return self.env["res.partner"]
        today = self.env["coop.clock"].today(self.company_id)
        return stays.search(
            Domain("place_id", "in", self.ids)
            & (Domain("date_from", "=", False) | Domain("date_from", "<=", today))
            & (Domain("date_to", "=", False) | Domain("date_to", ">=", today))
        ).partner_id


class CoopPlaceResident(models.Model):
    _inherit = "coop.place.resident"

    need_words = fields.Char(
        "How to reach them",
        related="partner_id.coop_need_words",
        groups="coop_access.group_desk",
    )


class ResPartner(models.Model):
    _inherit = "res.partner"

    @api.model
    def _coop_get_needs_domain(self):
        """Every member is asked, whether or not they sign in."""
        memberships = self.env["coop.membership"]
        # sudo: the desk asks members, and may not look into the register; it finds the contacts
        # that it may see
        members = memberships.sudo().search(memberships._get_member_domain())
        return super()._coop_get_needs_domain() | Domain("id", "in", members.partner_id.ids)

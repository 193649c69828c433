from odoo import api, models


class CoopInvitation(models.Model):
    """How others begin an invitation: windows, pages, upper floors and bridges."""

    _inherit = "coop.invitation"

    @api.model
    def _prepare_vals(self, partner, company):
        """What an invitation of somebody we know begins with."""
        return {
            "company_id": company.id,
            "partner_id": partner.id,
            "name": partner.name,
            "email": partner.email,
            "phone": partner.phone,
            "lang": partner._coop_need()["lang"],
        }

    @api.model
    def _invite(self, partner, company, **vals):
        """Ask somebody we know to become a member, unless they are to be left in peace.

        :param partner: res.partner
        :param company: the co-op that asks
        :param vals: more values of the invitation, such as ``inviter_id``
        :return: the invitation, or none where nobody is to ask just now
        """
        if self._left_in_peace(partner, company):
            return self.browse()
        # sudo: whoever begins it (HR, an upper floor) need not be able to read invitations
        invitation = self.sudo().create({**self.sudo()._prepare_vals(partner, company), **vals})
        invitation._ask()
        return invitation.sudo(self.env.su)

    @api.model
    def _invite_for_member(self, membership, vals):
        """A member asks us to ask somebody. The answer is the same whatever we know of them.

        :param membership: the member who asks
        :param dict vals: cleaned: name, email, phone, lang, channel, inviter_named, how
        :return: the invitation, which the member may not see
        """
        # sudo: the member has no right on invitations; the values are a whitelist
        model = self.sudo().with_company(membership.company_id)
        partner = model.env["res.partner"]._coop_find_by_email(vals.get("email"))
        invitation = model.create(
            {
                **vals,
                "company_id": membership.company_id.id,
                "inviter_id": membership.id,
                "partner_id": partner.id,
            }
        )
        invitation._ask_or_hold()
        return invitation

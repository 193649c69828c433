from odoo import models
from odoo.exceptions import UserError


class BasePartnerMergeAutomaticWizard(models.TransientModel):
    _inherit = "base.partner.merge.automatic.wizard"

    def _merge(self, partner_ids, dst_partner=None, extra_checks=True):
        """Refuse to merge a member's contact, in words.

        A merge deletes one contact and mixes names and addresses of both: what the register
        says would follow a guess. Two members are two entries that no merge can make one.
        """
        partners = self.env["res.partner"].browse(partner_ids).exists()
        if not self.env.su:
            # the contacts may be hidden from this user: then there is nothing to merge
            partners.check_access("write")
        members = partners._coop_member_partners()
        names = ", ".join(self.env["coop.membership"]._partner_names(members))
        if len(members) > 1:
            raise UserError(
                self.env._(
                    "%(names)s are two entries in the register of members and cannot be merged. "
                    "If they are one person, end one membership with the reason and keep both "
                    "contacts: the register must go on showing what it showed.",
                    names=names,
                )
            )
        if members:
            raise UserError(
                self.env._(
                    "%(name)s is in the register of members, so this contact cannot be merged. "
                    "Copy what you need from the other contact by hand and archive that one.",
                    name=names,
                )
            )
        return super()._merge(partner_ids, dst_partner, extra_checks)

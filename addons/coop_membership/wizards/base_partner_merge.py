from odoo import models
from odoo.exceptions import UserError


class BasePartnerMergeAutomaticWizard(models.TransientModel):
    _inherit = "base.partner.merge.automatic.wizard"

    def _merge(self, partner_ids, dst_partner=None, extra_checks=True):
        """Refuse to merge a member's contact, in words.

        This merge deletes one contact and mixes names and addresses of both: what the register
        says would follow a guess. The way for members is ``coop.membership.merge``.
        """
        partners = self.env["res.partner"].browse(partner_ids).exists()
        if not self.env.su:
            # the contacts may be hidden from this user: then there is nothing to merge
            partners.check_access("write")
        members = partners._coop_member_partners()
        if members:
            names = ", ".join(self.env["coop.membership"]._partner_names(members))
            raise UserError(
                self.env._(
                    "%(names)s: in the register of members, so this is not the way to merge. Use "
                    "“Merge a member's records…”: it shows what the register will say first.",
                    names=names,
                )
            )
        return super()._merge(partner_ids, dst_partner, extra_checks)

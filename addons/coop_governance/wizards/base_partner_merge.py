from odoo import models
from odoo.exceptions import UserError


class BasePartnerMergeAutomaticWizard(models.TransientModel):
    _inherit = "base.partner.merge.automatic.wizard"

    def _merge(self, partner_ids, dst_partner=None, extra_checks=True):
        """Join what two contacts held as one person; refuse, in words, two seats at a time."""
        partners = self.env["res.partner"].browse(partner_ids).exists()
        if len(partners) < 2:
            return super()._merge(partner_ids, dst_partner, extra_checks)
        if not self.env.su:
            # the contacts may be hidden from this user: then there is nothing to merge
            partners.check_access("write")
        holders = self.env["coop.office.holder"]
        refusals = holders._refuse_two_seats(partners)
        if refusals:
            raise UserError("\n".join(refusals))
        stays = dst_partner
        if not stays or stays not in partners:
            stays = self._get_ordered_partner(partners.ids)[-1]
        with holders._merging(stays, partners - stays):
            return super()._merge(partner_ids, stays, extra_checks)

"""Odoo's own pages of an account, for people who are in the register of members."""

from odoo.http import request

from odoo.addons.portal.controllers.portal import CustomerPortal


class MemberAccount(CustomerPortal):
    def _prepare_portal_layout_values(self):
        """Say whether the reader is in the register: the pages then explain what follows."""
        values = super()._prepare_portal_layout_values()
        is_member = bool(request.env.user.partner_id._coop_member_partners())
        return {**values, "coop_is_member": is_member}

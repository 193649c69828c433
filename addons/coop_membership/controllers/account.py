"""Odoo's own pages of an account, for people who are in the register of members."""

from odoo.http import request

from odoo.addons.portal.controllers.portal import CustomerPortal


class MemberAccount(CustomerPortal):
    def _prepare_portal_layout_values(self):
        """Say whether the reader is in the register: the pages then explain what follows."""
        values = super()._prepare_portal_layout_values()
        is_member = bool(request.env.user.partner_id._coop_member_partners())
        return {
            **values,
            "coop_is_member": is_member,
            "coop_home_apart": is_member and self._coop_home_apart(),
        }

    def _coop_home_apart(self):
        """Return whether the reader's home is kept on the membership and not on the contact."""
        partner = request.env.user.partner_id
        return bool(partner._coop_member_partners() and partner._coop_colleagues())

    def _prepare_address_data(self, partner_sudo, **kwargs):
        """Leave out what is no address of the reader: staff stand under the co-op, and the
        contacts of their colleagues are not theirs to read here."""
        values = super()._prepare_address_data(partner_sudo, **kwargs)
        mine = partner_sudo | partner_sudo.commercial_partner_id
        return {
            name: found.filtered(lambda p: p in mine or p._can_be_edited_by_current_customer())
            if name in ("billing_addresses", "delivery_addresses")
            else found
            for name, found in values.items()
        }

    def _get_mandatory_address_fields(self, country_sudo):
        """Ask a colleague for no address: none is kept there."""
        fields = super()._get_mandatory_address_fields(country_sudo)
        if self._coop_home_apart():
            fields = fields - request.env["res.partner"]._coop_address_fields()
        return fields

    def _validate_address_values(self, address_values, partner_sudo, *args, **kwargs):
        """Keep a colleague's home off their contact, which everybody at work can read."""
        invalid, missing, messages = super()._validate_address_values(
            address_values, partner_sudo, *args, **kwargs
        )
        if not self._coop_home_apart():
            return invalid, missing, messages
        typed = {
            name: address_values[name]
            for name in partner_sudo._coop_address_fields() & address_values.keys()
        }
        changed = {
            name
            for name, value in typed.items()
            if not self._are_same_addresses({name: value}, partner_sudo)
        }
        if changed:
            invalid |= changed
            messages.append(
                request.env._(
                    "Your colleagues can read this page of yours. So your home is kept apart, "
                    "where they cannot read it. To change it, open My membership, then "
                    "“Something is wrong”: %(page)s",
                    page=request.env["ir.http"]._url_for("/my/membership/correct"),
                )
            )
        return invalid, missing, messages

"""A member signs in by their number, which stands on the card and in every letter."""

from odoo import api, models


class ResUsers(models.Model):
    _inherit = "res.users"

    @api.model
    def _coop_named(self, name):
        user = super()._coop_named(name)
        if user:
            return user
        # sudo: nobody is signed in yet; who it is shows only with the right code
        members = self.env["coop.membership"].sudo().search([("number", "=", name)], limit=2)
        found = members.partner_id.user_ids.filtered("active")
        # two co-ops may have given the same number: then it names nobody
        return found if len(members) == 1 and len(found) == 1 else self.browse()

    def _coop_code_name(self):
        return self.partner_id._coop_member_number() or super()._coop_code_name()


class ResPartner(models.Model):
    _inherit = "res.partner"

    def _coop_member_number(self):
        """Return the number of this person's membership of today, "" where there is none."""
        # sudo: one's own number, or that of who is given a code at the desk
        members = self.env["coop.membership"].sudo().search([("partner_id", "in", self.ids)])
        current = members.filtered(lambda member: member.state in ("member", "leaving"))
        return current[:1].number or ""

    def _coop_signin_login(self):
        """A new log-in is named by the number: it needs no e-mail address, and never changes."""
        number = self._coop_member_number()
        users = self.env["res.users"].with_context(active_test=False)
        if number and not users.search_count([("login", "=", number)], limit=1):
            return number
        return super()._coop_signin_login()

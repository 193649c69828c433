from markupsafe import Markup

from odoo import api, fields, models
from odoo.exceptions import UserError


class CoopMembership(models.Model):
    """The member's own log-in: offered to those with e-mail, needed by nobody."""

    _inherit = "coop.membership"

    can_be_invited = fields.Boolean(
        "Can be invited to sign in", compute="_compute_can_be_invited", compute_sudo=True
    )

    @api.depends("partner_id.email", "partner_id.user_ids")
    @api.depends_context("uid")
    def _compute_can_be_invited(self):
        for membership in self:
            membership.can_be_invited = bool(membership._sign_in_partner())

    def _sign_in_partner(self):
        """Return the member's contact where an invitation makes sense, else none.

        It goes to an address that is theirs alone: whoever could open somebody else's log-in by
        a shared address is sent none.
        """
        self.ensure_one()
        # sudo: whether there is a log-in decides, not whether the reader may see it
        partner = self.sudo().partner_id.with_context(active_test=False)
        if not partner.email_normalized or partner.is_company or partner.user_ids:
            return partner.browse()
        if self.sudo().state not in ("member", "leaving") or partner._coop_stopped_reason():
            return partner.browse()
        users = partner.env["res.users"].with_context(active_test=False)
        taken = users.search_count([("login", "=ilike", partner.email_normalized)], limit=1)
        return partner.browse() if taken else partner

    def _sign_in_url(self):
        """Return the link with which the member makes their log-in; empty where there is none."""
        partner = self._sign_in_partner()
        if not partner:
            return ""
        partner.signup_prepare()
        # sudo: the link is made by whoever admits; the co-op only gives its address
        company = self.sudo().company_id
        url = partner.with_company(company)._get_signup_url()
        return self.env["res.lang"]._coop_url_in(partner._coop_need()["lang"], url)

    def _sign_in_words(self):
        """Return the paragraph of the welcome that invites to sign in; empty without e-mail."""
        self.ensure_one()
        # sudo: how to write to the member, whoever tells them
        need = self.sudo().partner_id._coop_need()
        url = self._sign_in_url() if need["channel"] == "email" else ""
        if not url:
            return Markup()
        reader = self.with_context(lang=need["lang"])
        return Markup('<p>%(words)s</p><p><a href="%(url)s">%(button)s</a></p>') % {
            "words": reader.env._("You can see your membership on the web, if you like."),
            "url": url,
            "button": reader.env._("Choose a password and sign in"),
        }

    def _coop_notice_values(self, kind, partners):
        """Add the invitation to the welcome, for the member alone."""
        found = {}
        if kind in ("welcome", "sign_in"):
            # sudo: the member among those told, for whoever tells
            for partner in partners & self.sudo().partner_id:
                found.setdefault(partner.id, {})["sign_in"] = self._sign_in_words()
        return found

    def action_invite_to_sign_in(self):
        """Send the member a link with which they make their own log-in."""
        for membership in self:
            membership.check_access("write")
            if not membership._sign_in_partner():
                raise UserError(
                    self.env._(
                        "%(member)s cannot be invited: there is a log-in already, or no e-mail "
                        "address that is theirs alone.",
                        member=membership.display_name,
                    )
                )
            membership._tell("sign_in")
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {"message": self.env._("The invitation is on its way."), "type": "success"},
        }

"""Links and codes to sign in, told like everything else; their secrets are in no record."""

import base64

from markupsafe import Markup

from odoo import api, models

from odoo.addons.coop_access import codes

#: what stands in the record of what was told, where the e-mail or the letter had the secret
LINK_KEPT = "/sign-in/link/not-kept"
CODE_KEPT = "••• ••• •••"
CARD_KEPT = "[•••]"


class CoopSigninRequest(models.Model):
    _inherit = "coop.signin.request"

    @api.model
    def _can_send(self):
        return self.env["coop.notice.kind"]._is_tellable("signin_link")

    def _send(self, users, path):
        """Tell it to one of them, by e-mail alone: the others read the same mailbox."""
        partners = users.partner_id
        stopped = partners._coop_stopped_reasons()
        person = partners.filtered(
            lambda person: not stopped.get(person.id) and person._coop_contact() == person
        )[:1]
        if not person:
            return
        unkept = {LINK_KEPT: path}
        user = users.filtered(lambda user: user.partner_id == person)[:1]
        account = self.env["coop.signin.account"]._of(user)
        notices = self.env["coop.notice"].with_company(user.company_id)
        notices.with_context(coop_unkept=unkept)._tell(
            person, "signin_link", account, channel="email"
        )


class CoopSigninAccount(models.Model):
    _inherit = "coop.signin.account"

    def _tell_change(self, what, name):
        """Tell whose log-in it is, where the words for it are published."""
        super()._tell_change(what, name)
        self.ensure_one()
        user = self.user_id
        notices = self.env["coop.notice"].with_company(user.company_id)
        if notices.env["coop.notice.kind"]._is_tellable(what):
            notices._tell(user.partner_id, what, self, values={"passkey": name})

    def _coop_notice_values(self, kind, partners):
        """Return the button of the link, in the language of the person, without its secret."""
        if kind != "signin_link":
            return {}
        values = {}
        for partner in partners:
            lang = partner._coop_need()["lang"]
            reader = self.with_context(lang=lang)
            address = f"{partner.get_base_url()}{LINK_KEPT}"
            values[partner.id] = {
                "link": Markup('<p><a href="%(url)s">%(words)s</a></p>')
                % {
                    "url": self.env["res.lang"]._coop_url_in(lang, address),
                    "words": reader.env._("Sign in"),
                }
            }
        return values


class CoopSigninCode(models.Model):
    _inherit = "coop.signin.code"

    @api.model
    def _can_print(self):
        return self.env["coop.notice.kind"]._is_tellable("signin_code")

    def _coop_notice_values(self, kind, partners):
        """Return what stands in the letter, with signs in place of its secrets."""
        if kind != "signin_code":
            return {}
        user = self.user_id
        return {
            partner.id: {
                "signin_name": user._coop_code_name(),
                "code": Markup("<strong>%s</strong>") % CODE_KEPT,
                "card": Markup("<p>%s</p>") % CARD_KEPT,
                "address": f"{partner.get_base_url().partition('://')[2]}/web/login",
                "until": self.expires_on,
            }
            for partner in partners
        }

    def _print(self, typed, card):
        """Tell it by a letter, and print that letter here: its record has no secret."""
        self.ensure_one()
        code = self.sudo()  # sudo: the desk was checked by who made the code
        person = code.user_id.partner_id
        notice = self.env["coop.notice"]._tell(person, "signin_code", code, channel="print")
        letter = notice.sudo().delivery_ids  # sudo: the desk need not see what others were told
        lang = person._coop_need()["lang"]
        url = self.env["res.lang"]._coop_url_in(lang, f"{person.get_base_url()}{card}")
        unkept = {CODE_KEPT: codes.show(typed), CARD_KEPT: self._draw(url)}
        letter._set_printed_here()
        reports = letter.env["ir.actions.report"].with_context(coop_unkept=unkept)
        return reports._coop_render("coop_notices.report_delivery", letter.ids)

    @api.model
    def _draw(self, url):
        """Return a picture (QR) of an address, as HTML that needs nothing else."""
        # sudo: drawing needs no right
        reports = self.env["ir.actions.report"].sudo()
        png = reports.barcode("QR", url, width=300, height=300, barBorder=2)
        return Markup('<img src="data:image/png;base64,%s" alt="" style="width: 40mm"/>') % (
            base64.b64encode(png).decode()
        )

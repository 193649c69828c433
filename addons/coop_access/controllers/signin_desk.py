"""At the desk: give somebody a code, in a letter or by saying it."""

from odoo import http
from odoo.exceptions import UserError
from odoo.http import content_disposition, request

from .signin_mine import shown
from .whom import private


class SignInDesk(http.Controller):
    @http.route(
        "/sign-in/desk/<int:partner_id>",
        type="http",
        auth="user",
        website=True,
        sitemap=False,
        methods=["GET", "POST"],
    )
    def code(self, partner_id, how="", **params):
        """Make a code. It is on this page, or in the letter, and then nowhere any more."""
        if not request.env.user.has_group("coop_access.group_desk"):
            raise request.not_found()
        partner = request.env["res.partner"].browse(partner_id).exists()
        if not partner or not partner.has_access("read"):
            raise request.not_found()
        codes = request.env["coop.signin.code"]
        values = {"partner": partner, "prints": codes._can_print()}
        try:
            if request.httprequest.method != "POST" or how not in ("letter", "told"):
                user = partner._coop_signin_user()
                # sudo: the desk was checked; whether there is a code, not the code
                live = codes.sudo()._of(user) if user else None
                return self._page("signin_desk", live=live, **values)
            user = partner._coop_signin_user(make=True)
            code, typed, card = codes._make(user, how)
            done = request.env["coop.help.done"]
            done._note_office(partner, "code", "paper" if how == "letter" else "phone")
            if how == "letter" and values["prints"]:
                return self._letter(code, typed, card)
        except UserError as error:
            return self._page("signin_desk", problem=str(error), **values)
        return self._page("signin_code_shown", **shown(user, typed), partner=partner)

    def _page(self, template, **values):
        return private(request.render(f"coop_access.{template}", values))

    def _letter(self, code, typed, card):
        content, kind = code._print(typed, card)
        mime = "application/pdf" if kind == "pdf" else "text/html; charset=utf-8"
        name = request.env._("letter with a code.%(kind)s", kind=kind)
        return private(
            request.make_response(
                content,
                [
                    ("Content-Type", mime),
                    ("Content-Disposition", content_disposition(name, "inline")),
                ],
            )
        )

"""How I sign in: a member looks after their own ways. Nobody does it for another."""

import time

from odoo import http
from odoo.exceptions import UserError
from odoo.http import request

from .. import codes
from ..models.res_company import breakable
from ..models.signin_pictures import CHOSEN, PICTURES
from .signin import first
from .signin_code import picture_values
from .whom import member_route

#: after signing in, for so long one may change how one signs in
FRESH = 10 * 60


def is_fresh():
    """Return whether who is here signed in, or gave their password, just now."""
    return request.session.get("identity-check-last", 0) > time.time() - FRESH


class MySignIn(http.Controller):
    def _mine(self):
        """Return my log-in; none while somebody acts for me, whose secrets these are not."""
        return request.env.user if not request.whom.operator else request.env["res.users"]

    def _render(self, template, **values):
        return request.render(f"coop_access.{template}", values)

    @member_route("/my/sign-in", methods=["GET"])
    def ways(self, done=""):
        user = self._mine()
        if not user:
            return request.redirect(request.whom.url("/my"))
        # sudo: one's own ways to sign in
        account = request.env["coop.signin.account"].sudo()
        account = account.search([("user_id", "=", user.id)], limit=1)
        code = request.env["coop.signin.code"].sudo()._of(user)
        links = request.env["coop.signin.request"].sudo()._can_send()
        return self._render(
            "my_signin",
            account=account,
            code=code,
            links=links and breakable(user.partner_id.email_normalized or ""),
            can_have_code=user.share,
            fresh=is_fresh(),
            done=first(done),
        )

    @member_route("/my/sign-in/code", methods=["GET", "POST"])
    def code(self, go=""):
        user = self._mine()
        if not user or not user.share or not is_fresh():
            return request.redirect(request.whom.url("/my/sign-in"))
        if request.httprequest.method != "POST" or go != "make":
            return self._render("my_signin_code_ask")
        _code, typed, _card = request.env["coop.signin.code"]._make(user, "self")
        return self._render("signin_code_shown", **shown(user, typed), back="/my/sign-in")

    @member_route("/my/sign-in/pictures", methods=["GET", "POST"])
    def pictures(self, so_far="", picture=""):
        user = self._mine()
        if not user or not user.share or not is_fresh():
            return request.redirect(request.whom.url("/my/sign-in"))
        accounts = request.env["coop.signin.account"].sudo()  # sudo: one's own secret
        if request.httprequest.method != "POST":
            return self._render("my_signin_pictures", **picture_values(accounts))
        chosen = [name for name in [*first(so_far).split("-"), first(picture)] if name in PICTURES]
        if len(chosen) < CHOSEN:
            return self._render("my_signin_pictures", **picture_values(accounts, chosen))
        try:
            accounts._of(user)._choose_pictures(chosen)
        except UserError as error:
            values = picture_values(accounts)
            return self._render("my_signin_pictures", **values, problem=str(error))
        return request.redirect("/my/sign-in?done=pictures")

    @member_route("/my/sign-in/others", methods=["POST"])
    def others(self):
        user = self._mine()
        if user:
            # sudo: one's own sessions, which portal users have no right on
            user.sudo()._action_revoke_all_devices()
        return request.redirect(request.whom.url("/my/sign-in?done=others"))


def shown(user, typed):
    """Return the values of the page that shows a new code, this once."""
    return {"name": user._coop_code_name(), "typed": codes.show(typed), "said": codes.say(typed)}

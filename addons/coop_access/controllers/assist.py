"""Acting for a person: the sign of life of the page, and the end."""

from odoo import http
from odoo.http import request

from odoo.addons.web.controllers.session import Session

from ..models.whom import BESIDE, NONCE
from .language import CHOSEN
from .reading import forget_guest
from .whom import may_read_only, private


class AssistedSessions(http.Controller):
    """What an assisted page calls by itself. Only who holds the session can."""

    def _session(self, nonce):
        # sudo: found by its secret and by the user who holds it, and nothing else
        sessions = request.env["coop.assisted.session"].sudo()
        return sessions._find_live(nonce) if isinstance(nonce, str) else sessions

    @http.route("/my/assisted/ping", type="jsonrpc", auth="user", website=True)
    def ping(self, w="", **params):
        session = self._session(w)
        return {"alive": bool(session) and session._touch()}

    @http.route(
        "/my/assisted/end", type="http", auth="user", website=True, methods=["POST"], sitemap=False
    )
    def end(self, w="", reason="button", **params):
        session = self._session(w)
        session._end("idle" if reason == "idle" else "button")
        # a page left over from before must not let go of the person who is acted for now
        if session.id == request.session.get("coop_hold"):
            request.session.pop("coop_hold", None)
        return private(request.redirect("/my/assisted/ended"))

    @http.route("/my/assisted/ended", type="http", auth="user", website=True, sitemap=False)
    def ended(self, **params):
        desk = request.env.user.has_group("coop_access.group_desk")
        # sudo: only whether the reader helps anybody
        helpers = request.env["coop.helper"].sudo()
        me = request.env.user.partner_id
        helps = helpers.search_count(
            [("helper_partner_id", "=", me.id), ("state", "=", "on")], limit=1
        )
        values = {"is_desk": desk, "is_helper": bool(helps), NONCE: None}
        return private(request.render("coop_access.assisted_ended", values))


def may_leave_reading(controller, rule, args):
    """Signing out only reads, unless it has to write down that somebody's help is over."""
    return may_read_only(controller, rule, args) and not request.session.get(BESIDE)


class SignOut(Session):
    """Signing out stops acting for anybody, and ends the visit.

    With it end the language and the letters that were chosen for it.
    """

    @http.route(readonly=may_leave_reading)
    def logout(self, redirect="/odoo"):
        if request.session.uid and request.session.get("coop_hold"):
            # sudo: the route is open to all; it ends what this very browser holds
            env = request.env(user=request.session.uid, su=True)
            env["coop.assisted.session"]._end_held("logout")
        if request.session.uid and request.session.get(BESIDE):
            # sudo: as above
            env = request.env(user=request.session.uid, su=True)
            helper = env["coop.helper"].browse(request.session.pop(BESIDE)).exists()
            helper.filtered("one_off")._end("member")
        request.future_response.set_cookie(CHOSEN, "", max_age=0, expires=0)
        forget_guest()
        return super().logout(redirect=redirect)

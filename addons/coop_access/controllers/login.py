import time

from odoo import http
from odoo.http import request

from odoo.addons.web.controllers.home import Home

from .language import speak, switched
from .reading import forget_guest


class SignIn(Home):
    """Signing in, in both languages, and with plain words when it does not work.

    Without the website addon core serves this page outside of the portal: it would have no
    language switch and no help. The website addon takes it over in the very same way.
    """

    @http.route(website=True, auth="public", sitemap=False)
    def web_login(self, *args, **kw):
        response = super().web_login(*args, **kw)
        context = getattr(response, "qcontext", None)
        if context and context.get("error"):
            context["error"] = self._coop_plain_words(context["error"])
        return response

    def _login_redirect(self, uid, redirect=None):
        """Go on in the language kept for the person, unless they used the switch just now.

        What the browser asks for, or somebody else left behind in it, is not the person's wish.
        """
        address = super()._login_redirect(uid, redirect=redirect)
        # sudo: whether it is a log-in of the portal, one's own
        member = request.session.uid and request.env["res.users"].sudo().browse(uid).share
        if member and not request.env["coop.signin.device"]._here():
            # members need not give a password once more, which many have not; staff do; and
            # nobody changes how they sign in on a tablet that others use too
            request.session["identity-check-last"] = time.time()
        if request.session.uid and request.env["coop.reading"]._find(
            # sudo: one's own contact
            request.env["res.users"].sudo().browse(uid).partner_id
        ):
            forget_guest()
        if not request.session.uid or switched():
            return address
        # sudo: one's own language, whatever one may read of contacts
        partner = request.env["res.users"].sudo().browse(uid).partner_id
        lang = partner._coop_need()["lang"]
        return speak(lang, address) if lang in request.env["res.lang"]._get_frontend() else address

    def _coop_plain_words(self, error):
        """Return core's two short messages in plain words (it has none in Welsh)."""
        words = {
            "Wrong login/password": request.env._(
                "We could not sign you in. Please check your e-mail address and your password, "
                "or ask us for help."
            ),
            "Only employees can access this database. Please contact the administrator.": (
                request.env._("These pages are for the co-op's own staff. Please ask us for help.")
            ),
        }
        return words.get(error, error)

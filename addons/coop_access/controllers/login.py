from odoo import http
from odoo.http import request

from odoo.addons.web.controllers.home import Home


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

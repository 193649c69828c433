from odoo import http
from odoo.http import request

from odoo.addons.web.controllers.home import Home


class SignIn(Home):
    """Says in plain words, and in the reader's language, why signing in did not work."""

    @http.route()
    def web_login(self, *args, **kw):
        response = super().web_login(*args, **kw)
        context = getattr(response, "qcontext", None)
        if context and context.get("error") and request.httprequest.method == "POST":
            if not context.get("login"):
                context["login"] = kw.get("login", "")
            context["error"] = request.env._(
                "We could not sign you in. Please check your e-mail address and your password, "
                "or ask us for help."
            )
        return response

from odoo import http
from odoo.http import request
from odoo.tools.image import image_data_uri

from .signin import SignInWays, first
from .whom import may_read_only, private

PUBLIC = {"type": "http", "auth": "public", "website": True, "sitemap": False}


class SignInByLink(SignInWays):
    """A link by e-mail. Opening it changes nothing, so that programs which read mail before
    people do use nothing up: a button signs in."""

    @http.route("/sign-in/link", methods=["GET", "POST"], readonly=may_read_only, **PUBLIC)
    def sign_in_link(self, email="", **params):
        requests = request.env["coop.signin.request"].sudo()  # sudo: anybody may ask for a link
        if not requests._can_send():
            return request.redirect("/web/login")
        if request.httprequest.method != "POST":
            return self._coop_page("signin_link_ask")
        email = first(email, 320).strip()
        if "@" not in email:
            return self._coop_page("signin_link_ask", email=email, problem=True)
        if not self._coop_may_try():
            return self._coop_sorry("busy", 429)
        requests._ask(email)
        return private(request.redirect("/sign-in/link/sent"))

    @http.route("/sign-in/link/sent", methods=["GET"], readonly=True, **PUBLIC)
    def sign_in_link_sent(self, **params):
        return self._coop_page("signin_link_sent")

    @http.route(
        "/sign-in/link/<string:token>", methods=["GET", "POST"], readonly=may_read_only, **PUBLIC
    )
    def sign_in_link_open(self, token, who="", **params):
        # sudo: nobody is signed in; the link says whose log-ins it opens
        links = request.env["coop.signin.link"].sudo()._find(first(token))
        if request.httprequest.method == "POST":
            link = links.filtered(lambda link: str(link.user_id.id) == who)
            user = link.user_id
            if link and link._use():
                return self._coop_enter(user, "link")
            links = links.exists() - link
        if not links:
            return self._coop_sorry("link")
        return self._coop_page("signin_link_open", people=self._people(links), url=token)

    def _people(self, links):
        """Return who can sign in with the link, as the page shows them."""
        return [
            {
                "id": link.user_id.id,
                "name": link.user_id.name,
                "words": request.env._("Sign in as %(name)s", name=link.user_id.name),
                "photo": image_data_uri(link.user_id.partner_id.avatar_128),
            }
            for link in links
        ]

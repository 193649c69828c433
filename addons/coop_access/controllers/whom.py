"""Routes for members: one decorator, so that no route forgets for whom it is."""

import functools

from odoo.http import filter_kwargs, request, route

from ..models.helper_acts import ANY
from ..models.whom import NONCE

__all__ = ["ANY", "may_read_only", "member_route", "member_routes", "private"]


def may_read_only(controller, rule, args):
    """Reading pages can be served by a replica, unless somebody's hold may have to end."""
    return request.httprequest.method in ("GET", "HEAD") and not request.session.get("coop_hold")


def private(response):
    """Keep a personal page out of every cache, and its address out of other sites."""
    headers = getattr(response, "headers", None)
    if headers is not None:
        headers["Cache-Control"] = "no-store"
        headers["Referrer-Policy"] = "same-origin"
    return response


def not_named():
    """Say that the person did not ask their helper for this."""
    response = request.render("coop_access.helper_not_named", {})
    response.status_code = 403
    return private(response)


def member_route(path=None, helped=None, **routing):
    """Declare a page for members: signed in, in both languages, kept nowhere.

    `request.whom` says for whom it is (see `coop.whom`). Asked to act for somebody when that has
    ended, the request does nothing and says so. Unknown parameters are dropped.

    :param path: as for `odoo.http.route`; none when a core page is taken over
    :param helped: with what a named helper must have been asked to help, so that this page is
        open to them without the person: code of a coop.helper.kind, or ``ANY``; without one it is
        closed to helpers. The help desk opens every page.
    :param routing: as for `odoo.http.route`
    """
    routing.setdefault("readonly", may_read_only)
    if path is not None:
        routing.setdefault("type", "http")
        routing.setdefault("auth", "user")
        routing.setdefault("website", True)
        routing.setdefault("sitemap", False)

    def decorate(endpoint):
        @functools.wraps(endpoint)
        def member_page(self, *args, **params):
            request.whom = request.env["coop.whom"]._resolve()
            if request.whom.ended:
                return private(request.redirect("/my/assisted/ended"))
            if not request.whom.may_open(helped):
                return not_named()
            params.pop(NONCE, None)
            return private(endpoint(self, *args, **filter_kwargs(endpoint, params)))

        # the signature of the page itself is asked above, with what was sent
        del member_page.__wrapped__
        return route(path, coop_member=True, coop_helped=helped, **routing)(member_page)

    return decorate


def member_routes(env):
    """Return [(address, endpoint)] of all pages for members in this database.

    The address is as in the route, with `<int:id>` and the like; `endpoint.routing` says the rest.
    """
    modules = sorted(env.registry._init_modules)
    return [
        (address, endpoint)
        for address, endpoint in env["ir.http"]._generate_routing_rules(modules, None)
        if endpoint.routing.get("coop_member")
    ]

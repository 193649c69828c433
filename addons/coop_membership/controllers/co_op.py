"""Which co-op a page belongs to: it is in the address, never in the visitor's user."""

from odoo.http import request


def reads_only(controller, rule, args):
    """Pages that are only looked at can be served by a replica."""
    return request.httprequest.method in ("GET", "HEAD")


def find_co_op(slug=None):
    """Return the co-op of an address, or none.

    :param slug: its name in web addresses; without one, the only co-op there is
    """
    companies = request.env["res.company"]
    found = companies._coop_from_slug(slug) if slug else companies._coop_public_default()
    # sudo: which co-ops there are, and their names, is public
    return found.sudo()


def co_ops():
    """Return all co-ops, in the order of their names."""
    # sudo: as in find_co_op
    return request.env["res.company"].sudo().search([("coop_slug", "!=", False)], order="name")


def number_in_address(value):
    """Return whether an id from an address can be one at all."""
    return 0 < value < 2**31


def join_path(company):
    """Return the address of the page on which one joins a co-op."""
    return f"/join/{company.coop_slug}" if company.coop_slug else "/join"

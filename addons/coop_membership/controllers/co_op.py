"""Which co-op a page belongs to: it is in the address, never in the visitor's user."""

from odoo.http import request

from odoo.addons.coop_access.controllers.whom import private


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


def behind_link(model, number, is_right):
    """Return the record that a mailed link names, or none.

    :param number: its id, from the address
    :param is_right: called with the record; whether the secret of the address is its own
    """
    # sudo: whoever has the mailed secret reads that mailbox; the pages show no more than that needs
    records = request.env[model].sudo()
    record = records.browse([number] if number_in_address(number) else []).exists()
    return record if record and is_right(record) else records


def link_is_gone(template):
    """Return the page for a link that leads nowhere (any more)."""
    response = request.render(template, {})
    response.status_code = 404
    return private(response)


def join_path(company):
    """Return the address of the page on which one joins a co-op."""
    return f"/join/{company.coop_slug}" if company.coop_slug else "/join"


def not_open(company, categories):
    """Return the page that says kindly that nobody can apply here now, or None.

    :param company: res.company, sudo'd, whose page it is
    :param categories: those in which people may join today
    """
    if company.coop_join_open and categories:
        return None
    values = {"coop_company": company, "not_ready": not company.coop_join_open}
    return request.render("coop_membership.join_closed", values)

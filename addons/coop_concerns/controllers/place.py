"""Which co-op a page is of, by its name in the address."""

from odoo.http import request


def find_company(slug=None):
    """Return the co-op called so in addresses, or that of the reader; empty for none."""
    if not slug:
        # sudo: only what the co-op shows to everybody is read of it
        return request.env.company.sudo()
    return request.env["res.company"].sudo().search([("coop_slug", "=", slug)], limit=1)

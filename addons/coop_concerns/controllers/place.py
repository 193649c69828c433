"""Which co-op a page is of, by its name in the address."""

from odoo.http import request

from odoo.addons.coop_access.controllers.form import FormController


def find_company(slug=None):
    """Return the co-op called so in addresses, or that of the reader; empty for none."""
    if not slug:
        # sudo: only what the co-op shows to everybody is read of it
        return request.env.company.sudo()
    return request.env["res.company"].sudo().search([("coop_slug", "=", slug)], limit=1)


class OfCoop(FormController):
    """A form of the co-op in the address. Its answers are kept for this browser alone and never
    for a member: they may be about whoever acts for them."""

    def _form_partner(self):
        return None

    def _form_company(self):
        return request.coop_company

    def _answer(self, base, slug=None):
        company = find_company(slug)
        if not company:
            raise request.not_found()
        request.coop_company = company
        return self._answer_for(company, base)

    def _answer_for(self, company, base):
        return self._form_handle(base, company)

"""What the pages about what the Council starts have in common."""

from odoo.fields import Domain
from odoo.http import request

from odoo.addons.coop_access.controllers.form import FormController
from odoo.addons.coop_membership.controllers.co_op import number_in_address

HELPED = "meetings"
LONGEST = 2000


def my_holders(*kinds):
    """Return as whom the person of this page sits on bodies of these kinds today."""
    terms = request.env["coop.office.term"].sudo()  # sudo: the resolver settled for whom it is
    today = request.env["coop.clock"].today()
    standing = terms.search(
        Domain(terms._get_standing_domain(today))
        & Domain("holder_id.partner_id", "=", request.whom.partner.id)
        & Domain("body_id.kind", "in", kinds)
    )
    return standing.holder_id


def found_one(records, number):
    """Return the one of these records that the address names, or none."""
    if not number_in_address(number):
        return records.browse()
    return records.filtered(lambda one: one.id == number)


def in_language(records):
    return records.with_context(lang=request.env.lang or "en_GB")


def render(template, company, **values):
    """Return a page in the frame of a co-op."""
    return request.render(
        f"coop_governance.{template}", {"coop_company": company or request.env.company, **values}
    )


class CouncillorForm(FormController):
    """A form of somebody who sits on the Council. Who they are there is on the request."""

    form_flood = (60, 3600)
    form_path = None
    form_back = None

    def _form_of_councillor(self):
        holder = my_holders("council")[:1]
        if not holder:
            return request.redirect(request.whom.url("/my"))
        request.coop_holder = holder
        return self._form_handle(self.form_path, holder.company_id)

    def _form_company(self):
        return request.coop_holder.company_id

    def _form_values(self, run):
        return {
            "coop_company": request.coop_holder.company_id,
            "back_url": request.whom.url(self.form_back),
            "back_text": request.env._("Back"),
        }

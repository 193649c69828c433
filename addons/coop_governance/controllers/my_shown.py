"""How somebody who sits on a body wants to be shown, as they say themselves."""

from odoo import http
from odoo.http import request

from odoo.addons.coop_access.controllers.form import FormController
from odoo.addons.coop_access.controllers.whom import member_route

from ..forms import shown_form
from .my_bodies import HOME, my_terms

PATH = f"{HOME}/shown"


class MyShown(FormController, http.Controller):
    form_code = "shown"
    form_done_template = "coop_governance.shown_done"

    @member_route(PATH, helped="forms", methods=["GET", "POST"])
    def shown(self):
        request.coop_holder = my_terms().holder_id[:1]
        if not request.coop_holder:
            return request.redirect(request.whom.url("/my"))
        return self._form_handle(PATH)

    def _get_form(self):
        return shown_form()

    def _form_company(self):
        return request.coop_holder.company_id

    def _form_initial(self):
        holder = request.coop_holder
        if not holder.agreed_on:
            return {}
        return {"about": holder.about or None, "reach": holder.reach or None, "members": "yes"}

    def _form_values(self, run):
        holder = request.coop_holder
        return {
            "coop_company": holder.company_id,
            "holder": holder,
            "back_url": request.whom.url(HOME),
        }

    def _form_done(self, draft, answers):
        whom = request.whom
        # sudo: the name of whoever acts for the person
        by = whom.operator.sudo().name if whom.operator else whom.partner.sudo().name
        request.coop_holder._say_shown(
            answers.get("about"),
            answers.get("reach"),
            answers["members"] == "yes",
            whom.channel,
            by,
        )

"""What the Board wants to decide: the paper, what it means, what the Council asked, what came."""

from odoo import http
from odoo.http import request

from odoo.addons.coop_access.controllers.whom import member_route
from odoo.addons.coop_membership.controllers.co_op import number_in_address

from .council_pages import my_holders
from .my_bodies import render_text

PATH = "/my/decisions"
HELPED = "meetings"


def shown():
    """Return the decisions that the person of this page reads, in their language."""
    decisions = request.env["coop.decision"]._get_shown(request.whom.partner)
    return decisions.with_context(lang=request.env.lang or "en_GB")


class MyDecisions(http.Controller):
    @member_route(PATH, helped=HELPED, methods=["GET"])
    def decisions(self):
        found = shown()
        going_on = found.filtered(lambda one: one.state not in ("decided", "withdrawn"))
        sits = bool(my_holders("council", "board"))
        return self._render(
            "my_decisions", found, going_on=going_on, over=found - going_on, sits=sits
        )

    @member_route(f"{PATH}/<int:number>", helped=HELPED, methods=["GET"])
    def decision(self, number):
        decision = request.env["coop.decision"]
        if number_in_address(number):
            decision = shown().filtered(lambda one: one.id == number)
        if not decision:
            return request.redirect(request.whom.url(PATH))
        version = decision._get_brought()
        # a paper of a closed point is closed everywhere
        is_closed = bool(version.text_id.closed_item_ids)
        words = words_lang = words_format = None
        if not is_closed:
            words, words_lang, words_format = render_text(version.text_id)
        return self._render(
            "my_decision",
            decision,
            decision=decision,
            version=version,
            is_closed=is_closed,
            words=words,
            words_lang=words_lang,
            words_format=words_format,
            answers=dict(
                request.env["coop.review.request"]
                ._fields["answer"]
                ._description_selection(request.env)
            ),
            outcomes=dict(
                request.env["coop.decision.review"]
                ._fields["outcome"]
                ._description_selection(request.env)
            ),
        )

    def _render(self, template, decisions, **values):
        company = decisions.company_id[:1] or request.env.company
        return request.render(f"coop_governance.{template}", {"coop_company": company, **values})

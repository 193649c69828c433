"""What the Council calls in: what councillors support, what the Board has to bring."""

from contextlib import suppress

from odoo import http
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.http import request

from odoo.addons.coop_access.controllers.whom import member_route
from odoo.addons.coop_membership.controllers.membership import note_operator

from ..forms import call_in_form
from .council_pages import HELPED, CouncillorForm, found_one, in_language, my_holders, render

PATH = "/my/call-ins"


def my_call_ins():
    """Return what councillors and trustees read: all of their co-op; the Board what it has to
    bring, and what came of it."""
    on_council, on_board = my_holders("council"), my_holders("board")
    # sudo: whoever sits on either body reads what it has before it
    call_ins = in_language(request.env["coop.call.in"].sudo())
    councillors = Domain("company_id", "in", on_council.company_id.ids)
    trustees = Domain("company_id", "in", on_board.company_id.ids) & Domain(
        "state", "in", ("called", "brought", "refused")
    )
    return call_ins.search(councillors | trustees)


class MyCallIns(http.Controller):
    @member_route(PATH, helped=HELPED, methods=["GET"])
    def call_ins(self):
        holders = my_holders("council", "board")
        if not holders:
            return request.redirect(request.whom.url("/my"))
        rows = my_call_ins()
        going_on = rows.filtered(lambda one: one.state in ("open", "called"))
        return render(
            "my_call_ins",
            holders.company_id[:1],
            going_on=going_on,
            over=rows - going_on,
            sits=bool(my_holders("council")),
        )

    @member_route(f"{PATH}/<int:number>", helped=HELPED, methods=["GET"])
    def call_in(self, number):
        call_in = found_one(my_call_ins(), number)
        if not call_in:
            return request.redirect(request.whom.url(PATH))
        holder = my_holders("council").filtered(lambda one: one.company_id == call_in.company_id)
        known = call_in.holder_id | call_in.support_ids.holder_id
        return render(
            "my_call_in",
            call_in.company_id,
            call_in=call_in,
            is_mine=bool(holder) and call_in.holder_id == holder,
            supports=holder in known,
            may_support=bool(holder) and call_in.state == "open" and holder not in known,
        )

    @member_route(f"{PATH}/<int:number>/act", methods=["POST"])
    def act(self, number, act=None):
        """Support it, or take one's own back; what is too late changes nothing."""
        call_in = found_one(my_call_ins(), number)
        holder = my_holders("council").filtered(lambda one: one.company_id == call_in.company_id)
        if not call_in or not holder:
            return request.redirect(request.whom.url(PATH))
        with suppress(UserError):
            if act == "support":
                call_in._support(holder)
                note_operator(call_in)
            elif act == "withdraw":
                call_in._withdraw(holder)
        return request.redirect(request.whom.url(f"{PATH}/{number}"))


class CallInForm(CouncillorForm, http.Controller):
    form_code = "call_in"
    form_path = f"{PATH}/ask"
    form_back = PATH

    @member_route(f"{PATH}/ask", methods=["GET", "POST"])
    def ask_call_in(self):
        return self._form_of_councillor()

    def _get_decided(self):
        """Return what may be looked at again."""
        company = request.coop_holder.company_id
        decisions = in_language(request.env["coop.decision"].sudo())  # sudo: all members read it
        if not request.env["coop.council.rules"]._get(company).call_again:
            return decisions.browse()
        return decisions.search(
            [("company_id", "=", company.id), ("state", "=", "decided")],
            order="decided_on desc",
            limit=30,
        )

    def _get_form(self):
        return call_in_form([(one.id, one.name) for one in self._get_decided()])

    def _form_done(self, draft, answers):
        again = found_one(self._get_decided(), int(answers.get("again") or 0))
        call_in = request.env["coop.call.in"]._ask(
            request.coop_holder, answers["about"], answers["why"], again
        )
        note_operator(call_in)
        return request.whom.url(f"{PATH}/{call_in.id}")

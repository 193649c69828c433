"""What a candidate is offered, and what they spent; and that everybody reads it."""

from decimal import Decimal, InvalidOperation

from odoo import http
from odoo.exceptions import UserError
from odoo.http import request

from odoo.addons.coop_access.controllers.whom import member_route

from .elections import find_election
from .nomination import ONE, find_mine
from .stand import HELPED
from .stand import PATH as STAND

#: more than this nobody spends
MOST = 1_000_000


def read_amount(typed):
    """Return an amount as it was typed, or None: with a point or a comma, with or without £."""
    text = typed.strip().removeprefix("£").replace(",", ".") if isinstance(typed, str) else ""
    try:
        amount = Decimal(text[:20])
    except InvalidOperation:
        return None
    if not amount.is_finite() or not 0 <= amount <= MOST:
        return None
    return float(round(amount, 2))


def read_number(typed):
    """Return a number of a record as it was sent, or 0."""
    return int(typed) if isinstance(typed, str) and typed.isdecimal() and len(typed) < 10 else 0


class CandidateMeans(http.Controller):
    @member_route(f"{ONE}/offers", helped=HELPED, methods=["GET", "POST"])
    def offers(self, number, offer=None, answer=None):
        """What is offered to everybody who stands, and what this candidate says to it."""
        standing, candidate = find_mine(number)
        if not candidate:
            return request.redirect(request.whom.url(STAND))
        answers = request.env["coop.election.offer.answer"]._get_of(candidate)
        answers = answers.with_context(lang=request.env.lang or "en_GB")
        problem = None
        if request.httprequest.method == "POST":
            chosen = answers.filtered(lambda one: one.id == read_number(offer))
            try:
                if chosen:
                    chosen._answer(answer)
            except UserError as error:
                problem = str(error)
        labels = dict(answers._fields["answer"]._description_selection(request.env))
        return standing.render(
            "coop_elections.candidate_offers",
            candidate=candidate,
            rows=[
                {
                    "one": one,
                    "name": one.offer_id.name,
                    "terms": one.offer_id.terms,
                    "until": candidate.election_id._say_day(one.offer_id.answer_until),
                    "said": labels[one.answer],
                    "is_open": one._is_open(),
                }
                for one in answers
            ],
            problem=problem,
            here=request.whom.url(f"{STAND}/mine/{candidate.id}/offers"),
            back_url=request.whom.url(f"{STAND}/mine/{candidate.id}"),
            back_text=request.env._("You and your words"),
        )

    @member_route(f"{ONE}/spent", helped=HELPED, methods=["GET", "POST"])
    def spent(self, number, act=None, what="", amount="", line=None, no_donors=None):
        """What the candidate spent, line by line, until it is handed in."""
        standing, candidate = find_mine(number)
        expenses = candidate and request.env["coop.election.expenses"]._get_of(candidate)
        if not expenses:
            return request.redirect(request.whom.url(STAND))
        problem = None
        if request.httprequest.method == "POST":
            try:
                with request.env.cr.savepoint():
                    self._do(expenses, act, what, amount, line, no_donors)
            except UserError as error:
                expenses.invalidate_recordset()
                problem = str(error)
        money = expenses.currency_id.format
        return standing.render(
            "coop_elections.candidate_spent",
            candidate=candidate,
            expenses=expenses,
            money=money,
            due=candidate.election_id._say_day(expenses.due_on),
            problem=problem,
            typed={"what": what, "amount": amount} if problem and act == "add" else {},
            here=request.whom.url(f"{STAND}/mine/{candidate.id}/spent"),
            back_url=request.whom.url(f"{STAND}/mine/{candidate.id}"),
            back_text=request.env._("You and your words"),
        )

    def _do(self, expenses, act, what, amount, line, no_donors):
        if act == "add":
            words, value = what.strip()[:200] if isinstance(what, str) else "", read_amount(amount)
            if not words:
                raise UserError(request.env._("Write what you spent money on."))
            if value is None:
                raise UserError(request.env._("Write how much it was, for example 12.50."))
            expenses.line_ids.create(
                {
                    "company_id": expenses.company_id.id,
                    "expenses_id": expenses.id,
                    "what": words,
                    "amount": value,
                }
            )
        elif act == "remove":
            expenses.line_ids.filtered(lambda one: one.id == read_number(line)).unlink()
        elif act == "send":
            expenses._hand_in(no_donors == "1")

    @http.route(
        "/elections/notice/<int:number>/spent",
        type="http",
        auth="public",
        website=True,
        sitemap=False,
        readonly=True,
        methods=["GET"],
    )
    def spent_by_all(self, number, **params):
        """What candidates spent, for everybody."""
        election = find_election(number)
        rows = election._show_expenses() if election else []
        if not rows:
            return request.not_found()
        election = election.with_context(lang=request.env.lang or "en_GB")
        return request.render(
            "coop_elections.election_spent",
            {"coop_company": election.company_id, "election": election, "rows": rows},
        )

"""What I bring: offers, what is looked for, and who helps. Works without a script."""

from odoo import http
from odoo.fields import Domain
from odoo.http import request

from odoo.addons.coop_access.controllers.whom import member_route

from ..forms import ask_form, offer_form
from .co_op import number_in_address
from .join_form import contribution_options
from .membership import MembershipForm, how_of, paths
from .standing import find_standing

# Offers of others on one page: a page is not a list.
AT_MOST = 30


class ContributionPage(http.Controller):
    @member_route(paths("/contribute"), methods=["GET"])
    def contribute(self, slug=None):
        standing = find_standing(slug)
        if not standing or not standing.is_member:
            return request.redirect(request.whom.url("/my/membership"))
        membership = standing.membership
        # sudo: one's own, and what members are meant to see
        offers = request.env["coop.contribution"].sudo()
        deeds = request.env["coop.contribution.deed"].sudo()
        wants = request.env["coop.contribution.want"].sudo()
        mine = [("membership_id", "=", membership.id)]
        shown = offers.search(
            offers._get_open_domain()
            & Domain("seen_by", "=", "members")
            & Domain("company_id", "=", standing.company.id)
            & Domain("membership_id", "!=", membership.id),
            limit=AT_MOST,
        )
        return standing.render(
            "coop_membership.my_contributions",
            offers=offers.search([*mine, ("state", "=", "open")]),
            asked=deeds.search([*mine, ("state", "=", "asked"), ("begun_by", "=", "office")]),
            helping=deeds.search([*mine, ("state", "in", ["asked", "agreed"])]).filtered(
                lambda deed: deed.state == "agreed" or deed.begun_by == "member"
            ),
            done=deeds.search([*mine, ("state", "=", "done")], limit=AT_MOST),
            wants=wants._get_shown_to(membership, limit=AT_MOST),
            own_wants=wants.search([*mine, ("state", "!=", "found")], limit=AT_MOST),
            shown=shown,
        )

    @member_route(paths("/contribute/act"), methods=["POST"])
    def act(self, slug=None, act=None, id=None):
        """One press of the page. What is not one's own, or not there any more, changes nothing."""
        standing = find_standing(slug)
        if not standing or not standing.is_member:
            return request.redirect(request.whom.url("/my/membership"))
        number = int(id) if id and id.isdecimal() and len(id) < 11 else 0
        doing = getattr(self, f"_act_{act}", None) if act in self.ACTS else None
        if doing and number_in_address(number):
            doing(standing.membership, number)
        return request.redirect(standing.url("/contribute"))

    ACTS = ("withdraw", "help", "yes", "no", "enough")

    def _own(self, model, membership, number, *more):
        # sudo: the resolver settled whose membership this is; only what is theirs is found
        records = request.env[model].sudo()
        return records.search([("id", "=", number), ("membership_id", "=", membership.id), *more])

    def _act_withdraw(self, membership, number):
        self._own("coop.contribution", membership, number)._withdraw()

    def _act_help(self, membership, number):
        wants = request.env["coop.contribution.want"]
        want = wants._get_shown_to(membership, limit=None).filtered(lambda w: w.id == number)
        if want:
            request.env["coop.contribution.deed"]._offer_to_help(want, membership)

    def _act_yes(self, membership, number):
        mine = ("begun_by", "=", "office")
        self._own("coop.contribution.deed", membership, number, mine)._answer(True)

    def _act_no(self, membership, number):
        self._own("coop.contribution.deed", membership, number)._answer(False)

    def _act_enough(self, membership, number):
        mine = self._own("coop.contribution.want", membership, number)
        if mine.state in ("waiting", "open"):
            mine.state = "found"


class ContributionForm(MembershipForm):
    """Both forms: their standing, and the kinds with their pictures."""

    form_flood = (30, 3600)

    def _is_open(self, standing):
        return standing.is_member

    def _get_options(self, provider):
        return contribution_options() if provider == "bring" else super()._get_options(provider)

    def _form_values(self, run):
        standing = request.coop_standing
        return {
            **super()._form_values(run),
            "back_url": standing.url("/contribute"),
            "back_text": request.env._("What I bring"),
        }


class OfferForm(ContributionForm, http.Controller):
    form_code = "offer"
    form_path = "/contribute/offer"

    @member_route(paths("/contribute/offer"), helped="forms", methods=["GET", "POST"])
    def offer(self, slug=None):
        return self._handle(slug)

    def _get_form(self):
        return offer_form()

    def _form_done(self, draft, answers):
        standing = request.coop_standing
        # sudo: to offer is the member's right; the values are a whitelist
        request.env["coop.contribution"].sudo().create(
            {
                "membership_id": standing.membership.id,
                "kind_id": int(answers["kind"]),
                "name": answers["what"],
                "when_text": answers.get("when") or False,
                "what_helps": answers.get("helps") or False,
                "limits": answers.get("limits") or False,
                "seen_by": answers["seen_by"],
                "how": how_of(request.whom),
            }
        )
        return standing.url("/contribute")


class AskForm(ContributionForm, http.Controller):
    form_code = "ask"
    form_path = "/contribute/ask"
    form_done_template = "coop_membership.ask_done"

    @member_route(paths("/contribute/ask"), methods=["GET", "POST"])
    def ask(self, slug=None):
        return self._handle(slug)

    def _get_form(self):
        return ask_form()

    def _form_done(self, draft, answers):
        membership = request.coop_standing.membership
        # sudo: to ask is the member's right; the values are a whitelist
        request.env["coop.contribution.want"].sudo().create(
            {
                "company_id": membership.company_id.id,
                "membership_id": membership.id,
                "kind_id": int(answers["kind"]),
                "name": answers["what"],
                "where_text": answers.get("where") or False,
                "when_text": answers.get("when") or False,
                "area_id": membership.area_id.id,
                "how": how_of(request.whom),
            }
        )

"""What members put before the Council: how many have signed, and what it answers. No names."""

from odoo import http
from odoo.fields import Domain
from odoo.http import request

from odoo.addons.coop_access.controllers.whom import member_route
from odoo.addons.coop_membership.controllers.co_op import number_in_address
from odoo.addons.coop_membership.controllers.membership import note_operator

from ..forms import initiative_form, sign_initiative_form
from ..models.coop_initiative_acts import SHOWN
from ..models.coop_signed import SIGNABLE
from .council_pages import found_one, in_language
from .members_meeting import find_member, how_here, sheet_for_officers
from .members_meeting_forms import MeetingForm

PATH = "/my/initiatives"


def shown_initiatives(membership):
    """Return what this member may see: what is shown, and what they began."""
    # sudo: whose page it is was settled; the pages show words and numbers, and no names
    initiatives = in_language(request.env["coop.initiative"].sudo())
    return initiatives.search(
        Domain("company_id", "=", membership.company_id.id)
        & (Domain("state", "in", SHOWN) | Domain("membership_id", "=", membership.id))
    )


def find_initiative(number):
    """Return (standing, initiative) for the address, or (None, None)."""
    if not number_in_address(number):
        return None, None
    # sudo: only to find whose co-op it is; what is shown is asked below
    found = request.env["coop.initiative"].sudo().browse(number).exists()
    standing = find_member(found.company_id.coop_slug) if found else None
    one = found_one(shown_initiatives(standing.membership), number) if standing else None
    return (standing, one.with_company(standing.company)) if one else (None, None)


def initiative_url(initiative, path=""):
    return request.whom.url(f"{PATH}/{initiative.id}{path}")


def initiative_values(standing, initiative):
    """Return what a page about one initiative shows."""
    membership = standing.membership
    return {
        "initiative": initiative,
        "has_signed": bool(initiative._get_signature(membership)),
        "is_mine": initiative.membership_id == membership,
        "page_url": lambda path="": initiative_url(initiative, path),
    }


class Initiatives(http.Controller):
    @member_route([PATH, f"{PATH}/of/<string:slug>"], methods=["GET"])
    def initiatives(self, slug=None):
        standing = find_member(slug)
        if not standing:
            return request.redirect(request.whom.url("/my/membership"))
        company = standing.company
        found = shown_initiatives(standing.membership)
        return standing.render(
            "coop_governance.initiatives",
            rows=[initiative_values(standing, one) for one in found],
            needed=request.env["coop.initiative"]._get_needed_today(company),
            ask_url=request.whom.url(f"{PATH}/of/{slug}/ask" if slug else f"{PATH}/ask"),
            back_url=request.whom.url("/my"),
            back_text=request.env._("My pages"),
        )

    @member_route(f"{PATH}/<int:number>", methods=["GET"])
    def initiative(self, number):
        return self._render("initiative_page", number, signable_only=False)

    @member_route(f"{PATH}/<int:number>/sheet", methods=["GET"])
    def sheet(self, number):
        """The sheet on which members sign with a pen."""
        return self._render("initiative_sheet", number, signable_only=True)

    def _render(self, template, number, signable_only):
        standing, initiative = find_initiative(number)
        if not initiative or (signable_only and initiative.state not in SIGNABLE):
            return request.redirect(request.whom.url(PATH))
        return standing.render(
            f"coop_governance.{template}",
            **initiative_values(standing, initiative),
            back_url=initiative_url(initiative) if signable_only else request.whom.url(PATH),
            back_text=request.env._("Back"),
        )

    @member_route(f"{PATH}/<int:number>/act", methods=["POST"])
    def act(self, number, act=None):
        """Take a signature back, or all of it; what is too late changes nothing."""
        standing, initiative = find_initiative(number)
        if not initiative or initiative.state not in SIGNABLE:
            return request.redirect(request.whom.url(PATH))
        values = initiative_values(standing, initiative)
        if act == "unsign" and not values["is_mine"]:
            why = request.env._("The member took it back.")
            initiative._get_signature(standing.membership)._strike(why)
        elif act == "withdraw" and values["is_mine"]:
            initiative._withdraw(request.env._("Who began it took it back."))
            note_operator(initiative)
        return request.redirect(initiative_url(initiative))


class InitiativeSheetForOfficers(http.Controller):
    @http.route(
        "/coop/desk/initiative/<int:number>/sheet",
        type="http",
        auth="user",
        website=True,
        sitemap=False,
        readonly=True,
        methods=["GET"],
    )
    def desk_initiative_sheet(self, number, **params):
        return sheet_for_officers("coop.initiative", "initiative", number)


class BeginInitiativeForm(MeetingForm, http.Controller):
    form_code = "initiative"
    form_path = PATH

    @member_route([f"{PATH}/ask", f"{PATH}/of/<string:slug>/ask"], methods=["GET", "POST"])
    def begin_initiative(self, slug=None):
        return self._form_of_member(slug)

    def _get_form(self):
        rules = request.env["coop.council.rules"]._get(request.coop_standing.company)
        return initiative_form(rules.initiative_words)

    def _form_done(self, draft, answers):
        initiative = request.env["coop.initiative"]._start(
            request.coop_standing.membership,
            answers["about"],
            answers["wording"],
            answers.get("statement"),
            how_here(),
        )
        note_operator(initiative)
        return initiative_url(initiative)


class SignInitiativeForm(MeetingForm, http.Controller):
    form_done_template = "coop_governance.initiative_signed"
    form_path = PATH

    @member_route(f"{PATH}/<int:number>/sign", methods=["GET", "POST"])
    def sign_initiative(self, number):
        standing, initiative = find_initiative(number)
        done = request.httprequest.args.get("step") == "done"
        signed = initiative and initiative._get_signature(standing.membership)
        if not initiative or not (done or (initiative.state == "open" and not signed)):
            return request.redirect(request.whom.url(PATH))
        request.coop_standing, request.coop_initiative = standing, initiative
        return self._form_handle(f"{PATH}/{number}/sign", standing.company)

    def _get_form(self):
        return sign_initiative_form(request.coop_initiative.id)

    def _form_values(self, run):
        values = initiative_values(request.coop_standing, request.coop_initiative)
        return {**super()._form_values(run), **values}

    def _form_done(self, draft, answers):
        today = request.env["coop.clock"].today(request.coop_standing.company)
        request.coop_initiative._sign(request.coop_standing.membership, today, how_here())

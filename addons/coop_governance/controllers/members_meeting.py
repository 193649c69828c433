"""The meeting of all members: what members ask for, and how many have signed. No names."""

from odoo import http
from odoo.http import request

from odoo.addons.coop_access.controllers.whom import member_route, private
from odoo.addons.coop_membership.controllers.co_op import number_in_address
from odoo.addons.coop_membership.controllers.membership import how_of, note_operator
from odoo.addons.coop_membership.controllers.standing import find_standing

PATH = "/my/members-meeting"
#: states in which all members see a request
SHOWN = ("open", "reached", "called")


def how_here():
    """Return how something comes on this page, as requests and signatures write it down."""
    whom = request.whom
    if how_of(whom) == "portal" and (whom.operator or whom.beside):
        return "helper"
    return how_of(whom)


def find_member(slug=None):
    """Return the standing of the member whom the page is for, or None for who is none."""
    standing = find_standing(slug)
    return standing if standing and standing.is_member else None


def shown_requisitions(membership):
    """Return what this member may see: requests that are shown, and those they began."""
    # sudo: whose page it is was settled; the pages show words and numbers, and no names
    requisitions = request.env["coop.requisition"].sudo()
    return requisitions.search(
        [
            ("company_id", "=", membership.company_id.id),
            "|",
            ("state", "in", SHOWN),
            ("membership_id", "=", membership.id),
        ]
    )


def find_requisition(number):
    """Return (standing, requisition) for the address, or (None, None)."""
    if not number_in_address(number):
        return None, None
    # sudo: only to find whose co-op it is; what is shown is asked below
    found = request.env["coop.requisition"].sudo().browse(number).exists()
    standing = find_member(found.company_id.coop_slug) if found else None
    if not standing or found not in shown_requisitions(standing.membership):
        return None, None
    return standing, found.with_company(standing.company)


def requisition_url(requisition, path=""):
    return request.whom.url(f"{PATH}/request/{requisition.id}{path}")


def request_values(standing, requisition):
    """Return what a page about one request shows."""
    membership = standing.membership
    return {
        "requisition": requisition,
        "has_signed": bool(requisition._get_signature(membership)),
        "is_mine": requisition.membership_id == membership,
        "may_sign": requisition.state == "open",
        "request_url": lambda path="": requisition_url(requisition, path),
    }


def sheet_for_officers(model, name, number):
    """Return the sheet that members sign, for those who may read the record.

    :param str model: made of ``coop.signed``
    :param str name: of the record in the template ``name_sheet``
    """
    records = request.env[model]
    if not number_in_address(number) or not records.has_access("read"):
        raise request.not_found()
    record = records.search([("id", "=", number)])
    if not record:
        raise request.not_found()
    company = record.company_id
    # sudo: its name and address stand on its papers
    values = {name: record.with_company(company), "coop_company": company.sudo()}
    return private(request.render(f"coop_governance.{name}_sheet", values))


class MembersMeeting(http.Controller):
    @member_route([PATH, f"{PATH}/of/<string:slug>"], methods=["GET"])
    def members_meeting(self, slug=None):
        standing = find_member(slug)
        if not standing:
            return request.redirect(request.whom.url("/my/membership"))
        requisitions = shown_requisitions(standing.membership)
        return standing.render(
            "coop_governance.members_meeting",
            **self._get_values(standing),
            rows=[request_values(standing, requisition) for requisition in requisitions],
            needed_words=self._say_needed(standing.company),
            ask_url=request.whom.url(f"{PATH}/of/{slug}/ask" if slug else f"{PATH}/ask"),
            back_url=request.whom.url("/my/who-decides"),
            back_text=request.env._("Who decides"),
        )

    def _say_needed(self, company):
        rules = request.env["coop.general.rules"]._get(company)
        today = request.env["coop.clock"].today(company)
        needed = rules._get_needed(rules._count_members(company, today))
        return request.env._(
            "When so many have signed, the Board has to call it: %(needed)s.", needed=needed
        )

    def _get_values(self, standing):
        """Return what else the page shows. Later parts extend this."""
        return {}

    @member_route(f"{PATH}/request/<int:number>", methods=["GET"])
    def requisition(self, number):
        standing, requisition = find_requisition(number)
        if not requisition:
            return request.redirect(request.whom.url(PATH))
        return standing.render(
            "coop_governance.requisition_page",
            **request_values(standing, requisition),
            back_url=request.whom.url(PATH),
            back_text=request.env._("Meeting of all members"),
        )

    @member_route(f"{PATH}/request/<int:number>/act", methods=["POST"])
    def act(self, number, act=None):
        """Take a signature back, or the whole request; what is too late changes nothing."""
        standing, requisition = find_requisition(number)
        if not requisition or requisition.state not in ("waiting", "open"):
            return request.redirect(request.whom.url(PATH))
        membership = standing.membership
        is_mine = requisition.membership_id == membership
        if act == "unsign" and not is_mine:
            why = request.env._("The member took it back.")
            requisition._get_signature(membership)._strike(why)
        elif act == "withdraw" and is_mine:
            requisition._withdraw(request.env._("Who began it took it back."))
            note_operator(requisition)
        return request.redirect(requisition_url(requisition))

    @member_route(f"{PATH}/request/<int:number>/sheet", methods=["GET"])
    def sheet(self, number):
        """The sheet on which members sign with a pen."""
        standing, requisition = find_requisition(number)
        if not requisition or requisition.state not in ("waiting", "open"):
            return request.redirect(request.whom.url(PATH))
        return standing.render(
            "coop_governance.requisition_sheet",
            requisition=requisition,
            back_url=requisition_url(requisition),
            back_text=request.env._("Back"),
        )


class SheetForOfficers(http.Controller):
    @http.route(
        "/coop/desk/requisition/<int:number>/sheet",
        type="http",
        auth="user",
        website=True,
        sitemap=False,
        readonly=True,
        methods=["GET"],
    )
    def desk_sheet(self, number, **params):
        return sheet_for_officers("coop.requisition", "requisition", number)

"""Organisations: their application, and who acts and votes for them."""

from datetime import date

from odoo import http
from odoo.exceptions import UserError
from odoo.http import request

from odoo.addons.coop_access.controllers.whom import member_route, private

from ..forms import organisation_form, representative_form
from .co_op import co_ops, find_co_op, not_open, reads_only
from .join import JoinController
from .join_form import JoinFormController
from .membership import MembershipForm, how_of, note_operator
from .standing import choose_co_op, find_standing


class OrganisationForm(JoinFormController):
    """The application of an organisation: what its pages have in common."""

    form_code = "join_organisation"

    def _get_form(self):
        company = request.coop_company
        rules = self._rules()
        return organisation_form(
            rules=str(rules.id) if rules else None,
            guarantee=bool(rules.guarantee_sum),
            has_areas=bool(self._areas()),
            one_category=len(self._categories()) == 1,
            desk=self.is_desk,
            today=request.env["coop.clock"].today(company),
        )

    def _categories(self):
        return super()._categories().filtered("open_to_organisations")

    def _prepare_vals(self, answers):
        # who has one way to belong was not asked
        category = answers.get("category") or str(self._categories()[:1].id)
        known = {**answers, "category": category, "service_address": "own"}
        return {
            **super()._prepare_vals(known),
            "is_organisation": True,
            "company_number": answers.get("company_number") or False,
            "charity_number": answers.get("charity_number") or False,
            "signatory_name": answers["signatory_name"],
            "signatory_capacity": answers["signatory_capacity"],
            "voter_name": answers.get("voter_name") or False,
        }


class JoinOrganisationController(OrganisationForm, http.Controller):
    """Anybody may apply for their organisation, without signing in."""

    form_done_template = "coop_membership.join_done"

    @http.route(
        ["/join/organisation", "/join/<string:slug>/organisation"],
        type="http",
        auth="public",
        website=True,
        sitemap=False,
        readonly=reads_only,
        methods=["GET", "POST"],
    )
    def organisation(self, slug=None, **params):
        company = find_co_op(slug)
        if not company:
            if slug is not None:
                raise request.not_found()
            return request.render("coop_membership.join_choose", {"companies": co_ops()})
        request.coop_company = company
        tail = f"/{slug}/organisation" if slug else "/organisation"
        if not request.env.user._is_public():
            return request.redirect(f"/my/join{tail}")
        closed = not_open(company, self._categories())
        return closed or self._form_handle(f"/join{tail}", company)

    _form_done = JoinController._form_done
    _base = JoinController._base

    def _form_values(self, run):
        by = request.httprequest.args.get("by")
        return {
            **super()._form_values(run),
            "by": by if by in ("email", "print", "phone") else "",
            "days": run.company.coop_application_days,
        }


class MyOrganisationController(OrganisationForm, http.Controller):
    """Somebody who is signed in applies for their organisation, a member or not."""

    form_done_template = "coop_membership.my_organisation_done"

    @member_route(
        ["/my/join/organisation", "/my/join/<string:slug>/organisation"], methods=["GET", "POST"]
    )
    def my_organisation(self, slug=None):
        company = find_co_op(slug)
        if not company:
            if slug is not None:
                raise request.not_found()
            return choose_co_op("/my/join/")
        request.coop_company = company
        base = f"/my/join/{slug}/organisation" if slug else "/my/join/organisation"
        return not_open(company, self._categories()) or self._form_handle(base, company)

    def _form_initial(self):
        # sudo: whose particulars these are was settled by the resolver
        partner = request.whom.partner.sudo()
        need = partner._coop_need()
        known = {
            "signatory_name": partner.name,
            "language": need["lang"],
            "format": need["format"],
        }
        if partner.email:
            known["email"] = partner.email
        if partner.phone:
            known["phone"] = partner.phone
        return known

    def _form_values(self, run):
        return {**super()._form_values(run), "days": run.company.coop_application_days}

    def _prepare_vals(self, answers):
        vals = super()._prepare_vals(answers)
        whom = request.whom
        partner = whom.partner.sudo()  # sudo: as in _form_initial
        vals.update(
            signatory_partner_id=partner.id,
            how=how_of(whom),
            email=vals["email"] or partner.email,
            phone=vals["phone"] or partner.phone,
        )
        if vals.get("rules_version_id"):
            vals["rules_accepted_how"] = how_of(whom)
        return vals

    def _form_done(self, draft, answers):
        note_operator(self._apply(answers))


class OrganisationDeskController(OrganisationForm, http.Controller):
    """An officer types an organisation's application from paper or from the phone."""

    form_code = "join_organisation_desk"
    is_desk = True

    def _form_partner(self):
        return None

    @http.route(
        ["/coop/desk/organisation", "/coop/desk/organisation/<string:slug>"],
        type="http",
        auth="user",
        website=True,
        sitemap=False,
        readonly=reads_only,
        methods=["GET", "POST"],
    )
    def organisation_desk(self, slug=None, **params):
        officer = request.env.user.has_group("coop_membership.group_membership_officer")
        # sudo: as find_co_op gives it; whether it is the officer's is asked below
        company = find_co_op(slug) if slug else request.env.company.sudo()
        if not officer or company not in request.env.user.company_ids:
            response = request.render("coop_membership.desk_closed", {})
            response.status_code = 403
            return private(response)
        request.coop_company = company
        if not self._categories():
            return private(request.render("coop_membership.join_closed", {"coop_company": company}))
        base = f"/coop/desk/organisation/{slug}" if slug else "/coop/desk/organisation"
        return self._form_desk(base, company)

    def _form_done(self, draft, answers):
        return self._apply_from_desk(answers)


class RepresentativeForm(MembershipForm, http.Controller):
    form_code = "representative"
    form_path = "/representative"
    form_flood = (20, 3600)
    form_done_template = "coop_membership.representative_done"

    @member_route("/my/membership/for/<int:organisation>/representative", methods=["GET", "POST"])
    def representative(self):
        return self._handle(None)

    def _is_open(self, standing):
        return standing.is_organisation and standing.is_member

    def _get_form(self):
        return representative_form(request.env["coop.clock"].today(request.coop_standing.company))

    def _form_done(self, draft, answers):
        standing = request.coop_standing
        # sudo: to say who follows is theirs who act; the values are a whitelist
        changes = request.env["coop.representative.change"].sudo()
        waiting = changes.search_count(
            [("membership_id", "=", standing.membership.id), ("state", "=", "waiting")]
        )
        if waiting >= 5:
            raise UserError(
                request.env._("We are still looking at what you sent before. Please ring us.")
            )
        change = changes.create(
            {
                "membership_id": standing.membership.id,
                "role": answers["role"],
                "person_name": answers["name"],
                "capacity": answers.get("capacity") or False,
                "email": answers.get("email") or False,
                "phone": answers.get("phone") or False,
                "lang": request.env.lang or "en_GB",
                "date_from": date.fromisoformat(answers["since"]),
                "appointed_how": answers.get("decided") or False,
                "how": how_of(request.whom),
                "asked_at": request.env["coop.clock"].now(),
            }
        )
        note_operator(change)


class OrganisationPage(http.Controller):
    @member_route("/my/membership/for/<int:organisation>/voices", methods=["GET"])
    def voices(self):
        """Who acts and votes for the organisation, now and earlier, and what waits."""
        standing = find_standing()
        # sudo: the page is theirs who act for it
        changes = request.env["coop.representative.change"].sudo()
        return standing.render(
            "coop_membership.my_voices",
            rows=standing.membership.representative_ids,
            changes=changes.search(
                [("membership_id", "=", standing.membership.id), ("state", "!=", "done")], limit=10
            ),
        )

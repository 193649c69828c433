"""My membership: what it is, what the co-op holds, and how it goes on."""

from odoo import http
from odoo.http import request

from odoo.addons.coop_access.controllers.form import FormController
from odoo.addons.coop_access.controllers.whom import member_route

from .co_op import find_co_op, not_open
from .join_form import JoinFormController, JoinPage
from .standing import choose_co_op, find_standing


def paths(path):
    """Return the addresses of a page: of the only co-op, of one by its name, and of an
    organisation for which the person acts."""
    return [
        f"/my/membership{path}",
        f"/my/membership/of/<string:slug>{path}",
        f"/my/membership/for/<int:organisation>{path}",
    ]


def note_operator(record):
    """Write on `record` who typed it for the member, and how the member told them."""
    whom = request.whom
    if not whom.operator:
        return
    # sudo: who typed is noted for the office, on a record that the member may only read
    channels = dict(whom.session.sudo()._fields["channel"]._description_selection(request.env))
    record.sudo().message_post(
        body=request.env._(
            "Typed for the member by %(operator)s (%(channel)s).",
            operator=whom.operator.sudo().name,
            channel=channels[whom.channel],
        )
    )


def how_of(whom):
    """Return how something came, as applications and corrections write it down."""
    return whom.channel if whom.channel in ("paper", "phone") else "portal"


class JoinPortalController(JoinFormController, http.Controller):
    """Somebody who is signed in applies; what we know is not asked again."""

    form_helped = "join"

    @member_route(["/my/join", "/my/join/<string:slug>"], helped="forms", methods=["GET", "POST"])
    def my_join(self, slug=None):
        company = find_co_op(slug)
        if not company:
            if slug is not None:
                raise request.not_found()
            return choose_co_op("/my/join/")
        request.coop_company = company
        standing = find_standing(slug or company.coop_slug)
        if standing.is_member or standing.has_open_application:
            return request.redirect(standing.url())
        closed = None if request.whom.is_desk else not_open(company, self._categories())
        return closed or self._form_handle(f"/my/join/{slug}" if slug else "/my/join", company)

    def _form_initial(self):
        """Return what is known of the person, by the names of the form's answers."""
        whom = request.whom
        # sudo: whose particulars these are was settled by the resolver
        partner = whom.partner.sudo()
        known = {"name": partner.name}
        if not partner.parent_id and partner.street and partner.city and partner.zip:
            known |= {
                "street": partner.street,
                "street2": partner.street2 or None,
                "city": partner.city,
                "zip": partner.zip,
            }
        need = partner.env["coop.access.need"].search([("partner_id", "=", partner.id)], limit=1)
        if need:
            known |= {"language": need.language, "format": need.format, "channel": need.channel}
        if partner.email:
            known["email"] = partner.email
        if partner.phone:
            known["phone"] = partner.phone
        return known

    def _prepare_vals(self, answers):
        vals = super()._prepare_vals(answers)
        whom = request.whom
        partner = whom.partner.sudo()  # sudo: as in _form_initial
        vals.update(
            partner_id=partner.id,
            how=how_of(whom),
            # the other ways to reach somebody stay as we know them
            email=vals["email"] or partner.email,
            phone=vals["phone"] or partner.phone,
        )
        if vals.get("rules_version_id"):
            vals["rules_accepted_how"] = how_of(whom)
        return vals

    def _form_done(self, draft, answers):
        note_operator(self._apply(answers))
        return find_standing(request.coop_company.coop_slug).url()


class MembershipController(http.Controller):
    @member_route(paths(""), helped="forms", methods=["GET"])
    def membership(self, slug=None):
        standing = find_standing(slug)
        if not standing:
            if slug is not None:
                raise request.not_found()
            return choose_co_op("/my/membership/of/")
        home = {"back_url": request.whom.url("/my"), "back_text": request.env._("My pages")}
        if standing.is_member:
            corrections = standing.membership.correction_ids[:5]
            return standing.render("coop_membership.my_membership", corrections=corrections, **home)
        if standing.application and standing.application.state != "accepted":
            return standing.render("coop_membership.my_application", **home)
        if standing.membership:
            return standing.render("coop_membership.my_former", **home)
        join = JoinPage(standing.company, None, {})
        return standing.render("coop_membership.my_no_membership", join=join, **home)

    @member_route(paths("/held"), methods=["GET"])
    def held(self, slug=None):
        """Everything that the co-op holds about the person as a member, in one page."""
        standing = find_standing(slug)
        if not standing or not standing.membership:
            return request.redirect(request.whom.url("/my/membership"))
        return standing.render(
            "coop_membership.my_held",
            partner=standing.person,
            need=standing.person._coop_need(),
            entries=standing.membership._register_now(),
        )

    @member_route(paths("/stay"), methods=["GET", "POST"])
    def stay(self, slug=None):
        """Take back the leaving, while the last day has not passed."""
        standing = find_standing(slug)
        if not standing or not standing.may_stay:
            return request.redirect(request.whom.url("/my/membership"))
        if request.httprequest.method == "POST":
            membership = standing.membership
            membership._undo_leave(request.env._("The member wants to stay."))
            note_operator(membership)
            return request.redirect(standing.url())
        return standing.render("coop_membership.my_stay")

    @member_route(paths("/withdraw"), methods=["GET", "POST"])
    def withdraw(self, slug=None):
        standing = find_standing(slug)
        if not standing or standing.application.state != "submitted":
            return request.redirect(request.whom.url("/my/membership"))
        if request.httprequest.method == "POST":
            standing.application.action_withdraw()
            note_operator(standing.application)
            return request.redirect(standing.url())
        return standing.render("coop_membership.my_withdraw")


class MembershipForm(FormController):
    """A form about one's own membership. Its standing is on the request."""

    #: what comes after the membership's address
    form_path = None

    def _form_company(self):
        return request.coop_standing.company

    def _form_partner(self):
        # what is begun for an organisation is kept apart from what she began for herself
        standing = request.coop_standing
        return standing.person if standing.is_organisation else super()._form_partner()

    def _form_values(self, run):
        standing = request.coop_standing
        return {**standing.values(), "back_text": request.env._("My membership")}

    def _is_open(self, standing):
        """Return whether this form makes sense for somebody who stands so."""
        raise NotImplementedError

    def _handle(self, slug):
        standing = find_standing(slug)
        done = request.httprequest.args.get("step") == "done"
        if not standing or not (done or self._is_open(standing)):
            return request.redirect(request.whom.url("/my/membership"))
        request.coop_standing = standing
        return self._form_handle(standing.base + self.form_path, standing.company)

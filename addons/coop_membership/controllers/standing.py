"""How somebody stands with a co-op: member, applicant, neither; and their page of it."""

from odoo.http import request

from .co_op import co_ops, find_co_op


class Standing:
    """A person and one co-op.

    :ivar whom: for whom the page is
    :ivar company: the co-op
    :ivar membership: the membership, also of a former member, or none
    :ivar application: the last application that says more than the membership, or none
    :ivar person: whose membership it is: the person, or the organisation they act for
    """

    def __init__(self, whom, company, membership, application, slug, organisation=None):
        self.whom = whom
        self.company = company
        self.membership = membership
        self.application = application
        # sudo: the resolver settled for whom this is, and the organisation named them
        self.person = (organisation or whom.partner).sudo()
        self.is_organisation = bool(organisation)
        self.base = f"/my/membership/of/{slug}" if slug else "/my/membership"
        if organisation:
            self.base = f"/my/membership/for/{membership.id}"
        self.join_base = f"/my/join/{slug}" if slug else "/my/join"

    @property
    def is_member(self):
        return bool(self.membership) and self.membership.state in ("member", "leaving")

    @property
    def has_open_application(self):
        return self.application.state == "submitted" or self.application.appeal_state == "open"

    @property
    def may_stay(self):
        return bool(self.membership) and self.membership._may_take_back_leaving()

    @property
    def may_appeal(self):
        until = self.application.appeal_until
        return bool(until) and request.env["coop.clock"].today(self.company) <= until

    @property
    def home_address(self):
        return self.person._coop_home_off_contact(self.company) or self.person._coop_address_line(
            self.company
        )

    def channel_words(self, channel):
        """Return the name of a way to hear from us that an addon brought."""
        field = request.env["coop.access.need"]._fields["channel"]
        return dict(field._description_selection(request.env)).get(channel, "").lower()

    def url(self, path=""):
        """Return the address of a page about this membership, still for the same person."""
        return self.whom.url(f"{self.base}{path}")

    @property
    def join_url(self):
        return self.whom.url(self.join_base)

    def values(self, **more):
        return {
            "standing": self,
            "coop_company": self.company,
            "membership": self.membership,
            "application": self.application,
            "back_url": self.url(),
            "back_text": request.env._("My membership"),
            **more,
        }

    def render(self, template, **more):
        return request.render(template, self.values(**more))


def find_standing(slug=None):
    """Return the `Standing` of the person the request is for, or None where it is unclear.

    :param slug: the co-op's name in web addresses; without one, the co-op that the person
        belongs to, or the only one there is
    """
    whom = request.whom
    organisation = request.params.get("organisation")
    if isinstance(organisation, int):
        return _find_organisation(whom, organisation)
    mine = [("partner_id", "=", whom.partner.id)]
    # sudo: for whom the page is was settled by the resolver; an operator has no right of their
    # own on these records
    memberships = request.env["coop.membership"].sudo().search(mine)
    applications = (
        request.env["coop.membership.application"]
        .sudo()
        .search([*mine, ("state", "!=", "draft")], order="submitted_at desc, id desc")
    )
    if slug:
        company = find_co_op(slug)
    else:
        known = memberships.company_id | applications.company_id
        company = known if len(known) == 1 else find_co_op()
    if not company:
        return None
    company = company.sudo()
    membership = memberships.filtered(lambda m: m.company_id == company)
    application = applications.filtered(lambda a: a.company_id == company)[:1]
    return Standing(
        whom, company, membership.with_company(company), application.with_company(company), slug
    )


def _find_organisation(whom, membership_id):
    """Return the `Standing` of an organisation for which the person acts today."""
    membership = request.env["coop.membership"]._represented_by(whom.partner)
    membership = membership.filtered(lambda m: m.id == membership_id)
    if not membership:
        raise request.not_found()
    company = membership.company_id
    # sudo: as in find_standing; empty, because nothing of it is asked any more
    applications = request.env["coop.membership.application"].sudo()
    return Standing(
        whom,
        company,
        membership.with_company(company),
        applications,
        None,
        organisation=membership.partner_id,
    )


def choose_co_op(path):
    """Return the page on which somebody of several co-ops chooses one."""
    return request.render(
        "coop_membership.choose_co_op",
        {"companies": co_ops(), "choose_path": path, "whom": request.whom},
    )

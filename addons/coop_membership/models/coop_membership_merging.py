from odoo import api, models
from odoo.exceptions import UserError
from odoo.fields import Domain


class CoopMembershipMerging(models.AbstractModel):
    """Which two records may be merged, and what each of them holds."""

    _inherit = "coop.membership.merging"

    @api.model
    def _find_likely(self, partner):
        """Contacts that are likely the same person, of those that the user may see."""
        applications = self.env["coop.membership.application"]
        # a second contact made by Employees or an invoice may have neither address nor phone
        alike = applications._get_likeness_domain(
            partner.name, partner.email, None, None, partner.is_company
        )
        return self.env["res.partner"].search(
            alike & Domain("id", "!=", partner.id), limit=10, order="id"
        )

    @api.model
    def _check_officer(self):
        if not self.env.user.has_group("coop_membership.group_membership_officer"):
            raise UserError(self.env._("Only a membership officer can do this."))

    @api.model
    def _check_may_merge(self, stays, goes):
        """Refuse in words what cannot be merged, or not by this user."""
        self._check_officer()
        both = self.env["res.partner"].browse([*stays.ids, *goes.ids])
        if not stays or not goes:
            raise UserError(self.env._("Choose the two records that are one person."))
        if stays == goes:
            raise UserError(
                self.env._(
                    "This is one and the same contact. Choose the other one, if nobody has merged "
                    "them already."
                )
            )
        # contacts that are hidden from this user, and such as were never there, sound the same
        if len(both.exists()) < 2 or len(both._filtered_access("write")) < 2:
            raise UserError(
                self.env._(
                    "You can merge only contacts that are there and that you may change. Perhaps "
                    "somebody else has merged them already."
                )
            )
        refusals = self._merge_refusals(stays, goes)
        if refusals:
            raise UserError("\n".join(refusals))

    @api.model
    def _merge_refusals(self, stays, goes):
        """Sentences that say why these two cannot be merged. Upper floors extend this, for
        example where the two voted as two people.

        :param stays: res.partner, goes: res.partner; both can be read by the user
        :return: list of str
        """
        refusals = [
            *self._refuse_kinds(stays, goes),
            *self._refuse_log_ins(stays, goes),
            *self._refuse_co_ops(stays, goes),
        ]
        return refusals

    @api.model
    def _refuse_kinds(self, stays, goes):
        # sudo: whether one is a co-op's own contact or stands under the other, and nothing else
        both = (stays | goes).sudo().with_context(active_test=False)
        if stays.is_company != goes.is_company:
            yield self.env._("One of the two is an organisation, the other is a person.")
        if any(one.parent_id in both for one in both):
            yield self.env._(
                "One contact stands under the other. Take it out from there first, if the two "
                "are one."
            )
        companies = self.env["res.company"].sudo().with_context(active_test=False)
        if companies.search_count([("partner_id", "in", both.ids)], limit=1):
            yield self.env._("The co-op's own contact cannot be merged.")
        if self.env.user.partner_id in both:
            yield self.env._("Nobody merges their own record. Ask a colleague.")

    @api.model
    def _refuse_log_ins(self, stays, goes):
        office = self._get_users(stays | goes).filtered(lambda user: user._is_internal())
        if len(office) > 1:
            yield self.env._(
                "Both have a log-in at work. Let one of them be closed and deleted first."
            )
        if office and office.partner_id == goes:
            yield self.env._(
                "%(name)s has a log-in at work, and colleagues know that contact: it has to be "
                "the one that stays.",
                name=goes.name,
            )
        if office and any(user._is_superuser() for user in office):
            yield self.env._("The contact of the system itself cannot be merged.")

    @api.model
    def _refuse_co_ops(self, stays, goes):
        memberships = self._get_memberships(stays | goes)
        if any(m.company_id not in self.env.companies for m in memberships):
            yield self.env._(
                "One of the two is a member of a co-op that you do not work in just now. Choose "
                "that co-op as well, or ask somebody who works for both."
            )
        if any(not company.active for company in memberships.company_id):
            yield self.env._("One of the two is a member of a co-op that is archived.")
        pairs = self._get_pairs(stays, goes)
        if any(bool(mine.died_on) != bool(other.died_on) for mine, other in pairs):
            yield self.env._(
                "One of the two memberships says that the person has died, the other does not. "
                "Put that right first."
            )
        known = (stays | goes)._coop_colleagues()
        if goes in known and stays not in known:
            yield self.env._(
                "Everybody at work knows the contact of %(name)s: it has to be the one that "
                "stays, or it would be missed.",
                name=goes.name,
            )
        elif len(known) == 1 and not memberships:
            yield self.env._(
                "Everybody at work can read one of the two, and there is no membership that "
                "could keep the address of the other. Put in order by hand what is there twice."
            )

    @api.model
    def _get_users(self, partners):
        # sudo: log-ins of people whom the user may see, the closed ones too
        return partners.sudo().with_context(active_test=False).user_ids

    @api.model
    def _get_memberships(self, partners):
        # sudo: of all co-ops, so that none is overlooked
        return self.env["coop.membership"].sudo().search([("partner_id", "in", partners.ids)])

    @api.model
    def _get_pairs(self, stays, goes):
        """Pairs of memberships at the same co-op: of the contact that stays, of the other."""
        mine, others = self._get_memberships(stays), self._get_memberships(goes)
        return [
            (one, other)
            for one in mine
            for other in others.filtered(lambda m, one=one: m.company_id == one.company_id)
        ]

    @api.model
    def _get_older_number(self, stays, goes):
        """On which side the number is that goes on: whose membership began first."""
        for mine, other in self._get_pairs(stays, goes):
            if other.date_entered and (
                not mine.date_entered or other.date_entered < mine.date_entered
            ):
                return "goes"
        return "stays"

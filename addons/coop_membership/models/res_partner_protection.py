from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL


class ResPartner(models.Model):
    """Whose contact colleagues see, and whose not.

    Hidden are people supported and, so that to be hidden says nothing, every other member from
    outside the staff. Two things would tell as much as a list: a colleague who is in Contacts one
    day and gone the next, and a colleague whose home is a house of the co-op. So whoever stood
    openly among the staff when there was first something to protect stays there, like every
    colleague, whether supported or not; and no home address comes onto such a contact, whoever it
    is: that is kept on the membership. Whoever was hidden first stays hidden, on becoming a
    colleague too, supporter or supported.
    """

    _inherit = "res.partner"

    coop_protected = fields.Boolean(
        "Protected contact",
        groups="coop_membership.group_support_status",
        index="btree_not_null",
        help="Hidden from colleagues who may not know who is supported. Protected are people "
        "supported and every other person outside the staff who is a member, so that being "
        "hidden says nothing about why. Once set it stays.",
    )
    coop_colleague = fields.Boolean(
        "Known at work",
        groups="coop_membership.group_support_status",
        copy=False,
        help="Was openly there as a colleague when the person joined or was first supported. The "
        "contact stays visible, because its absence would tell, and holds no home address.",
    )

    @api.model_create_multi
    def create(self, vals_list):
        partners = super().create(vals_list)
        partners._coop_protect_children()
        return partners

    def write(self, vals):
        if "coop_protected" in vals and not vals["coop_protected"]:
            self._coop_check_stays_protected()
        result = super().write(vals)
        if "parent_id" in vals:
            self._coop_protect_children()
        return result

    def _coop_colleagues(self):
        """Those among these whom everybody at work may find in Contacts as a colleague.

        Staff have a log-in or had one, or qualify today for a category that is no secret at work.
        """
        # sudo: whether somebody is a colleague decides, not whether the caller may read it
        people = self.sudo().filtered(lambda p: not p.is_company)
        known = people.filtered(lambda p: p.coop_colleague or not p.partner_share)
        candidates = (people - known).filtered(lambda p: not p.coop_protected)
        if candidates:
            today = self.env["coop.clock"].today()
            # sudo: as above
            qualifications = self.env["coop.qualification"].sudo()
            known |= qualifications.search(
                [
                    ("partner_id", "in", candidates.ids),
                    ("category_id.openly_known", "=", True),
                    ("date_from", "<=", today),
                    "|",
                    ("date_to", "=", False),
                    ("date_to", ">=", today),
                ]
            ).partner_id
            # sudo: as above; a log-in that was closed was seen by everybody
            users = self.env["res.users"].sudo().with_context(active_test=False)
            known |= users.search(
                [("partner_id", "in", candidates.ids), ("share", "=", False)]
            ).partner_id
        return known.with_env(self.env)

    def _coop_protect(self):
        """Hide these people, and the contacts under them, from whoever may not know who is
        supported. An organisation has nothing to hide, and a colleague does not disappear."""
        # sudo: the act that makes a qualification protects, whoever does it
        people = self.sudo().with_context(active_test=False).filtered(lambda p: not p.is_company)
        people._coop_colleagues()._coop_stay_known()
        everybody = people | people._coop_descendants()
        everybody.filtered(lambda p: not p.coop_protected)._coop_mark("coop_protected")

    def _coop_stay_known(self):
        """Keep colleagues, and what stood openly under them, where everybody saw them."""
        # sudo: as in _coop_protect
        people = self.sudo().with_context(active_test=False)
        everybody = people | people._coop_descendants()
        unmarked = everybody.filtered(lambda p: not (p.coop_protected or p.coop_colleague))
        unmarked._coop_mark("coop_colleague")

    def _coop_mark(self, name):
        """Set a mark without a trace: "last changed by" of a colleague's contact is for all."""
        if self:
            self.flush_recordset([name])
            self.env.cr.execute(
                SQL(
                    "UPDATE res_partner SET %s = TRUE WHERE id IN %s",
                    SQL.identifier(name),
                    tuple(self.ids),
                )
            )
            self.invalidate_recordset([name])

    def _coop_protect_member(self):
        """Protect a member from outside the staff; a colleague stays known.

        Were people supported the only contacts hidden, to be hidden would be to be found out.
        """
        colleagues = self._coop_colleagues()
        colleagues._coop_stay_known()
        (self - colleagues)._coop_protect()

    def _coop_protect_children(self):
        """Protect what comes under a protected contact.

        What somebody who may not know puts under a colleague does not vanish before their eyes.
        """
        may_know = self.env.su or self.env.user.has_group("coop_membership.group_support_status")
        # sudo: a parent that the creator cannot read protects all the same
        self.sudo().filtered(
            lambda p: (
                p.parent_id.coop_protected
                and not p.is_company
                and (may_know or not p.parent_id._coop_colleagues())
            )
        )._coop_protect()

    def _coop_descendants(self):
        children = self.browse()
        level = self.child_ids
        while level:
            children |= level
            level = level.child_ids - children
        return children

    def _coop_check_stays_protected(self):
        # sudo: only to keep what is kept
        if any(self.sudo().mapped("coop_protected")):
            raise UserError(
                self.env._(
                    "A protected contact stays protected: who is no longer supported has not "
                    "agreed that everybody may know they once were."
                )
            )

    def _can_be_edited_by_current_customer(self, **kwargs):
        """Staff stand under the co-op in Contacts: that makes none of them the keeper of the
        others' contacts, as Odoo has it for the addresses of a customer."""
        editable = super()._can_be_edited_by_current_customer(**kwargs)
        current = self._get_current_partner(**kwargs)
        # sudo: which contact is a co-op's is the same for everybody
        companies = self.env["res.company"].sudo().search([]).partner_id
        if editable and current.commercial_partner_id in companies:
            return self == current or self in current._coop_descendants()
        return editable

    # The way to a colleague's home

    def _coop_home_off_contact(self, company=None):
        """A colleague's home address, which stands on the membership, or nothing."""
        self.ensure_one()
        # sudo: a letter reaches its reader whoever sends it
        person = self.sudo()
        if person.partner_share and not person.coop_colleague:
            return ""
        memberships = person.coop_membership_ids.filtered(
            lambda m: m.service_address_choice != "own"
        )
        if company:
            memberships = memberships.filtered(lambda m: m.company_id == company)
        return next(filter(None, memberships.mapped("service_address_other")), "")

    def _coop_has_postal_address(self):
        return bool(self._coop_home_off_contact()) or super()._coop_has_postal_address()

    def _coop_address_lines(self, company):
        home = self._coop_home_off_contact(company)
        if home:
            return [line.strip() for line in home.replace("\n", ",").split(",") if line.strip()]
        return super()._coop_address_lines(company)

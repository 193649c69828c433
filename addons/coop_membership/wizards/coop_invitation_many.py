from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

# So many names in the window: whoever wants more takes an area or a house at a time.
AT_MOST = 500


class CoopInvitationMany(models.TransientModel):
    """Ask many people who could join: of a category, an area, a house or a team.

    Whoever is a member, has applied or is to be left in peace is not in the list.
    """

    _name = "coop.invitation.many"
    _description = "Ask people to become members"
    _check_company_auto = True

    company_id = fields.Many2one(
        "res.company", "Co-op", required=True, default=lambda self: self.env.company
    )
    category_id = fields.Many2one(
        "coop.membership.category", "Who could join as", required=True, check_company=True
    )
    area_id = fields.Many2one("coop.area", check_company=True)
    place_id = fields.Many2one(
        "coop.place",
        "House or team",
        check_company=True,
        groups="coop_membership.group_support_status",
    )
    inviter_id = fields.Many2one(
        "coop.membership",
        "Member who asks",
        check_company=True,
        help="For example somebody who lives or works at the same place.",
    )
    inviter_ids = fields.Many2many(
        "coop.membership", string="Members there", compute="_compute_inviter_ids"
    )
    inviter_named = fields.Boolean("The member agreed to be named")
    line_ids = fields.One2many("coop.invitation.many.line", "wizard_id", string="People")
    peace_count = fields.Integer("Left in peace", readonly=True)
    looked = fields.Boolean()

    @api.depends("place_id", "company_id")
    @api.depends_context("uid")
    def _compute_inviter_ids(self):
        """Members of the house or team: somebody whom those who are asked know."""
        memberships = self.env["coop.membership"]
        knows = self.env.user.has_group("coop_membership.group_support_status")
        for wizard in self:
            found, place = memberships, wizard.sudo().place_id  # sudo: only to look who is there
            if knows and place:
                day = self.env["coop.clock"].today(wizard.company_id)
                there = wizard._get_people_at(Domain("id", "=", place.id), day)
                found = memberships.search(
                    memberships._get_member_domain(day)
                    & Domain("company_id", "=", wizard.company_id.id)
                    & Domain("partner_id", "in", there)
                )
            wizard.inviter_ids = found

    def _check_may(self):
        self.ensure_one()
        if not self.category_id._shown_to_user():
            raise UserError(
                self.env._("This is for an officer who may know who is supported. Please ask one.")
            )

    def action_look(self):
        """List who could be asked."""
        self._check_may()
        partners = self._get_people()
        peace = self.env["coop.invitation"]._left_in_peace(partners, self.company_id)
        asked = partners.filtered(lambda partner: partner.id not in peace)[:AT_MOST]
        self.line_ids.unlink()
        self.write(
            {
                "line_ids": [
                    fields.Command.create({"partner_id": partner.id}) for partner in asked
                ],
                "peace_count": len(peace),
                "looked": True,
            }
        )
        return self._again()

    def _get_people(self):
        """Who qualifies, as far as the officer may see them."""
        day = self.env["coop.clock"].today(self.company_id)
        domain = (
            Domain("category_id", "=", self.category_id.id)
            & Domain("date_from", "<=", day)
            & (Domain("date_to", "=", False) | Domain("date_to", ">=", day))
        )
        # sudo: only to compare; which place it is stays here
        place, area = self.sudo().place_id, self.area_id
        if place:
            there = self._get_people_at(Domain("id", "=", place.id), day)
            domain &= Domain("partner_id", "in", there)
        elif area:
            there = self._get_people_at(Domain("area_id", "=", area.id), day)
            domain &= Domain("area_id", "=", area.id) | Domain("partner_id", "in", there)
        # sudo: the category may be shown to this officer, and so who is in it
        partners = self.env["coop.qualification"].sudo().search(domain).partner_id
        return self.env["res.partner"].search([("id", "in", partners.ids)], order="coop_sort_key")

    def _get_people_at(self, places, day):
        """Ids of the people who live, go or work at such places on ``day``, in two queries.

        Where people live, and what they do in categories that are no open knowledge, puts nobody
        into a list for an officer who may not know who is supported.
        """
        there = (
            Domain("company_id", "=", self.company_id.id)
            & Domain("place_id", "any", places)
            & (Domain("date_from", "=", False) | Domain("date_from", "<=", day))
            & (Domain("date_to", "=", False) | Domain("date_to", ">=", day))
        )
        # sudo: only to compare; which place it is stays here
        stays, work = self.env["coop.place.resident"].sudo(), self.env["coop.qualification"].sudo()
        if not self.env.user.has_group("coop_membership.group_support_status"):
            return work.search(there & Domain("category_id.openly_known", "=", True)).partner_id.ids
        return (stays.search(there).partner_id | work.search(there).partner_id).ids

    def action_ask(self):
        """Ask everybody who is left in the list; say of each what became of it."""
        self._check_may()
        if not self.line_ids:
            raise UserError(self.env._("There is nobody in the list to ask."))
        for line in self.line_ids.filtered(lambda line: not line.invitation_id):
            line._ask()
        return self._again()

    def _again(self):
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Ask people to become members"),
            "res_model": self._name,
            "res_id": self.id,
            "views": [(False, "form")],
            "target": "new",
        }


class CoopInvitationManyLine(models.TransientModel):
    """One of many to ask, and what became of it."""

    _name = "coop.invitation.many.line"
    _description = "Somebody to ask"

    wizard_id = fields.Many2one("coop.invitation.many", required=True, ondelete="cascade")
    partner_id = fields.Many2one("res.partner", "Person", required=True, ondelete="cascade")
    invitation_id = fields.Many2one("coop.invitation", readonly=True)
    message = fields.Char("What happened", readonly=True)

    def _ask(self):
        wizard, partner = self.wizard_id, self.partner_id
        # sudo: the window is the officer's; invitations keep the category from other officers
        invitations = self.env["coop.invitation"].sudo()
        invitation = invitations.create(
            {
                **invitations._prepare_vals(partner, wizard.company_id),
                "category_id": wizard.category_id.id,
                "inviter_id": wizard.inviter_id.id,
                "inviter_named": bool(wizard.inviter_id) and wizard.inviter_named,
                "asked_by_id": self.env.uid,
            }
        )
        reason = invitation._why_not()
        if reason:
            message = invitation._why_not_words(reason)
            invitation.unlink()
            self.message = message
            return
        invitation._ask()
        self.write({"invitation_id": invitation.id, "message": self.env._("Asked")})

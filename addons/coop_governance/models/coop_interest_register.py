from odoo import api, fields, models

from .coop_interest import HOW, OFFICER
from .coop_office_holder import CoopOfficeHolder as Shown


class CoopOfficeHolder(models.Model):
    """What somebody declared, and when they last looked through it."""

    _inherit = "coop.office.holder"

    _guarded_fields = Shown._guarded_fields | {"interests_on", "interests_how"}

    interest_ids = fields.One2many("coop.interest", "holder_id", string="Interests", groups=OFFICER)
    interests_on = fields.Date(
        "Interests looked through on",
        readonly=True,
        copy=False,
        groups=OFFICER,
        help="When the person last said what there is, or that the list is right.",
    )
    interests_how = fields.Selection(
        HOW, "How they looked through them", readonly=True, copy=False, groups=OFFICER
    )

    def _looked_through_interests(self, how, day=None):
        """Write down that the person looked through their list: nothing else is to be declared.

        :param str how: a code of ``interests_how``
        :param date day: when; today by default
        """
        for holder in self.sudo():  # sudo: guarded against typing; the caller settled whose word
            day_said = day or self.env["coop.clock"].today(holder.company_id)
            if not holder.interests_on or holder.interests_on <= day_said:
                holder.write({"interests_on": day_said, "interests_how": how})

    def _get_interests(self, day):
        """Return what these people had declared that there was on a day, with all rights."""
        # sudo: callers show it to those who may read it
        interests = self.env["coop.interest"].sudo()
        return interests.search(
            interests._get_holding_domain(day) & fields.Domain("holder_id", "in", self.ids)
        )

    def action_declare_interest(self):
        """Open the window in which the office types what the person declared."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Declares an interest"),
            "res_model": "coop.interest.declare",
            "view_mode": "form",
            "target": "new",
            "context": {"default_holder_id": self.id},
        }


class CoopBody(models.Model):
    """The register of interests of those who sit on a body."""

    _inherit = "coop.body"

    def _get_interest_register(self, day, for_members=False):
        """Return who sat there on a day and what they had declared, by seat, with all rights.

        :param date day: the day asked about
        :param bool for_members: only what members may read, of those who agreed to be shown
        :return: a list of (coop.office.term, coop.interest)
        """
        self.ensure_one()
        # sudo: callers show it to those who may read it
        terms = self.sudo()._get_terms_on(day).sorted(lambda term: (term.seat_id.id, term.id))
        if for_members:
            terms = terms.filtered("holder_id.agreed_on")
        interests = terms.holder_id._get_interests(day)
        if for_members:
            interests = interests.filtered(lambda interest: interest._is_for_members())
        return [
            (term, interests.filtered(lambda i, term=term: i.holder_id == term.holder_id))
            for term in terms
        ]

    def _may_read_interests(self, partner):
        """Return "all", "members" or None: what of the register somebody may read today.

        Who sits there reads all of it; members what is for them, where the rules say so.
        """
        self.ensure_one()
        # sudo: who sits there and who is a member follows from dates; the rules hold for all
        body = self.sudo()
        today = self.env["coop.clock"].today(body.company_id)
        if partner in body._get_terms_on(today).holder_id.partner_id:
            return "all"
        members = self.env["coop.membership"].sudo()
        is_member = body._get_rules(today).interests_to_members and members.search_count(
            [
                ("partner_id", "=", partner.id),
                ("company_id", "=", body.company_id.id),
                *members._get_member_domain(today),
            ],
            limit=1,
        )
        return "members" if is_member else None


class CoopBodyRules(models.Model):
    _inherit = "coop.body.rules"

    interests_months = fields.Integer(
        "Look through interests after (months)",
        default=12,
        help="So often each person is asked whether what they declared is still right. 0: never. "
        "Who declares for the Board is asked there.",
    )
    interests_days = fields.Integer(
        "Reminded after (days)", default=28, help="When nothing was heard. 0: not reminded."
    )
    interests_to_members = fields.Boolean(
        "Members may read the register of interests",
        compute="_compute_interests_to_members",
        store=True,
        readonly=False,
        precompute=True,
        help="Of people who agreed to be shown, and of the kinds that are for members. By default "
        "for the Board, whose trustees answer for the co-op, and not for other bodies.",
    )

    _interest_numbers_possible = models.Constraint(
        "CHECK (interests_months >= 0 AND interests_days >= 0)",
        "These numbers cannot be less than nothing.",
    )

    @api.depends("body_id")
    def _compute_interests_to_members(self):
        for rules in self:
            rules.interests_to_members = rules.body_id.kind == "board"


class CoopInterest(models.Model):
    _inherit = "coop.interest"

    def _is_for_members(self):
        """Say whether people outside the body may see what it is, where the rules allow it."""
        self.ensure_one()
        return self.kind_id.for_members and not self.withheld

from odoo import api, fields, models
from odoo.exceptions import UserError

from .coop_employment_following import LEAVER


class CoopMembership(models.Model):
    """A member who stops working here is offered to stay, and is never dropped in silence."""

    _inherit = "coop.membership"

    employment_ids = fields.One2many(
        "coop.employment",
        "membership_id",
        domain=[("withdrawn_on", "=", False)],
        groups="coop_membership.group_membership_officer",
    )
    left_work_on = fields.Date(
        "Last day at work",
        compute="_compute_left_work",
        groups="coop_membership.group_membership_officer",
    )
    offer_after_work = fields.Char(
        "Category offered",
        compute="_compute_left_work",
        groups="coop_membership.group_membership_officer",
        help="Where they vote as an employee and no longer work here.",
    )

    @api.depends("employment_ids.left_on", "period_ids.category_id", "period_ids.date_to")
    def _compute_left_work(self):
        # sudo: the category is looked at only where it is openly known that they were employed
        for membership in self:
            known = membership.sudo()
            employments = known.employment_ids
            left = employments.mapped("left_on")
            membership.left_work_on = max(left) if left and all(left) else False
            period = known.current_period_id
            may_move = (
                membership.left_work_on
                and period
                and not period.date_to
                and period.category_id.fed_by_employment
            )
            offered = known.company_id._coop_leaver_category() if may_move else None
            membership.offer_after_work = offered.name if offered else False

    def action_offer_after_work(self):
        """Ask the member, in their own language, format and channel, whether to stay."""
        for membership in self:
            membership._check_officer()
            membership._check_offered()
            membership._tell(
                "employment_ended",
                {
                    "category": membership.offer_after_work,
                    "day": membership.left_work_on,
                },
            )
            membership.message_post(
                body=self.env._(
                    "Offered to stay a member as: %(category)s",
                    category=membership.offer_after_work,
                )
            )
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {"message": self.env._("The offer is on its way."), "type": "success"},
        }

    def action_move_after_work(self):
        """They said yes: change the category, from the day after the last day at work."""
        for membership in self:
            membership._check_officer()
            membership._check_offered()
            membership._change_category(
                # sudo: the category that leavers are offered is no secret
                membership.company_id._coop_leaver_category(),
                membership._first_day_after_work(),
            )
        return True

    def _check_offered(self):
        if not self.offer_after_work:
            raise UserError(
                self.env._(
                    "%(member)s: nothing to offer. Either they still work here, or vote in "
                    "another category, or no category is set for leavers in the settings.",
                    member=self.display_name,
                )
            )

    def _first_day_after_work(self):
        """The day after the last day at work; today where the co-op heard of it later.

        A change dated before an election's qualifying day that has passed would rewrite who
        could vote then.
        """
        today = self.env["coop.clock"].today(self.company_id)
        return max(today, fields.Date.add(self.left_work_on, days=1))

    def _tell_office_closed(self):
        """Tell a member whose log-in at work was closed that they sign in as before."""
        self[:1]._tell("office_login_closed")

    # The reminder is answered by whatever settles it

    def _change_category(self, category, date):
        result = super()._change_category(category, date)
        self._answer_leaver(self.env._("Moved to another category."))
        return result

    def _on_left(self, period):
        result = super()._on_left(period)
        self._answer_leaver(self.env._("Leaves the co-op."))
        return result

    def _answer_leaver(self, how):
        # sudo: the reminder may be a colleague's, and a member may leave by themselves
        kind = self.env.ref(LEAVER)
        for membership in self.sudo():
            membership.activity_ids.filtered(
                lambda activity: activity.activity_type_id == kind
            ).action_feedback(feedback=how)

from markupsafe import Markup

from odoo import api, models


class MailActivityPlanTemplate(models.Model):
    """The co-op's steps in the plans for starters and leavers, as first put there."""

    _inherit = "mail.activity.plan.template"

    @api.model
    def _coop_invitation_step(self):
        return {
            "activity_type_id": self.env.ref("coop_membership_hr.activity_type_invite").id,
            "sequence": 40,
            "summary": self.env._("Invite to join the co-op"),
            "delay_count": 14,
            "delay_unit": "days",
            "delay_from": "after_plan_date",
            "note": Markup("<p>%s</p><p>%s</p><p>%s</p>")
            % (
                self.env._(
                    "The co-op belongs to its members, and everybody who works here may be one: "
                    "one member, one vote. Say so, give them the leaflet, and show them the page "
                    "on which they can join:"
                ),
                Markup('<a href="/join">/join</a>'),
                self.env._(
                    "When you mark this as done, the co-op writes to them as well, with a link "
                    "by which they answer yes, not now or no. What they answer stays between "
                    "them and the co-op."
                ),
            ),
        }

    @api.model
    def _coop_leaving_step(self):
        return {
            "sequence": 40,
            "summary": self.env._("Membership of the co-op: say what happens"),
            "note": Markup("<p>%s</p>")
            % self.env._(
                "Say this to everybody who leaves: a member stays a member until they say "
                "otherwise, and the membership office gets in touch with members. Ask for an "
                "e-mail address and a phone number that are their own. You need not tell the "
                "office: it hears of the last day from Employees."
            ),
        }

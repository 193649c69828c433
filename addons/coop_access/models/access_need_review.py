from dateutil.relativedelta import relativedelta

from odoo import api, fields, models
from odoo.fields import Domain


class CoopAccessNeed(models.Model):
    """Needs change: each is looked at again when its time is over, and what it was is kept."""

    _inherit = "coop.access.need"

    review_on = fields.Date(
        "Ask again on",
        compute="_compute_review_on",
        store=True,
        readonly=False,
        index=True,
        tracking=True,
        help="By itself as many months after the last look as the co-op's settings say.",
    )
    is_due = fields.Boolean("To ask again", compute="_compute_is_due", search="_search_is_due")

    @api.depends("reviewed_on")
    def _compute_review_on(self):
        for need in self:
            months = (need.partner_id.company_id or self.env.company).coop_need_months
            day = need.reviewed_on
            need.review_on = day and day + relativedelta(months=months)

    @api.depends("review_on")
    def _compute_is_due(self):
        today = self.env["coop.clock"].today()
        for need in self:
            need.is_due = not need.review_on or need.review_on <= today

    def _search_is_due(self, operator, value):
        if operator != "in":
            return NotImplemented
        today = self.env["coop.clock"].today()
        due = Domain("review_on", "=", False) | Domain("review_on", "<=", today)
        return due if True in value else Domain("review_on", ">", today)

    def _confirm(self):
        """The person looked at it today and said that it is still right."""
        # sudo: a member says it on their page and has no right on the model
        needs = self.sudo()
        needs.reviewed_on = self.env["coop.clock"].today()
        needs._unlink_asking()

    def action_still_right(self):
        """The desk asked, and it is still right."""
        self.check_access("write")
        self._confirm()

    def _unlink_asking(self):
        self.activity_unlink(["coop_access.activity_need_review"])

    @api.model
    def _cron_ask_again(self):
        """Give the person who keeps needs a task for each that is due, once."""
        for company in self.env["res.company"].search([("coop_need_user_id", "!=", False)]):
            domain = Domain("is_due", "=", True) & Domain(
                "partner_id.company_id", "in", [company.id, False]
            )
            kind = self.env.ref("coop_access.activity_need_review")
            domain &= Domain("activity_ids", "not any", [("activity_type_id", "=", kind.id)])
            for need in self.search(domain, limit=200):
                need.activity_schedule(
                    "coop_access.activity_need_review",
                    date_deadline=need.review_on or self.env["coop.clock"].today(company),
                    user_id=company.coop_need_user_id.id,
                )

    def write(self, vals):
        result = super().write(vals)
        if vals.get("reviewed_on"):
            # sudo: whoever asked is done, whoever writes the answer down
            self.sudo()._unlink_asking()
        return result

    def _mail_get_operation_for_mail_message_operation(self, message_operation):
        """What it was before is for those who keep needs, not for everybody who sees them."""
        if message_operation == "read":
            return dict.fromkeys(self, "write")
        return super()._mail_get_operation_for_mail_message_operation(message_operation)

from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError


class CoopMembershipApplication(models.Model):
    """An appeal against a refusal, and its outcome."""

    _inherit = "coop.membership.application"

    appeal_state = fields.Selection(
        [("open", "Waiting"), ("upheld", "Upheld"), ("dismissed", "Dismissed")],
        "Appeal",
        readonly=True,
        copy=False,
        tracking=True,
    )
    appeal_text = fields.Text("What the applicant says", readonly=True, copy=False)
    appeal_on = fields.Date("Appealed on", readonly=True, copy=False)
    appeal_until = fields.Date("Appeal possible until", compute="_compute_appeal_until")
    appeal_body = fields.Char("Appeal heard by", readonly=True, copy=False)
    appeal_decided_on = fields.Date("Appeal decided on", readonly=True, copy=False)
    appeal_outcome = fields.Text("Reason of the outcome", readonly=True, copy=False)

    @api.depends("decided_on", "state", "appeal_state")
    def _compute_appeal_until(self):
        for application in self:
            application.appeal_until = (
                application.decided_on + timedelta(days=application.company_id.coop_appeal_days)
                if application.state == "refused"
                and application.decided_on
                and not application.appeal_state
                else False
            )

    def action_appeal(self, text, body=None):
        """Appeal against a refusal, in the applicant's words."""
        self.ensure_one()
        self._check_own_or_officer()
        if not (text or "").strip():
            raise UserError(self.env._("Say why you ask to look at it again."))
        if self.state != "refused":
            raise UserError(self.env._("There is no refusal to appeal against."))
        if self.appeal_state:
            raise UserError(self.env._("An appeal was made already."))
        today = self.env["coop.clock"].today(self.company_id)
        if today > self.appeal_until:
            raise UserError(
                self.env._("An appeal was possible until %(date)s.", date=self.appeal_until)
            )
        # sudo: applicants cannot write applications
        self.sudo().write(
            {
                "appeal_state": "open",
                "appeal_text": text.strip(),
                "appeal_on": today,
                "appeal_body": body,
            }
        )
        return True

    def action_appeal_decide(self, upheld, outcome, body=None, decided_on=None):
        """Record what the appeal body decided; upheld, the applicant is admitted.

        :param upheld: True to admit, False to stay with the refusal
        :param outcome: the reasons, in words for the applicant
        """
        self.ensure_one()
        self._check_may_decide()
        self._lock()
        if self.appeal_state != "open":
            raise UserError(self.env._("No appeal is waiting."))
        if not (outcome or "").strip():
            raise UserError(self.env._("Say why, in words for the applicant."))
        # sudo: rights were checked above
        application = self.sudo()
        decided_on = decided_on or self.env["coop.clock"].today(application.company_id)
        application.write(
            {
                "appeal_state": "upheld" if upheld else "dismissed",
                "appeal_outcome": outcome.strip(),
                "appeal_body": body or application.appeal_body,
                "appeal_decided_on": decided_on,
            }
        )
        if upheld:
            application.write({"state": "submitted"})
            return self._accept(decided_on, body or application.appeal_body)
        application._tell("appeal_dismissed", {"reason": outcome.strip()})
        return True

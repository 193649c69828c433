from odoo import fields, models
from odoo.exceptions import UserError

from odoo.addons.coop_base.cleardays import earliest_event_day


class CoopMembershipPeriod(models.Model):
    """How a member was heard, and what became of their appeal."""

    _inherit = "coop.membership.period"

    hearing_told_on = fields.Date("Told of the hearing on")
    hearing_on = fields.Date("Heard on")
    hearing_body = fields.Char("Heard by")
    hearing_reason = fields.Text("Reason told to the member")
    appeal_on = fields.Date("Appealed on")
    appeal_decided_on = fields.Date("Appeal decided on")
    appeal_outcome = fields.Selection(
        [("upheld", "Upheld: stays a member"), ("dismissed", "Dismissed: the expulsion stands")],
        "Outcome of the appeal",
    )
    appeal_body = fields.Char("Appeal heard by")
    appeal_reason = fields.Text("Reason of the appeal's outcome")
    appeal_note = fields.Text("Note on the appeal")


class CoopMembership(models.Model):
    """Nobody is expelled unheard, and who was expelled may ask to look at it again."""

    _inherit = "coop.membership"

    can_appeal = fields.Boolean(compute="_compute_can_appeal")

    def _compute_can_appeal(self):
        for membership in self:
            membership.can_appeal = bool(membership._expulsion())

    def _expulsion(self):
        """The period that an expulsion ended, while nobody has decided on an appeal."""
        self.ensure_one()
        # sudo: why a membership ended; the callers are for officers
        last = self.sudo().period_ids.sorted("date_from", reverse=True)[:1]
        return last.filtered(lambda p: p.ended_why == "expulsion" and not p.appeal_outcome)

    def _check_hearing(self, hearing, end_date):
        """Nobody is expelled unheard: told in time, heard, and given the reason."""
        if not all(hearing.values()):
            raise UserError(
                self.env._(
                    "An expulsion needs the day on which the member was told of the hearing, the "
                    "body that heard them, and the reason in words for the member."
                )
            )
        told, heard = hearing["hearing_told_on"], hearing["hearing_on"]
        if told >= heard:
            raise UserError(self.env._("The member has to be told before the day of the hearing."))
        days = self.company_id.coop_hearing_notice_days
        earliest = earliest_event_day(told, days)
        if heard < earliest:
            raise UserError(
                self.env._(
                    "Told on %(told)s, the member can be heard on %(earliest)s at the earliest: "
                    "the rules ask for %(days)s clear days of notice. Hear them again.",
                    told=told,
                    earliest=earliest,
                    days=days,
                )
            )
        today = self.env["coop.clock"].today(self.company_id)
        if heard > min(end_date, today):
            raise UserError(
                self.env._("The hearing comes first: it cannot be after today or the last day.")
            )

    def _appeal_expulsion(
        self, asked_on, outcome=None, decided_on=None, body=None, note=None, reason=None
    ):
        """Record an appeal against an expulsion and, once it is known, the outcome.

        Upheld, the membership goes on as if it had not ended, and the register strikes out that
        it ended.

        :param asked_on: the day on which the member appealed
        :param outcome: "upheld", "dismissed", or nothing while it waits
        :param decided_on: the day of the outcome
        :param body: who decided
        :param reason: of the outcome, in words for the member, who is told; a dismissal needs it
        """
        self.ensure_one()
        self._lock()
        # sudo: periods are written by acts only; the caller checked the right
        membership = self.sudo()
        period = membership._expulsion()
        if not period:
            raise UserError(self.env._("There is no expulsion to appeal against."))
        today = self.env["coop.clock"].today(membership.company_id)
        if bool(outcome) != bool(decided_on):
            raise UserError(self.env._("Enter outcome and day of the decision together."))
        if not period.hearing_on <= asked_on <= (decided_on or today) <= today:
            raise UserError(
                self.env._(
                    "The appeal comes after the hearing and before its outcome, and neither day "
                    "lies ahead. Check the dates."
                )
            )
        if outcome and not (body or "").strip():
            raise UserError(self.env._("Enter who decided on the appeal."))
        if outcome == "dismissed" and not (reason or "").strip():
            raise UserError(
                self.env._("Enter the reason in words for the member, who is told of it.")
            )
        period.write(
            {
                "appeal_on": asked_on,
                "appeal_outcome": outcome,
                "appeal_decided_on": decided_on,
                "appeal_body": (body or "").strip(),
                "appeal_reason": (reason or "").strip(),
                "appeal_note": note,
            }
        )
        if outcome == "upheld":
            membership._undo_leave(self.env._("The appeal against the expulsion was upheld"))
        membership.message_post(body=membership._appeal_words(asked_on, outcome, decided_on, body))
        if outcome:
            membership._tell(
                "expulsion_upheld" if outcome == "upheld" else "expulsion_stands",
                {"day": decided_on, "body": body.strip(), "reason": (reason or "").strip()},
            )
        return period

    def _appeal_words(self, asked_on, outcome, decided_on, body):
        if outcome == "upheld":
            return self.env._(
                "Appeal of %(asked)s upheld on %(decided)s by %(body)s: stays a member.",
                asked=asked_on,
                decided=decided_on,
                body=body,
            )
        if outcome:
            return self.env._(
                "Appeal of %(asked)s dismissed on %(decided)s by %(body)s.",
                asked=asked_on,
                decided=decided_on,
                body=body,
            )
        return self.env._("Appealed against the expulsion on %(asked)s.", asked=asked_on)

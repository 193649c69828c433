from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError


class CoopPhoneCall(models.Model):
    """We rang, or they rang: when, who, about what, and what came of it.

    Short notes for the office, not minutes: they are forgotten after a time that the co-op
    chooses. A call that told a person a notice also says so on its delivery.
    """

    _name = "coop.phone.call"
    _description = "Phone call"
    _inherit = ["coop.company.mixin", "mail.thread", "mail.activity.mixin"]
    _order = "at desc, id desc"

    partner_id = fields.Many2one("res.partner", "Person", index=True, ondelete="cascade")
    name = fields.Char(
        "Who", compute="_compute_name", store=True, readonly=False, required=True, precompute=True
    )
    number = fields.Char(
        "Phone number", compute="_compute_number", store=True, readonly=False, precompute=True
    )
    direction = fields.Selection(
        [("out", "We rang"), ("in", "They rang")], "Who rang", required=True, default="out"
    )
    at = fields.Datetime(
        "When", required=True, default=lambda self: self.env["coop.clock"].now(), index=True
    )
    user_id = fields.Many2one(
        "res.users",
        "By",
        required=True,
        readonly=True,
        default=lambda self: self.env.user,
        ondelete="restrict",
    )
    topic_id = fields.Many2one("coop.phone.topic", "About", ondelete="restrict")
    note = fields.Text("What was said, in short")
    outcome = fields.Selection(
        [
            ("reached", "Reached"),
            ("message", "Left a message"),
            ("no_answer", "No answer"),
            ("ring_again", "Asked to ring again"),
            ("wrong_number", "Wrong number"),
            ("no_calls", "Does not want calls"),
        ],
        required=True,
        default="reached",
    )
    ring_again_on = fields.Date(
        "Ring again on", help="Somebody of the office is reminded on this day."
    )
    is_answered = fields.Boolean("No reminder any more", readonly=True)
    previous_id = fields.Many2one(
        "coop.phone.call", "The call before", readonly=True, ondelete="set null"
    )
    next_ids = fields.One2many("coop.phone.call", "previous_id", "Rung again")
    delivery_id = fields.Many2one(
        "coop.notice.delivery",
        "To tell",
        readonly=True,
        ondelete="set null",
        index="btree_not_null",
        groups="coop_notices.group_notices",
    )
    what_helps = fields.Text("What helps", compute="_compute_what_helps")

    _to_ring_again_idx = models.Index(
        "(company_id, ring_again_on) WHERE ring_again_on IS NOT NULL AND is_answered IS NOT TRUE"
    )
    _ring_again_has_a_day = models.Constraint(
        "CHECK (outcome != 'ring_again' OR ring_again_on IS NOT NULL)",
        "Enter the day on which to ring again.",
    )

    @api.depends("partner_id")
    def _compute_name(self):
        for call in self:
            call.name = call.name or call.partner_id.name

    @api.depends("partner_id")
    def _compute_number(self):
        for call in self:
            call.number = call.number or call.partner_id.phone

    @api.depends("partner_id")
    def _compute_what_helps(self):
        """What the person said helps them: whoever rings should see it before."""
        # the desk keeps needs; for anybody else it is empty
        needs = self.env["coop.access.need"]
        for call in self:
            found = needs
            if needs.has_access("read") and call.partner_id:
                found = needs.search([("partner_id", "=", call.partner_id.id)], limit=1)
            call.what_helps = found.what_helps

    @api.depends("name", "at")
    def _compute_display_name(self):
        for call in self:
            call.display_name = self.env._("Call: %(name)s", name=call.name or "")

    @api.constrains("at")
    def _check_at(self):
        latest = self.env["coop.clock"].now() + timedelta(minutes=10)
        if any(call.at > latest for call in self):
            raise ValidationError(self.env._("A call is written down after it was made."))

    # -- writing down ------------------------------------------------------------------------

    @api.model_create_multi
    def create(self, vals_list):
        calls = super().create([{**vals, "user_id": self.env.uid} for vals in vals_list])
        for call in calls:
            call._act()
        return calls

    def _act(self):
        """Draw the consequences: remind, tell the delivery, have the number checked."""
        self.ensure_one()
        self._answer_earlier()
        if self.ring_again_on:
            self._remind()
        # sudo: who may write down a call about a delivery was given it by _check_delivery
        delivery = self._check_delivery()
        if delivery and self.outcome == "reached":
            delivery.action_told_by_phone()
        if self.outcome == "wrong_number" and self.partner_id:
            self._note_wrong_number(delivery)
        elif delivery and self.outcome != "reached":
            delivery._set_rung(self.outcome, self.ring_again_on)
        elif self.outcome == "no_calls" and self.partner_id:
            # sudo: the desk that rang may not read every contact
            self.sudo().partner_id._coop_set_no_calls()

    def _check_delivery(self):
        # sudo: the field is for those who send; whoever cannot send may not name one either
        delivery = self.sudo().delivery_id
        if not delivery:
            return delivery
        told = delivery.partner_id
        if self.sudo().partner_id not in told | told._coop_contact():
            raise UserError(self.env._("That notice is for somebody else."))
        return delivery.with_env(self.env)._check_may_send()

    def _note_wrong_number(self, delivery):
        # sudo: as in the check itself: the desk that rang has no right to write checks
        person = self.sudo().partner_id
        if delivery.channel == "phone" and delivery.state == "waiting":
            delivery.write(
                {"state": "failed", "failure_reason": self.env._("The phone number is wrong.")}
            )
        self.env["coop.channel.check"]._note(
            person, self.company_id, "phone", self.number, "call", delivery_id=delivery.id
        )
        if delivery.state == "failed":
            delivery._send_twin()

    def _remind(self):
        self.activity_schedule(
            "mail.mail_activity_data_call",
            date_deadline=self.ring_again_on,
            user_id=self.env.uid,
            summary=self.env._("Ring again"),
        )

    def _answer_earlier(self):
        """Whoever has been rung again need not be rung again."""
        # sudo: the reminder may be a colleague's
        earlier = self.sudo().previous_id
        if self.partner_id and self.outcome == "reached":
            earlier |= earlier.search(
                [
                    ("partner_id", "=", self.partner_id.id),
                    ("company_id", "=", self.company_id.id),
                    ("ring_again_on", "!=", False),
                    ("is_answered", "=", False),
                    ("id", "!=", self.id),
                ]
            )
        earlier._forget_reminder()

    def _forget_reminder(self):
        waiting = self.filtered(lambda call: call.ring_again_on and not call.is_answered)
        waiting.activity_ids.unlink()
        waiting.write({"is_answered": True})

    # -- buttons -----------------------------------------------------------------------------

    def action_ring_again(self):
        """Write down the next call to the same person."""
        self.ensure_one()
        return self._get_quick_action(
            {
                "default_previous_id": self.id,
                "default_partner_id": self.partner_id.id,
                "default_name": self.name,
                "default_number": self.number,
                "default_topic_id": self.topic_id.id,
                "default_company_id": self.company_id.id,
            }
        )

    def action_not_needed(self):
        """Nobody has to ring again."""
        self.check_access("read")
        # sudo: any of the desk may say so, of a colleague's call too
        self.sudo()._forget_reminder()

    @api.model
    def _get_quick_action(self, defaults):
        """Open the short form for a call."""
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Write down a call"),
            "res_model": self._name,
            "views": [(self.env.ref("coop_notices.coop_phone_call_view_form_quick").id, "form")],
            "target": "new",
            "context": defaults,
        }

    # -- forgetting --------------------------------------------------------------------------

    @api.autovacuum
    def _gc_calls(self):
        """Forget calls after the time that each co-op keeps them; who waits for a call is kept."""
        for company in self.env["res.company"].search([]):
            before = self.env["coop.clock"].now() - timedelta(days=company.coop_phone_call_days)
            self.search(
                [
                    ("company_id", "=", company.id),
                    ("at", "<", before),
                    "|",
                    ("ring_again_on", "=", False),
                    ("is_answered", "=", True),
                ]
            ).unlink()

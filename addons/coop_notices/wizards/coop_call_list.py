from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain


class CoopCallList(models.TransientModel):
    """One person after the other: whom to ring, what to say, and what came of it."""

    _name = "coop.call.list"
    _description = "Ringing people, one after the other"

    notice_id = fields.Many2one("coop.notice", readonly=True)
    delivery_id = fields.Many2one("coop.notice.delivery", required=True, readonly=True)
    partner_id = fields.Many2one(related="delivery_id.partner_id")
    person_name = fields.Char("Name", compute="_compute_person")
    number = fields.Char("Phone number", compute="_compute_person")
    ring_time = fields.Char("Best time to ring", compute="_compute_person")
    what_helps = fields.Text("What helps", compute="_compute_person")
    lang = fields.Selection(related="delivery_id.lang")
    format = fields.Selection(related="delivery_id.format")
    subject = fields.Char(related="delivery_id.subject")
    words = fields.Html(related="delivery_id.body_html", string="What to say")
    tries = fields.Integer("Times rung", related="delivery_id.call_tries")
    progress = fields.Char(compute="_compute_progress")
    note = fields.Text("What was said, in short")
    later_on = fields.Date("Ring again on")

    @api.depends_context("uid")
    @api.depends("delivery_id")
    def _compute_person(self):
        needs = self.env["coop.access.need"]
        for call in self:
            # sudo: whom they are to ring, and by which number
            contact = call.sudo().partner_id._coop_contact()
            call.person_name, call.number = contact.name, contact.phone
            # sudo: when to ring, and whether something helps; the words of that are the desk's
            known = needs.sudo().search([("partner_id", "=", contact.id)], limit=1)
            call.ring_time = known._ring_time()
            mine = known.with_env(self.env)._filtered_access("read")
            call.what_helps = mine.what_helps
            if known.what_helps and not mine:
                call.what_helps = self.env._("Something helps this person: ask the help desk.")

    @api.depends("delivery_id", "notice_id")
    def _compute_progress(self):
        deliveries = self.env["coop.notice.delivery"]
        for call in self:
            left = deliveries.search_count(deliveries._get_to_ring_domain(call.notice_id))
            call.progress = self.env._("To ring: %(count)s", count=left)

    @api.model
    def _next(self, notice=None):
        """Open the next person to ring, or say that nobody is left."""
        delivery = self.env["coop.notice.delivery"]._claim_next(notice)
        if not delivery:
            return self._say_done(notice)
        values = {"delivery_id": delivery.id, "notice_id": notice.id if notice else False}
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Ring"),
            "res_model": self._name,
            "res_id": self.create(values).id,
            "views": [(False, "form")],
            "target": "new",
            "context": {"dialog_size": "large"},
        }

    @api.model
    def _say_done(self, notice):
        deliveries = self.env["coop.notice.delivery"]
        later = deliveries.search_count(deliveries._get_to_ring_domain(notice))
        words = self.env._("Nobody is left to ring now.")
        if later:
            words = self.env._(
                "Nobody is left to ring now. Later, or by somebody else: %(count)s.", count=later
            )
        return {
            "type": "ir.actions.client",
            "tag": "display_notification",
            "params": {
                "type": "success",
                "message": words,
                "next": {"type": "ir.actions.client", "tag": "soft_reload"},
            },
        }

    # -- what came of it ---------------------------------------------------------------------

    def _answer(self, outcome, later=None):
        """Write down the call and go on with the next person."""
        self.ensure_one()
        self.delivery_id._check_claimed()
        self.env["coop.phone.call"].create(
            {
                # sudo: as in _compute_person
                "partner_id": self.sudo().partner_id._coop_contact().id,
                "name": self.person_name,
                "number": self.number,
                "delivery_id": self.delivery_id.id,
                "company_id": self.delivery_id.company_id.id,
                "topic_id": self.env.ref("coop_notices.topic_letter").id,
                "outcome": outcome,
                "note": self.note,
                "ring_again_on": later,
            }
        )
        return self._next(self.notice_id)

    def action_reached(self):
        return self._answer("reached")

    def action_message(self):
        return self._answer("message")

    def action_no_answer(self):
        return self._answer("no_answer")

    def action_wrong_number(self):
        return self._answer("wrong_number")

    def action_no_calls(self):
        return self._answer("no_calls")

    def action_later(self):
        """Ring on the day that the person named."""
        today = self.env["coop.clock"].today(self.delivery_id.company_id)
        if not self.later_on or self.later_on <= today:
            raise UserError(self.env._("Enter the day on which to ring again, tomorrow or later."))
        return self._answer("ring_again", self.later_on)

    def action_stop(self):
        """Ring no further; the person is free for somebody else."""
        self.ensure_one()
        self.delivery_id._check_may_send()._release()
        return {"type": "ir.actions.client", "tag": "soft_reload"}


class CoopNotice(models.Model):
    _inherit = "coop.notice"

    to_ring_count = fields.Integer("To ring", compute="_compute_to_ring_count")

    @api.depends("delivery_ids.state", "delivery_ids.channel")
    def _compute_to_ring_count(self):
        deliveries = self.env["coop.notice.delivery"]
        domain = deliveries._get_to_ring_domain() & Domain("notice_id", "in", self.ids)
        counts = dict(deliveries._read_group(domain, ["notice_id"], ["__count"]))
        for notice in self:
            notice.to_ring_count = counts.get(notice, 0)

    def action_ring(self):
        """Ring those who wait to be told this, one after the other."""
        self.ensure_one()
        return self.env["coop.call.list"]._next(self)


class CoopNoticeDelivery(models.Model):
    _inherit = "coop.notice.delivery"

    def action_ring_all(self):
        """Ring everybody who waits, one after the other. A button of the list."""
        return self.env["coop.call.list"]._next()

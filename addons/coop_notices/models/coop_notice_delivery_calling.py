from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain

# What is urgent is tried again so soon.
URGENT_MINUTES = 15
LOOK_AT = 20


class CoopNoticeDelivery(models.Model):
    """People who wait to be rung: held by one caller, tried again, then told in another way."""

    _inherit = "coop.notice.delivery"

    call_tries = fields.Integer(
        "Times rung", readonly=True, groups="coop_notices.group_notices", aggregator=None
    )
    call_after = fields.Datetime("Not before", readonly=True, groups="coop_notices.group_notices")
    claimed_by_id = fields.Many2one(
        "res.users",
        "Being rung by",
        readonly=True,
        ondelete="set null",
        groups="coop_notices.group_notices",
    )
    ring_time = fields.Char(
        "Best time to ring", compute="_compute_ring_time", groups="coop_notices.group_notices"
    )
    claimed_until = fields.Datetime(readonly=True, groups="coop_notices.group_notices")

    _to_ring_idx = models.Index("(company_id) WHERE state = 'waiting' AND channel = 'phone'")

    @api.depends("partner_id")
    def _compute_ring_time(self):
        # sudo: when somebody likes to be rung is for whoever rings them
        needs = self.env["coop.access.need"].sudo()
        contacts = {row.id: row.sudo().partner_id._coop_contact() for row in self}
        people = [contact.id for contact in contacts.values()]
        known = needs.search([("partner_id", "in", people)]).grouped("partner_id")
        for row in self:
            row.ring_time = known.get(contacts[row.id], needs)._ring_time()

    # -- who is next -------------------------------------------------------------------------

    @api.model
    def _get_to_ring_domain(self, notice=None):
        """Who waits for a call, now or later."""
        domain = Domain([("channel", "=", "phone"), ("state", "=", "waiting")])
        return domain & Domain("notice_id", "=", notice.id) if notice else domain

    @api.model
    def _claim_next(self, notice=None):
        """Return the next person to ring, held for this user for some minutes.

        Whoever is held already comes first. Two who ask at once get two people.

        :param notice: coop.notice to tell, all by default
        :return: coop.notice.delivery, empty if nobody is left to ring now
        """
        self._check_may_send()
        now = self.env["coop.clock"].now()
        waiting = self._get_to_ring_domain(notice)
        mine = waiting & Domain("claimed_by_id", "=", self.env.uid)
        if held := self.search(mine & Domain("claimed_until", ">", now), limit=1):
            return held
        due = waiting & (Domain("call_after", "=", False) | Domain("call_after", "<=", now))
        free = due & (Domain("claimed_until", "=", False) | Domain("claimed_until", "<=", now))
        urgent = Domain("kind_id.urgent", "=", True)
        for some in (free & urgent, free & ~urgent):
            # the fewest tries first, so that nobody is rung thrice before others once
            found = self.search(some, order="call_tries, call_after, id", limit=LOOK_AT)
            # sudo: those who send write deliveries by their methods alone
            for row in found.sudo():
                if row.try_lock_for_update():
                    minutes = row.company_id.coop_call_hold_minutes
                    row.write(
                        {
                            "claimed_by_id": self.env.uid,
                            "claimed_until": now + timedelta(minutes=minutes),
                        }
                    )
                    return row.with_env(self.env)
        return self.browse()

    def _check_claimed(self):
        """Refuse to write down what came of a call that somebody else has taken over."""
        self.ensure_one()
        # sudo: as in _claim_next
        row = self._check_may_send()
        if row.state != "waiting" or row.channel != "phone":
            raise UserError(
                self.env._("%(name)s has been told meanwhile.", name=row.partner_id.name)
            )
        if row.claimed_by_id.id != self.env.uid:
            raise UserError(
                self.env._("Somebody else is ringing %(name)s.", name=row.partner_id.name)
            )

    def _release(self):
        """Let somebody else ring."""
        self.write({"claimed_by_id": False, "claimed_until": False})

    # -- what came of it ---------------------------------------------------------------------

    def _set_rung(self, outcome, later=None):
        """Draw the consequences of a call that did not reach the person.

        :param str outcome: as on the phone call
        :param date later: the day on which the person asked to be rung
        """
        self.ensure_one()
        if self.channel != "phone" or self.state != "waiting":
            return
        self._release()
        clock = self.env["coop.clock"]
        if outcome == "no_calls":
            self.partner_id._coop_set_no_calls()
            self._tell_otherwise(self.env._("The person does not want to be rung."))
        elif later:
            self.call_after = clock.start_of_day(later, self.company_id)
        else:
            self.call_tries += 1
            wait = timedelta(hours=self.company_id.coop_call_wait_hours)
            if self.kind_id.urgent:
                wait = timedelta(minutes=URGENT_MINUTES)
            self.call_after = clock.now() + wait
            if self.call_tries >= self.company_id.coop_call_tries:
                self._tell_otherwise(self.env._("Nobody answered."))

    def _tell_otherwise(self, reason):
        """Ringing is of no use: the next way is taken, mostly a letter."""
        channel = self._choose_other_channel()
        if channel:
            self._send_by(channel)
        else:
            self.write({"state": "failed", "failure_reason": reason})

    def _send_by(self, channel):
        self.write({"call_tries": 0, "call_after": False})
        self._release()
        return super()._send_by(channel)

    def _can_reach(self, channel):
        if channel == "phone" and self.partner_id._coop_contact()._coop_no_calls():
            return False
        return super()._can_reach(channel)


class CoopAccessNeed(models.Model):
    _inherit = "coop.access.need"

    no_calls = fields.Boolean(
        "Does not want calls", help="Nobody rings to tell them something. They may ring us."
    )


class ResPartner(models.Model):
    _inherit = "res.partner"

    def _coop_no_calls(self):
        self.ensure_one()
        # sudo: whoever rings must know that this person is not to be rung, and nothing else
        needs = self.env["coop.access.need"].sudo()
        return bool(needs.search_count([("partner_id", "=", self.id), ("no_calls", "=", True)]))

    def _coop_set_no_calls(self):
        """Write down that the person does not want to be rung; another way becomes theirs."""
        self.ensure_one()
        contact = self._coop_contact()
        need = contact._coop_need()
        channel = need["channel"]
        if channel == "phone":
            # sudo: which addresses there are
            channel = "email" if contact.sudo().email_normalized else "print"
        # sudo: who rings need not keep needs
        known = self.env["coop.access.need"].sudo().search([("partner_id", "=", contact.id)])
        helps = known.what_helps
        contact._coop_set_need(need["lang"], need["format"], channel, helps).no_calls = True

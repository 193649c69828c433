import logging

import psycopg2

from odoo import api, models
from odoo.exceptions import UserError

_logger = logging.getLogger(__name__)

# What is tried, in this order, for somebody who wants the first.
FALLBACKS = {
    "email": ("email", "print", "phone"),
    "print": ("print", "email", "phone"),
    "phone": ("phone", "print", "email"),
}
BATCH = 200


class CoopNoticeDelivery(models.Model):
    """Choosing language, format and channel for a person, and making the words."""

    _inherit = "coop.notice.delivery"

    def _prepare(self):
        """Choose language, format and channel for each person and write down the words."""
        for notice, deliveries in self.grouped("notice_id").items():
            partners = deliveries.partner_id
            stopped = partners._coop_stopped_reasons()
            needs = partners._coop_needs()
            values = notice._get_values_by_person(partners)
            for delivery in deliveries:
                partner = delivery.partner_id
                if stopped.get(partner.id):
                    delivery._stop(stopped[partner.id])
                    continue
                delivery.write(delivery._prepare_vals(needs[partner.id], values[partner.id]))
            deliveries._hand_over()

    def _prepare_vals(self, need, values):
        """Return what is told to this person.

        :param dict need: lang, format and channel asked for
        :param dict values: for the placeholders
        """
        notice = self.notice_id
        text_format = "easy_read" if need["format"] == "easy_read" else "standard"
        text = notice.version_ids[:1].text_id
        version = text._variant(need["lang"], text_format, among=notice.version_ids)
        # Large print is the standard text in large letters, whatever the language.
        is_large = need["format"] == "large_print"
        channel = self._choose_channel(need["channel"], notice.channel)
        values = {**values, **self._get_values_by_way(channel, need["lang"], text_format)}
        vals = {
            "lang": version.lang,
            "format": need["format"] if is_large else version.format,
            "channel": channel,
            "asked_lang": need["lang"],
            "asked_format": need["format"],
            "asked_channel": need["channel"],
            "version_id": version.id,
            "subject": version._render_title(values),
            "body_html": version._render(values),
            "is_fallback": version.is_fallback or channel != (notice.channel or need["channel"]),
        }
        if channel == "none":
            vals["state"] = "failed"
            vals["failure_reason"] = self._get_no_way(notice.channel)
        return vals

    def _get_no_way(self, only=None):
        if only == "print":
            return self.env._("No postal address.")
        return self.env._("No e-mail address, postal address or phone.")

    def _choose_channel(self, asked, only=None):
        """Return the first channel, beginning with the one asked for, that can reach the person.

        :param only: the one channel by which everybody is told this
        """
        ways = (only,) if only else self._get_ways(asked)
        return next((way for way in ways if self._can_reach(way)), "none")

    @api.model
    def _get_ways(self, asked):
        """Return the channels in the order in which they are tried for who asked for one.

        An upper floor that brings a channel adds it here, in ``_can_reach`` and ``_hand_over``.
        """
        return FALLBACKS.get(asked, FALLBACKS["email"])

    def _can_reach(self, channel):
        """Return whether the person has an address, or a number, for a channel."""
        partner = self.partner_id
        if channel == "print":
            return partner._coop_has_postal_address()
        contact = partner._coop_contact()
        return bool(contact.email_normalized if channel == "email" else contact.phone)

    def _hand_over(self):
        """Give what waits to its channel. Letters and calls wait where people look for them."""
        waiting = self.filtered(lambda row: row.state == "waiting")
        waiting.filtered(lambda row: row.channel == "email")._queue_mails()

    @api.model
    def _cron_prepare(self):
        """Prepare what was told to many people at once, batch by batch; safe to stop."""
        domain = [("state", "=", "waiting"), ("channel", "=", False)]
        cron = self.env["ir.cron"]
        cron._commit_progress(remaining=self.search_count(domain))
        while True:
            batch = self.search(domain, limit=BATCH, order="id").try_lock_for_update()
            batch._prepare_each_if_needed()
            seconds_left = cron._commit_progress(len(batch))
            if not batch or not seconds_left:
                return
            self.env.invalidate_all()

    def _prepare_each_if_needed(self):
        """Prepare a batch, so that one person whose words fail holds up nobody else.

        Whatever fails: what a notice says comes from models and texts of any addon.
        """
        try:
            with self.env.cr.savepoint():
                self._prepare()
                self.env.flush_all()
        except psycopg2.OperationalError:
            # The database is gone, or busy with somebody else: that is nobody's words.
            raise
        except Exception as error:
            # What was to be written belongs to what failed.
            self.env.invalidate_all(flush=False)
            if len(self) > 1:
                for delivery in self:
                    delivery._prepare_each_if_needed()
            elif self:
                self._set_unprepared(error)

    def _set_unprepared(self, error):
        """Record that the words for this person could not be made, for the office to see."""
        reason = str(error)
        if not isinstance(error, UserError):
            _logger.exception("delivery %s could not be prepared", self.id)
            reason = self.env._(
                "The words could not be made because of a fault in the system. The log of the"
                " server says more; tell whoever looks after it."
            )
        self.write({"channel": "none", "state": "failed", "failure_reason": reason})

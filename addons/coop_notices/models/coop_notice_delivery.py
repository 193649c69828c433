import logging

import psycopg2

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date

from odoo.addons.coop_texts.models.coop_text_variant import FORMATS

_logger = logging.getLogger(__name__)

CHANNELS = [
    ("email", "E-mail"),
    ("print", "Letter"),
    ("phone", "Phone call"),
    ("none", "No way to reach"),
]
# What is tried, in this order, for somebody who wants the first.
FALLBACKS = {
    "email": ("email", "print", "phone"),
    "print": ("print", "email", "phone"),
    "phone": ("phone", "print", "email"),
}
BATCH = 200


class CoopNoticeDelivery(models.Model):
    """One person is told: what was said, how, when, and whether it arrived.

    The words are kept as they went out. They are the person's own affair: only those who send
    notices read them, and the person.
    """

    _name = "coop.notice.delivery"
    _description = "Delivery of a notice"
    _inherit = ["mail.thread", "mail.activity.mixin"]
    _order = "told_at desc, id desc"
    _rec_name = "subject"

    notice_id = fields.Many2one(
        "coop.notice", required=True, readonly=True, ondelete="restrict", index=True
    )
    company_id = fields.Many2one("res.company", required=True, readonly=True, index=True)
    kind_id = fields.Many2one("coop.notice.kind", required=True, readonly=True, ondelete="restrict")
    res_model = fields.Char(readonly=True)
    res_id = fields.Many2oneReference(model_field="res_model", readonly=True)
    key = fields.Char(readonly=True, help="With a key the same is told to a person only once.")
    told_at = fields.Datetime("Told on", readonly=True)
    partner_id = fields.Many2one(
        "res.partner", "Person", required=True, readonly=True, ondelete="restrict", index=True
    )
    # The contact told at the time. Without a foreign key, so that merging contacts neither
    # fails nor deletes anything, while a key still holds when two requests run at once.
    person_ref = fields.Integer(readonly=True)
    lang = fields.Selection(
        lambda self: self.env["res.lang"].get_installed(), "Language", readonly=True
    )
    format = fields.Selection([*FORMATS, ("large_print", "Large print")], readonly=True)
    channel = fields.Selection(CHANNELS, readonly=True)
    asked_lang = fields.Char("Language asked for", readonly=True)
    asked_format = fields.Char("Format asked for", readonly=True)
    asked_channel = fields.Char("Channel asked for", readonly=True)
    is_fallback = fields.Boolean("Not as asked for", readonly=True)
    fallback_note = fields.Char("What differs", compute="_compute_fallback_note")
    state = fields.Selection(
        [
            ("waiting", "Waiting"),
            ("sent", "Sent"),
            ("printed", "Printed"),
            ("failed", "Failed"),
            ("stopped", "Stopped"),
            ("returned", "Came back"),
        ],
        required=True,
        default="waiting",
        readonly=True,
        index=True,
    )
    sent_at = fields.Datetime("Sent on", readonly=True)
    subject = fields.Char("Title", readonly=True)
    body_html = fields.Html("Words", readonly=True, sanitize_overridable=False)
    version_id = fields.Many2one("coop.text.version", "Wording", readonly=True, ondelete="restrict")
    mail_id = fields.Many2one("mail.mail", readonly=True, ondelete="set null", index=True)
    message_id = fields.Char(readonly=True, index="btree_not_null", help="Of the e-mail sent.")
    print_run_id = fields.Many2one(
        "coop.print.run", "Print run", readonly=True, ondelete="set null", index="btree_not_null"
    )
    address = fields.Text("Address on the letter", readonly=True)
    failure_reason = fields.Char(
        "Why it failed", readonly=True, groups="coop_notices.group_notices"
    )
    stop_reason = fields.Char(readonly=True, groups="coop_notices.group_notices")
    stop_reason_label = fields.Char(
        "Why it was stopped",
        compute="_compute_stop_reason_label",
        groups="coop_notices.group_notices",
    )

    _told_once_uniq = models.UniqueIndex(
        "(kind_id, res_model, res_id, person_ref, key) WHERE key IS NOT NULL",
        "This person has been told this already.",
    )
    _to_prepare_idx = models.Index("(id) WHERE state = 'waiting' AND channel IS NULL")
    _to_print_idx = models.Index(
        "(company_id) WHERE state = 'waiting' AND channel = 'print' AND print_run_id IS NULL"
    )

    @api.depends("subject", "kind_id")
    def _compute_display_name(self):
        for delivery in self:
            delivery.display_name = delivery.subject or delivery.kind_id.name

    @api.depends("asked_lang", "asked_format", "asked_channel", "lang", "format", "channel")
    def _compute_fallback_note(self):
        for delivery in self:
            notes = []
            for name in ("lang", "format", "channel"):
                asked, given = delivery[f"asked_{name}"], delivery[name]
                if asked and given and asked != given:
                    labels = dict(self._fields[name]._description_selection(self.env))
                    notes.append(
                        self.env._(
                            "%(asked)s was asked for, %(given)s was given",
                            asked=labels.get(asked, asked),
                            given=labels.get(given, given),
                        )
                    )
            delivery.fallback_note = "; ".join(notes)

    @api.model
    def _get_stop_reasons(self):
        """Return ``{code: words}`` for reasons of not writing to somebody; upper floors add."""
        return {
            "archived": self.env._("The contact is archived."),
            "deceased": self.env._("The person has died."),
            "gone_away": self.env._("The person has gone away."),
            "cancelled": self.env._("The e-mail was cancelled."),
            "copy": self.env._("This database is a copy: nothing is sent from it."),
        }

    @api.depends("stop_reason")
    def _compute_stop_reason_label(self):
        reasons = self._get_stop_reasons()
        for delivery in self:
            delivery.stop_reason_label = reasons.get(delivery.stop_reason, delivery.stop_reason)

    # -- preparing ---------------------------------------------------------------------------

    def _prepare(self):
        """Choose language, format and channel for each person and write down the words."""
        for notice, deliveries in self.grouped("notice_id").items():
            partners = deliveries.partner_id
            stopped = partners._coop_stopped_reasons()
            needs = partners._coop_needs()
            values = notice._get_values_by_person(partners)
            mailed = self.browse()
            for delivery in deliveries:
                partner = delivery.partner_id
                if stopped.get(partner.id):
                    delivery._stop(stopped[partner.id])
                    continue
                delivery.write(delivery._prepare_vals(needs[partner.id], values[partner.id]))
                if delivery.channel == "email":
                    mailed += delivery
            mailed._queue_mails()

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
        channel = self._choose_channel(need["channel"])
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
            "is_fallback": version.is_fallback or channel != need["channel"],
        }
        if channel == "none":
            vals["state"] = "failed"
            vals["failure_reason"] = self.env._("No e-mail address, postal address or phone.")
        return vals

    def _choose_channel(self, asked):
        """Return the first channel, beginning with the one asked for, that can reach the person."""
        partner, contact = self.partner_id, self.partner_id._coop_contact()
        can = {
            "email": lambda: contact.email_normalized,
            "print": lambda: partner._coop_has_postal_address(),
            "phone": lambda: contact.phone,
        }
        for channel in FALLBACKS.get(asked, FALLBACKS["email"]):
            if can[channel]():
                return channel
        return "none"

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

    # -- ends --------------------------------------------------------------------------------

    def _stop(self, reason):
        """Take back what has not gone out yet."""
        waiting = self.filtered(lambda delivery: delivery.state == "waiting")
        mails = waiting.mail_id
        waiting.write({"state": "stopped", "stop_reason": reason, "print_run_id": False})
        mails.filtered(lambda mail: mail.state in ("outgoing", "exception")).cancel()

    def _check_may_send(self):
        """Check the right and return the deliveries for writing.

        Nobody may write deliveries by hand, because they are the proof; the buttons write them.
        """
        if not (self.env.su or self.env.user.has_group("coop_notices.group_notices")):
            raise UserError(self.env._("Only those who send and print notices can do this."))
        self.check_access("read")
        # The rights have been checked above; the columns are read-only for everybody.
        return self.sudo()

    def action_retry(self):
        """Try a failed delivery again, with the person's address of today."""
        for delivery in self._check_may_send().filtered(lambda row: row.state == "failed"):
            delivery._check_not_stopped()
            if not delivery.version_id:
                delivery._prepare_again()
                continue
            channel = delivery._choose_channel(delivery.asked_channel)
            if channel == "none":
                raise UserError(
                    self.env._(
                        "There is still no e-mail address, postal address or phone for %(name)s.",
                        name=delivery.partner_id.name,
                    )
                )
            delivery._send_by(channel)

    def action_print_instead(self):
        """Send a letter where an e-mail or a call did not work."""
        for delivery in self._check_may_send().filtered(
            lambda row: row.state in ("failed", "waiting") and row.channel != "print"
        ):
            delivery._check_not_stopped()
            if not delivery.partner_id._coop_has_postal_address():
                raise UserError(
                    self.env._(
                        "There is no postal address for %(name)s.", name=delivery.partner_id.name
                    )
                )
            if not delivery.version_id:
                delivery._prepare_again()
            delivery.mail_id.filtered(lambda mail: mail.state == "outgoing").cancel()
            if delivery.version_id:
                delivery._send_by("print")

    def _prepare_again(self):
        """Make the words that could not be made before; there is nothing yet that could be sent."""
        self.write({"state": "waiting", "channel": False, "failure_reason": False})
        self._prepare_each_if_needed()

    def _check_not_stopped(self):
        """Refuse to write to somebody who, since the first try, has died or gone away."""
        reason = self.partner_id._coop_stopped_reason()
        if reason:
            raise UserError(
                self.env._(
                    "Nothing is sent to %(name)s. %(reason)s",
                    name=self.partner_id.name,
                    reason=self._get_stop_reasons().get(reason, reason),
                )
            )

    def _send_by(self, channel):
        self.ensure_one()
        self.write(
            {
                "state": "waiting",
                "channel": channel,
                "is_fallback": self.is_fallback or channel != self.asked_channel,
                "failure_reason": False,
                "stop_reason": False,
                "mail_id": False,
                "print_run_id": False,
            }
        )
        if channel == "email":
            self._queue_mails()

    def action_told_by_phone(self):
        """Record that the person was rung and told."""
        calls = self._check_may_send().filtered(
            lambda row: row.channel == "phone" and row.state == "waiting"
        )
        calls.write({"state": "sent", "sent_at": self.env["coop.clock"].now()})

    def action_print_again(self):
        """Return these letters alone, for sheets that the printer spoilt."""
        return self.env.ref("coop_notices.report_delivery").report_action(self)

    def action_returned(self):
        """Record that a letter came back, and ask somebody to find the address."""
        letters = self._check_may_send().filtered(lambda row: row.state == "printed")
        letters.write({"state": "returned"})
        for letter in letters.sudo(False):
            letter._coop_returned_post(letter.partner_id)

    def _coop_returned_post(self, partner):
        """Act on a letter that came back; upper floors know more of the person and extend this.

        :param partner: res.partner to whom the letter went
        """
        self.ensure_one()
        # The rights were checked by action_returned; who sends may not write deliveries.
        self.sudo().activity_schedule(
            "mail.mail_activity_data_todo",
            user_id=self.env.uid,
            summary=self.env._("A letter came back: find the new address"),
        )

    def _get_letter_day(self):
        """Return the day that stands on the letter, in its language."""
        self.ensure_one()
        day = self.env["coop.clock"].day_of(self.told_at, self.company_id)
        return format_date(self.env, day, lang_code=self.lang, date_format="d MMMM yyyy")

    def action_open_notice(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": "coop.notice",
            "res_id": self.notice_id.id,
            "view_mode": "form",
            "views": [(False, "form")],
        }

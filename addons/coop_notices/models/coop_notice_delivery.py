from odoo import api, fields, models
from odoo.tools import format_date

from odoo.addons.coop_texts.models.coop_text_variant import FORMATS

CHANNELS = [
    ("email", "E-mail"),
    ("print", "Letter"),
    ("phone", "Phone call"),
    ("none", "No way to reach"),
]


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
    sent_to = fields.Char("E-mail address used", readonly=True, groups="coop_notices.group_notices")
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

    def _get_letter_day(self):
        """Return the day that stands on the letter, in its language."""
        self.ensure_one()
        day = self.env["coop.clock"].day_of(self.told_at, self.company_id)
        return format_date(self.env, day, lang_code=self.lang, date_format="d MMMM yyyy")

    def _get_words(self):
        """Return the words as they go out: with secrets that the record does not keep.

        Who tells a secret gives it as ``coop_unkept`` in the context: {what the record says: what
        the e-mail or the letter says}.
        """
        self.ensure_one()
        words = self.body_html or ""
        for kept, unkept in self.env.context.get("coop_unkept", {}).items():
            words = words.replace(kept, unkept)
        return words

    def action_open_notice(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": "coop.notice",
            "res_id": self.notice_id.id,
            "view_mode": "form",
            "views": [(False, "form")],
        }

from odoo import api, fields, models
from odoo.exceptions import UserError

from .coop_notice_delivery import CHANNELS


class CoopLetterRecipient(models.Model):
    """One of those to whom a letter goes: in which language, format and way, or why not."""

    _name = "coop.letter.recipient"
    _description = "Somebody to whom a letter goes"
    _order = "letter_id, skipped desc, id"
    _rec_name = "person_name"

    letter_id = fields.Many2one("coop.letter", required=True, ondelete="cascade", index=True)
    company_id = fields.Many2one(related="letter_id.company_id", store=True, index=True)
    partner_id = fields.Many2one(
        "res.partner", "Person", required=True, ondelete="restrict", index=True
    )
    person_name = fields.Char("Name", compute="_compute_person_name", compute_sudo=True)
    lang = fields.Selection(
        lambda self: self.env["res.lang"].get_installed(), "Language", compute="_compute_plan"
    )
    format = fields.Selection(
        [("standard", "Standard"), ("easy_read", "Easy Read"), ("large_print", "Large print")],
        compute="_compute_plan",
    )
    channel = fields.Selection(CHANNELS, compute="_compute_plan")
    not_as_asked = fields.Boolean("Not as asked for", compute="_compute_plan")
    skipped = fields.Char("Why not", readonly=True, compute="_compute_skipped", store=True)
    delivery_id = fields.Many2one(
        "coop.notice.delivery", readonly=True, ondelete="set null", index="btree_not_null"
    )
    state = fields.Selection(related="delivery_id.state", string="Status")
    preview_title = fields.Char("Title", compute="_compute_preview")
    preview = fields.Html("What they get", compute="_compute_preview", sanitize=False)

    @api.depends("partner_id.name")
    def _compute_person_name(self):
        for row in self:
            row.person_name = row.partner_id.name

    @api.depends("partner_id")
    def _compute_skipped(self):
        """People to whom nothing is sent are shown with the reason, and left out."""
        # sudo: stored, the same for every reader
        people = self.sudo().partner_id
        reasons = people._coop_stopped_reasons()
        words = self.env["coop.notice.delivery"]._get_stop_reasons()
        for row in self:
            reason = reasons.get(row.sudo().partner_id.id)
            row.skipped = words.get(reason, reason) if reason else False

    @api.depends("partner_id", "letter_id.text_id", "letter_id.how", "delivery_id", "skipped")
    def _compute_plan(self):
        """What each will get; once sent, what each got."""
        # sudo: in whose language, format and way a letter goes the sender has to see
        rows = self.sudo()
        needs = rows.partner_id._coop_needs()
        for row in rows:
            if row.delivery_id:
                row.lang, row.format = row.delivery_id.lang, row.delivery_id.format
                row.channel = row.delivery_id.channel
                row.not_as_asked = row.delivery_id.is_fallback
                continue
            row._plan(needs[row.partner_id.id])

    def _plan(self, need):
        only = "print" if self.letter_id.how == "print" else None
        version = self._get_version(need)
        delivery = self.env["coop.notice.delivery"].new({"partner_id": self.partner_id.id})
        self.channel = not self.skipped and delivery._choose_channel(need["channel"], only)
        self.lang = version.lang or need["lang"]
        large = need["format"] == "large_print"
        self.format = need["format"] if large or not version else version.format
        self.not_as_asked = (
            self.lang != need["lang"]
            or self.format != need["format"]
            or self.channel not in (False, only or need["channel"])
        )

    def _get_version(self, need):
        versions = self.letter_id._get_versions()
        if not versions:
            return versions
        wanted = "easy_read" if need["format"] == "easy_read" else "standard"
        return versions.text_id._variant(need["lang"], wanted, among=versions)

    @api.depends("letter_id.text_id", "partner_id", "delivery_id")
    def _compute_preview(self):
        # sudo: as in _compute_plan
        for row in self.sudo():
            delivery = row.delivery_id
            if delivery:
                row.preview_title, row.preview = delivery.subject, delivery.body_html
                continue
            version = row._get_version(row.partner_id._coop_needs()[row.partner_id.id])
            row.preview_title, row.preview = row._render(version) if version else ("", "")

    def _render(self, version):
        letter = self.letter_id
        notice = self.env["coop.notice"].new(
            {
                "kind_id": self.env["coop.notice.kind"]._get("letter").id,
                "company_id": letter.company_id.id,
                "res_model": letter._name,
                "res_id": letter.id,
            }
        )
        values = notice._get_values_by_person(self.partner_id)[self.partner_id.id]
        try:
            return version._render_title(values), version._render(values)
        except UserError as error:
            return version.title, str(error)

    def _keep(self, notice):
        """Keep what became of each, when the letter is sent."""
        deliveries = notice.delivery_ids.grouped("partner_id")
        for row in self:
            row.delivery_id = deliveries.get(row.partner_id, notice.delivery_ids.browse())[:1]

    def action_preview(self):
        """Look at what this person gets."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.person_name,
            "res_model": self._name,
            "res_id": self.id,
            "views": [(False, "form")],
            "target": "new",
        }

    @api.model_create_multi
    def create(self, vals_list):
        rows = super().create(vals_list)
        rows._check_letter_draft()
        return rows

    def write(self, vals):
        self._check_letter_draft()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_if_draft(self):
        self._check_letter_draft()

    def _check_letter_draft(self):
        if not self.env.su:
            self.letter_id._check_draft()

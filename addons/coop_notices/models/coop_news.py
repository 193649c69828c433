from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain


class CoopNews(models.Model):
    """News for all or for some: told once to each in their own way, and shown on their pages.

    The words are a text with its languages and formats, so publishing waits until all are there.
    """

    _name = "coop.news"
    _description = "News"
    _inherit = "coop.company.mixin"
    _order = "sent_at desc, id desc"

    text_id = fields.Many2one(
        "coop.text",
        "Words",
        required=True,
        domain="[('kind_id.code', '=', 'news'), ('company_id', '=', company_id)]",
        ondelete="restrict",
    )
    picture_id = fields.Many2one("coop.picture", ondelete="restrict")
    audience = fields.Selection(
        [("all", "Everybody")],
        "For whom",
        required=True,
        default="all",
    )
    people_count = fields.Integer("People", compute="_compute_people_count")
    state = fields.Selection(
        [("draft", "Being written"), ("planned", "Planned"), ("sent", "Sent")],
        required=True,
        default="draft",
        readonly=True,
        copy=False,
        index=True,
    )
    send_on = fields.Date("Send on", copy=False, help="Empty: when you press the button, at once.")
    show_until = fields.Date(
        "Shown until", copy=False, help="The last day on members' pages. Empty: always."
    )
    sent_at = fields.Datetime("Sent on", readonly=True, copy=False)
    notice_id = fields.Many2one("coop.notice", readonly=True, copy=False, ondelete="restrict")
    summary = fields.Char("How it went", related="notice_id.summary")
    summary_parts = fields.Json(related="notice_id.summary_parts")
    version_ids = fields.Many2many(
        "coop.text.version", string="What readers get", compute="_compute_version_ids"
    )
    text_problem = fields.Text("What the text still needs", compute="_compute_text_problem")

    @api.depends("text_id.name")
    def _compute_display_name(self):
        for news in self:
            news.display_name = news.text_id.name or self.env._("News")

    @api.depends("audience", "company_id")
    def _compute_people_count(self):
        for news in self:
            news.people_count = len(news._get_people()) if news.company_id else 0

    @api.depends("text_id.version_ids.state", "text_id.version_ids.is_published")
    def _compute_version_ids(self):
        for news in self:
            # sudo: who sends news need not be an editor of texts
            text = news.text_id.sudo()
            news.version_ids = text.published_version_ids or text.version_ids.filtered(
                lambda version: version.state in ("draft", "approved")
            )

    @api.depends("text_id.state", "text_id.is_missing", "text_id.is_stale")
    def _compute_text_problem(self):
        for news in self:
            text = news.text_id
            problems = text._get_publish_problems() if text and text.state != "published" else []
            if text and text.state == "draft" and not problems:
                problems = [self.env._("A publisher has to publish it.")]
            news.text_problem = "\n".join(problems)

    # -- for whom ----------------------------------------------------------------------------

    def _get_people(self):
        """Return the contacts to whom this goes. Upper floors know better who everybody is, and
        add audiences of their own."""
        self.ensure_one()
        # sudo: whom the co-op tells things, also people whose contact is hidden
        people = self.env["res.partner"].sudo()
        known = self.env["coop.channel.check"]._get_known_domain(self.company_id)
        return people.search(known & Domain("is_company", "=", False))

    @api.model
    def _get_mine_domain(self, partner):
        """Return which news a person may read on their pages; upper floors add their audiences."""
        return Domain("audience", "=", "all")

    @api.model
    def _shown_to(self, partner, company):
        """Return the news on the pages of a person today, the newest first.

        :param partner: res.partner; the caller has checked whose page it is
        """
        # sudo: members have no right on news; these were sent to all who may read them
        today = self.env["coop.clock"].today(company)
        return self.sudo().search(
            Domain([("state", "=", "sent"), ("company_id", "=", company.id)])
            & (Domain("show_until", "=", False) | Domain("show_until", ">=", today))
            & self._get_mine_domain(partner)
        )

    def _get_words(self, partner):
        """Return the wording for a person, as coop.text.version."""
        self.ensure_one()
        need = partner._coop_need()
        wanted = "easy_read" if need["format"] == "easy_read" else "standard"
        # sudo: what was published is for all readers
        return self.sudo().text_id._variant(need["lang"], wanted)

    # -- sending -----------------------------------------------------------------------------

    def action_send(self):
        """Send it now, or on its day."""
        self.ensure_one()
        self.check_access("write")
        # sudo: the right was checked; whoever presses second waits and then reads "sent"
        news = self.sudo()
        news.lock_for_update()
        news.invalidate_recordset(["state"])
        news._check_not_sent()
        news._check_ready()
        today = news.env["coop.clock"].today(news.company_id)
        if news.send_on and news.send_on > today:
            news.state = "planned"
        else:
            news._send()
        return {"type": "ir.actions.client", "tag": "soft_reload"}

    def action_unplan(self):
        """Take it back before its day."""
        self.check_access("write")
        # sudo: the column is read-only for everybody, the right was checked
        self.sudo().filtered(lambda news: news.state == "planned").state = "draft"

    def action_open_part(self, which, way):
        return self.notice_id.action_open_part(which, way)

    def _check_not_sent(self):
        if any(news.state == "sent" for news in self):
            raise UserError(self.env._("This news has been sent."))

    def _check_ready(self):
        if not self.text_id.published_version_ids:
            raise UserError(
                self.env._(
                    "The words have not been published yet.\n%(problems)s",
                    problems=self.text_problem or "",
                )
            )
        if not self._get_people():
            raise UserError(self.env._("There is nobody for whom this news is."))

    def _send(self):
        """Tell everybody for whom it is, each once."""
        self.ensure_one()
        notice = self.env["coop.notice"]._tell(
            self._get_people(), "news", self, key="news", text=self.text_id
        )
        self.write(
            {
                "state": "sent",
                "sent_at": self.env["coop.clock"].now(),
                "notice_id": notice.id,
            }
        )

    @api.model
    def _cron_send(self):
        """Send what is due today, each in a transaction of its own."""
        for news in self.search([("state", "=", "planned")]):
            today = self.env["coop.clock"].today(news.company_id)
            if news.send_on and news.send_on > today:
                continue
            if news.text_id.published_version_ids and news._get_people():
                news._send()
            else:
                # it waits in sight of the office, with what it still needs
                news.state = "draft"
            self.env["ir.cron"]._commit_progress(1)

    def _coop_notice_values(self, kind, partners):
        return {partner.id: {} for partner in partners}

    def write(self, vals):
        if not self.env.su and self._get_fixed_fields() & vals.keys():
            self._check_not_sent()
        return super().write(vals)

    @api.model
    def _get_fixed_fields(self):
        """Return what stays as it was sent."""
        return {"text_id", "audience", "picture_id", "company_id", "send_on"}

    @api.ondelete(at_uninstall=False)
    def _unlink_if_not_sent(self):
        self._check_not_sent()

from markupsafe import Markup

from odoo import api, models
from odoo.tools import format_date

BATCH = 200


class CoopLessonTask(models.Model):
    """People hear what they are asked to do, and once more before the day."""

    _inherit = "coop.lesson.task"

    def _coop_notice_values(self, kind, partners):
        """Return for each person their lessons, until when and why, in their language."""
        self.ensure_one()
        domain = [("batch", "=", self.batch), ("partner_id", "in", partners.ids)]
        # sudo: each is told of their own
        tasks = self.sudo().search([*domain, ("state", "=", "open")], order="id")
        if kind == "lesson_reminder":
            tasks = self.sudo()
        needs = partners._coop_needs()
        by_person = tasks.grouped("partner_id")
        link = f"{tasks[:1].get_base_url()}/my/learning"
        return {
            partner.id: {
                "link": link,
                "lessons": by_person.get(partner, tasks.browse())._get_lines(
                    needs[partner.id]["lang"]
                ),
            }
            for partner in partners
        }

    def _get_lines(self, lang):
        """Return what somebody is asked to do as paragraphs."""
        tasks = self.with_context(lang=lang)
        lines = [Markup("<strong>%s</strong>") % task.lesson_id.name for task in tasks]
        first = tasks[:1]
        if first.due_on:
            day = format_date(self.env, first.due_on, lang_code=lang, date_format="d MMMM yyyy")
            lines.append(tasks.env._("Until: %(day)s", day=day))
        if first.why:
            lines.append(tasks.env._("Why: %(why)s", why=first.why))
        return Markup("").join(Markup("<p>%s</p>") % line for line in lines)

    @api.model
    def _cron_remind(self):
        """Remind people, each once, of what they have not done; safe to stop at any moment."""
        today = self.env["coop.clock"].today()
        domain = [
            ("state", "=", "open"),
            ("reminded_on", "=", False),
            ("remind_on", "<=", today),
            ("due_on", ">=", today),
        ]
        cron = self.env["ir.cron"]
        cron._commit_progress(remaining=self.search_count(domain))
        while True:
            tasks = self.search(domain, limit=BATCH, order="id").try_lock_for_update()
            for task in tasks:
                task._remind()
            if not cron._commit_progress(len(tasks)) or not tasks:
                return

    def _remind(self):
        self.ensure_one()
        self.env["coop.notice"]._tell(self.partner_id, "lesson_reminder", self, key="reminder")
        # sudo: written here alone
        self.sudo().reminded_on = self.env["coop.clock"].today(self.company_id)

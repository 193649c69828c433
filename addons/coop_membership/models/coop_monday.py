from datetime import timedelta

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import format_date

# So many of each part: a page is not a list.
AT_MOST = 12


class CoopMembershipTask(models.Model):
    """The same list in whole sentences."""

    _inherit = "coop.membership.task"

    sentence = fields.Char("What to do", compute="_compute_sentence")
    is_mine = fields.Boolean("Can be done by this reader", compute="_compute_is_mine")

    @api.depends("kind", "name", "since", "due_on")
    def _compute_sentence(self):
        clock = self.env["coop.clock"]
        sentences = self._get_sentences()
        for task in self:
            since = task.since and clock.day_of(task.since, task.company_id)
            task.sentence = sentences.get(task.kind, "%(name)s") % {
                "name": task.name or "",
                "since": self._in_words(since),
                "due": self._in_words(task.due_on),
            }

    @api.model
    def _in_words(self, day):
        return format_date(self.env, day, date_format="d MMMM y") if day else ""

    @api.model
    def _get_sentences(self):
        """A sentence for each kind, with places for name, since and due. Upper floors add."""
        return {
            "application": self.env._(
                "Decide on the application of %(name)s. It came on %(since)s; the answer is due "
                "by %(due)s."
            ),
            "unproven": self.env._(
                "Ring or visit %(name)s, who applied on %(since)s, to see that the address is "
                "theirs."
            ),
            "link_unused": self.env._(
                "Help %(name)s, who applied on %(since)s and has not followed the link in the "
                "e-mail."
            ),
            "appeal": self.env._("Let somebody look again at the refusal of %(name)s, by %(due)s."),
            "correction": self.env._(
                "Answer %(name)s, who says that something about them is wrong, by %(due)s."
            ),
            "gone_away": self.env._("Look for %(name)s, who has not been reached since %(since)s."),
            "invite": self.env._(
                "Ask %(name)s whether they would like to join: a member named them on %(since)s."
            ),
            "said_yes": self.env._(
                "Help %(name)s with the form: they said yes on %(since)s and have not applied."
            ),
            "threshold": self.env._(
                "Begin the first election: %(name)s had members enough on %(since)s. By %(due)s."
            ),
            "letters": self.env._(
                "Print the letters that wait: %(name)s, the oldest since %(since)s."
            ),
            "calls": self.env._("Ring those who want to hear by phone: %(name)s, since %(since)s."),
        }

    @api.depends_context("uid")
    @api.depends("kind", "res_id")
    def _compute_is_mine(self):
        applications = self.filtered(lambda task: task.res_model == "coop.membership.application")
        may = {
            application.id: application.may_decide
            for application in self.env["coop.membership.application"].browse(
                applications.mapped("res_id")
            )
        }
        for task in self:
            deciding = task.kind in ("application", "appeal")
            task.is_mine = may.get(task.res_id, True) if deciding else True


class CoopMonday(models.TransientModel):
    """One calm page for the beginning of the week: what only the office can do, one press each,
    and what happened by itself. When there is nothing, it says so."""

    _name = "coop.monday"
    _description = "Monday page"

    company_id = fields.Many2one(
        "res.company", "Co-op", required=True, default=lambda self: self.env.company
    )
    day = fields.Date(required=True, default=lambda self: self.env["coop.clock"].today())
    greeting = fields.Char(compute="_compute_tasks")
    late_ids = fields.Many2many("coop.membership.task", compute="_compute_tasks")
    week_ids = fields.Many2many(
        "coop.membership.task", string="Within seven days", compute="_compute_tasks"
    )
    other_ids = fields.Many2many(
        "coop.membership.task", string="When there is time", compute="_compute_tasks"
    )
    more = fields.Char(compute="_compute_tasks")
    nothing = fields.Boolean(compute="_compute_tasks")
    news = fields.Text("Since last Monday", compute="_compute_news")

    @api.depends("day")
    def _compute_display_name(self):
        for page in self:
            page.display_name = self.env._("Monday")

    @api.depends("company_id", "day")
    @api.depends_context("uid")
    def _compute_tasks(self):
        for page in self:
            soon = page.day + timedelta(days=6)  # opened on a Monday: until Sunday
            mine = Domain("company_id", "=", page.company_id.id)
            parts = [
                mine & Domain("due_on", "<", page.day),
                mine & Domain("due_on", ">=", page.day) & Domain("due_on", "<=", soon),
                mine & (Domain("due_on", "=", False) | Domain("due_on", ">", soon)),
            ]
            tasks = [page._get_tasks(domain) for domain in parts]
            page.late_ids, page.week_ids, page.other_ids = (part[:AT_MOST] for part in tasks)
            count = sum(len(part) for part in tasks)
            shown = sum(min(len(part), AT_MOST) for part in tasks)
            page.nothing = not count
            page.greeting = page._get_greeting(count)
            page.more = (
                self.env._("%(count)s more are in the list “To do”.", count=count - shown)
                if count > shown
                else False
            )

    def _get_tasks(self, domain):
        """Of what waits only what this reader can do."""
        return self.env["coop.membership.task"].search(domain).filtered("is_mine")

    def _get_greeting(self, count):
        day = format_date(self.env, self.day, date_format="EEEE d MMMM y")
        if not count:
            return self.env._("%(day)s. Nothing waits for you.", day=day)
        if count == 1:
            return self.env._("%(day)s. One thing waits for you.", day=day)
        return self.env._("%(day)s. %(count)s things wait for you.", day=day, count=count)

    @api.depends("company_id", "day")
    def _compute_news(self):
        for page in self:
            page.news = "\n".join(page._get_news())

    def _get_news(self):
        """What happened by itself since the Monday of last week: sentences. Upper floors add."""
        monday = self.day - timedelta(days=self.day.weekday() + 7)
        mine = Domain("company_id", "=", self.company_id.id)
        joined = self.env["coop.membership.period"].search_count(
            mine
            & Domain("date_from", ">=", monday)
            & Domain("date_from", "<=", self.day)
            & Domain("begun_how", "!=", "change")
        )
        answered = self.env["coop.invitation"].search_count(
            mine & Domain("answered_on", ">=", monday) & Domain("state", "=", "yes")
        )
        since = format_date(self.env, monday)
        return [
            self.env._("New members since %(day)s: %(count)s.", day=since, count=joined),
            self.env._(
                "People who said yes to an invitation since %(day)s: %(count)s.",
                day=since,
                count=answered,
            ),
        ]

    @api.model
    def action_open_page(self):
        """Open the page of today."""
        page = self.create({})
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Monday"),
            "res_model": self._name,
            "res_id": page.id,
            "views": [(self.env.ref("coop_membership.coop_monday_view_form").id, "form")],
            "target": "current",
        }

    def action_all(self):
        return self.env["ir.actions.act_window"]._for_xml_id(
            "coop_membership.coop_membership_task_action"
        )

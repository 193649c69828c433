from uuid import uuid4

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

GROUP = "coop_learning.group_learning"


class CoopLessonTask(models.Model):
    """Somebody is asked to do a lesson: by whom, until when, why.

    It is closed when the lesson is done, or when they say that it is not for them; nobody has to
    say why. It never takes a right from anybody.
    """

    _name = "coop.lesson.task"
    _description = "Lesson that somebody is asked to do"
    _inherit = ["coop.company.mixin", "coop.guarded"]
    _order = "due_on, id"

    _guarded_fields = frozenset(
        {
            "state",
            "done_id",
            "closed_on",
            "reminded_on",
            "given_on",
            "given_by_id",
            "batch",
            "typed_by",
        }
    )

    partner_id = fields.Many2one(
        "res.partner", "Person", required=True, readonly=True, ondelete="cascade", index=True
    )
    lesson_id = fields.Many2one(
        "coop.lesson",
        required=True,
        readonly=True,
        ondelete="restrict",
        index=True,
        check_company=True,
    )
    given_by_id = fields.Many2one("res.users", "Asked by", readonly=True, ondelete="set null")
    given_on = fields.Date("Asked on", required=True, readonly=True)
    due_on = fields.Date("Until", index=True)
    why = fields.Text(help="The person reads it, so write it for them.")
    batch = fields.Char("Asked together", required=True, readonly=True, index=True)
    state = fields.Selection(
        [
            ("open", "Asked"),
            ("done", "Done"),
            ("declined", "Not for me"),
            ("taken_back", "Taken back"),
        ],
        required=True,
        default="open",
        readonly=True,
        index=True,
    )
    done_id = fields.Many2one(
        "coop.lesson.done", "Done as", readonly=True, ondelete="set null", index="btree_not_null"
    )
    closed_on = fields.Date("Closed on", readonly=True)
    typed_by = fields.Char("Who typed it for them", readonly=True)
    remind_on = fields.Date("Remind on", compute="_compute_remind_on", store=True, index=True)
    reminded_on = fields.Date("Reminded", readonly=True)
    is_late = fields.Boolean("Late", compute="_compute_is_late", search="_search_is_late")

    @api.depends("lesson_id")
    def _compute_display_name(self):
        for task in self:
            task.display_name = task.lesson_id.name or ""

    @api.depends("due_on", "given_on", "company_id.coop_lesson_remind_days")
    def _compute_remind_on(self):
        """Some days before; where time is short, half way."""
        for task in self:
            if not task.due_on or not task.given_on:
                task.remind_on = False
                continue
            early = fields.Date.subtract(task.due_on, days=task.company_id.coop_lesson_remind_days)
            half = task.given_on + (task.due_on - task.given_on) / 2
            task.remind_on = max(early, half)

    @api.depends("state", "due_on")
    def _compute_is_late(self):
        late = self.filtered_domain(self._get_late_domain())
        for task in self:
            task.is_late = task in late

    def _search_is_late(self, operator, value):
        return self._get_late_domain() if operator == "in" else NotImplemented

    @api.model
    def _get_late_domain(self):
        today = self.env["coop.clock"].today()
        return fields.Domain("state", "=", "open") & fields.Domain("due_on", "<", today)

    @api.model
    def _get_open_of(self, partners, company):
        """Return what people are asked to do, the soonest first."""
        return self.search(
            [
                ("partner_id", "in", partners.ids),
                ("company_id", "=", company.id),
                ("state", "=", "open"),
            ]
        ).sorted(lambda task: (not task.due_on, task.due_on or task.given_on, task.id))

    # -- acts --------------------------------------------------------------------------------

    @api.model
    def _give(self, partners, lessons, due_on=None, why=None, company=None, **more):
        """Ask people to do lessons, and tell each of them once, whatever the number of lessons.

        What somebody is asked to do already is not asked again. An upper floor calls this with
        ``sudo()`` and may give fields of its own.

        :param partners: res.partner
        :param lessons: coop.lesson
        :param date due_on: until when; none for "when you like"
        :param str why: the person reads it
        :return: the new coop.lesson.task
        """
        company = company or self.env.company
        if not (self.env.su or self.env.user.has_group(GROUP)):
            raise AccessError(self.env._("Only a learning coordinator asks people to do lessons."))
        not_ready = lessons.filtered(lambda lesson: not lesson._is_ready(company))
        if not_ready:
            raise UserError(
                self.env._("The words of “%(name)s” are not published yet.", name=not_ready[0].name)
            )
        today = self.env["coop.clock"].today(company)
        if due_on and due_on < today:
            raise UserError(self.env._("That day has passed. Choose one that lies ahead."))
        # sudo: the right was asked above; who is asked already is looked for among all
        model = self.sudo()
        asked = {
            (task.partner_id.id, task.lesson_id.key)
            for task in model.search(
                [
                    ("partner_id", "in", partners.ids),
                    ("company_id", "=", company.id),
                    ("state", "=", "open"),
                ]
            )
        }
        batch = uuid4().hex
        tasks = model.create(
            [
                {
                    "partner_id": partner.id,
                    "lesson_id": lesson.id,
                    "company_id": company.id,
                    "given_by_id": self.env.uid,
                    "given_on": today,
                    "due_on": due_on,
                    "why": why,
                    "batch": batch,
                    **more,
                }
                for partner in partners
                for lesson in lessons
                if (partner.id, lesson.sudo().key) not in asked
            ]
        )
        if tasks:
            self.env["coop.notice"]._tell(tasks.partner_id, "lesson_task", tasks[0], key="given")
        return tasks.sudo(self.env.su)

    def _close(self, state, **values):
        for task in self:
            today = self.env["coop.clock"].today(task.company_id)
            # sudo: the state is written here alone
            task.sudo().write({"state": state, "closed_on": today, **values})

    def _decline(self, typed_by=False):
        """The person says “not for me”. Nobody asks why. The caller settled whose task it is.

        :param str typed_by: who acts for the person, if anybody
        """
        self.filtered(lambda task: task.state == "open")._close("declined", typed_by=typed_by)

    def action_take_back(self):
        """Ask no longer."""
        self.check_access("write")
        if any(task.state != "open" for task in self):
            raise UserError(self.env._("This was closed already."))
        self._close("taken_back")
        return True

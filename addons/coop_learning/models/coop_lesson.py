from uuid import uuid4

from odoo import api, fields, models
from odoo.exceptions import UserError


class CoopLesson(models.Model):
    """A short lesson: screens with a picture, words and sound, and a kind question at the end.

    The words are a text of the co-op, whose Easy Read blocks are the screens. A lesson without a
    company came with the software; a co-op that wants another makes it its own, under the same
    key. Upper floors name lessons by their keys.
    """

    _name = "coop.lesson"
    _description = "Lesson"
    _inherit = "mail.thread"
    _order = "sequence, id"
    _check_company_auto = True

    name = fields.Char(required=True, translate=True, tracking=True)
    key = fields.Char(
        required=True,
        copy=False,
        default=lambda self: f"lesson-{uuid4().hex[:8]}",
        help="The name by which other parts of the software find this lesson.",
    )
    summary = fields.Char("In one sentence", translate=True)
    picture_id = fields.Many2one("coop.picture", ondelete="restrict")
    picture_url = fields.Char(related="picture_id.url", string="How it looks")
    text_id = fields.Many2one(
        "coop.text",
        "Words",
        required=True,
        ondelete="restrict",
        index=True,
        tracking=True,
        check_company=True,
        domain="[('kind_id.code', '=', 'lesson'), ('company_id', 'in', [company_id, False])]",
        help="The Easy Read blocks are the screens; the standard words are “all on one page”.",
    )
    text_state = fields.Selection(related="text_id.state", string="State of the words")
    minutes = fields.Integer(default=5, help="About how long it takes, without any hurry.")
    is_listed = fields.Boolean(
        "Every member may choose it",
        default=True,
        tracking=True,
        help="Otherwise only those who are asked to do it find it.",
    )
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True, tracking=True)
    company_id = fields.Many2one(
        "res.company",
        "Co-op",
        default=lambda self: self.env.company,
        index=True,
        help="Empty: the lesson came with the software and serves every co-op.",
    )
    question_ids = fields.One2many("coop.lesson.question", "lesson_id", "Questions", copy=True)
    done_count = fields.Integer("Did it", compute="_compute_counts")
    task_count = fields.Integer("Asked to", compute="_compute_counts")
    recording_count = fields.Integer("Recordings there are", compute="_compute_counts")

    _company_key_uniq = models.UniqueIndex(
        "(COALESCE(company_id, 0), key)", "This co-op already has a lesson with this key."
    )
    _minutes_positive = models.Constraint(
        "CHECK (minutes BETWEEN 1 AND 120)", "Enter from 1 to 120 minutes."
    )

    def _compute_counts(self):
        def counts(model, *domain):
            groups = self.env[model]._read_group(
                [("lesson_id", "in", self.ids), *domain], ["lesson_id"], ["__count"]
            )
            return {lesson.id: count for lesson, count in groups}

        companies = ("company_id", "in", self.env.companies.ids)
        done = counts("coop.lesson.done", ("done_on", "!=", False), companies)
        asked = counts("coop.lesson.task", ("state", "=", "open"), companies)
        for lesson in self:
            lesson.done_count = done.get(lesson.id, 0)
            lesson.task_count = asked.get(lesson.id, 0)
            lesson.recording_count = len(lesson._get_recordings().filtered("sound_name"))

    @api.model
    def _get(self, key, company=None):
        """Return the lesson with ``key``: the co-op's own, else the one that was delivered.

        :param str key: see the field
        :param company: res.company, the current one by default
        """
        return self._get_all(company).filtered(lambda lesson: lesson.key == key)

    @api.model
    def _get_all(self, company=None):
        """Return the lessons of a co-op: its own, and those delivered that it has no own of.

        A lesson of its own that was archived hides the one that was delivered, too.
        """
        company = company or self.env.company
        # sudo: which lessons there are is no secret, and members have no right to list them
        lessons = self.sudo().with_context(active_test=False)
        found = lessons.search([("company_id", "in", [company.id, False])])
        own = set(found.filtered("company_id").mapped("key"))
        return found.filtered(
            lambda lesson: lesson.active and (lesson.company_id or lesson.key not in own)
        )

    def action_open_done(self):
        return self._open("coop_learning.coop_lesson_done_action")

    def action_open_tasks(self):
        return self._open("coop_learning.coop_lesson_task_action")

    def _get_recordings(self):
        """Return what was read out of this lesson, in the co-op's own wording and as delivered."""
        texts = self.text_id | self.text_id._for_company(self.env.company)
        return self.env["coop.text.recording"].search(
            [("text_id", "in", texts.ids), ("company_id", "in", self.env.companies.ids)]
        )

    def action_open_recordings(self):
        """List what is to be read out of this lesson in every language, and what has been."""
        self.ensure_one()
        text = self.text_id._for_company(self.env.company)
        versions = text.published_version_ids.filtered(lambda row: row.format == "easy_read")
        for version in versions:
            action = version.action_want_recordings()
        if not versions:
            raise UserError(self.env._("Publish the Easy Read of this lesson first."))
        return {**action, "domain": [("id", "in", self._get_recordings().ids)]}

    def _open(self, xmlid):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(xmlid)
        return {
            **action,
            "domain": [("lesson_id", "=", self.id)],
            "context": {"default_lesson_id": self.id},
        }

    def action_open_text(self):
        self.ensure_one()
        return self.text_id._get_action()

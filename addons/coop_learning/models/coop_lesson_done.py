from odoo import api, fields, models
from odoo.orm.models import NO_ACCESS

HOW = [
    ("alone", "Alone"),
    ("helper", "With somebody beside them"),
    ("group", "In a group"),
]


class CoopLessonDone(models.Model):
    """Somebody began a lesson, and did it: when, which words they saw, alone or with whom.

    Rows are written by the acts of ``coop.lesson`` and of group sessions, by nobody by hand.
    """

    _name = "coop.lesson.done"
    _description = "Lesson that somebody did"
    _inherit = "coop.company.mixin"
    _order = "done_on desc, begun_on desc, id desc"

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
    version_id = fields.Many2one(
        "coop.text.version", "Words they saw", readonly=True, ondelete="restrict"
    )
    begun_on = fields.Date("Begun", required=True, readonly=True)
    done_on = fields.Date("Done", readonly=True, index=True)
    state = fields.Selection(
        [("begun", "Begun"), ("done", "Done")], compute="_compute_state", search="_search_state"
    )
    place = fields.Integer(
        "Where they stopped",
        readonly=True,
        groups=NO_ACCESS,
        help="How many pages of the lesson are behind them. For their own page alone.",
    )
    how = fields.Selection(HOW, required=True, default="alone", readonly=True)
    with_whom = fields.Char("With whom", readonly=True)
    channel = fields.Selection(
        [
            ("self", "On their own pages"),
            ("helper", "With a helper, on their pages"),
            ("phone", "By phone"),
            ("paper", "From paper"),
            ("office", "Written down by the office"),
        ],
        "How we know",
        required=True,
        default="self",
        readonly=True,
    )
    typed_by = fields.Char("Who typed it for them", readonly=True)
    session_id = fields.Many2one(
        "coop.lesson.session", "Group session", readonly=True, ondelete="restrict", index=True
    )

    _done_after_begun = models.Constraint(
        "CHECK (done_on IS NULL OR done_on >= begun_on)", "A lesson is done after it was begun."
    )
    _person_idx = models.Index("(company_id, partner_id, lesson_id)")

    @api.depends("lesson_id", "done_on")
    def _compute_display_name(self):
        for row in self:
            row.display_name = row.lesson_id.name or ""

    @api.depends("done_on")
    def _compute_state(self):
        for row in self:
            row.state = "done" if row.done_on else "begun"

    def _search_state(self, operator, value):
        if operator != "in":
            return NotImplemented
        domains = {"done": [("done_on", "!=", False)], "begun": [("done_on", "=", False)]}
        return fields.Domain.OR([domains[state] for state in value if state in domains])

    def _close_tasks(self):
        """What these people were asked to do, and have done now, is closed."""
        for row in self:
            # sudo: the person closes it by doing it
            tasks = self.env["coop.lesson.task"].sudo()._get_open_of(row.partner_id, row.company_id)
            tasks.filtered(lambda task, row=row: task.lesson_id.key == row.lesson_id.key)._close(
                "done", done_id=row.id
            )

from odoo import api, fields, models


class CoopLessonCourse(models.Model):
    """A set: some lessons in an order, under a name. "For a new councillor"."""

    _name = "coop.lesson.course"
    _description = "Set of lessons"
    _order = "sequence, name, id"
    _check_company_auto = True

    name = fields.Char(required=True, translate=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    company_id = fields.Many2one(
        "res.company",
        "Co-op",
        default=lambda self: self.env.company,
        index=True,
        help="Empty: the set came with the software and serves every co-op.",
    )
    line_ids = fields.One2many("coop.lesson.course.line", "course_id", "Lessons", copy=True)
    lesson_count = fields.Integer("Number of lessons", compute="_compute_lesson_count")

    @api.depends("line_ids")
    def _compute_lesson_count(self):
        for course in self:
            course.lesson_count = len(course.line_ids)

    def _get_lessons(self, company):
        """Return the lessons of these sets in their order, in the form that a co-op uses."""
        keys = list(dict.fromkeys(line.lesson_id.key for line in self.line_ids))
        known = {lesson.key: lesson for lesson in self.env["coop.lesson"]._get_all(company)}
        return self.env["coop.lesson"].union(*(known[key] for key in keys if key in known))

    @api.model
    def _get_with(self, lesson, company):
        """Return the sets of a co-op in which a lesson is."""
        # sudo: which sets there are is no secret
        return self.sudo().search(
            [
                ("line_ids.lesson_id.key", "=", lesson.sudo().key),
                ("company_id", "in", [company.id, False]),
            ]
        )


class CoopLessonCourseLine(models.Model):
    """A lesson at its place in a set."""

    _name = "coop.lesson.course.line"
    _description = "Lesson in a set"
    _order = "course_id, sequence, id"
    _rec_name = "lesson_id"
    _check_company_auto = True

    course_id = fields.Many2one("coop.lesson.course", required=True, ondelete="cascade", index=True)
    company_id = fields.Many2one(related="course_id.company_id", store=True, index=True)
    sequence = fields.Integer(default=10)
    lesson_id = fields.Many2one(
        "coop.lesson", required=True, ondelete="cascade", index=True, check_company=True
    )

    _lesson_uniq = models.UniqueIndex(
        "(course_id, lesson_id)", "This lesson is in the set already."
    )

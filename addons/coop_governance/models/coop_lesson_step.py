from odoo import models


class CoopLesson(models.Model):
    """A lesson that is a first step of somebody is open to them, listed or not."""

    _inherit = "coop.lesson"

    def _get_open_to(self, partner, company):
        lessons = super()._get_open_to(partner, company)
        # sudo: whose page it is was settled before; what is read is theirs
        steps = (
            self.env["coop.term.step"]
            .sudo()
            .search(
                [
                    ("holder_id.partner_id", "=", partner.id),
                    ("company_id", "=", company.id),
                    ("step_id.kind", "=", "lesson"),
                ]
            )
        )
        keys = set(steps.step_id.lesson_id.mapped("key"))
        if not keys:
            return lessons
        return self._get_all(company).filtered(
            lambda lesson: lesson in lessons or (lesson.key in keys and lesson._is_ready(company))
        )


class CoopLessonDone(models.Model):
    _inherit = "coop.lesson.done"

    def _close_tasks(self):
        super()._close_tasks()
        # sudo: the person closes it by doing it
        self.env["coop.term.step"].sudo()._note_lessons(self)

from odoo import api, fields, models
from odoo.exceptions import UserError


class CoopLessonGive(models.TransientModel):
    """Ask people to do lessons: who, which, until when, why."""

    _name = "coop.lesson.give"
    _description = "Ask people to do lessons"
    _inherit = "coop.company.mixin"

    partner_ids = fields.Many2many("res.partner", string="People")
    course_id = fields.Many2one(
        "coop.lesson.course", "All lessons of a set", check_company=True, ondelete="cascade"
    )
    lesson_ids = fields.Many2many("coop.lesson", string="Lessons", check_company=True)
    due_on = fields.Date("Until", help="Empty: when they like.")
    why = fields.Text(help="They read it, so write it for them, in their language if you can.")
    known = fields.Char("Good to know", compute="_compute_known")

    @api.onchange("course_id")
    def _onchange_course_id(self):
        if self.course_id:
            lessons = self.course_id._get_lessons(self.company_id)
            self.lesson_ids = self.lesson_ids | lessons.sudo(False)

    @api.depends("partner_ids", "lesson_ids", "company_id")
    def _compute_known(self):
        for wizard in self:
            people, lessons = wizard.partner_ids._origin, wizard.lesson_ids._origin
            done = lessons._get_done_by(people, wizard.company_id) if lessons else {}
            count = sum(bool(rows) for rows in done.values())
            wizard.known = (
                self.env._(
                    "%(count)s of these people have done one of these lessons before.", count=count
                )
                if count
                else False
            )

    def action_give(self):
        self.ensure_one()
        if not self.partner_ids or not self.lesson_ids:
            raise UserError(self.env._("Choose at least one person and one lesson."))
        tasks = self.env["coop.lesson.task"]._give(
            self.partner_ids, self.lesson_ids, self.due_on, self.why, self.company_id
        )
        if not tasks:
            raise UserError(self.env._("They have all been asked to do this already."))
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "coop_learning.coop_lesson_task_action"
        )
        return {**action, "domain": [("id", "in", tasks.ids)], "context": {}}

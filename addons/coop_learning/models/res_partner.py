from odoo import fields, models

GROUP = "coop_learning.group_learning"


class ResPartner(models.Model):
    _inherit = "res.partner"

    coop_lesson_done_count = fields.Integer(
        "Lessons done", compute="_compute_coop_lesson_counts", groups=GROUP
    )
    coop_lesson_task_count = fields.Integer(
        "Lessons asked", compute="_compute_coop_lesson_counts", groups=GROUP
    )

    def _compute_coop_lesson_counts(self):
        def counts(model, domain):
            groups = self.env[model]._read_group(
                [("partner_id", "in", self.ids), domain], ["partner_id"], ["__count"]
            )
            return {partner.id: count for partner, count in groups}

        done = counts("coop.lesson.done", ("done_on", "!=", False))
        asked = counts("coop.lesson.task", ("state", "=", "open"))
        for partner in self:
            partner.coop_lesson_done_count = done.get(partner._origin.id, 0)
            partner.coop_lesson_task_count = asked.get(partner._origin.id, 0)

    def action_coop_lessons_done(self):
        return self._coop_open_lessons("coop_learning.coop_lesson_done_action")

    def action_coop_lessons_asked(self):
        return self._coop_open_lessons("coop_learning.coop_lesson_task_action")

    def _coop_open_lessons(self, xmlid):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(xmlid)
        return {**action, "domain": [("partner_id", "=", self.id)], "context": {}}

    def action_coop_give_lesson(self):
        """Open the question which lessons these people are asked to do."""
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Ask to do a lesson"),
            "res_model": "coop.lesson.give",
            "view_mode": "form",
            "target": "new",
            "context": {"default_partner_ids": self.ids},
        }

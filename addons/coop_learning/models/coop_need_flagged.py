"""What helps people, said where they are asked to do a lesson and where they do one together."""

from odoo import api, models


class CoopLessonSession(models.Model):
    _name = "coop.lesson.session"
    _inherit = ["coop.lesson.session", "coop.need.flagged"]

    def _get_need_people(self):
        return self.partner_ids

    @api.depends("partner_ids")
    def _compute_coop_need_flags(self):
        super()._compute_coop_need_flags()

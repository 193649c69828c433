from odoo import api, models


class CoopLessonGive(models.TransientModel):
    """Who is asked, and what helps them."""

    _name = "coop.lesson.give"
    _inherit = ["coop.lesson.give", "coop.need.flagged"]

    def _get_need_people(self):
        return self.partner_ids

    @api.depends("partner_ids")
    def _compute_coop_need_flags(self):
        super()._compute_coop_need_flags()

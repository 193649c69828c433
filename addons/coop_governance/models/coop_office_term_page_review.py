from odoo import models


class CoopOfficeTerm(models.Model):
    """On the page “My seat”: a review to answer, and what came out of the last one."""

    _inherit = "coop.office.term"

    def _get_page_parts(self):
        today = self.env["coop.clock"].today(self.company_id)
        parts = super()._get_page_parts()
        if self.is_office or not self._stands_on(today):
            return parts
        # sudo: who sits there is asked, and told what came out
        reviews = self.env["coop.body.review"].sudo()
        mine = reviews.search([("body_id", "=", self.body_id.id), ("state", "!=", "draft")])
        to_answer = mine.filtered(lambda review: review._may_answer(self.holder_id))
        if to_answer:
            parts.append(
                {
                    "priority": 10,
                    "template": "coop_governance.my_seat_review",
                    "review": to_answer[0],
                }
            )
        told = mine.filtered("told_on")
        if told:
            parts.append(
                {
                    "priority": 80,
                    "template": "coop_governance.my_seat_review_told",
                    "review": told[0],
                }
            )
        return parts

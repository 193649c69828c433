from odoo import api, models


class CoopMemberHome(models.AbstractModel):
    """What came of telling the co-op that one is not happy with something, or glad of it.

    A worry about somebody's safety is told in its own way, and never stands here.
    """

    _inherit = "coop.member.home"

    @api.model
    def _get_led_to(self, partners, since=None):
        rows = super()._get_led_to(partners, since)
        # sudo: each reads the answer to what they themselves said
        answered = (
            self.env["coop.complaint"]
            .sudo()
            .search(
                [
                    ("partner_id", "in", partners.ids),
                    ("state", "=", "answered"),
                    ("outcome", "!=", "passed_on"),
                    *self._get_company_domain(),
                    ("answered_on", ">=", since) if since else ("answered_on", "!=", False),
                ]
            )
        )
        titles = {
            "complaint": self.env._("You told us what was not right. We answered."),
            "compliment": self.env._("You told us what was good. We answered."),
        }
        for complaint in answered:
            rows[complaint.partner_id.id].append(
                {
                    "key": f"complaint:{complaint.id}",
                    "title": titles[complaint.kind],
                    "text": complaint.answer or "",
                    "day": complaint.answered_on,
                    "url": None,
                    "icon": "people" if complaint.kind == "complaint" else "heart",
                }
            )
        return rows

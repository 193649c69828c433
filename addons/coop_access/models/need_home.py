from odoo import api, models


class CoopMemberHome(models.AbstractModel):
    """Is what we know of how to reach somebody still right?"""

    _inherit = "coop.member.home"

    @api.model
    def _get_things(self, partners):
        things = super()._get_things(partners)
        # sudo: whose page it is was settled
        needs = self.env["coop.access.need"].sudo()
        due = needs.search(
            [
                ("partner_id", "in", partners.ids),
                ("is_due", "=", True),
                ("reviewed_on", "!=", False),
            ]
        )
        for need in due:
            things[need.partner_id.id].append(
                {
                    "key": f"needs-review:{need.reviewed_on.isoformat()}",
                    "title": self.env._("Is this still right?"),
                    "why": self.env._("How we reach you, and what helps you."),
                    "url": "/my/needs/still",
                    "icon": "question",
                    "priority": 5,
                    "helped": "forms",
                }
            )
        return things

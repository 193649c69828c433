from odoo import api, models


class CoopMemberHome(models.AbstractModel):
    _inherit = "coop.member.home"

    @api.model
    def _get_cards(self, partner):
        """Beside one's own membership, a card for each organisation for which one acts."""
        return [
            *super()._get_cards(partner),
            *(
                {
                    "title": membership.member_name,
                    "text": self.env._(
                        "You act for this member, number %(number)s.", number=membership.number
                    ),
                    "url": f"/my/membership/for/{membership.id}",
                    "icon": "people",
                    "priority": 12,
                }
                for membership in self.env["coop.membership"]._represented_by(partner)
            ),
        ]

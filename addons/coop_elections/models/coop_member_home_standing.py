from odoo import api, models


class CoopMemberHome(models.AbstractModel):
    """The way to standing, and what waits for an answer there."""

    _inherit = "coop.member.home"

    @api.model
    def _get_cards(self, partner):
        cards = super()._get_cards(partner)
        # sudo: whether they are a member of a co-op with a Council, and no more
        memberships = self.env["coop.membership"].sudo()
        mine = memberships.search(
            [
                ("partner_id", "=", partner.id),
                *self._get_company_domain(),
                *memberships._get_member_domain(),
            ]
        )
        councils = self.env["coop.body"].sudo()  # sudo: as above
        domain = [("company_id", "in", mine.company_id.ids), ("kind", "=", "council")]
        if not mine or not councils.search_count(domain, limit=1):
            return cards
        return [
            *cards,
            {
                "title": self.env._("Standing for election"),
                "text": self.env._("What it is, who helps, and whether it is for you."),
                "url": "/my/stand",
                "icon": "/coop_texts/static/pictures/openmoji/1F64B.svg",
                "priority": 47,
                "helped": "stand",
            },
        ]

    @api.model
    def _get_things(self, partners):
        things = super()._get_things(partners)
        # sudo: each is asked what is theirs
        asked = self.env["coop.election.interest"].sudo()
        asked = asked.search(
            [
                ("membership_id.partner_id", "in", partners.ids),
                ("state", "=", "asked"),
                *self._get_company_domain(),
            ]
        )
        for interest in asked:
            things[interest.membership_id.partner_id.id].append(
                {
                    "key": f"stand-asked-{interest.id}",
                    "title": self.env._("Somebody thinks that you would be good"),
                    "why": self.env._("They thought of you for the Council. You can say no."),
                    "url": "/my/stand",
                    "icon": "heart",
                    "priority": 25,
                    "until": None,
                    "helped": "stand",
                }
            )
        for candidate in self._get_unfinished(partners):
            closes = candidate.election_id._get_step("nominations_close")
            things[candidate.membership_id.partner_id.id].append(
                {
                    "key": f"nomination-{candidate.id}",
                    "title": self.env._("Hand in your nomination"),
                    "why": self.env._("You want to stand. We do not have it yet."),
                    "url": f"/my/stand/mine/{candidate.id}",
                    "icon": "pen",
                    "priority": 10,
                    "until": closes.day,
                    "helped": "stand",
                }
            )
        return things

    @api.model
    def _get_unfinished(self, partners):
        """Return nominations that were begun and not handed in, while there is time."""
        # sudo: each is told of what is theirs
        found = (
            self.env["coop.election.candidate"]
            .sudo()
            .search(
                [
                    ("membership_id.partner_id", "in", partners.ids),
                    ("state", "=", "draft"),
                    *self._get_company_domain(),
                ]
            )
        )
        return found.filtered(lambda one: one.election_id._takes_nominations())

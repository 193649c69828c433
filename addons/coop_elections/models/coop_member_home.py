from odoo import api, models

from .coop_election import GOING


class CoopElection(models.Model):
    _inherit = "coop.election"

    @api.model
    def _get_by_member(self, partners, more=()):
        """Return {partner: elections that go on in the co-ops they are members of}."""
        # sudo: each is told of what is theirs
        memberships = self.env["coop.membership"].sudo()
        mine = memberships.search(
            [("partner_id", "in", partners.ids), *more, *memberships._get_member_domain()]
        )
        # sudo: that an election goes on is public
        going = (
            self.sudo().search(
                [
                    ("company_id", "in", mine.company_id.ids),
                    ("state", "in", GOING),
                    ("is_rehearsal", "=", False),
                ],
                order="poll_closes_at, id",
            )
            if mine
            else self.browse()
        )
        found = {}
        for member in mine:
            own = going.filtered(lambda one, member=member: one.company_id == member.company_id)
            found[member.partner_id] = found.get(member.partner_id, going.browse()) | own
        return found


class CoopMemberHome(models.AbstractModel):
    """Elections that go on."""

    _inherit = "coop.member.home"

    @api.model
    def _get_cards(self, partner):
        cards = super()._get_cards(partner)
        elections = self.env["coop.election"]._get_by_member(partner, self._get_company_domain())
        if not elections.get(partner):
            return cards
        return [
            *cards,
            {
                "title": self.env._("Elections"),
                "text": self.env._("What is elected, and when. How to stand and to vote."),
                "url": "/my/elections",
                "icon": "vote",
                "priority": 30,
            },
        ]

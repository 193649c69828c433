from odoo import api, models
from odoo.fields import Domain

from .coop_induction_mixin import PICTURES

CHAIR = "/coop_texts/static/pictures/openmoji/1FA91.svg"


class CoopMemberHome(models.AbstractModel):
    """The way to one's seat, the next first step, and what a buddy or a review waits for."""

    _inherit = "coop.member.home"

    @api.model
    def _get_cards(self, partner):
        cards = super()._get_cards(partner)
        terms = self.env["coop.office.term"]._get_my_terms(partner)
        if not terms and not self._get_buddies(partner):
            return cards
        names = dict.fromkeys(terms.mapped("body_id.name"))
        return [
            *cards,
            {
                "title": self.env._("My seat"),
                "text": ", ".join(names) or self.env._("You are there for somebody new."),
                "url": "/my/bodies",
                "icon": CHAIR,
                "priority": 35,
                "helped": "meetings",
            },
        ]

    @api.model
    def _get_buddies(self, partners):
        """Return whom people are asked to be a buddy for, or are one, with all rights."""
        # sudo: whose page it is was settled; only what is theirs is found
        buddies = self.env["coop.buddy"].sudo()
        return buddies.search(
            buddies._get_going_domain()
            & Domain("holder_id.partner_id", "in", partners.ids)
            & Domain("state", "in", ("asked", "agreed"))
            & Domain(self._get_company_domain())
        )

    @api.model
    def _get_things(self, partners):
        things = super()._get_things(partners)
        for row in self._get_next_steps(partners):
            things[row.holder_id.partner_id.id].append(
                {
                    "key": f"term_step:{row.id}",
                    "title": row.name,
                    "why": self.env._("You have a seat on %(body)s.", body=row.body_id.name),
                    "url": f"/my/bodies/step/{row.id}",
                    "icon": PICTURES[row.kind],
                    "priority": 30,
                    "until": row.due_on,
                    "helped": "meetings",
                }
            )
        for buddy in self._get_buddies(partners).filtered(lambda buddy: buddy.state == "asked"):
            things[buddy.holder_id.partner_id.id].append(
                {
                    "key": f"buddy:{buddy.id}",
                    "title": self.env._("Would you be there for somebody new?"),
                    "why": buddy._get_sentence(),
                    "url": "/my/bodies",
                    "icon": PICTURES["meet"],
                    "priority": 25,
                    "until": None,
                    "helped": "meetings",
                }
            )
        return things

    @api.model
    def _get_next_steps(self, partners):
        """Return the first step that is left to do of each term that is theirs, with all rights."""
        # sudo: as in _get_buddies
        rows = (
            self.env["coop.term.step"]
            .sudo()
            .search(
                [
                    ("holder_id.partner_id", "in", partners.ids),
                    ("state", "=", "open"),
                    ("term_id.struck_on", "=", False),
                    *self._get_company_domain(),
                ]
            )
        )
        today = self.env["coop.clock"].today
        going = rows.filtered(
            lambda row: not row.term_id.date_to or row.term_id.date_to >= today(row.company_id)
        )
        first = going.browse()
        for _term, steps in going.grouped("term_id").items():
            first |= steps.sorted(lambda row: (row.sequence, row.due_on, row.id))[:1]
        return first

from odoo import api, models
from odoo.fields import Domain

SCALES = "/coop_texts/static/pictures/openmoji/2696.svg"


class CoopMemberHome(models.AbstractModel):
    """Who is asked for their interests finds that among what they can do."""

    _inherit = "coop.member.home"

    @api.model
    def _get_draft_pages(self):
        page = (self.env._("My interests"), "/my/interests/new")
        return {**super()._get_draft_pages(), "interest": page}

    @api.model
    def _get_things(self, partners):
        things = super()._get_things(partners)
        today = self.env["coop.clock"].today()
        # sudo: whose page it is was settled; only what is theirs is found
        terms = self.env["coop.office.term"].sudo()
        held = terms.search(
            terms._get_standing_domain(today)
            & Domain("is_office", "=", False)
            & Domain("holder_id.partner_id", "in", partners.ids)
            & Domain(self._get_company_domain())
        )
        for holder, its in held.grouped("holder_id").items():
            term = its._get_asking_for_interests(today)
            if term:
                things[holder.partner_id.id].append(
                    {
                        "key": f"interests:{holder.id}",
                        "title": self.env._("Could something pull you two ways?"),
                        "why": self.env._("You have a seat on %(body)s.", body=term.body_id.name),
                        "url": "/my/interests",
                        "icon": SCALES,
                        "priority": 58,
                        "until": None,
                        "helped": "forms",
                    }
                )
        return things

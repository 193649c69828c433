from odoo import api, models


class CoopMemberHome(models.AbstractModel):
    """May I decide this? For whoever sits on a body today, and for staff."""

    _inherit = "coop.member.home"

    @api.model
    def _get_cards(self, partner):
        cards = super()._get_cards(partner)
        company = self.env["coop.delegation.scheme"]._company_of_asker(partner)
        # sudo: whether there is a scheme to ask
        if not company or not self.env["coop.delegation.scheme"].sudo()._current(company):
            return cards
        return [
            *cards,
            {
                "title": self.env._("May I decide this?"),
                "text": self.env._("Find out who decides what, and whom to ask first."),
                "url": "/my/may-i-decide",
                "icon": "question",
                "priority": 46,
            },
        ]


class CoopDelegationScheme(models.Model):
    _inherit = "coop.delegation.scheme"

    @api.model
    def _company_of_asker(self, partner):
        """Return the co-op whose scheme somebody may ask: where they sit on a body today, or
        where they work; none for everybody else."""
        terms = self.env["coop.office.term"]._get_sitting(partner)
        # sudo: which log-ins are the person's own
        users = partner.sudo().user_ids
        works = any(user._is_internal() for user in users)
        if terms:
            own = terms.company_id
            return self.env.company if self.env.company in own else own[0]
        return self.env.company if works else self.env["res.company"]

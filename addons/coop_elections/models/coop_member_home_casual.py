from odoo import api, models


class CoopMemberHome(models.AbstractModel):
    """A seat fell empty, and somebody who stood is asked: it waits for an answer."""

    _inherit = "coop.member.home"

    @api.model
    def _get_things(self, partners):
        things = super()._get_things(partners)
        # sudo: each is asked what is theirs
        asked = self.env["coop.election.casual.answer"].sudo()
        asked = asked.search(
            [
                ("candidate_id.membership_id.partner_id", "in", partners.ids),
                ("state", "=", "asked"),
                ("casual_id.state", "=", "asking"),
                *self._get_company_domain(),
            ]
        )
        for answer in asked:
            things[answer._get_partner().id].append(
                {
                    "key": f"seat-{answer.id}",
                    "title": self.env._("Would you take a seat?"),
                    "why": self.env._("You stood for it. Now it is empty. You can say no."),
                    "url": f"/my/elections/seat/{answer.id}",
                    "icon": "question",
                    "priority": 12,
                    "until": answer.answer_by,
                    "helped": "stand",
                }
            )
        return things

from odoo import api, models


class CoopAccessPack(models.AbstractModel):
    """What somebody said and asked about decisions that the Council reviews."""

    _inherit = "coop.access.pack"

    @api.model
    def _coop_access_pack(self, partner, company):
        return [
            *super()._coop_access_pack(partner, company),
            self._get_said_of_decisions(partner, company),
        ]

    @api.model
    def _get_said_of_decisions(self, partner, company):
        mine = [("membership_id.partner_id", "=", partner.id), ("company_id", "=", company.id)]
        comments = self.env["coop.review.comment"].search(mine)
        questions = self.env["coop.review.question"].search(
            [
                ("company_id", "=", company.id),
                "|",
                ("membership_id.partner_id", "=", partner.id),
                ("holder_id.partner_id", "=", partner.id),
            ]
        )
        return {
            "title": self.env._("What you think of decisions"),
            "why": self.env._("We keep this so that the Council and the Board hear it."),
            "facts": [],
            "heads": [
                self.env._("Decision"),
                self.env._("About"),
                self.env._("Day"),
                self.env._("What you said"),
            ],
            "rows": [
                *(
                    [
                        one.decision_id.name,
                        one._say_subject(),
                        self._day(one.said_on),
                        self._label(one, "card") if one.card else "",
                    ]
                    for one in comments
                ),
                *(
                    [
                        one.decision_id.name,
                        one.subject_words or "",
                        self._day(one.asked_on),
                        self._label(one, "kind"),
                    ]
                    for one in questions
                ),
            ],
            "passages": [
                *self._passages_of(comments, "words", "change"),
                *self._passages_of(questions, "words", "answer"),
            ],
        }

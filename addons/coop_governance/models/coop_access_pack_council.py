from odoo import api, models


class CoopAccessPack(models.AbstractModel):
    """What somebody asked the Council, began or signed, and what they started as a councillor."""

    _inherit = "coop.access.pack"

    @api.model
    def _coop_access_pack(self, partner, company):
        return [
            *super()._coop_access_pack(partner, company),
            self._get_council_questions(partner, company),
            self._get_initiatives(partner, company),
            self._get_started(partner, company),
        ]

    @api.model
    def _get_council_questions(self, partner, company):
        asked = self.env["coop.council.question"].search(
            [("membership_id.partner_id", "=", partner.id), ("company_id", "=", company.id)]
        )
        return {
            "title": self.env._("What you asked the Council"),
            "why": self.env._("Members may ask the Council, and get an answer by a day."),
            "facts": [],
            "heads": [
                self.env._("What it is about"),
                self.env._("Asked on"),
                self.env._("How you asked"),
                self.env._("Others may read it"),
                self.env._("Answered on"),
            ],
            "rows": [
                [
                    question.name,
                    self._day(question.asked_on),
                    self._label(question, "how"),
                    self.env._("Yes") if question.may_publish else "",
                    self._day(question.answered_on),
                ]
                for question in asked
            ],
            "passages": list(self._passages_of(asked, "words", "answer", "passed_why")),
        }

    @api.model
    def _get_initiatives(self, partner, company):
        return {
            "title": self.env._("What you signed for the Council"),
            "why": self.env._("The Council has to answer when enough members sign."),
            **self._get_signed(partner, company, "coop.initiative"),
        }

    @api.model
    def _get_started(self, partner, company):
        here = ("company_id", "=", company.id)
        holders = self.env["coop.office.holder"].search([("partner_id", "=", partner.id), here])
        mine = [("holder_id", "in", holders.ids)]
        called = self.env["coop.call.in"].search(mine)
        points = self.env["coop.item.proposal"].search(mine)
        supported = self.env["coop.call.in.support"].search(mine)
        taken = self.env["coop.council.question"].search([("taken_by_id", "in", holders.ids)])
        return {
            "title": self.env._("What you started as a councillor"),
            "why": self.env._("Councillors call in decisions, propose points and answer members."),
            "facts": [],
            "heads": [self.env._("What"), self.env._("On"), self.env._("How it stands")],
            "rows": [
                *([one.name, self._day(one.asked_on), self._label(one, "state")] for one in called),
                *([one.name, self._day(one.asked_on), self._label(one, "state")] for one in points),
                *(
                    [one.call_in_id.name, self._day(one.supported_on), self.env._("You support it")]
                    for one in supported
                ),
                *([one.name, self._day(one.taken_on), self._label(one, "state")] for one in taken),
            ],
            "passages": [
                *self._passages_of(called, "why"),
                *self._passages_of(points, "why", "paper_words", "state_why"),
                *self._passages_of(taken, "proposed"),
            ],
        }

from odoo import api, models


class CoopAccessPack(models.AbstractModel):
    """What was noted about somebody who stood for the Board, or sits there."""

    _inherit = "coop.access.pack"

    @api.model
    def _coop_access_pack(self, partner, company):
        return [*super()._coop_access_pack(partner, company), self._get_board(partner, company)]

    @api.model
    def _get_board(self, partner, company):
        candidates = self.env["coop.board.candidate"].search(
            [("partner_id", "=", partner.id), ("company_id", "=", company.id)]
        )
        terms = self.env["coop.office.term"].search(
            [("holder_id.partner_id", "=", partner.id), ("company_id", "=", company.id)]
        )
        declarations = candidates.declaration_ids | terms.declaration_ids
        return {
            "title": self.env._("The Board: what you declared, and what we checked"),
            "why": self.env._("Whoever sits on the Board has to be fit for it, by law."),
            "facts": [
                fact
                for candidate in candidates
                for fact in (
                    (self.env._("You stood in"), candidate.search_id.name),
                    (self.env._("How far it came"), self._label(candidate, "stage")),
                )
            ],
            "heads": [self.env._("Day"), self.env._("What"), self.env._("Result")],
            "rows": [
                *(
                    [
                        self._day(answer.declaration_id.given_on),
                        answer.wording,
                        self.env._("Yes") if answer.answer else self.env._("No"),
                    ]
                    for answer in declarations.answer_ids
                ),
                *(
                    [self._day(check.done_on), check.kind_id.name, self._label(check, "result")]
                    for check in candidates.check_ids
                ),
                *(
                    [self._day(said.said_on), said.skill_id.name, said.words or ""]
                    for said in terms.skill_said_ids
                ),
            ],
            "passages": [
                *self._passages_of(candidates, "brings", "why", "ended_why"),
                *self._passages_of(candidates.check_ids, "note", "decision_why"),
                *self._passages_of(declarations.answer_ids, "more"),
            ],
        }

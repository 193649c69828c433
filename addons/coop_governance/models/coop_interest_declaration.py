from odoo import api, models


class CoopBoardDeclaration(models.Model):
    """What a declaration for the Board says of interests goes into the register of them."""

    _inherit = "coop.board.declaration"

    @api.model
    def _give(self, of, answers, channel, day=None):
        declaration = super()._give(of, answers, channel, day)
        # sudo: the caller settled whose declaration it is
        holder = declaration.sudo().term_id.holder_id
        if holder:
            declaration._enter_interests(holder)
        return declaration

    def _enter_interests(self, holder):
        """Enter what is new in the answers on interests, in the words of the person.

        What stands in the register in the same words is not entered again. Who was asked has
        looked through their interests.
        """
        self.ensure_one()
        declaration = self.sudo()  # sudo: it follows from the declaration
        answers = declaration.answer_ids.filtered(lambda a: a.question_id.kind == "interests")
        today = self.env["coop.clock"].today(declaration.company_id)
        known = {_plain(what) for what in holder._get_interests(today).mapped("what")}
        kind = self.env.ref("coop_governance.interest_kind_other")
        for answer in answers.filtered(lambda a: a.answer and _plain(a.more) not in ("", *known)):
            self.env["coop.interest"]._declare(
                holder,
                kind,
                answer.more,
                declaration.channel,
                day=declaration.given_on,
                answer=answer,
            )
        if answers:
            holder._looked_through_interests(declaration.channel, declaration.given_on)


class CoopBoardCandidate(models.Model):
    _inherit = "coop.board.candidate"

    def _appoint(self, seat, date_from, planned_to=None):
        """Who comes onto the Board comes into the register with what they declared before."""
        term = super()._appoint(seat, date_from, planned_to)
        for declaration in self._get_last_declaration():
            declaration._enter_interests(term.sudo().holder_id)  # sudo: one act
        return term


def _plain(words):
    """Return words as they are compared: without the letters' size and the spaces around."""
    return " ".join((words or "").split()).casefold().rstrip(".")

from odoo import models


class CoopMembership(models.Model):
    """Who is forgotten is named no more by what they declared for the Board."""

    _inherit = "coop.membership"

    def _make_nobody(self):
        # sudo: part of a removal that has been checked and logged
        candidates = self.env["coop.board.candidate"].sudo()
        candidates = candidates.search(
            [("partner_id", "=", self.partner_id.id), ("company_id", "=", self.company_id.id)]
        )
        terms = self._get_office_terms()
        given = candidates.declaration_ids | terms.declaration_ids
        answers = given.answer_ids.filtered("more")
        if answers:
            reason = self.env._("The entry of a former member was removed from the register.")
            with self.env["coop.wall.opening"]._open(answers._name, reason):
                answers.write({"more": False})
                answers.flush_recordset()
        candidates.check_ids._forget()
        terms.skill_said_ids.unlink()
        self.env["coop.board.removal"].sudo().search([("term_id", "in", terms.ids)])._forget()
        nobody = super()._make_nobody()
        candidates.message_ids.unlink()
        if not candidates:
            return nobody
        reason = self.env._("The entry of a former member was removed from the register.")
        with self.env["coop.wall.opening"]._open("coop.office.term", reason):
            candidates.write(
                {
                    "partner_id": nobody.id,
                    "name": nobody.name,
                    "reach": False,
                    "suggested_by": False,
                    "brings": False,
                    "why": False,
                    "ended_why": False,
                }
            )
            candidates.flush_recordset()
        return nobody

from odoo import models
from odoo.fields import Domain


class CoopMembership(models.Model):
    """Of who is forgotten neither what they needed at meetings nor what they asked is kept."""

    _inherit = "coop.membership"

    def _make_nobody(self):
        # sudo: part of a removal that has been checked and logged
        rows = self.env["coop.meeting.person"].sudo()
        rows = rows.search(
            Domain("company_id", "=", self.company_id.id)
            & (
                Domain("membership_id", "=", self.id)
                | Domain("term_id.holder_id.partner_id", "=", self.partner_id.id)
            )
        )
        rows.filtered("answer_note").answer_note = False
        questions = self.env["coop.meeting.question"].sudo().search([("person_id", "in", rows.ids)])
        gone = self.env._("Removed with the entry of a former member.")
        questions.filtered("words").words = gone
        questions.filtered("answer").answer = gone
        return super()._make_nobody()

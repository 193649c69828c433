from odoo import api, fields, models

from .coop_buddy import GONE


class CoopOfficeTerm(models.Model):
    """Whose buddy is there for who is new, and what follows when somebody goes."""

    _inherit = "coop.office.term"

    buddy_ids = fields.One2many("coop.buddy", "term_id", string="Buddies")
    buddy_id = fields.Many2one("coop.buddy", compute="_compute_buddy")

    @api.depends("buddy_ids.state")
    def _compute_buddy(self):
        for term in self:
            term.buddy_id = term.buddy_ids.filtered(lambda b: b.state in ("asked", "agreed"))[:1]

    def _on_begun(self):
        super()._on_begun()
        for term in self.filtered("restores_id"):
            # sudo: guarded against typing; it follows from the act
            going = term.restores_id.sudo().buddy_id
            going.write({"term_id": term.id})

    def _on_ended(self):
        super()._on_ended()
        for term in self.filtered(lambda term: term.ended_why in GONE):
            # sudo: who has gone is nobody's buddy any more
            self.env["coop.buddy"].sudo().search([("holder_id", "=", term.holder_id.id)])._end()

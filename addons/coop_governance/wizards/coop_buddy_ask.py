from odoo import api, fields, models
from odoo.exceptions import UserError


class CoopBuddyAsk(models.TransientModel):
    """Somebody who sits or sat on the body is asked to be there for who is new."""

    _name = "coop.buddy.ask"
    _description = "Ask somebody to be a buddy"

    term_id = fields.Many2one("coop.office.term", "For", required=True)
    candidate_ids = fields.Many2many("coop.office.holder", compute="_compute_candidates")
    holder_id = fields.Many2one(
        "coop.office.holder",
        "Buddy",
        required=True,
        domain="[('id', 'in', candidate_ids)]",
        help="Somebody else who sits or sat on the body.",
    )
    wants = fields.Boolean(
        "They want a buddy, and we may say their name to this person",
        help="Ask them first. Nobody gets a buddy whom they do not want.",
    )

    @api.depends("term_id")
    def _compute_candidates(self):
        for window in self:
            found = self.env["coop.buddy"]._get_candidates(window.term_id)
            window.candidate_ids = found.ids

    def action_apply(self):
        self.ensure_one()
        self.term_id._check_officer()
        if not self.wants:
            raise UserError(
                self.env._("First ask whoever is new whether they want a buddy, and tick it here.")
            )
        self.env["coop.buddy"]._ask(self.term_id, self.holder_id)
        return {"type": "ir.actions.act_window_close"}

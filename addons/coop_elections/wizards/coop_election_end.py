from odoo import api, fields, models
from odoo.exceptions import UserError


class CoopElectionEnd(models.TransientModel):
    """An election is abandoned, with a reason that everybody reads."""

    _name = "coop.election.end"
    _description = "Abandon an election"

    election_id = fields.Many2one("coop.election", required=True)
    why = fields.Text("Reason", required=True, help="Everybody reads it.")

    @api.depends("election_id")
    def _compute_display_name(self):
        for window in self:
            window.display_name = self.env._("Abandon an election")

    def action_apply(self):
        self.ensure_one()
        if not (self.why or "").strip():
            raise UserError(self.env._("Say why. Everybody reads it."))
        self.election_id._abandon(self.why.strip())
        return {"type": "ir.actions.act_window_close"}

from odoo import api, fields, models


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
        self.election_id._abandon((self.why or "").strip())
        return {"type": "ir.actions.act_window_close"}

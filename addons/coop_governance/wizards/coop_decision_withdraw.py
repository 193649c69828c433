from odoo import fields, models


class CoopDecisionWithdraw(models.TransientModel):
    """The Board does not go on with it."""

    _name = "coop.decision.withdraw"
    _description = "Take a decision back"

    decision_id = fields.Many2one("coop.decision", required=True, readonly=True)
    why = fields.Text(required=True)

    def action_apply(self):
        self.ensure_one()
        self.decision_id._take_back(self.why)
        return {"type": "ir.actions.act_window_close"}

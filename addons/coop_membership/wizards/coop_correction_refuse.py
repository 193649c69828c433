from odoo import fields, models


class CoopCorrectionRefuse(models.TransientModel):
    """Say why a correction is not made."""

    _name = "coop.correction.refuse"
    _description = "Refuse a correction"

    correction_id = fields.Many2one("coop.membership.correction", required=True)
    reason = fields.Text("Reason, in words for the member", required=True)

    def action_apply(self):
        self.ensure_one()
        self.correction_id.action_refuse(self.reason)
        return {"type": "ir.actions.act_window_close"}

from odoo import fields, models


class CoopDecisionOverride(models.TransientModel):
    """The Board decides without waiting, and says why. The Council hears of it at once."""

    _name = "coop.decision.override"
    _description = "Decide without waiting"
    _inherit = "coop.decision.final"

    why = fields.Text("Why it cannot wait, in English", required=True)
    why_cy = fields.Text("Why it cannot wait, in Welsh", required=True)

    def action_apply(self):
        self.ensure_one()
        self.decision_id._decide(
            self._get_given(),
            self.resolution_id,
            self.where,
            {"en_GB": self.why, "cy_GB": self.why_cy},
        )
        return {"type": "ir.actions.act_window_close"}

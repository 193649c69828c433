from odoo import api, fields, models


class CoopElectionBatchVoid(models.TransientModel):
    """A bundle was counted wrongly: it is void, and its papers are counted and keyed anew."""

    _name = "coop.election.batch.void"
    _description = "Void: key it anew"

    batch_id = fields.Many2one("coop.election.batch", "Bundle", required=True)
    why = fields.Char("Reason", required=True, help="For example: two papers stuck together.")

    @api.depends("batch_id")
    def _compute_display_name(self):
        for window in self:
            window.display_name = self.env._("Void: key it anew")

    def action_apply(self):
        self.ensure_one()
        self.batch_id._void(self.why)
        return {"type": "ir.actions.client", "tag": "soft_reload"}

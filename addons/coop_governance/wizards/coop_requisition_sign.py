from odoo import fields, models

from ..models.coop_requisition import SIGNABLE


class CoopRequisitionSign(models.TransientModel):
    """Signatures from a sheet of paper, or said by phone."""

    _name = "coop.requisition.sign"
    _description = "Signatures from paper"

    requisition_id = fields.Many2one(
        "coop.requisition", "Request", required=True, domain=[("state", "in", SIGNABLE)]
    )
    how = fields.Selection(
        [("paper", "On paper"), ("phone", "By phone")], required=True, default="paper"
    )
    line_ids = fields.One2many("coop.requisition.sign.line", "sign_id", string="Signatures")

    def action_apply(self):
        """Enter those that count; what does not stays, with the reason beside it."""
        self.ensure_one()
        self.requisition_id._check_officer()
        for line in self.line_ids:
            if not line.problem:
                self.requisition_id._sign(
                    line.membership_id, line.signed_on, self.how, line.typed or None
                )
                line.unlink()
        if not self.line_ids:
            return {"type": "ir.actions.act_window_close"}
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("These do not count"),
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
            "target": "new",
        }

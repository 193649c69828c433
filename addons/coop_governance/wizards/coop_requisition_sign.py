from odoo import fields, models
from odoo.exceptions import UserError

from ..models.coop_signed import SIGNABLE


class CoopRequisitionSign(models.TransientModel):
    """Signatures from a sheet of paper, or said by phone."""

    _name = "coop.requisition.sign"
    _description = "Signatures from paper"

    requisition_id = fields.Many2one(
        "coop.requisition", "Request", domain=[("state", "in", SIGNABLE)]
    )
    initiative_id = fields.Many2one("coop.initiative", domain=[("state", "in", SIGNABLE)])
    how = fields.Selection(
        [("paper", "On paper"), ("phone", "By phone")], required=True, default="paper"
    )
    line_ids = fields.One2many("coop.requisition.sign.line", "sign_id", string="Signatures")

    def _get_signed(self):
        """Return what is signed: a request for a meeting, or an initiative."""
        return self.initiative_id or self.requisition_id

    def action_apply(self):
        """Enter those that count; what does not stays, with the reason beside it."""
        self.ensure_one()
        signed = self._get_signed()
        signed._check_officer()
        if not signed:
            raise UserError(self.env._("Choose what is signed."))
        for line in self.line_ids:
            if not line.problem:
                signed._sign(line.membership_id, line.signed_on, self.how, line.typed or None)
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

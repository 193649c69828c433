from odoo import fields, models
from odoo.exceptions import UserError


class CoopRequisitionEnd(models.TransientModel):
    """A request is not shown, or is taken back; a signature does not count: each with a reason."""

    _name = "coop.requisition.end"
    _description = "A request or a signature does not count"

    act = fields.Selection(
        [
            ("refuse", "Do not show it"),
            ("withdraw", "Who began it takes it back"),
            ("strike", "Strike out the signature"),
        ],
        required=True,
    )
    requisition_id = fields.Many2one("coop.requisition", "Request")
    signature_id = fields.Many2one("coop.requisition.signature")
    initiative_id = fields.Many2one("coop.initiative")
    initiative_signature_id = fields.Many2one("coop.initiative.signature", "Signature")
    reason = fields.Text(
        required=True, help="Who began the request reads why it is not shown. Write plainly."
    )

    def action_apply(self):
        self.ensure_one()
        self.env["coop.requisition"]._check_officer()
        if self.act == "strike":
            signature = self.initiative_signature_id or self.signature_id
            if not signature:
                raise UserError(self.env._("Choose the signature that does not count."))
            signature._strike(self.reason)
            return {"type": "ir.actions.act_window_close"}
        signed = self.initiative_id or self.requisition_id
        if not signed:
            raise UserError(self.env._("Choose the request."))
        if self.act == "refuse":
            signed._refuse(self.reason)
        else:
            signed._withdraw(self.reason)
        return {"type": "ir.actions.act_window_close"}

from odoo import fields, models


class CoopCouncilRefuse(models.TransientModel):
    """The Board does not bring what was called in; a point does not go onto the agenda: why."""

    _name = "coop.council.refuse"
    _description = "Say why not"

    call_in_id = fields.Many2one("coop.call.in", readonly=True)
    proposal_id = fields.Many2one("coop.item.proposal", readonly=True)
    why = fields.Text("Because, in English", required=True)
    why_cy = fields.Text("Because, in Welsh")

    def action_apply(self):
        self.ensure_one()
        if self.call_in_id:
            self.call_in_id._refuse({"en_GB": self.why, "cy_GB": self.why_cy})
        else:
            self.proposal_id._refuse(self.why)
        return {"type": "ir.actions.act_window_close"}

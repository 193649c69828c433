from odoo import api, fields, models


class CoopDelegationBegin(models.TransientModel):
    """A delegation scheme is put in force: what is wrong, and what is missing, is said before."""

    _name = "coop.delegation.begin"
    _description = "Put a delegation scheme in force"

    scheme_id = fields.Many2one("coop.delegation.scheme", required=True)
    valid_from = fields.Date(related="scheme_id.valid_from")
    matter_count = fields.Integer(related="scheme_id.matter_count")
    wrong = fields.Text("This cannot stay so", compute="_compute_faults")
    missing = fields.Text("This is missing", compute="_compute_faults")
    despite = fields.Char(
        "It may stay so because", help="Kept with the scheme, for whoever asks later."
    )

    @api.depends("scheme_id")
    def _compute_faults(self):
        for window in self:
            scheme = window.scheme_id
            window.wrong = "\n".join(scheme._get_contradictions()) if scheme else False
            window.missing = "\n".join(scheme._get_gaps()) if scheme else False

    def action_apply(self):
        self.ensure_one()
        self.scheme_id._put_in_force(self.despite)
        return {"type": "ir.actions.act_window_close"}

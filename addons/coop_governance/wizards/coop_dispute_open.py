from odoo import fields, models

from ..models.coop_dispute import GROUNDS


class CoopDisputeOpen(models.TransientModel):
    """The Council opens a dispute about a decision."""

    _name = "coop.dispute.open"
    _description = "Open a dispute"

    decision_id = fields.Many2one("coop.decision", required=True, readonly=True)
    council_id = fields.Many2one(related="decision_id.council_id")
    ground = fields.Selection(GROUNDS, "Because", required=True)
    reason = fields.Text("What it is about, in English", required=True)
    reason_cy = fields.Text("What it is about, in Welsh")
    resolution_id = fields.Many2one(
        "coop.resolution",
        "By resolution of the Council",
        domain="[('body_id', '=', council_id), ('state', '=', 'carried')]",
    )
    where = fields.Char("Where the Council asked for it", help="Where there is no resolution here.")

    def action_apply(self):
        self.ensure_one()
        dispute = self.env["coop.dispute"]._open(
            self.decision_id,
            self.ground,
            {"en_GB": self.reason, "cy_GB": self.reason_cy},
            self.resolution_id,
            self.where,
        )
        return dispute.get_formview_action()

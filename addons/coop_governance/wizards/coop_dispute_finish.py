from odoo import fields, models


class CoopDisputeFinish(models.TransientModel):
    """What came of a stage of a dispute."""

    _name = "coop.dispute.finish"
    _description = "What came of a stage"

    step_id = fields.Many2one("coop.dispute.step", "Stage", required=True, readonly=True)
    outcome = fields.Selection(
        lambda self: (
            self.env["coop.dispute.step"]._fields["outcome"]._description_selection(self.env)
        ),
        "What came of it",
        required=True,
        help="After the last stage a dispute that is not settled ends.",
    )
    words = fields.Text("In plain words, in English", required=True)
    words_cy = fields.Text("In plain words, in Welsh")

    def action_apply(self):
        self.ensure_one()
        self.step_id._finish(self.outcome, {"en_GB": self.words, "cy_GB": self.words_cy})
        return {"type": "ir.actions.act_window_close"}

from odoo import api, fields, models


class CoopTextPublish(models.TransientModel):
    """The named override of the publish gate: who let the text out, and why."""

    _name = "coop.text.publish"
    _description = "Publish a text although something is missing"

    text_id = fields.Many2one("coop.text", required=True, readonly=True, ondelete="cascade")
    problems = fields.Text("What is missing", compute="_compute_problems")
    reason = fields.Text(required=True)

    @api.depends("text_id")
    def _compute_problems(self):
        for wizard in self:
            wizard.problems = "\n".join(wizard.text_id._get_publish_problems())

    def action_publish(self):
        self.ensure_one()
        self.text_id._publish_anyway(self.reason)
        return {"type": "ir.actions.act_window_close"}

from odoo import api, fields, models

from ..models.coop_election_casual_answer import HOW


class CoopElectionCasualNote(models.TransientModel):
    """What a candidate answered who was asked to take a seat: by phone, on paper, face to face."""

    _name = "coop.election.casual.note"
    _description = "What a candidate answered"

    answer_id = fields.Many2one("coop.election.casual.answer", required=True)
    willing = fields.Selection(
        [("yes", "Yes, they would take the seat"), ("no", "No")], "They said", required=True
    )
    how = fields.Selection(HOW[2:], "How they answered", required=True, default="phone")

    @api.depends("answer_id")
    def _compute_display_name(self):
        for window in self:
            window.display_name = self.env._("What they answered")

    def action_apply(self):
        self.ensure_one()
        self.answer_id.check_access("read")
        self.answer_id.casual_id._check_may_run()
        self.answer_id._answer(self.willing == "yes", self.how, self.env.user.name)
        return {"type": "ir.actions.act_window_close"}

from odoo import api, fields, models


class CoopElectionCandidateAgent(models.TransientModel):
    """The office writes down who helps somebody to stand, as they said."""

    _name = "coop.election.candidate.agent"
    _description = "Who helps them to stand"

    candidate_id = fields.Many2one("coop.election.candidate", required=True)
    name = fields.Char(help="Empty: nobody helps them.")
    number = fields.Char("Number of the member", help="If that person is a member.")

    @api.depends("candidate_id")
    def _compute_display_name(self):
        for window in self:
            window.display_name = self.env._("Who helps them to stand")

    def action_apply(self):
        self.ensure_one()
        self.candidate_id.election_id._check_may_run()
        self.candidate_id._name_agent(self.name, self.number)
        return {"type": "ir.actions.act_window_close"}

from odoo import api, fields, models

from ..models.coop_election_challenge import OUTCOMES


class CoopElectionChallengeStep(models.TransientModel):
    """What a panel heard or decided is written down."""

    _name = "coop.election.challenge.step"
    _description = "What a panel heard or decided"

    challenge_id = fields.Many2one("coop.election.challenge", required=True)
    election_id = fields.Many2one(related="challenge_id.election_id")
    words = fields.Text(related="challenge_id.words", string="In their words")
    step = fields.Selection([("heard", "Heard"), ("decided", "Decided")], required=True)
    day = fields.Date("Heard on", default=lambda self: self.env["coop.clock"].today())
    note = fields.Text(
        "Who was heard", help="And what was looked at. Nothing of how anybody voted."
    )
    outcome = fields.Selection(OUTCOMES)
    passed_over_ids = fields.Many2many(
        "coop.election.candidate",
        string="Could not be elected",
        domain="[('election_id', '=', election_id), ('state', 'in', ('elected', 'not_elected'))]",
    )
    answer = fields.Text(
        "Why", help="Whoever asked reads it. Of a change everybody reads it: name nobody."
    )

    @api.depends("challenge_id", "step")
    def _compute_display_name(self):
        for window in self:
            window.display_name = (
                self.env._("The panel has decided")
                if window.step == "decided"
                else self.env._("The panel has heard it")
            )

    def action_apply(self):
        self.ensure_one()
        if self.step == "heard":
            self.challenge_id._hear(self.day, self.note)
        else:
            self.challenge_id._decide(self.outcome, self.answer, self.passed_over_ids)
        return {"type": "ir.actions.act_window_close"}

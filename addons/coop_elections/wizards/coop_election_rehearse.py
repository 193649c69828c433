from odoo import api, fields, models

from ..models.coop_election_rehearsal import FEW


class CoopElectionRehearse(models.TransientModel):
    """Play an election through, from the notice to the declaration, with invented people."""

    _name = "coop.election.rehearse"
    _description = "Rehearse an election"

    election_id = fields.Many2one("coop.election", required=True)
    voters = fields.Integer(
        "Play people in each contest",
        required=True,
        default=FEW,
        help="More take longer. Meanwhile whoever records something in this co-op waits.",
    )

    @api.depends("election_id")
    def _compute_display_name(self):
        for window in self:
            window.display_name = self.env._("Rehearse")

    def action_apply(self):
        self.ensure_one()
        rehearsals = self.env["coop.election.rehearsal"]
        return rehearsals._play(self.election_id, self.voters).get_formview_action()


class CoopElectionRehearsalSign(models.TransientModel):
    """Whoever runs the election signs what a rehearsal found."""

    _name = "coop.election.rehearsal.sign"
    _description = "Sign the rehearsal"

    rehearsal_id = fields.Many2one("coop.election.rehearsal", required=True)
    found = fields.Text(
        "What was found", required=True, help="Also what you tried by hand, and what to change."
    )

    @api.depends("rehearsal_id")
    def _compute_display_name(self):
        for window in self:
            window.display_name = self.env._("Sign the rehearsal")

    def action_apply(self):
        self.ensure_one()
        self.rehearsal_id._sign(self.found)
        return {"type": "ir.actions.act_window_close"}

from odoo import fields, models


class CoopBoardCandidateEnd(models.TransientModel):
    """Somebody does not come onto the Board this time."""

    _name = "coop.board.candidate.end"
    _description = "A candidate is not appointed"

    candidate_id = fields.Many2one("coop.board.candidate", required=True)
    stage = fields.Selection(
        [("not_chosen", "Not chosen"), ("withdrew", "Withdrew")], required=True
    )
    why = fields.Text(help="For the office. Tell the person in your own words.")

    def action_apply(self):
        self.ensure_one()
        self.candidate_id._leave(self.stage, self.why)
        return {"type": "ir.actions.act_window_close"}

from odoo import api, fields, models


class CoopDecisionFinal(models.TransientModel):
    """The final decision, in plain words and both languages."""

    _name = "coop.decision.final"
    _description = "The final decision"

    decision_id = fields.Many2one("coop.decision", required=True, readonly=True)
    obstacles = fields.Text("What stands in the way", compute="_compute_obstacles")
    board_id = fields.Many2one(related="decision_id.board_id")
    resolution_id = fields.Many2one(
        "coop.resolution",
        "By resolution",
        domain="[('decision_id', '=', decision_id), ('state', '=', 'carried'),"
        " ('body_id', '=', board_id)]",
    )
    where = fields.Char("Where it is written down", help="Where no resolution is here.")
    words = fields.Text("What was decided, in English", required=True)
    words_cy = fields.Text("What was decided, in Welsh", required=True)

    @api.depends("decision_id")
    def _compute_obstacles(self):
        for window in self:
            decision = window.decision_id
            window.obstacles = "\n".join(decision._get_obstacles()) if decision else False

    def _get_given(self):
        return {"en_GB": self.words, "cy_GB": self.words_cy}

    def action_apply(self):
        self.ensure_one()
        self.decision_id._decide(self._get_given(), self.resolution_id, self.where)
        return {"type": "ir.actions.act_window_close"}

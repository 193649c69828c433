from odoo import api, fields, models


class CoopElectionCasualTell(models.TransientModel):
    """Who was willing was told by word of mouth whether they have the seat."""

    _name = "coop.election.casual.tell"
    _description = "Candidate told of a vacant seat by word of mouth"

    answer_id = fields.Many2one("coop.election.casual.answer", required=True)
    how = fields.Selection(
        [("phone", "By phone"), ("met", "Face to face")], required=True, default="phone"
    )

    @api.depends("answer_id")
    def _compute_display_name(self):
        for window in self:
            window.display_name = self.env._("Told by phone, or met")

    def action_apply(self):
        self.ensure_one()
        self.answer_id.check_access("read")
        self.answer_id.casual_id._check_may_run()
        self.answer_id._note_told(self.how)
        return {"type": "ir.actions.act_window_close"}

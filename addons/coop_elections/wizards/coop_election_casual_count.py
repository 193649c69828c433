from odoo import api, fields, models


class CoopElectionCasualCount(models.TransientModel):
    """The ballots that are kept are counted back, before witnesses."""

    _name = "coop.election.casual.count"
    _description = "Count the ballots back"

    casual_id = fields.Many2one("coop.election.casual", required=True)
    witnesses = fields.Text("Seen by", required=True, help="A name a line.")
    is_again = fields.Boolean(compute="_compute_is_again", compute_sudo=True)
    why = fields.Char("Counted again because")

    @api.depends("casual_id")
    def _compute_display_name(self):
        for window in self:
            window.display_name = self.env._("Count the ballots back")

    @api.depends("casual_id")
    def _compute_is_again(self):
        for window in self:
            window.is_again = window.casual_id._get_result().state == "counted"

    def action_apply(self):
        self.ensure_one()
        self.casual_id.check_access("read")
        self.casual_id._count((self.witnesses or "").splitlines(), self.why)
        return {"type": "ir.actions.act_window_close"}

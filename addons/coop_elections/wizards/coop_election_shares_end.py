from odoo import api, fields, models


class CoopElectionSharesEnd(models.TransientModel):
    """The shares of the key were destroyed, before witnesses."""

    _name = "coop.election.shares.end"
    _description = "Shares of the key are destroyed"

    election_id = fields.Many2one("coop.election", required=True)
    by = fields.Char("Destroyed by", help="Who held them and made them unreadable.")
    witnesses = fields.Char("Who saw it")
    day = fields.Date("When", default=lambda self: self.env["coop.clock"].today())

    @api.depends("election_id")
    def _compute_display_name(self):
        for window in self:
            window.display_name = self.env._("Shares of the key are destroyed")

    def action_apply(self):
        self.ensure_one()
        self.election_id._destroy_shares(self.by, self.witnesses, self.day)
        return {"type": "ir.actions.act_window_close"}

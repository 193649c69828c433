from odoo import api, fields, models


class CoopElectionKeyReplace(models.TransientModel):
    """The key of an election turned out to be wrong, before anybody voted."""

    _name = "coop.election.key.replace"
    _description = "Replace a wrong key"

    election_id = fields.Many2one("coop.election", required=True)
    key_file = fields.Text(
        "File of the new key",
        required=True,
        help="The public part: what the scrutineers' page or command wrote as KEY.json. The shares "
        "never come here.",
    )
    why = fields.Text("Reason", required=True, help="Everybody reads it.")

    @api.depends("election_id")
    def _compute_display_name(self):
        for window in self:
            window.display_name = self.env._("Replace a wrong key")

    def action_apply(self):
        self.ensure_one()
        self.election_id._replace_key(self.key_file, self.why)
        return {"type": "ir.actions.act_window_close"}

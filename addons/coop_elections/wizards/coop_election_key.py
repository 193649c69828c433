from odoo import api, fields, models


class CoopElectionKey(models.TransientModel):
    """The scrutineers have made their key: the election is frozen with its public part."""

    _name = "coop.election.key"
    _description = "Freeze for voting"

    election_id = fields.Many2one("coop.election", required=True)
    key_file = fields.Text(
        "File of the key",
        required=True,
        help="The public part: what the scrutineers' page or command wrote as KEY.json. The shares "
        "never come here.",
    )

    @api.depends("election_id")
    def _compute_display_name(self):
        for window in self:
            window.display_name = self.env._("Freeze for voting")

    def action_apply(self):
        self.ensure_one()
        self.election_id._freeze_manifest(self.key_file)
        return {"type": "ir.actions.act_window_close"}

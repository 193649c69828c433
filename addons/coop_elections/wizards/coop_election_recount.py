from odoo import api, fields, models


class CoopElectionRecount(models.TransientModel):
    """A contest is counted again, with the lots that were drawn."""

    _name = "coop.election.recount"
    _description = "Count again"

    election_id = fields.Many2one("coop.election", required=True)
    contest_id = fields.Many2one(
        "coop.election.contest", required=True, domain="[('election_id', '=', election_id)]"
    )
    asked_by = fields.Char("Who asked for it", help="A candidate, or the returning officer.")
    why = fields.Text("Because")

    @api.depends("election_id")
    def _compute_display_name(self):
        for window in self:
            window.display_name = self.env._("Count again")

    def action_apply(self):
        self.ensure_one()
        self.election_id._recount(self.contest_id, self.why, self.asked_by)
        return self.election_id.action_view_results()

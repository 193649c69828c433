from odoo import api, fields, models


class CoopElectionBatchNew(models.TransientModel):
    """Papers out of the ballot box are counted by hand into a bundle."""

    _name = "coop.election.batch.new"
    _description = "New bundle of papers"

    election_id = fields.Many2one("coop.election", required=True)
    contest_id = fields.Many2one(
        "coop.election.contest",
        required=True,
        domain="[('election_id', '=', election_id)]",
        compute="_compute_contest_id",
        store=True,
        readonly=False,
        precompute=True,
    )
    paper_count = fields.Integer(
        "Papers", required=True, help="Count them by hand, twice. A bundle of about 25 is handy."
    )

    @api.depends("election_id")
    def _compute_display_name(self):
        for window in self:
            window.display_name = self.env._("Papers out of the ballot box")

    @api.depends("election_id")
    def _compute_contest_id(self):
        for window in self:
            polled = window.election_id.contest_ids.filtered(lambda one: one._is_polled())
            window.contest_id = polled[:1]

    def action_apply(self):
        self.ensure_one()
        self.env["coop.election.batch"]._bundle(self.contest_id, self.paper_count)
        return self.election_id.action_view_batches()

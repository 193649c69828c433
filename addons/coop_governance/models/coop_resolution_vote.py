from odoo import api, fields, models


class CoopResolutionVote(models.Model):
    """How many of a constituency were for a resolution, against it, or gave no vote.

    Votes by hands in a meeting: numbers, and nobody's name.
    """

    _name = "coop.resolution.vote"
    _description = "Votes of a constituency"
    _inherit = "coop.wall"
    _log_access = False
    _wall_closes_by = "closed"
    _check_company_auto = True
    _order = "resolution_id, id"
    _rec_name = "constituency_id"

    resolution_id = fields.Many2one(
        "coop.resolution", required=True, index=True, ondelete="cascade", check_company=True
    )
    company_id = fields.Many2one(
        related="resolution_id.company_id", store=True, precompute=True, index=True, required=True
    )
    constituency_id = fields.Many2one(
        "coop.constituency",
        ondelete="restrict",
        index="btree_not_null",
        check_company=True,
        help="Empty: seats of all.",
    )
    for_count = fields.Integer("For")
    against_count = fields.Integer("Against")
    abstained_count = fields.Integer("No vote")
    vote_count = fields.Integer("Votes", compute="_compute_vote_count")
    closed = fields.Boolean(readonly=True)

    _constituency_uniq = models.UniqueIndex(
        "(resolution_id, constituency_id) NULLS NOT DISTINCT",
        "The votes of this constituency are written down already.",
    )
    _not_less_than_nothing = models.Constraint(
        "CHECK (for_count >= 0 AND against_count >= 0 AND abstained_count >= 0)",
        "Votes cannot be less than nothing.",
    )

    @api.depends("for_count", "against_count", "abstained_count")
    def _compute_vote_count(self):
        for vote in self:
            vote.vote_count = vote.for_count + vote.against_count + vote.abstained_count

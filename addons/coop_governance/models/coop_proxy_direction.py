from odoo import api, fields, models

DIRECTIONS = [
    ("for", "For it"),
    ("against", "Against it"),
    ("abstain", "No vote"),
    ("free", "As they think"),
]


class CoopProxyDirection(models.Model):
    """How a proxy votes on one resolution. On others it votes as it thinks."""

    _name = "coop.proxy.direction"
    _description = "How a proxy votes"
    _inherit = ["coop.guarded", "coop.wall"]
    _log_access = False
    _wall_closes_by = "closed"
    _check_company_auto = True
    _order = "proxy_id, id"
    _rec_name = "resolution_id"

    _guarded_fields = frozenset({"proxy_id", "resolution_id", "direction", "closed"})

    proxy_id = fields.Many2one(
        "coop.proxy", required=True, index=True, check_company=True, ondelete="restrict"
    )
    company_id = fields.Many2one(
        related="proxy_id.company_id", store=True, precompute=True, index=True, required=True
    )
    resolution_id = fields.Many2one(
        "coop.resolution", required=True, index=True, check_company=True, ondelete="restrict"
    )
    direction = fields.Selection(DIRECTIONS, "How to vote", required=True)
    closed = fields.Boolean()

    _once = models.UniqueIndex("(proxy_id, resolution_id)", "How to vote on this was said already.")

    @api.model
    def _get_usual(self):
        return {**super()._get_usual(), "direction": "free"}

from odoo import fields, models

from ..models.coop_proxy_direction import DIRECTIONS


class CoopProxyGiveLine(models.TransientModel):
    """How the proxy votes on a resolution."""

    _name = "coop.proxy.give.line"
    _description = "How a proxy that came in votes"

    give_id = fields.Many2one("coop.proxy.give", required=True, ondelete="cascade")
    resolution_id = fields.Many2one("coop.resolution", required=True, ondelete="cascade")
    direction = fields.Selection(DIRECTIONS, "How to vote", required=True, default="free")

from odoo import fields, models


class CoopDecisionRisk(models.Model):
    """Something that could go wrong, who said so in which words, and what was changed for it."""

    _name = "coop.decision.risk"
    _description = "What could go wrong"
    _inherit = ["coop.wall"]
    _log_access = False
    _wall_closes_by = "closed"
    _check_company_auto = True
    _order = "version_id, sequence, id"
    _rec_name = "risk"

    version_id = fields.Many2one(
        "coop.decision.version", required=True, index=True, ondelete="cascade", check_company=True
    )
    company_id = fields.Many2one(
        related="version_id.company_id",
        store=True,
        precompute=True,
        index=True,
        required=True,
        ondelete="restrict",
    )
    sequence = fields.Integer(aggregator=None)
    risk = fields.Text("What could go wrong", required=True, translate=True)
    said_by = fields.Char(
        "Who said so", translate=True, help="As they wish to be named, or as a group."
    )
    words = fields.Text("In their words")
    done_about_it = fields.Text("What was changed for it", translate=True)
    closed = fields.Boolean("Brought", readonly=True, copy=False)

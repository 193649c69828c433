from odoo import fields, models


class CoopTextOverride(models.Model):
    """A publisher let a text out although a required variant was missing or out of date."""

    _name = "coop.text.override"
    _description = "Text published although something was missing"
    _order = "decided_at desc, id desc"

    text_id = fields.Many2one("coop.text", required=True, ondelete="cascade", index=True)
    company_id = fields.Many2one(related="text_id.company_id", store=True, index=True)
    reason = fields.Text(required=True, readonly=True)
    problems = fields.Text(
        "What was missing", readonly=True, help="What was missing or out of date at the time."
    )
    decided_by_id = fields.Many2one(
        "res.users", "Decided by (user)", readonly=True, ondelete="set null"
    )
    decided_by = fields.Char("Decided by", readonly=True)
    decided_at = fields.Datetime("Decided on", required=True, readonly=True)

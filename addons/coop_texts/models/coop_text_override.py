from odoo import fields, models


class CoopTextOverride(models.Model):
    """A publisher let a text out although a required variant was missing or out of date."""

    _name = "coop.text.override"
    _description = "Text published although something was missing"
    _order = "decided_at desc, id desc"

    text_id = fields.Many2one("coop.text", required=True, ondelete="cascade", index=True)
    company_id = fields.Many2one(related="text_id.company_id", store=True, index=True)
    reason = fields.Text(required=True, readonly=True)
    problems = fields.Text(readonly=True, help="What was missing or out of date at the time.")
    decided_by_id = fields.Many2one("res.users", readonly=True, ondelete="set null")
    decided_by = fields.Char("Decided by (name)", readonly=True)
    decided_at = fields.Datetime(required=True, readonly=True)

from odoo import fields, models


class CoopModerationReason(models.Model):
    """Why words do not appear, in a plain sentence that the author is told."""

    _name = "coop.moderation.reason"
    _description = "Reason why words do not appear"
    _order = "sequence, id"

    name = fields.Char("Sentence", required=True, translate=True)
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)

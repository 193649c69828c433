from odoo import fields, models


class CoopInductionUsual(models.Model):
    """A usual first step, as it came with the software: a body copies it and makes it its own."""

    _name = "coop.induction.usual"
    _description = "Usual first step"
    _inherit = "coop.induction.mixin"

    body_kind = fields.Selection(
        [("council", "Council of Members"), ("board", "Board of Management")],
        "For which body",
        help="Empty: for every body.",
    )

    _lesson_is_named = models.Constraint(
        "CHECK ((kind = 'lesson') = (lesson_id IS NOT NULL))", "Choose the lesson."
    )
    _text_is_named = models.Constraint(
        "CHECK ((kind = 'read') = (reads IS NOT NULL))", "Choose what there is to read."
    )

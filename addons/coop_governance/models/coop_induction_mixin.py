from odoo import api, fields, models
from odoo.exceptions import ValidationError

KINDS = [
    ("lesson", "A short lesson"),
    ("read", "Something to read"),
    ("meet", "Somebody to meet"),
    ("shown", "How they are shown and reached"),
    ("do", "Something to do"),
]
READS = [
    ("reference", "Terms of reference"),
    ("conduct", "Code of conduct"),
    ("role", "Role card"),
]
# what a page shows beside a step
PICTURES = {
    "lesson": "/coop_texts/static/pictures/openmoji/1F3EB.svg",
    "read": "/coop_texts/static/pictures/openmoji/1F4D6.svg",
    "meet": "/coop_texts/static/pictures/openmoji/1F91D.svg",
    "shown": "/coop_texts/static/pictures/openmoji/1F5BC.svg",
    "do": "/coop_texts/static/pictures/openmoji/270F.svg",
}


class CoopInductionMixin(models.AbstractModel):
    """What somebody new on a body is asked to do in their first weeks."""

    _name = "coop.induction.mixin"
    _description = "First step on a body"
    _order = "sequence, id"

    name = fields.Char("What to do", required=True, translate=True)
    explanation = fields.Text(
        "Why and how", translate=True, help="One or two plain sentences. The person reads them."
    )
    kind = fields.Selection(KINDS, required=True, default="do")
    lesson_id = fields.Many2one(
        "coop.lesson", ondelete="restrict", check_company=True, index="btree_not_null"
    )
    reads = fields.Selection(READS, "Which text")
    days = fields.Integer(
        "Done within (days)",
        required=True,
        default=30,
        help="So long after the first day on the seat.",
    )
    sequence = fields.Integer(default=10)
    again = fields.Boolean(
        "Again at every term", help="Also for people who have sat on the body before."
    )

    @api.onchange("kind")
    def _onchange_kind(self):
        """What belongs to another kind is left empty."""
        if self.kind != "lesson":
            self.lesson_id = False
        if self.kind != "read":
            self.reads = False

    @api.constrains("days")
    def _check_days(self):
        for step in self:
            if not 0 <= step.days <= 3650:
                raise ValidationError(self.env._("Enter from 0 to 3650 days."))

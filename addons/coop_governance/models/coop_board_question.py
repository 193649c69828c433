from odoo import api, fields, models
from odoo.fields import Domain


class CoopBoardQuestion(models.Model):
    """What whoever sits on the Board declares. The words are data; each declaration keeps those
    that were read."""

    _name = "coop.board.question"
    _description = "Question of the declaration"
    _order = "sequence, id"

    name = fields.Char("Question", required=True, translate=True)
    explanation = fields.Text("In plain words", translate=True)
    kind = fields.Selection(
        [
            ("director", "Not disqualified as a director"),
            ("trustee", "Not disqualified as a trustee of a charity"),
            ("fit", "Fit and proper"),
            ("interests", "Interests"),
            ("eligible", "Eligible"),
            ("conduct", "Code of conduct"),
            ("other", "Something else"),
        ],
        required=True,
        default="other",
    )
    sequence = fields.Integer(default=10)
    expected = fields.Selection(
        [("yes", "Yes"), ("no", "No")],
        "Answer hoped for",
        help="Empty: both are good, such as for interests, which are written down.",
    )
    bars = fields.Boolean(
        "Another answer stands in the way", help="Nobody is appointed who answers otherwise."
    )
    date_from = fields.Date("Asked from")
    date_to = fields.Date("Asked until")
    company_id = fields.Many2one(
        "res.company", "Co-op", index=True, help="Empty: asked in every co-op."
    )

    _dates_in_order = models.Constraint(
        "CHECK (date_to IS NULL OR date_from IS NULL OR date_to >= date_from)",
        "A question cannot end before it begins.",
    )

    @api.model
    def _get_asked(self, company):
        """Return the questions that are asked in a co-op today."""
        today = self.env["coop.clock"].today(company)
        # sudo: everybody who is asked reads the questions
        return self.sudo().search(
            Domain("company_id", "in", [False, company.id])
            & (Domain("date_from", "=", False) | Domain("date_from", "<=", today))
            & (Domain("date_to", "=", False) | Domain("date_to", ">=", today))
        )

    def _is_as_hoped(self, answer):
        self.ensure_one()
        return not self.expected or answer == (self.expected == "yes")

    def _get_answer_to_explain(self):
        """Return the answer (true or false) after which somebody says more, or None: another than
        is hoped for, and interests that there are."""
        self.ensure_one()
        if self.expected:
            return self.expected == "no"
        return True if self.kind == "interests" else None

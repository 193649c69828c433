from odoo import fields, models

ROLL_COPIES = [
    ("none", "Nothing"),
    ("names", "Names and areas"),
    ("addresses", "Names and areas, and addresses of those who agreed"),
]


class CoopElectionRules(models.Model):
    """What the rules say of candidates beside the nomination: what they may have of the roll, who
    looks at their papers, how they campaign, and what they spend."""

    _inherit = "coop.election.rules"

    candidates_roll = fields.Selection(
        ROLL_COPIES,
        "Candidates get of the roll",
        required=True,
        default="none",
        help="A numbered copy, by leave of the returning officer. Where belonging to a group would "
        "tell who is supported, only those are on it who agreed.",
    )
    papers_open = fields.Boolean(
        "Members can look at nomination papers",
        default=True,
        help="From the day on which the candidates are published until voting begins. Addresses, "
        "signatures and who helped are not shown.",
    )
    papers_noted = fields.Boolean(
        "It is written down who looked", help="Only where your rules say so."
    )
    canvassing_code = fields.Text(
        "Code for candidates",
        translate=True,
        help="What candidates promise to keep to. Empty: to say what is true, and nothing bad "
        "about others.",
    )
    expenses_days = fields.Integer(
        "Candidates say what they spent, within days",
        required=True,
        default=0,
        help="After the declaration. 0: nobody is asked.",
    )
    expenses_limit = fields.Monetary(
        "A candidate may spend", help="0: the rules have no limit.", currency_field="currency_id"
    )
    currency_id = fields.Many2one("res.currency", compute="_compute_currency_id")

    _expenses_possible = models.Constraint(
        "CHECK (expenses_days >= 0 AND (expenses_limit IS NULL OR expenses_limit >= 0))",
        "Days and amounts cannot be less than nothing.",
    )

    def _compute_currency_id(self):
        for rules in self:
            # sudo: in which money a co-op reckons is no secret
            rules.currency_id = (rules.company_id or self.env.company).sudo().currency_id

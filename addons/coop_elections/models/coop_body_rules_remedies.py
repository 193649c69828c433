from odoo import api, fields, models

COUNTBACK = ("countback", "Countback: the last ballots are counted again")
NEXT = ("next_candidate", "The candidate who came next, if willing")
#: what is tried after the first remedy, where the rules say nothing else
AFTERWARDS = {
    "countback": ("by_election", "co_option", "next_election"),
    "next_candidate": ("by_election", "co_option", "next_election"),
    "by_election": ("co_option", "next_election", False),
    "co_option": ("next_election", False, False),
    "appointment": ("next_election", False, False),
    "next_election": (False, False, False),
}


class CoopBodyRules(models.Model):
    """In which order a casual vacancy is filled, and what the rules ask for each way."""

    _inherit = "coop.body.rules"

    remedy = fields.Selection(
        selection_add=[COUNTBACK, NEXT, ("by_election",)],
        ondelete={"next_candidate": "set default"},
    )
    remedy_second = fields.Selection(
        "_list_remedies",
        "If that cannot be",
        compute="_compute_remedies",
        store=True,
        precompute=True,
        readonly=False,
    )
    remedy_third = fields.Selection(
        "_list_remedies",
        "And if that cannot be",
        compute="_compute_remedies",
        store=True,
        precompute=True,
        readonly=False,
    )
    remedy_last = fields.Selection(
        "_list_remedies",
        "At last",
        compute="_compute_remedies",
        store=True,
        precompute=True,
        readonly=False,
    )
    by_election_months = fields.Integer(
        "By-election: months left, at least",
        required=True,
        default=6,
        help="Where less of the term is left, no by-election is held. 0: it always is.",
    )
    answer_days = fields.Integer(
        "Candidates answer within (days)",
        required=True,
        default=10,
        help="Who is asked to take a seat and does not answer by then is passed over.",
    )

    _casual_numbers_possible = models.Constraint(
        "CHECK (by_election_months >= 0 AND answer_days > 0)",
        "Candidates have a day to answer at least, and the months cannot be less than nothing.",
    )

    @api.model
    def _list_remedies(self):
        return self._fields["remedy"]._description_selection(self.env)

    @api.depends("remedy")
    def _compute_remedies(self):
        for rules in self:
            after = AFTERWARDS.get(rules.remedy, (False,) * 3)
            rules.remedy_second, rules.remedy_third, rules.remedy_last = after

    def _get_remedies(self):
        """Return the codes of the remedies in the order in which the rules try them."""
        every = (self.remedy, self.remedy_second, self.remedy_third, self.remedy_last)
        return list(dict.fromkeys(filter(None, every)))

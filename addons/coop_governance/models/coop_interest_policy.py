from odoo import api, fields, models

from .coop_item_interest import ACTS

# of several bodies that meet, each with its rules, the one that asks for most holds
STRICTEST = [code for code, _label in ACTS]
LEAVES = STRICTEST[0]


class CoopBodyRules(models.Model):
    """What somebody does who declares an interest in a point, unless the chair decides otherwise;
    for pay and terms of employment the rules may say something of their own."""

    _inherit = "coop.body.rules"

    interest_act = fields.Selection(
        ACTS,
        "Who declares an interest",
        required=True,
        default=LEAVES,
        help="What they do, unless something else is written down at the point.",
    )
    interest_stays_why = fields.Char(
        "May stay because", help="The rule that lets somebody with an interest stay and vote."
    )
    pay_act = fields.Selection(
        ACTS,
        "Employees, on pay",
        required=True,
        default=LEAVES,
        help="What those do who sit here as employees, at a point on pay and terms of employment.",
    )
    pay_stays_why = fields.Char(
        "Employees may stay because",
        help="The rule, or the dispensation, that lets employees stay and vote on pay.",
    )

    _interest_stays_says_why = models.Constraint(
        "CHECK ((interest_act <> 'stays' OR interest_stays_why IS NOT NULL)"
        " AND (pay_act <> 'stays' OR pay_stays_why IS NOT NULL))",
        "Say which rule lets somebody with an interest stay and vote.",
    )

    def _get_interest_policy(self, on_pay):
        """Return what somebody with an interest does, and why they may stay: (code, words).

        :param bool on_pay: whether they sit there as an employee, and the point is on pay
        """
        if not self:
            return LEAVES, False
        if on_pay:
            return self.pay_act, self.pay_stays_why
        return self.interest_act, self.interest_stays_why


class CoopAgendaItem(models.Model):
    _inherit = "coop.agenda.item"

    def _get_interest_policy(self, person):
        """Return what somebody on the roll does who has an interest in this point, by the rules in
        force: (code of ``act``, why they may stay). Of several bodies the strictest."""
        self.ensure_one()
        rows = person._same_people().filtered(lambda row: row.body_id in self.body_ids)
        policies = [
            row.line_id._get_rules()._get_interest_policy(self.is_pay and row.as_employee)
            for row in rows
        ]
        return min(policies, key=lambda one: STRICTEST.index(one[0]), default=(LEAVES, False))

    def _say_interest_policy(self, person):
        """Return the same as a sentence for the person."""
        act, why = self._get_interest_policy(person)
        if act == "stays":
            return self.env._("You may stay and vote: %(why)s", why=why)
        if act == "speaks":
            return self.env._("You may speak. You do not vote on it.")
        return self.env._("You leave the room for it. You do not vote on it.")


class CoopItemInterest(models.Model):
    _inherit = "coop.item.interest"

    act = fields.Selection(compute="_compute_act", store=True, readonly=False, precompute=True)
    stays_why = fields.Char(
        compute="_compute_stays_why", store=True, readonly=False, precompute=True
    )

    def _get_policy(self):
        self.ensure_one()
        # sudo: what the rules say holds whoever declares it
        item, person = self.sudo().item_id._origin, self.sudo().person_id._origin
        return item._get_interest_policy(person) if item and person else (LEAVES, False)

    @api.depends("item_id", "person_id")
    def _compute_act(self):
        for interest in self:
            interest.act = interest._get_policy()[0]

    @api.depends("item_id", "person_id", "act")
    def _compute_stays_why(self):
        for interest in self:
            act, why = interest._get_policy()
            by_rules = interest.act == "stays" and act == "stays"
            interest.stays_why = interest.stays_why or (by_rules and why) or False

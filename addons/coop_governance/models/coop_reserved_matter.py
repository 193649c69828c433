from calendar import monthrange
from datetime import date

from odoo import api, fields, models
from odoo.exceptions import UserError

from .coop_due_rule import MONTHS


class CoopReservedMatter(models.Model):
    """A decision of the Board that the Council reviews: how often it comes, what the Council may
    do, who is asked.

    Those without a co-op are delivered: the seven that are usual. A co-op takes them over as its
    own, and changes them as its rules say.
    """

    _name = "coop.reserved.matter"
    _description = "Reserved matter"
    _check_company_auto = True
    _order = "sequence, id"

    name = fields.Char(required=True, translate=True)
    company_id = fields.Many2one(
        "res.company",
        "Co-op",
        index=True,
        default=lambda self: self.env.company,
        help="Empty: what is usual, for co-ops to take over.",
    )
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    about = fields.Text("What it is", translate=True, help="One or two plain sentences.")
    source_ref = fields.Char("Where the rules say so")
    month = fields.Selection(
        MONTHS,
        "Expected in",
        required=True,
        default="1",
        help="By the end of this month the Board brings it to the Council.",
    )
    every_years = fields.Integer("Every (years)", required=True, default=1)
    first_year = fields.Integer(
        "First in", help="Of what comes every few years: a year in which it comes. Empty: any year."
    )
    may_advise = fields.Boolean(
        "May ask for changes", default=True, help="The Council says what it would change."
    )
    may_refer = fields.Boolean(
        "May refer back",
        default=True,
        help="The Board has to bring it again, and the Council reviews it again.",
    )
    may_object = fields.Boolean(
        "May object", default=True, help="The Board may go on all the same, and has to say why."
    )
    asks_members = fields.Boolean("Members are asked", default=True)
    consult_days = fields.Integer(
        "Members have (days)", required=True, default=28, help="To say what they think."
    )
    council_days = fields.Integer(
        "Then the Council has (days)", required=True, default=21, help="To meet and conclude."
    )
    answer_days = fields.Integer(
        "The Board answers within (days)",
        required=True,
        default=28,
        help="From the day on which the Council concluded.",
    )
    is_pay = fields.Boolean(
        "On pay and terms of employment",
        help="Whoever sits on the Council as an employee is asked for their interest.",
    )
    valid_from = fields.Date("Holds from")
    valid_to = fields.Date("Holds until")
    decision_ids = fields.One2many("coop.decision", "matter_id", string="Decisions")
    decision_count = fields.Integer(compute="_compute_decision_count")
    expected_year = fields.Integer(
        "Expected for", compute="_compute_expected", help="The year that comes next.", aggregator=""
    )
    expected_on = fields.Date("Expected by", compute="_compute_expected")
    is_late = fields.Boolean("Expected and not there", compute="_compute_expected")

    _numbers_possible = models.Constraint(
        "CHECK (every_years BETWEEN 1 AND 20 AND consult_days >= 0 AND council_days >= 0"
        " AND answer_days >= 1)",
        "Years are from 1 to 20; days cannot be less than nothing, and the Board has one at least.",
    )
    _dates_in_order = models.Constraint(
        "CHECK (valid_to IS NULL OR valid_from IS NULL OR valid_to >= valid_from)",
        "It cannot end before it begins.",
    )

    @api.depends("decision_ids")
    def _compute_decision_count(self):
        counts = dict(
            self.env["coop.decision"]._read_group(
                [("matter_id", "in", self.ids)], ["matter_id"], ["__count"]
            )
        )
        for matter in self:
            matter.decision_count = counts.get(matter, 0)

    @api.depends(
        "month",
        "every_years",
        "first_year",
        "valid_from",
        "valid_to",
        "decision_ids.year",
        "decision_ids.state",
    )
    def _compute_expected(self):
        for matter in self:
            today = self.env["coop.clock"].today(matter.company_id or self.env.company)
            year, day = matter._get_expected(today)
            matter.expected_year, matter.expected_on = year, day
            matter.is_late = bool(day) and day < today

    def _get_expected(self, today):
        """Return (year, day) of the first that is not there yet, from the year before on.

        :param date today: the day on which it is asked
        :return: (0, False) of what holds no more, and of what is usual
        """
        self.ensure_one()
        if not self.company_id:
            return 0, False
        there = {
            decision.year
            # sudo: that something was brought holds, whoever asks
            for decision in self.sudo().decision_ids
            if decision.state not in ("draft", "withdrawn")
        }
        begins = self.valid_from or self.env["coop.clock"].day_of(
            self.create_date or self.env["coop.clock"].now(), self.company_id
        )
        for year in range(today.year - 1, today.year + self.every_years + 1):
            day = self._get_day(year)
            if day and year not in there and day >= begins:
                return (0, False) if self.valid_to and day > self.valid_to else (year, day)
        return 0, False

    def _get_day(self, year):
        """Return the last day on which it comes in a year, or None where it does not come."""
        if self.first_year and (year - self.first_year) % self.every_years:
            return None
        month = int(self.month or 1)
        return date(year, month, monthrange(year, month)[1])

    def _get_outcomes(self):
        """Return what the Council may conclude, as codes of ``outcome`` of a review."""
        self.ensure_one()
        return [
            "support",
            *(["changes"] if self.may_advise else []),
            *(["refer"] if self.may_refer else []),
            *(["object"] if self.may_object else []),
        ]

    @api.model
    def _take_over(self, company):
        """Make a co-op's own matters out of what is usual, where it has none. Return its own."""
        # sudo: what is usual is copied as it is; the caller asked the right
        matters = self.sudo().with_context(active_test=False)
        own = matters.search([("company_id", "=", company.id)])
        if not own:
            for usual in matters.search([("company_id", "=", False)]):
                usual.copy({"company_id": company.id})
            own = matters.search([("company_id", "=", company.id)])
        return own.filtered("active")

    @api.model
    def action_take_over(self):
        """Take over the seven that are usual, and show them."""
        self.check_access("create")
        self._take_over(self.env.company)
        return self.env["ir.actions.act_window"]._for_xml_id(
            "coop_governance.coop_reserved_matter_action"
        )

    def action_new_decision(self):
        """Begin what the Board brings next."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": "coop.decision",
            "view_mode": "form",
            "context": {
                "default_matter_id": self.id,
                "default_year": self.expected_year or self.env["coop.clock"].today().year,
            },
        }

    def action_view_decisions(self):
        self.ensure_one()
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "coop_governance.coop_decision_action"
        )
        return {**action, "domain": [("matter_id", "=", self.id)], "context": {}}

    @api.ondelete(at_uninstall=False)
    def _unlink_except_decided(self):
        if any(matter.sudo().decision_ids for matter in self):  # sudo: also those not seen here
            raise UserError(
                self.env._("Decisions belong to this. Archive it, or say until when it holds.")
            )

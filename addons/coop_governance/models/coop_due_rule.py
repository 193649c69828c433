from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ..planning import Circle

MONTHS = [
    ("1", "January"),
    ("2", "February"),
    ("3", "March"),
    ("4", "April"),
    ("5", "May"),
    ("6", "June"),
    ("7", "July"),
    ("8", "August"),
    ("9", "September"),
    ("10", "October"),
    ("11", "November"),
    ("12", "December"),
]


class CoopDueRule(models.Model):
    """Something that is due every year, and how its day is found.

    Those without a co-op are delivered: what is usual for a charitable company in Wales. A co-op
    takes them over as its own, and changes them as its rules ask.
    """

    _name = "coop.due.rule"
    _description = "Due every year"
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
    about = fields.Text("What it is", translate=True)
    source = fields.Selection(
        [("law", "The law"), ("rules", "The rules"), ("practice", "Good practice")],
        "Says so",
        required=True,
        default="rules",
    )
    source_ref = fields.Char("Where", help="For example the section or the rule.")
    anchor = fields.Selection(
        [
            ("fixed", "A day of the year"),
            ("year_end", "The end of the financial year"),
            ("step", "Something else that is due"),
        ],
        "Counted from",
        required=True,
        default="fixed",
    )
    month = fields.Selection(MONTHS, default="1")
    day = fields.Integer(default=1, help="In a shorter month, its last day.")
    other_id = fields.Many2one(
        "coop.due.rule", "Counted from this", check_company=True, ondelete="restrict", index=True
    )
    count = fields.Integer("How many", help="0: on the same day.")
    unit = fields.Selection(
        [
            ("days", "days"),
            ("clear", "clear days"),
            ("working", "working days"),
            ("months", "months"),
        ],
        required=True,
        default="days",
        help="Clear days leave out the day of the notice and the day of the event. Working days "
        "leave out weekends and bank holidays.",
    )
    direction = fields.Selection(
        [("after", "after"), ("before", "before")], required=True, default="after"
    )
    when = fields.Char(compute="_compute_when")
    after_ids = fields.Many2many(
        "coop.due.rule",
        "coop_due_rule_after_rel",
        "rule_id",
        "after_id",
        "Has to come after",
        check_company=True,
        help="What has to be done before this.",
    )
    lead_days = fields.Integer(
        "Time needed (days)",
        default=30,
        help="So long before its day it is due soon, and on the list “To do”.",
    )
    user_id = fields.Many2one(
        "res.users",
        "Responsible",
        domain="[('share', '=', False)]",
        ondelete="set null",
        help="Gets it among their activities.",
    )
    body_id = fields.Many2one("coop.body", check_company=True, ondelete="restrict")
    body_kind = fields.Selection(
        [
            ("general", "General meeting"),
            ("council", "Council of Members"),
            ("board", "Board of Management"),
        ],
        "Kind of body",
        help="Which body of the co-op it is for, when it is taken over.",
    )
    valid_from = fields.Date("Holds from")
    valid_to = fields.Date("Holds until")
    item_ids = fields.One2many("coop.due.item", "rule_id", string="Years")

    _day_possible = models.Constraint(
        "CHECK (anchor <> 'fixed' OR (month IS NOT NULL AND day BETWEEN 1 AND 31))",
        "A day of the year has a month, and a number from 1 to 31.",
    )
    _other_named = models.Constraint(
        "CHECK ((anchor = 'step') = (other_id IS NOT NULL))",
        "Say what it is counted from.",
    )
    _numbers_possible = models.Constraint(
        "CHECK (count BETWEEN 0 AND 366 AND (unit <> 'months' OR count <= 24)"
        " AND lead_days BETWEEN 0 AND 366)",
        "Count from 0 to 366 days, or to 24 months.",
    )
    _dates_in_order = models.Constraint(
        "CHECK (valid_to IS NULL OR valid_from IS NULL OR valid_to >= valid_from)",
        "A rule cannot end before it begins.",
    )

    @api.onchange("anchor")
    def _onchange_anchor(self):
        if self.anchor != "step":
            self.other_id = False

    @api.constrains("other_id", "after_ids", "anchor")
    def _check_no_circle(self):
        for rule in self:
            rules = self.with_context(active_test=False).search(
                [("company_id", "=", rule.company_id.id)]
            )
            try:
                rules._reckon(2001)
            except Circle as circle:
                named = ", ".join(f"“{one.name}”" for one in self.browse(circle.codes))
                raise ValidationError(
                    self.env._(
                        "These are counted from one another, so that none of them has a day: "
                        "%(names)s.",
                        names=named,
                    )
                ) from circle
            if rule in rule.after_ids:
                raise ValidationError(
                    self.env._("“%(name)s” cannot come after itself.", name=rule.name)
                )

    @api.depends("anchor", "month", "day", "other_id.name", "count", "unit", "direction")
    @api.depends_context("lang")
    def _compute_when(self):
        for rule in self:
            rule.when = rule._get_when()

    def _get_when(self):
        """Return in words when it is due."""
        self.ensure_one()

        def word(name):
            field = self._fields[name]
            return dict(field._description_selection(self.env)).get(self[name], "")

        start = {
            "fixed": f"{self.day} {word('month')}",
            "year_end": self.env._("the end of the financial year"),
            "step": f"“{self.other_id.name or ''}”",
        }.get(self.anchor, "")
        if not self.count:
            return self.env._("on %(start)s", start=start) if start else False
        # in the same order in either language
        return f"{self.count} {word('unit')} {word('direction')} {start}"

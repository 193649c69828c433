from odoo import api, fields, models

from ..timetable import Distance
from .coop_election_step import STEPS


class CoopElectionTimetableRule(models.Model):
    """How far two steps of an election have to lie from one another."""

    _name = "coop.election.timetable.rule"
    _description = "Rule of the timetable of elections"
    _order = "rules_id, kind, sequence, id"

    rules_id = fields.Many2one("coop.election.rules", required=True, index=True, ondelete="cascade")
    company_id = fields.Many2one(
        related="rules_id.company_id", store=True, precompute=True, index=True
    )
    sequence = fields.Integer(default=10)
    kind = fields.Selection(
        [("seats", "Election to seats"), ("yes_no", "Yes or no to a question")],
        "For",
        required=True,
        default="seats",
    )
    first = fields.Selection(STEPS, "From", required=True)
    then = fields.Selection(STEPS, "To", required=True)
    least = fields.Integer("At least", help="0: the one has to come after the other, and no more.")
    usual = fields.Integer(help="What a plan begins with, where that is more.")
    most = fields.Integer("At most", help="0: as long as one likes.")
    unit = fields.Selection(
        [
            ("days", "days"),
            ("clear", "clear days"),
            ("working", "working days"),
            ("clear_working", "clear working days"),
            ("months", "months"),
        ],
        required=True,
        default="working",
    )
    paragraph = fields.Char("Where it is written", translate=True)
    binding = fields.Boolean(
        default=True, help="Off: good practice. A plan that does not keep to it is warned of."
    )

    _not_itself = models.Constraint(
        'CHECK ("first" <> "then")', "A rule lies between two different steps."
    )
    _numbers_possible = models.Constraint(
        'CHECK ("least" BETWEEN 0 AND 366 AND usual BETWEEN 0 AND 366 AND most BETWEEN 0 AND 366'
        ' AND (most = 0 OR most >= "least"))',
        "Count from 0 to 366, and no more at least than at most.",
    )

    @api.depends("first", "then")
    @api.depends_context("lang")
    def _compute_display_name(self):
        labels = dict(self._fields["first"]._description_selection(self.env))
        for rule in self:
            rule.display_name = f"{labels.get(rule.first, '')} → {labels.get(rule.then, '')}"

    @api.model_create_multi
    def create(self, vals_list):
        rules = super().create(vals_list)
        rules.rules_id._check_unused()
        return rules

    def write(self, vals):
        self.rules_id._check_unused()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_used(self):
        self.rules_id._check_unused()

    def _get_distances(self):
        """Return these rules as the plain package reckons with them; the code is the record."""
        return {
            Distance(
                rule.first,
                rule.then,
                least=rule.least,
                unit=rule.unit,
                most=rule.most or None,
                usual=rule.usual or None,
                paragraph=rule.paragraph or "",
                binding=rule.binding,
            ): rule
            for rule in self
        }

    def _say(self):
        """Return what this rule asks for, as a sentence."""
        self.ensure_one()
        first, then = (
            dict(self._fields[name]._description_selection(self.env))[self[name]]
            for name in ("first", "then")
        )
        units = dict(self._fields["unit"]._description_selection(self.env))
        words = {"first": first, "then": then, "unit": units[self.unit]}
        if self.least and self.most:
            return self.env._(
                "Between “%(first)s” and “%(then)s” lie from %(least)s to %(most)s %(unit)s.",
                least=self.least,
                most=self.most,
                **words,
            )
        if self.most:
            return self.env._(
                "“%(then)s” is at most %(most)s %(unit)s after “%(first)s”.",
                most=self.most,
                **words,
            )
        if self.least:
            return self.env._(
                "Between “%(first)s” and “%(then)s” lie at least %(least)s %(unit)s.",
                least=self.least,
                **words,
            )
        return self.env._("“%(then)s” comes after “%(first)s”.", first=first, then=then)

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date

# Pay of a shorter time, or of fewer people, could tell what somebody gets.
LEAST_PAID, LEAST_MONTHS = 5, 3


class CoopFiguresSnapshot(models.Model):
    """Income, spending and budget as they were on a day: the numbers that the Council saw.

    Finance makes and releases it. Nobody else sees it before, and nobody changes it afterwards.
    """

    _name = "coop.figures.snapshot"
    _description = "Figures as they were"
    _inherit = "coop.released.figures"
    _log_access = False

    date_from = fields.Date("From", required=True)
    as_at = fields.Date("To")
    measured_on = fields.Date("Taken from the accounts on", readonly=True, copy=False)
    currency_id = fields.Many2one(related="company_id.currency_id")
    budget_id = fields.Many2one(
        "coop.budget",
        "Budget beside them",
        check_company=True,
        ondelete="restrict",
        domain="[('state', '=', 'agreed')]",
        help="Empty: the figures alone.",
    )
    people_paid = fields.Integer(
        "People paid",
        aggregator="",
        help="How many people the pay in it is for. Of fewer than five it is not released.",
    )
    line_ids = fields.One2many("coop.figures.line", "release_id", "Numbers")
    income = fields.Monetary(compute="_compute_sums")
    spending = fields.Monetary(compute="_compute_sums")
    balance = fields.Monetary(compute="_compute_sums", help="What came in less what was spent.")
    supersedes_id = fields.Many2one(
        "coop.figures.snapshot",
        "Instead of",
        check_company=True,
        ondelete="restrict",
        index="btree_not_null",
        domain="[('closed', '=', True), ('id', '!=', id)]",
    )
    superseded_by_ids = fields.One2many("coop.figures.snapshot", "supersedes_id", "Followed by")
    superseded_by_id = fields.Many2one(
        "coop.figures.snapshot",
        "Newer ones",
        compute="_compute_superseded",
        compute_sudo=True,
    )
    version_ids = fields.One2many(
        "coop.decision.version",
        "figures_id",
        "Shown with",
        readonly=True,
        groups="coop_governance.group_governance_officer",
    )

    _ends_after_it_begins = models.Constraint(
        "CHECK (as_at >= date_from)", "The time of the figures ends after it begins."
    )

    @api.depends("line_ids.amount", "line_ids.kind")
    def _compute_sums(self):
        for snapshot in self:
            sums = {
                kind: sum(line.amount for line in snapshot.line_ids if line.kind == kind)
                for kind in ("income", "spending")
            }
            snapshot.income, snapshot.spending = sums["income"], sums["spending"]
            snapshot.balance = sums["income"] - sums["spending"]

    def write(self, vals):
        frozen = {"date_from", "as_at", "budget_id", "company_id"} & vals.keys()
        if frozen and self.filtered(lambda one: one.line_ids and not one.closed):
            self.filtered(lambda one: not one.closed).line_ids.unlink()
            vals = {**vals, "measured_on": False}
        return super().write(vals)

    def _get_release_problems(self):
        problems = super()._get_release_problems()
        if self.budget_id and self.budget_id.state != "agreed":
            problems.append(self.env._("The budget beside them is not agreed."))
        if any(line.is_pay for line in self.line_ids):
            if self.people_paid < LEAST_PAID:
                problems.append(
                    self.env._(
                        "The pay in it is for fewer than five people, or nobody wrote down for how "
                        "many. Put it under a heading with something else."
                    )
                )
            if len(self._get_months()) < LEAST_MONTHS:
                problems.append(
                    self.env._("Pay is shown for three months or more, or it tells too much.")
                )
        return problems

    def _prepare_superseding_vals(self):
        day = format_date(self.env, self.released_on)
        return {
            **super()._prepare_superseding_vals(),
            "name": self.env._("%(name)s, instead of those of %(day)s", name=self.name, day=day),
            "date_from": self.date_from,
            "budget_id": self.budget_id.id,
            "people_paid": self.people_paid,
        }

    def action_view_lines(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.name,
            "res_model": "coop.figures.line",
            "view_mode": "pivot,graph,list",
            "domain": [("release_id", "=", self.id)],
        }

    def _check_draft(self):
        self.check_access("write")
        if self.filtered("closed"):
            raise UserError(self.env._(self._wall_message))

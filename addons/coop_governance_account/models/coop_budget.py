from odoo import api, fields, models
from odoo.exceptions import UserError


class CoopBudget(models.Model):
    """What is planned to come in and to be spent, by heading and month.

    Once it is agreed it stays as it is; what is planned anew is another budget.
    """

    _name = "coop.budget"
    _description = "Budget"
    _inherit = ["coop.company.mixin", "coop.guarded"]
    _order = "date_from desc, id desc"

    _guarded_fields = frozenset({"state", "agreed_on"})

    name = fields.Char(required=True, translate=True)
    date_from = fields.Date("From", required=True)
    date_to = fields.Date("To", required=True)
    state = fields.Selection(
        [("draft", "Being prepared"), ("agreed", "Agreed")],
        required=True,
        default="draft",
        readonly=True,
        copy=False,
    )
    agreed_on = fields.Date("Agreed on", readonly=True, copy=False)
    currency_id = fields.Many2one(related="company_id.currency_id")
    line_ids = fields.One2many("coop.budget.line", "budget_id", "Lines", copy=True)
    planned_income = fields.Monetary("Income planned", compute="_compute_planned")
    planned_spending = fields.Monetary("Spending planned", compute="_compute_planned")

    _ends_after_it_begins = models.Constraint(
        "CHECK (date_to >= date_from)", "A budget ends after it begins."
    )
    _agreed_has_day = models.Constraint(
        "CHECK ((state = 'agreed') = (agreed_on IS NOT NULL))", "What is agreed has its day."
    )

    @api.depends("line_ids.amount", "line_ids.kind")
    def _compute_planned(self):
        for budget in self:
            for kind, name in (("income", "planned_income"), ("spending", "planned_spending")):
                lines = budget.line_ids.filtered(lambda line, kind=kind: line.kind == kind)
                budget[name] = sum(lines.mapped("amount"))

    def action_agree(self):
        """It is agreed: from now on it stays as it is."""
        self.check_access("write")
        for budget in self:
            if budget.state == "agreed":
                raise UserError(self.env._("This budget is agreed already."))
            if not budget.line_ids:
                raise UserError(self.env._("There are no lines in this budget."))
            today = self.env["coop.clock"].today(budget.company_id)
            # sudo: guarded against typing; the right was checked
            budget.sudo().write({"state": "agreed", "agreed_on": today})
        return True

    def action_import(self):
        """Open the window that brings lines in from a spreadsheet."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Bring lines in from a spreadsheet"),
            "res_model": "coop.budget.import",
            "view_mode": "form",
            "target": "new",
            "context": {"default_budget_id": self.id},
        }

    def write(self, vals):
        if vals.keys() - {"state", "agreed_on"}:
            self._check_draft()
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_agreed(self):
        self._check_draft()

    def _check_draft(self):
        if any(budget.state == "agreed" for budget in self):
            raise UserError(
                self.env._("What is agreed stays as it is. Write down another budget instead.")
            )

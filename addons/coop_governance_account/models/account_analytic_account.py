from odoo import api, fields, models
from odoo.exceptions import UserError


class AccountAnalyticAccount(models.Model):
    """An analytic account that says what one body of the co-op costs."""

    _inherit = "account.analytic.account"

    coop_body_id = fields.Many2one(
        "coop.body",
        "Body of the co-op",
        index="btree_not_null",
        ondelete="set null",
        groups="analytic.group_analytic_accounting,account.group_account_manager,"
        "account.group_account_user",
        help="What is booked here is what this body costs.",
    )

    @api.constrains("coop_body_id", "company_id")
    def _check_coop_body(self):
        for account in self.filtered("coop_body_id"):
            if account.company_id and account.company_id != account.coop_body_id.company_id:
                raise UserError(
                    self.env._("This body belongs to another co-op than the analytic account.")
                )


class CoopBody(models.Model):
    """Where it is booked what a body costs."""

    _inherit = "coop.body"

    analytic_account_ids = fields.One2many(
        "account.analytic.account",
        "coop_body_id",
        "Analytic accounts",
        groups="account.group_account_manager,account.group_account_user",
    )

    def action_view_costs(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("What %(body)s costs", body=self.name),
            "res_model": "coop.body.cost",
            "view_mode": "list,pivot,graph",
            "domain": [("body_id", "=", self.id)],
        }

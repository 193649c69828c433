from odoo import fields, models


class CoopEmploymentWithdraw(models.TransientModel):
    """Take back that an employee is a certain person."""

    _name = "coop.employment.withdraw"
    _description = "Not the same person"

    employment_ids = fields.Many2many("coop.employment", required=True)
    reason = fields.Text(required=True)

    def action_apply(self):
        for wizard in self:
            wizard.employment_ids._withdraw(wizard.reason)
        return {"type": "ir.actions.act_window_close"}

from odoo import models
from odoo.exceptions import UserError


class CoopLesson(models.Model):
    """A delivered lesson that a co-op makes its own, to change it or to put it away."""

    _inherit = "coop.lesson"

    def action_make_own(self):
        """Copy a delivered lesson with its questions into the current co-op; open the copy."""
        self.ensure_one()
        company = self.env.company
        everything = self.with_context(active_test=False)
        own = everything.search([("key", "=", self.key), ("company_id", "=", company.id)], limit=1)
        if not own:
            if self.company_id:
                raise UserError(self.env._("This lesson already belongs to a co-op."))
            own = self.copy({"company_id": company.id, "key": self.key})
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": own.id,
            "views": [(False, "form")],
        }

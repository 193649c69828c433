from odoo import api, fields, models
from odoo.exceptions import UserError


class CoopRegisterCorrect(models.TransientModel):
    """Put a wrong entry of the register right: strike it out, and say what is so instead.

    Only for what was *entered* wrongly. A new address or name is a change, and made on the contact;
    a leaving is undone on the membership, because its period goes with it.
    """

    _name = "coop.register.correct"
    _description = "Put an entry of the register right"

    entry_id = fields.Many2one("coop.register.entry", required=True)
    act = fields.Selection(
        [("correct", "Say what is so instead"), ("strike", "Strike it out")],
        "What to do",
        required=True,
        default="correct",
    )
    value = fields.Char(
        "What is so", compute="_compute_said", store=True, readonly=False, precompute=True
    )
    effective_from = fields.Date(
        "From", compute="_compute_said", store=True, readonly=False, precompute=True
    )
    reason = fields.Char("Why", required=True)

    @api.depends("entry_id")
    def _compute_said(self):
        for wizard in self:
            wizard.value = wizard.entry_id.value
            wizard.effective_from = wizard.entry_id.effective_from

    def action_put_right(self):
        self.ensure_one()
        entry = self.entry_id
        entry.check_access("read")
        if entry.particular == "status" or entry.voids_id:
            raise UserError(self.env._("Undo a leaving, or a return, on the membership itself."))
        if self.act == "strike":
            entry._void(self.reason)
            if entry.particular not in self._standing(entry):
                raise UserError(
                    self.env._(
                        "Without this entry the register would say nothing here. Say what is so "
                        "instead."
                    )
                )
        else:
            entry._correct(self.value, self.effective_from, self.reason)
        return {"type": "ir.actions.act_window_close"}

    def _standing(self, entry):
        # sudo: only to see whether anything is left
        membership = entry.sudo().membership_id
        values = self.env["coop.register.entry"]._values_as_at(
            membership, fields.Date.to_date("9999-12-31")
        )
        return values.get(membership.id, {})

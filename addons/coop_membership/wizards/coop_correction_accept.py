from odoo import api, fields, models
from odoo.exceptions import UserError


class CoopCorrectionAccept(models.TransientModel):
    """See what the register will say before a correction asked by a member is made."""

    _name = "coop.correction.accept"
    _description = "Accept a correction"

    correction_id = fields.Many2one("coop.membership.correction", required=True, readonly=True)
    membership_id = fields.Many2one(related="correction_id.membership_id")
    asked_by = fields.Char(related="correction_id.asked_by")
    explanation = fields.Text(related="correction_id.explanation")
    effective_from = fields.Date("It is so from", compute="_compute_effective_from")
    before = fields.Html("The register says now", readonly=True, sanitize_attributes=False)
    after = fields.Html("The register will say", readonly=True, sanitize_attributes=False)
    looked = fields.Char(readonly=True)

    @api.depends("correction_id.effective_from")
    def _compute_effective_from(self):
        for wizard in self:
            wizard.effective_from = wizard.correction_id._get_effective_day()

    @api.model
    def _open(self, correction):
        """Show the line of the register before and after; return the window that does."""
        wizard = self.create({"correction_id": correction.id})
        wizard._look()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Accept the correction"),
            "res_model": self._name,
            "res_id": wizard.id,
            "views": [(False, "form")],
            "target": "new",
        }

    def _look(self):
        self.correction_id._check_waiting()
        # sudo: the rights were checked; the contact may be hidden from this officer
        correction = self.correction_id.sudo()
        before, after = self.env["coop.register.preview"]._look(
            self.correction_id.membership_id, correction._change
        )
        self.write({"before": before, "after": after, "looked": self._state_looked_at()})

    def _state_looked_at(self):
        correction = self.correction_id
        said = [correction.value_new, correction.was_wrong, str(correction.effective_from)]
        return f"{self.env['coop.register.preview']._fingerprint(correction.membership_id)} {said}"

    def action_apply(self):
        self.ensure_one()
        self.correction_id.membership_id._lock()
        if self.looked != self._state_looked_at():
            raise UserError(
                self.env._("Something has changed since the line was shown. Look at it again.")
            )
        self.correction_id.action_accept()
        return {"type": "ir.actions.act_window_close"}

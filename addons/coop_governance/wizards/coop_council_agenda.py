from odoo import api, fields, models


class CoopCouncilAgenda(models.TransientModel):
    """What members signed for, or a councillor proposed, goes onto an agenda of the Council."""

    _name = "coop.council.agenda"
    _description = "Put it on an agenda of the Council"

    initiative_id = fields.Many2one("coop.initiative", readonly=True)
    proposal_id = fields.Many2one("coop.item.proposal", readonly=True)
    company_id = fields.Many2one("res.company", compute="_compute_company")
    meeting_id = fields.Many2one(
        "coop.meeting",
        required=True,
        domain="[('company_id', '=', company_id), ('state', 'in', ('draft', 'called', 'open'))]",
    )
    minutes = fields.Integer("How long (minutes)", default=15)

    @api.depends("initiative_id", "proposal_id")
    def _compute_company(self):
        for window in self:
            window.company_id = (window.initiative_id or window.proposal_id).company_id

    def action_apply(self):
        self.ensure_one()
        if self.initiative_id:
            self.initiative_id._put_on(self.meeting_id, self.minutes)
        else:
            self.proposal_id._accept(self.meeting_id)
        return {"type": "ir.actions.act_window_close"}

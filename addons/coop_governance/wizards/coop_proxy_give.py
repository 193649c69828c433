from odoo import api, fields, models

from ..models.coop_proxy import HOLDERS


class CoopProxyGive(models.TransientModel):
    """A proxy that came on paper or by phone."""

    _name = "coop.proxy.give"
    _description = "A proxy came in"

    meeting_id = fields.Many2one("coop.meeting", required=True, ondelete="cascade")
    company_id = fields.Many2one(related="meeting_id.company_id")
    membership_id = fields.Many2one(
        "coop.membership",
        "Who names somebody",
        required=True,
        domain="[('company_id', '=', company_id), ('state', 'in', ['member', 'leaving'])]",
    )
    holder_kind = fields.Selection(HOLDERS, "Who votes for them", required=True, default="chair")
    holder_membership_id = fields.Many2one(
        "coop.membership",
        "Which member",
        domain="[('company_id', '=', company_id), ('state', 'in', ['member', 'leaving'])]",
    )
    holder_name = fields.Char("Which name")
    how = fields.Selection(
        [("paper", "On paper"), ("phone", "By phone"), ("helper", "With somebody at their side")],
        "How it came",
        required=True,
        default="paper",
    )
    line_ids = fields.One2many(
        "coop.proxy.give.line",
        "give_id",
        string="How to vote",
        compute="_compute_lines",
        store=True,
        readonly=False,
    )

    @api.depends("meeting_id")
    def _compute_lines(self):
        for window in self:
            window.line_ids = [
                (0, 0, {"resolution_id": resolution.id})
                for resolution in window.meeting_id._get_general_resolutions()
            ]

    def action_apply(self):
        self.ensure_one()
        proxies = self.env["coop.proxy"]
        proxies._check_officer()
        holders = {"member": self.holder_membership_id, "other": self.holder_name or ""}
        proxies._give(
            self.meeting_id,
            self.membership_id,
            self.holder_kind,
            holders.get(self.holder_kind),
            {line.resolution_id: line.direction for line in self.line_ids},
            self.how,
        )
        return {"type": "ir.actions.act_window_close"}

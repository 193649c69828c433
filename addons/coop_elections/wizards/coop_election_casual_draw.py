import json

from odoo import api, fields, models
from odoo.exceptions import UserError


class CoopElectionCasualDraw(models.TransientModel):
    """A lot was drawn because candidates for a vacant seat are level."""

    _name = "coop.election.casual.draw"
    _description = "Draw a lot for a vacant seat"
    _inherit = "coop.election.draw"

    casual_id = fields.Many2one("coop.election.casual", required=True)
    chosen = fields.Selection(selection="_list_tied", string="It fell on")

    @api.model
    def _list_tied(self):
        """The candidates between whom it is drawn, for the window that was opened."""
        number = self.env.context.get("default_casual_id")
        casuals = self.env["coop.election.casual"]
        casual = casuals.browse(number).exists() if isinstance(number, int) else casuals
        if not casual or not casual.has_access("read"):
            return []
        needed = casual._get_lot_needed()
        names = casual.sudo().contest_id._get_names()  # sudo: what a ballot says is public
        return [(str(place), names[place]) for place in (needed.tied if needed else ())]

    @api.depends("casual_id")
    @api.depends_context("lang")
    def _compute_question(self):
        for window in self:
            window.is_order = False
            needed = window.casual_id._get_lot_needed() if window.casual_id else None
            contest = window.casual_id.sudo().contest_id  # sudo: as in _list_tied
            window.question = window._ask(contest, needed) if needed else False

    def action_apply(self):
        self.ensure_one()
        if not self.chosen:
            raise UserError(self.env._("Say on whom the lot fell."))
        self.casual_id.check_access("read")
        names = (self.witnesses or "").splitlines()
        record = {
            "drawer": self.drawer,
            "witnesses": [name.strip() for name in names if name.strip()],
            "drawn_at": self.drawn_at,
            "method": self.method,
        }
        self.casual_id._draw(json.loads(self.chosen), record)
        return {"type": "ir.actions.act_window_close"}

from odoo import api, fields, models
from odoo.exceptions import UserError

from ..models.coop_election_paper import WHYS


class CoopElectionPaperExchange(models.TransientModel):
    """A paper is spoilt, lost or never came: another is sent in its place."""

    _name = "coop.election.paper.exchange"
    _description = "Exchange a paper"

    paper_id = fields.Many2one("coop.election.paper", required=True)
    why = fields.Selection(WHYS, "What is the matter", required=True)
    how = fields.Char(
        "How we know who it is",
        required=True,
        help="For example: showed the membership card; said address and member number.",
    )

    @api.depends("paper_id")
    def _compute_display_name(self):
        for window in self:
            window.display_name = self.env._("Exchange a paper")

    def action_apply(self):
        self.ensure_one()
        if not (self.how or "").strip():
            raise UserError(self.env._("Say how you know who it is."))
        new = self.paper_id._exchange(self.why, self.how.strip())
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Ballot paper sent out"),
            "res_model": new._name,
            "res_id": new.id,
            "view_mode": "form",
        }

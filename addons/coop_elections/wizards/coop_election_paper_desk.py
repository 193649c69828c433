from odoo import api, fields, models
from odoo.exceptions import UserError


class CoopElectionPaperDesk(models.TransientModel):
    """Papers that came back are taken one after the other, by their bar code."""

    _name = "coop.election.paper.desk"
    _description = "Papers that came back"

    election_id = fields.Many2one("coop.election", required=True)
    code = fields.Char(help="Scan the bar code on the declaration, or type the code.")
    is_declared = fields.Boolean("With a signed declaration", default=True)
    said = fields.Text("The last one", readonly=True)
    count = fields.Integer("Taken so far", readonly=True)

    @api.depends("election_id")
    def _compute_display_name(self):
        for window in self:
            window.display_name = self.env._("Papers that came back")

    def action_take(self):
        """Take one paper, and be ready for the next."""
        self.ensure_one()
        paper = self.election_id._find_paper(self.code)
        if not paper:
            raise UserError(
                self.env._("There is no paper with this code in this election. Look again.")
            )
        paper._come_back(self.is_declared)
        self.write(
            {
                "said": paper._say_came_back(),
                "count": self.count + 1,
                "code": False,
                "is_declared": True,
            }
        )
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Papers that came back"),
            "res_model": self._name,
            "res_id": self.id,
            "view_mode": "form",
            "target": "new",
        }

from odoo import api, fields, models
from odoo.exceptions import UserError


class CoopElectionExplain(models.TransientModel):
    """The next difference in the account is explained."""

    _name = "coop.election.explain"
    _description = "Explain a difference"

    election_id = fields.Many2one("coop.election", required=True)
    difference = fields.Text(compute="_compute_difference")
    left = fields.Integer("Differences left", compute="_compute_difference")
    why = fields.Text(
        "Because",
        help="It stands in the account for good. Nothing of how anybody voted.",
    )

    @api.depends("election_id")
    def _compute_display_name(self):
        for window in self:
            window.display_name = self.env._("Explain a difference")

    @api.depends("election_id")
    @api.depends_context("lang")
    def _compute_difference(self):
        for window in self:
            left = window._get_left()
            window.left = len(left)
            window.difference = window.election_id._say_difference(left[0]) if left else False

    def _get_left(self):
        election = self.election_id
        return election._get_unexplained(election._get_sums()) if election else []

    def action_apply(self):
        """Sign it, and go on to the next."""
        self.ensure_one()
        left = self._get_left()
        if not left:
            raise UserError(self.env._("Everything is equal, or explained."))
        self.env["coop.election.explanation"]._write_down(left[0], self.why)
        if len(left) > 1:
            return self.election_id.action_explain()
        return {"type": "ir.actions.act_window_close"}

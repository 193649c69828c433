from odoo import api, fields, models
from odoo.exceptions import UserError

from ..models.coop_election_scrutiny import POINTS


class CoopElectionReport(models.TransientModel):
    """A scrutineer signs a report; of one without a log-in it is written down from paper."""

    _name = "coop.election.report"
    _description = "Report of a scrutineer"

    election_id = fields.Many2one("coop.election", required=True)
    role_id = fields.Many2one(
        "coop.election.role",
        "Scrutineer",
        required=True,
        domain="[('election_id', '=', election_id), ('role', '=', 'scrutineer'),"
        " ('date_to', '=', False)]",
        compute="_compute_role_id",
        store=True,
        readonly=False,
        precompute=True,
    )
    figures = fields.Html("What was counted", compute="_compute_figures", sanitize=False)
    is_lawful = fields.Boolean("I saw nothing against the law or the rules")
    is_secure = fields.Boolean("Votes were kept safe")
    is_free = fields.Boolean("I could watch everything, and nobody interfered")
    reasons = fields.Text(
        "What I saw", help="Needed where you are not satisfied. Everybody reads it."
    )

    @api.depends("election_id")
    def _compute_display_name(self):
        for window in self:
            window.display_name = self.env._("Report of a scrutineer")

    @api.depends("election_id")
    def _compute_role_id(self):
        for window in self:
            missing = window.election_id._get_unreported() if window.election_id else None
            mine = missing and missing.filtered(lambda one: one.user_id == self.env.user)
            window.role_id = mine or (missing and missing.filtered(lambda one: not one.user_id)[:1])

    @api.depends("election_id")
    @api.depends_context("lang")
    def _compute_figures(self):
        for window in self:
            election = window.election_id
            may = election and election._may_see_results()
            # sudo: whoever watches reads the account and the count
            window.figures = election.sudo()._draw_results() if may else False

    def action_apply(self):
        self.ensure_one()
        if self.role_id.election_id != self.election_id or self.role_id.role != "scrutineer":
            raise UserError(self.env._("Choose a scrutineer of this election."))
        said = {point: self[point] for point in (*POINTS, "reasons")}
        self.env["coop.election.scrutiny"]._sign(self.role_id, said)
        return {"type": "ir.actions.act_window_close"}

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import format_date


class CoopElectionExtend(models.TransientModel):
    """More time to stand: one new day, and all that has to move follows it."""

    _name = "coop.election.extend"
    _description = "More time to stand"

    election_id = fields.Many2one("coop.election", required=True)
    until = fields.Date(
        "Nominations close on",
        required=True,
        compute="_compute_until",
        store=True,
        precompute=True,
        readonly=False,
    )
    why = fields.Text("Reason", required=True, help="Everybody reads it.")
    outlook = fields.Text("What moves", compute="_compute_outlook")

    @api.depends("election_id")
    def _compute_display_name(self):
        for window in self:
            window.display_name = self.env._("More time to stand")

    @api.depends("election_id")
    def _compute_until(self):
        """A week of working days more."""
        for window in self:
            closes = window.election_id._get_step("nominations_close").day
            window.until = (
                self.env["coop.clock"].add_working_days(closes, 5, window.election_id.company_id)
                if closes
                else window.until
            )

    @api.depends("election_id", "until")
    def _compute_outlook(self):
        for window in self:
            election = window.election_id
            if not election or not window.until:
                window.outlook = False
                continue
            plan = election._plan_extension(window.until)
            window.outlook = "\n".join(
                f"{step._get_label()}: {format_date(self.env, step.day)} → "
                f"{format_date(self.env, plan[step.code])}"
                for step in election.step_ids.sorted("sequence")
                if plan[step.code] != step.day
            )

    def action_apply(self):
        self.ensure_one()
        if not (self.why or "").strip():
            raise UserError(self.env._("Say why. Everybody reads it."))
        self.election_id._extend_nominations(self.until, self.why.strip())
        return {"type": "ir.actions.act_window_close"}

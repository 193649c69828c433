from odoo import Command, api, fields, models
from odoo.exceptions import UserError

from ..models.coop_election_step import STEPS


class CoopElectionChange(models.TransientModel):
    """The days of an election that was noticed are moved: by a new notice, with a reason."""

    _name = "coop.election.change"
    _description = "Change by a new notice"

    election_id = fields.Many2one("coop.election", required=True)
    why = fields.Text("Reason", required=True, help="Everybody reads it.")
    line_ids = fields.One2many(
        "coop.election.change.line",
        "change_id",
        string="Steps ahead",
        compute="_compute_line_ids",
        store=True,
        readonly=False,
    )

    @api.depends("election_id")
    def _compute_display_name(self):
        for window in self:
            window.display_name = self.env._("Change by a new notice")

    @api.depends("election_id")
    def _compute_line_ids(self):
        for window in self:
            steps = window.election_id._get_steps_ahead() if window.election_id else []
            window.line_ids = [
                Command.clear(),
                *(
                    Command.create({"code": step.code, "day": step.day, "hour": step.hour})
                    for step in steps
                ),
            ]

    def action_apply(self):
        self.ensure_one()
        if not (self.why or "").strip():
            raise UserError(self.env._("Say why. Everybody reads it."))
        days = {line.code: (line.day, line.hour) for line in self.line_ids}
        self.election_id._change(days, self.why.strip())
        return {"type": "ir.actions.act_window_close"}


class CoopElectionChangeLine(models.TransientModel):
    """A step that lies ahead, and its new day."""

    _name = "coop.election.change.line"
    _description = "Step to move"

    change_id = fields.Many2one("coop.election.change", required=True, ondelete="cascade")
    code = fields.Selection(STEPS, "Step", required=True)
    day = fields.Date(required=True)
    hour = fields.Float("Time", required=True)

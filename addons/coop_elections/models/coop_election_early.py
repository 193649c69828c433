from odoo import api, fields, models

from .coop_election_acts import ACTS, AT_THE_HOUR


class CoopElection(models.Model):
    """No button for what would only be told that it is too early."""

    _inherit = "coop.election"

    is_early = fields.Boolean("Its hour has not come", compute="_compute_is_early")

    @api.depends("state", "step_ids.at")
    def _compute_is_early(self):
        now = self.env["coop.clock"].now()
        for election in self:
            act = election._get_next_act()
            step = election._get_step(ACTS[act][2]) if act in AT_THE_HOUR else None
            election.is_early = bool(step and step.at and step.at > now)

from odoo import api, fields, models


class CoopElection(models.Model):
    """What waits in an election, for whoever runs it, on one card."""

    _inherit = "coop.election"

    waiting = fields.Text("Waits for you", compute="_compute_waiting")
    my_role = fields.Char("Your part", compute="_compute_waiting")

    @api.depends("step_ids.at", "step_ids.done_at", "state", "role_ids", "candidate_ids.state")
    @api.depends_context("uid", "lang")
    def _compute_waiting(self):
        for election in self:
            # sudo: one's own part; what waits names nobody
            mine = election.sudo().role_ids.filtered(
                lambda one: one.user_id == self.env.user and not one.date_to
            )
            election.my_role = ", ".join(one._get_role_label() for one in mine)
            runs = "returning_officer" in mine.mapped("role") and not election.is_over
            things = election.sudo()._get_officer_things() if runs else {}
            election.waiting = "\n".join(
                f"{what} ({election._say_day(day)})" for what, day in things.items()
            )

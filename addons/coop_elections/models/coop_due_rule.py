from odoo import fields, models

from .coop_election_step import STEPS


class CoopDueRule(models.Model):
    """What is due every year may be a step of an election: its day is then that of the election."""

    _inherit = "coop.due.rule"

    election_step = fields.Selection(
        STEPS,
        "Step of an election",
        help="As soon as notice of an election is given, the year planner has its day.",
    )

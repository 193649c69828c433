from odoo import api, fields, models

from ..models.coop_election_irregularity import KINDS


class CoopElectionIrregularityNew(models.TransientModel):
    """What went wrong is written down, or something is added to it."""

    _name = "coop.election.irregularity.new"
    _description = "Write down an irregularity"

    election_id = fields.Many2one("coop.election", required=True)
    follows_id = fields.Many2one("coop.election.irregularity", "Goes on from")
    kind = fields.Selection(KINDS, "What it is", default="complaint")
    contest_id = fields.Many2one(
        "coop.election.contest", "Where", domain="[('election_id', '=', election_id)]"
    )
    happened_at = fields.Datetime(
        "When it happened", default=lambda self: self.env["coop.clock"].now().replace(microsecond=0)
    )
    happened = fields.Text(
        "What happened",
        help="It stays for good, and the scrutineers read it. Nothing of how anybody voted.",
    )
    done = fields.Text("What was done")
    closes = fields.Boolean("Dealt with", help="Nothing more has to be done about it.")

    @api.depends("election_id")
    def _compute_display_name(self):
        for window in self:
            window.display_name = self.env._("Something went wrong")

    def action_apply(self):
        self.ensure_one()
        self.election_id._check_may_enter()
        self.env["coop.election.irregularity"]._write_down(
            self.election_id,
            {
                "kind": self.kind,
                "contest_id": self.contest_id.id,
                "follows_id": self.follows_id.id,
                "happened_at": self.happened_at,
                "happened": self.happened,
                "done": self.done,
                "closes": self.closes,
            },
        )
        return {"type": "ir.actions.act_window_close"}

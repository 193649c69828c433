from odoo import api, fields, models
from odoo.exceptions import UserError


class CoopElectionTell(models.TransientModel):
    """A candidate was told by word of mouth, before everybody else."""

    _name = "coop.election.tell"
    _description = "Candidate told by word of mouth"

    election_id = fields.Many2one("coop.election", required=True)
    who = fields.Selection(selection="_list_untold", string="Candidate")
    how = fields.Selection([("phone", "By phone"), ("met", "Face to face")], default="phone")

    @api.depends("election_id")
    def _compute_display_name(self):
        for window in self:
            window.display_name = self.env._("Told by phone, or met")

    @api.model
    def _list_untold(self):
        """Candidates who have not been told yet, for the window that was opened."""
        number = self.env.context.get("default_election_id")
        elections = self.env["coop.election"]
        election = elections.browse(number).exists() if isinstance(number, int) else elections
        if not election or not election.has_access("write") or election.state != "counted":
            return []
        return [
            (f"{contest.id}-{place}", contest._get_names()[place])
            for contest, place in election._get_untold()
        ]

    def action_apply(self):
        self.ensure_one()
        if not self.who or not self.how:
            raise UserError(self.env._("Say who was told, and how."))
        number, place = map(int, self.who.split("-"))
        contest = self.election_id.contest_ids.filtered(lambda one: one.id == number)
        self.election_id._tell_by_word(contest, place, self.how)
        return {"type": "ir.actions.act_window_close"}

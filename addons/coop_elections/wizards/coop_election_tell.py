from odoo import api, fields, models
from odoo.exceptions import UserError


class CoopElectionTell(models.TransientModel):
    """A candidate was told by word of mouth, before everybody else."""

    _name = "coop.election.tell"
    _description = "Candidate told by word of mouth"

    election_id = fields.Many2one("coop.election", required=True)
    untold_ids = fields.Many2many(
        "coop.election.candidate", string="Still to tell", compute="_compute_untold_ids"
    )
    candidate_id = fields.Many2one("coop.election.candidate", domain="[('id', 'in', untold_ids)]")
    how = fields.Selection([("phone", "By phone"), ("met", "Face to face")], default="phone")

    @api.depends("election_id")
    def _compute_display_name(self):
        for window in self:
            window.display_name = self.env._("Told by phone, or met")

    @api.depends("election_id")
    def _compute_untold_ids(self):
        for window in self:
            window.untold_ids = window.untold_ids.browse(
                [candidate.id for candidate in window._get_places()]
            )

    def _get_places(self):
        """Return {candidate who has not been told yet: (contest, place on the ballot)}."""
        election = self.election_id
        if not election or not election.has_access("write") or election.state != "counted":
            return {}
        return {
            contest._get_people()[place]: (contest, place)
            for contest, place in election._get_untold()
        }

    def action_apply(self):
        self.ensure_one()
        if not self.candidate_id or not self.how:
            raise UserError(self.env._("Say who was told, and how."))
        places = self._get_places()
        if self.candidate_id not in places:
            raise UserError(self.env._("This candidate has been told already."))
        self.election_id._tell_by_word(*places[self.candidate_id], self.how)
        return {"type": "ir.actions.act_window_close"}

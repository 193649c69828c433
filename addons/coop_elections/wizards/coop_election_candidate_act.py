from odoo import api, fields, models
from odoo.exceptions import UserError


class CoopElectionCandidateRefuse(models.TransientModel):
    """A nomination is refused: on one of the listed grounds, and on no other."""

    _name = "coop.election.candidate.refuse"
    _description = "Refuse a nomination"

    candidate_id = fields.Many2one("coop.election.candidate", required=True)
    problems = fields.Text(related="candidate_id.problems")
    ground_id = fields.Many2one(
        "coop.election.ground",
        "Refused because",
        required=True,
        compute="_compute_ground_id",
        store=True,
        precompute=True,
        readonly=False,
    )
    note = fields.Text("What exactly", help="The candidate reads it.")

    @api.depends("candidate_id")
    def _compute_display_name(self):
        for window in self:
            window.display_name = self.env._("Refuse a nomination")

    @api.depends("candidate_id")
    def _compute_ground_id(self):
        """The ground that the software found by itself, where it found one."""
        for window in self:
            found = window.candidate_id._get_problems() if window.candidate_id else []
            code = found[0][0] if found else None
            ground = self.env["coop.election.ground"]._get(code) if code else None
            window.ground_id = ground or window.ground_id

    def action_apply(self):
        self.ensure_one()
        self.candidate_id._refuse(self.ground_id, (self.note or "").strip() or None)
        return {"type": "ir.actions.act_window_close"}


class CoopElectionCandidateCorrect(models.TransientModel):
    """A small error is put right, or unlawful words are not shown: with the reason."""

    _name = "coop.election.candidate.correct"
    _description = "Put a nomination right"

    candidate_id = fields.Many2one("coop.election.candidate", required=True)
    what = fields.Selection(
        [
            ("name", "The name on the ballot"),
            ("proposers", "The numbers of proposers"),
            ("words", "Words that break the law are not shown"),
        ],
        "What is put right",
        required=True,
        default="name",
    )
    ballot_name = fields.Char(
        "Name on the ballot", compute="_compute_said", store=True, readonly=False
    )
    proposers = fields.Text(
        compute="_compute_said",
        store=True,
        readonly=False,
        help="A name a line, each with the number of the member.",
    )
    why = fields.Text("Reason", required=True)

    @api.depends("candidate_id")
    def _compute_display_name(self):
        for window in self:
            window.display_name = self.env._("Put a nomination right")

    @api.depends("candidate_id")
    def _compute_said(self):
        for window in self:
            window.ballot_name = window.candidate_id.ballot_name
            window.proposers = "\n".join(window.candidate_id.proposer_ids.mapped("name"))

    def action_apply(self):
        self.ensure_one()
        why = (self.why or "").strip()
        if not why:
            raise UserError(self.env._("Say why."))
        if self.what == "words":
            self.candidate_id._hide_words(why)
        elif self.what == "proposers":
            self.candidate_id._correct({}, why, proposers=self.proposers or "")
        else:
            name = " ".join((self.ballot_name or "").split())
            if not name:
                raise UserError(self.env._("A candidate has a name on the ballot."))
            self.candidate_id._correct({"ballot_name": name}, why)
        return {"type": "ir.actions.act_window_close"}


class CoopElectionCandidateLeave(models.TransientModel):
    """Somebody withdraws on paper or by phone."""

    _name = "coop.election.candidate.leave"
    _description = "A candidate withdraws"

    candidate_id = fields.Many2one("coop.election.candidate", required=True)
    how = fields.Selection(
        [("paper", "On paper"), ("phone", "By phone"), ("helper", "With somebody at their side")],
        "How they said it",
        required=True,
        default="paper",
    )
    witness = fields.Char(required=True, help="Who saw them sign, or heard them say it.")

    @api.depends("candidate_id")
    def _compute_display_name(self):
        for window in self:
            window.display_name = self.env._("A candidate withdraws")

    def action_apply(self):
        self.ensure_one()
        self.candidate_id.election_id._check_may_run()
        self.candidate_id._withdraw(self.how, self.witness)
        return {"type": "ir.actions.act_window_close"}

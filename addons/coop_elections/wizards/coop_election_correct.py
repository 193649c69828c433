from odoo import api, fields, models
from odoo.exceptions import UserError

from ..models.coop_election_elector import BY_ITSELF, WHYS

#: why somebody is added or put back; and struck off, by hand
WHYS_BY_HAND = [
    ("missing", "Was left out by mistake"),
    *(pair for pair in WHYS if pair[0] not in BY_ITSELF),
]


class CoopElectionCorrect(models.TransientModel):
    """The roll is put right, or an objection to it is answered, or both at once."""

    _name = "coop.election.correct"
    _description = "Put the roll right"

    election_id = fields.Many2one("coop.election", required=True)
    company_id = fields.Many2one(related="election_id.company_id")
    objection_id = fields.Many2one("coop.election.objection")
    objection_words = fields.Text(related="objection_id.words", string="In their words")
    outcome = fields.Selection(
        [("upheld", "They are right"), ("refused", "They are not right")], "What you decide"
    )
    answer = fields.Text(help="Whoever objected reads it.")
    act = fields.Selection(
        [
            ("none", "Nothing"),
            ("add", "Add somebody"),
            ("strike", "Strike somebody off"),
            ("restore", "Put back somebody who was struck off"),
        ],
        "What is put right",
        required=True,
        default="add",
    )
    membership_number = fields.Char(
        "Membership number", help="Of the member who is missing. It is on their card."
    )
    membership_name = fields.Char("Name", compute="_compute_membership_name")
    contest_id = fields.Many2one(
        "coop.election.contest", "Votes for", domain="[('election_id', '=', election_id)]"
    )
    elector_id = fields.Many2one(
        "coop.election.elector", domain="[('election_id', '=', election_id)]"
    )
    why = fields.Selection(WHYS_BY_HAND)
    reason = fields.Text("In words", help="The member reads it.")

    @api.depends("election_id")
    def _compute_display_name(self):
        for window in self:
            window.display_name = self.env._("Put the roll right")

    @api.depends("membership_number")
    def _compute_membership_name(self):
        for window in self:
            window.membership_name = window._find_membership().member_name

    def _find_membership(self):
        """Return the member with the number that was typed, or none."""
        number = (self.membership_number or "").strip()
        # sudo: whoever runs the election may put on its roll whose number they were given
        memberships = self.env["coop.membership"].sudo()
        if not number:
            return memberships
        return memberships.search(
            [("number", "=", number), ("company_id", "=", self.election_id.company_id.id)], limit=1
        )

    def action_apply(self):
        self.ensure_one()
        self.election_id._check_may_run()
        if self.objection_id and not self.outcome:
            raise UserError(self.env._("Say whether they are right."))
        if self.act != "none":
            self._put_right()
        elif not self.objection_id:
            raise UserError(self.env._("Say what is to be put right."))
        if self.objection_id:
            self.objection_id._decide(self.outcome, self.answer)
        return {"type": "ir.actions.act_window_close"}

    def _put_right(self):
        if not self.why:
            raise UserError(self.env._("Say why."))
        if not (self.reason or "").strip():
            raise UserError(self.env._("Say why in words, too: the member reads it."))
        if self.act == "add":
            membership = self._find_membership()
            if not membership or not self.contest_id:
                raise UserError(
                    self.env._("Give the membership number, and what the member votes for.")
                )
            self.env["coop.election.elector"]._add(
                self.contest_id, membership, self.why, self.reason, self.objection_id
            )
            return
        if not self.elector_id:
            raise UserError(self.env._("Choose the elector."))
        if self.elector_id.election_id != self.election_id:
            raise UserError(self.env._("This elector is on the roll of another election."))
        act = self.elector_id._strike if self.act == "strike" else self.elector_id._restore
        act(self.why, self.reason, self.objection_id)

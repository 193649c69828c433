from odoo import api, fields, models
from odoo.exceptions import UserError


class CoopElectionNominate(models.TransientModel):
    """A nomination that came on paper or by phone is written down, as it came and when.

    It is handed in at the moment at which it came, not at the one at which it is typed.
    """

    _name = "coop.election.nominate"
    _description = "Write down a nomination"

    election_id = fields.Many2one("coop.election", required=True)
    contest_id = fields.Many2one(
        "coop.election.contest",
        "Stands for",
        required=True,
        domain="[('election_id', '=', election_id)]",
    )
    number = fields.Char("Number of the member", required=True)
    member_name = fields.Char("Member", compute="_compute_member")
    ballot_name = fields.Char(
        "Name on the ballot", compute="_compute_ballot_name", store=True, readonly=False
    )
    how = fields.Selection(
        [("paper", "On paper"), ("phone", "By phone"), ("helper", "With somebody at their side")],
        "How it came",
        required=True,
        default="paper",
    )
    came_at = fields.Datetime(
        "When it came", required=True, default=lambda self: self.env["coop.clock"].now()
    )
    statement = fields.Text(help="Word for word. Nobody changes it afterwards.")
    statement_lang = fields.Selection(
        lambda self: self.env["res.lang"].get_installed(),
        "Language of the words",
        default=lambda self: self.env.lang,
    )
    statement_easy = fields.Text("In Easy Read", help="A short sentence a line.")
    interests_said = fields.Boolean("Interests are declared")
    interests = fields.Text("Declared interests", help="Empty: there are none.")
    eligible = fields.Boolean("Declares to be eligible")
    agreed = fields.Boolean("Agrees to stand, and to what is shown")
    fair = fields.Boolean("Promises to be fair")
    signed = fields.Boolean("Signed, or said on the phone")
    proposers = fields.Text(help="A name a line, each with the number of the member.")
    needs_proposers = fields.Integer(related="contest_id.proposers", string="Proposers needed")
    helped_by = fields.Char("Helped by")
    helped_role_id = fields.Many2one(
        "coop.helper.role", "Who the helper is", domain="[('is_offered', '=', True)]"
    )
    helper_promised = fields.Boolean("The helper promised")
    photo = fields.Image()
    paper = fields.Binary("Scan of the paper", attachment=False)
    paper_name = fields.Char("File of the scan")

    @api.depends("election_id")
    def _compute_display_name(self):
        for window in self:
            window.display_name = self.env._("Write down a nomination")

    def _find_member(self):
        """Return the membership of the number, or none."""
        self.ensure_one()
        # sudo: who runs the election finds the member by the number on the paper
        memberships = self.env["coop.membership"].sudo()
        number = (self.number or "").strip()
        if not number:
            return memberships
        return memberships.search(
            [("company_id", "=", self.election_id.company_id.id), ("number", "=", number)], limit=1
        )

    @api.depends("number", "election_id")
    def _compute_member(self):
        for window in self:
            window.member_name = window._find_member().member_name

    @api.depends("number", "election_id")
    def _compute_ballot_name(self):
        for window in self:
            window.ballot_name = window._find_member().member_name or window.ballot_name

    def action_apply(self):
        self.ensure_one()
        self.election_id._check_may_run()
        membership = self._find_member()
        if not membership:
            raise UserError(self.env._("No member has this number."))
        if self.contest_id not in self.election_id.contest_ids:
            raise UserError(self.env._("Choose where the member stands."))
        if self.helped_by and not (self.helped_role_id and self.helper_promised):
            raise UserError(
                self.env._(
                    "Whoever helped says who they are, and promises that the words are the "
                    "candidate's own."
                )
            )
        # sudo: the right was checked; the values are those of the paper
        candidate = self.env["coop.election.candidate"]._write_nomination(
            self.contest_id.sudo(),
            membership,
            self._prepare_said(),
            how=self.how,
            typed_by=self.env.user.name,
        )
        # sudo: as above
        candidate.sudo().write(
            {
                **({"photo": self.photo} if self.photo else {}),
                "paper": self.paper,
                "paper_name": self.paper_name if self.paper else False,
            }
        )
        candidate._hand_in(self.came_at)
        return {"type": "ir.actions.act_window_close"}

    def _prepare_said(self):
        names = (
            "statement",
            "statement_lang",
            "statement_easy",
            "interests",
            "interests_said",
            "eligible",
            "agreed",
            "fair",
            "signed",
            "proposers",
            "helped_by",
            "helper_promised",
        )
        return {
            **{name: self[name] for name in names},
            "ballot_name": (self.ballot_name or "").strip() or self.member_name,
            "helped_role_id": self.helped_role_id.id,
        }

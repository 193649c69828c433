from odoo import api, fields, models
from odoo.exceptions import UserError

STAGES = [
    ("interested", "Interested"),
    ("declared", "Declared"),
    ("checked", "Checked"),
    ("proposed", "Before the Council"),
    ("appointed", "Appointed"),
    ("not_chosen", "Not chosen"),
    ("withdrew", "Withdrew"),
]
# While somebody is here, nothing has been put before those who decide.
OPEN = ("interested", "declared", "checked")


class CoopBoardCandidate(models.Model):
    """Somebody who may join the Board: how they came, what they say, how far it has come.

    Only the governance officer sees this, and the person on their own pages. Who was not chosen
    is nobody else's business.
    """

    _name = "coop.board.candidate"
    _description = "Candidate for the Board"
    _inherit = ["coop.company.mixin", "coop.guarded", "coop.office.chatter"]
    _order = "search_id, name, id"

    _guarded_fields = frozenset({"stage", "term_id", "ended_why"})

    search_id = fields.Many2one(
        "coop.board.search", required=True, index=True, check_company=True, ondelete="restrict"
    )
    body_id = fields.Many2one(related="search_id.body_id")
    name = fields.Char(required=True)
    # no groups: Odoo's privacy lookup asks every field that names a person
    partner_id = fields.Many2one(
        "res.partner",
        "Contact",
        index=True,
        ondelete="restrict",
        help="Empty while the person is not among the contacts.",
    )
    reach = fields.Char("How to reach them", help="Phone, e-mail, or through whom.")
    came_how = fields.Selection(
        [
            ("asked", "We asked them"),
            ("applied", "They applied"),
            ("suggested", "A member suggested them"),
        ],
        "How they came",
        required=True,
        default="applied",
        tracking=True,
    )
    suggested_by = fields.Char("Suggested by")
    agreed_on = fields.Date(
        "Agrees to be considered since",
        tracking=True,
        help="Nobody is considered who has not said yes themselves.",
    )
    brings = fields.Text("What they bring", help="In their own words.")
    why = fields.Text("Why they want it", help="In their own words.")
    stage = fields.Selection(
        STAGES,
        default="interested",
        required=True,
        readonly=True,
        index=True,
        copy=False,
        tracking=True,
        group_expand=True,
    )
    declaration_ids = fields.One2many("coop.board.declaration", "candidate_id")
    check_ids = fields.One2many("coop.board.check", "candidate_id", string="Checks")
    resolution_id = fields.Many2one(
        "coop.resolution",
        check_company=True,
        ondelete="restrict",
        index="btree_not_null",
        copy=False,
        tracking=True,
        help="With which the body that appoints decides on this person.",
    )
    resolution_state = fields.Selection(related="resolution_id.state")
    appointer_id = fields.Many2one(related="search_id.body_id.appointed_by_id")
    term_id = fields.Many2one(
        "coop.office.term", readonly=True, ondelete="restrict", index="btree_not_null", copy=False
    )
    ended_why = fields.Text("Why not", readonly=True, copy=False)
    missing = fields.Text("Still missing", compute="_compute_missing")

    def _guarded_message(self, names):
        return self.env._(
            "%(fields)s cannot be typed over. Use the buttons: a candidate comes on by what they "
            "declare, by checks, and by a resolution.",
            fields=", ".join(names),
        )

    @api.onchange("partner_id")
    def _onchange_partner_id(self):
        if self.partner_id and not self.name:
            self.name = self.partner_id.name

    @api.depends(
        "agreed_on", "partner_id", "declaration_ids", "check_ids.result", "check_ids.decision"
    )
    def _compute_missing(self):
        for candidate in self:
            candidate.missing = "\n".join(candidate._get_obstacles()) or False

    def _get_obstacles(self):
        """Return what is to be done before those who appoint may decide, as sentences."""
        self.ensure_one()
        obstacles = []
        if not self.agreed_on:
            obstacles.append(self.env._("Ask whether they agree to be considered."))
        if not self.partner_id:
            obstacles.append(self.env._("Enter them as a contact, so that we can write to them."))
        return [*obstacles, *self._get_open_answers(), *self._get_open_checks()]

    def _get_open_answers(self):
        """What the last declaration leaves open."""
        last = self._get_last_declaration()
        if not last:
            return [self.env._("They have not declared yet that they may sit on the Board.")]
        answered = last.answer_ids.question_id
        asked = self.env["coop.board.question"]._get_asked(self.company_id)
        open_answers = [
            self.env._("Not answered yet: %(question)s", question=question.name)
            for question in asked - answered
        ]
        return open_answers + [
            self.env._("Stands in the way: %(question)s", question=answer.wording)
            for answer in last.answer_ids
            if answer.bars and not answer.as_hoped
        ]

    def _get_last_declaration(self):
        return self.declaration_ids.sorted("recorded_at")[-1:]

    def _get_open_checks(self):
        """What the checks leave open: of each kind the last one counts."""
        kinds = self.env["coop.board.check.kind"]._get_kinds(self.company_id)
        sentences = []
        for kind in kinds:
            last = self.check_ids.filtered(lambda check, kind=kind: check.kind_id == kind)
            last = last.sorted(lambda check: (check.done_on, check.id))[-1:]
            if not last:
                if kind.required:
                    sentences.append(self.env._("To be checked: %(kind)s", kind=kind.name))
            elif last.result == "failed" and last.decision != "go_on":
                sentences.append(
                    self.env._("Not passed, and nobody decided: %(kind)s", kind=kind.name)
                    if not last.decision
                    else self.env._("Not passed: %(kind)s", kind=kind.name)
                )
        return sentences

    @api.ondelete(at_uninstall=False)
    def _unlink_except_used(self):
        if any(candidate.stage not in OPEN or candidate.declaration_ids for candidate in self):
            raise UserError(
                self.env._("What somebody declared is kept. Press “Withdraws” or “Not chosen”.")
            )

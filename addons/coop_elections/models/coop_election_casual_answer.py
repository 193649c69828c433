from odoo import SUPERUSER_ID, api, fields, models
from odoo.exceptions import UserError
from odoo.fields import Domain
from odoo.tools import format_date

STATES = [
    ("asked", "Asked"),
    ("yes", "Willing"),
    ("no", "Not willing"),
    ("none", "No answer in time"),
    ("out", "Cannot sit there"),
]
HOW = [
    ("portal", "On their own pages"),
    ("helper", "With somebody at their side"),
    ("paper", "On paper"),
    ("phone", "By phone"),
    ("met", "Face to face"),
]


class CoopElectionCasualAnswer(models.Model):
    """A candidate of the last count was asked whether they would take the seat, and what they
    said: when, how, and who wrote it down."""

    _name = "coop.election.casual.answer"
    _description = "Candidate asked to take a seat"
    _inherit = ["coop.company.mixin", "coop.guarded"]
    _order = "casual_id, asked_on, place"
    _rec_name = "candidate_id"

    casual_id = fields.Many2one(
        "coop.election.casual",
        required=True,
        readonly=True,
        index=True,
        check_company=True,
        ondelete="restrict",
    )
    candidate_id = fields.Many2one(
        "coop.election.candidate",
        required=True,
        readonly=True,
        index=True,
        check_company=True,
        ondelete="restrict",
    )
    place = fields.Integer("Place on the ballot", required=True, readonly=True, aggregator=None)
    state = fields.Selection(STATES, required=True, default="asked", readonly=True, index=True)
    asked_on = fields.Date("Asked on", required=True, readonly=True)
    answer_by = fields.Date("Answer by", required=True, readonly=True)
    answered_on = fields.Date("Answered on", readonly=True)
    how = fields.Selection(HOW, "How they answered", readonly=True)
    noted_by = fields.Char("Written down by", readonly=True)
    problem = fields.Char("Cannot sit there because", readonly=True)
    told_on = fields.Date("Told first on", readonly=True)
    told_how = fields.Selection(
        [
            ("letter", "By their usual way: e-mail or letter"),
            ("phone", "By phone"),
            ("met", "Face to face"),
        ],
        "How they were told",
        readonly=True,
    )
    told_filled = fields.Boolean("Told that they have the seat", readonly=True)

    _guarded_fields = frozenset(
        {
            "casual_id",
            "company_id",
            "candidate_id",
            "place",
            "state",
            "asked_on",
            "answer_by",
            "answered_on",
            "how",
            "noted_by",
            "problem",
            "told_on",
            "told_how",
            "told_filled",
        }
    )
    _once = models.UniqueIndex("(casual_id, candidate_id)", "This candidate was asked already.")
    _answered_says_when = models.Constraint(
        "CHECK (state NOT IN ('yes', 'no') OR (answered_on IS NOT NULL AND how IS NOT NULL))",
        "An answer has its day, and how it came.",
    )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_never(self):
        raise UserError(self.env._("It is kept who was asked, and what was answered."))

    def _get_partner(self):
        # sudo: whose answer it is
        return self.sudo().candidate_id.membership_id.partner_id

    # -- may they sit there ------------------------------------------------------------------

    def _get_problem(self):
        """Return why this person may not take the seat now, or None: they died, are no member of
        the constituency, have served too many terms, sit on the body already or run the election.
        """
        self.ensure_one()
        candidate = self.sudo().candidate_id  # sudo: what the rules forbid, whoever asks
        contest, membership = candidate.contest_id, candidate.membership_id
        today = self.env["coop.clock"].today(self.company_id)
        name = candidate.ballot_name
        if candidate.state in ("died", "withdrawn"):
            return self.env._("%(name)s does not stand any more.", name=name)
        if not contest._is_voter(membership, today):
            return self.env._(
                "%(name)s does not belong to “%(contest)s” on %(day)s.",
                name=name,
                contest=contest._get_label(),
                day=format_date(self.env, today),
            )
        casual = self.sudo().casual_id  # sudo: as above
        begins = casual._get_begins(casual.vacancy_ids[:1])
        too_many = self.env["coop.office.term"]._get_too_many(
            contest.body_id, membership.partner_id, begins
        )
        return too_many or self._get_conflict(begins)

    def _get_conflict(self, begins):
        candidate = self.sudo().candidate_id  # sudo: as in _get_problem
        terms = self.env["coop.office.term"].sudo()
        # not the terms on this seat: any seat of the body, from that day on
        sits = terms._get_standing_domain(begins) & Domain(
            [
                ("body_id", "=", candidate.contest_id.body_id.id),
                ("is_office", "=", False),
                ("holder_id.partner_id", "=", candidate.membership_id.partner_id.id),
            ]
        )
        if terms.search_count(sits, limit=1):
            return self.env._(
                "%(name)s sits on “%(body)s” already.",
                name=candidate.ballot_name,
                body=candidate.contest_id.body_id.name,
            )
        roles = candidate.election_id._get_roles("returning_officer", "scrutineer", "clerk")
        if any(one._get_person() & candidate.membership_id.partner_id for one in roles):
            return self.env._(
                "%(name)s holds a role in this election, and so cannot take the seat.",
                name=candidate.ballot_name,
            )
        return None

    # -- answering ---------------------------------------------------------------------------

    def _answer(self, willing, how, noted_by=None):
        """Write down what a candidate says. A later answer takes the place of an earlier one, as
        long as nothing is counted.

        :param bool willing: whether they would take the seat
        :param str how: a code of ``HOW``
        :param str noted_by: name of who wrote it down for them
        :raise UserError: when it is too late
        """
        self.ensure_one()
        answer = self.sudo()  # sudo: the caller settled whose answer it is
        answer.casual_id._lock()
        answer.invalidate_recordset(["state"])
        if answer.casual_id.state != "asking" or answer.state not in ("asked", "yes", "no"):
            raise UserError(self.env._("It is too late to answer this."))
        today = self.env["coop.clock"].today(answer.company_id)
        answer.write(
            {
                "state": "yes" if willing else "no",
                "answered_on": today,
                "how": how,
                "noted_by": noted_by or False,
            }
        )
        words = self.env._("Candidate on place %(place)s would take the seat")
        if not willing:
            words = self.env._("Candidate on place %(place)s would not take the seat")
        answer._note_act(words % {"place": answer.place})
        if willing:
            answer._look_again()
        answer.casual_id._on_answered()

    def _look_again(self):
        """Who may not take the seat is passed over, with the reason."""
        for answer in self.filtered(lambda one: one.state == "yes"):
            problem = answer._get_problem()
            if problem:
                answer.sudo().write({"state": "out", "problem": problem})  # sudo: by acts alone

    def _note_act(self, what):
        """As with nominations: the journal names nobody who stands, and not who acts for them."""
        self.ensure_one()
        casual, user = self.casual_id, self.env.user
        # sudo: only compared
        if user.share or user.sudo().partner_id == self._get_partner():
            casual = casual.with_user(SUPERUSER_ID)
        casual._note(what)

    def action_note(self):
        """Open the window in which an answer is written down that came by phone, on paper or face
        to face."""
        self.ensure_one()
        self.casual_id._check_may_run()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("What they answered"),
            "res_model": "coop.election.casual.note",
            "view_mode": "form",
            "target": "new",
            "context": {"default_answer_id": self.id},
        }

    def action_told(self):
        """Somebody was told by word of mouth: open the window for it."""
        self.ensure_one()
        self.casual_id._check_may_run()
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Told by phone, or met"),
            "res_model": "coop.election.casual.tell",
            "view_mode": "form",
            "target": "new",
            "context": {"default_answer_id": self.id},
        }

from odoo import api, fields, models
from odoo.exceptions import UserError

ANSWERS = [("open", "No answer yet"), ("taken", "Takes it"), ("declined", "Does not want it")]
#: states of an election in which something is offered
WHILE = ("nominations", "poll")


class CoopElectionOffer(models.Model):
    """Something of the co-op's that candidates may use: a hall, a mailing, a place in the
    newsletter. It is offered to everybody who stands, on the same terms, at the same time; and
    everybody reads who took it.
    """

    _name = "coop.election.offer"
    _description = "Offered to all candidates alike"
    _inherit = ["coop.company.mixin", "coop.guarded"]
    _order = "election_id desc, id"

    _guarded_fields = frozenset({"offered_on"})

    election_id = fields.Many2one(
        "coop.election", required=True, index=True, check_company=True, ondelete="restrict"
    )
    name = fields.Char(
        "What", required=True, translate=True, help="For example: half a page in the newsletter."
    )
    terms = fields.Text(
        "On which terms",
        required=True,
        translate=True,
        help="The same for everybody: how much, when, who pays. Only facts of the election.",
    )
    answer_until = fields.Date("Answer until", required=True)
    offered_on = fields.Date("Offered on", readonly=True, copy=False)
    answer_ids = fields.One2many("coop.election.offer.answer", "offer_id", readonly=True)
    taken_count = fields.Integer("Took it", compute="_compute_taken_count")

    @api.depends("answer_ids.answer")
    def _compute_taken_count(self):
        for offer in self:
            offer.taken_count = len(offer.answer_ids.filtered(lambda one: one.answer == "taken"))

    def write(self, vals):
        if not self.env.su and any(offer.offered_on for offer in self):
            raise UserError(
                self.env._("This was offered: the terms are the same for everybody, and stay.")
            )
        return super().write(vals)

    @api.ondelete(at_uninstall=False)
    def _unlink_except_offered(self):
        if any(offer.offered_on for offer in self):
            raise UserError(self.env._("What was offered to candidates is kept."))

    def action_offer(self):
        """Offer it to everybody who stands, at once."""
        for offer in self:
            election = offer.election_id
            election._check_may_run()
            if offer.offered_on:
                raise UserError(self.env._("This was offered already."))
            if election.state not in WHILE or not election._get_last_statement():
                raise UserError(
                    self.env._("Publish the candidates first: it is offered to all of them alike.")
                )
            if offer.answer_until < self.env["coop.clock"].today(offer.company_id):
                raise UserError(self.env._("The last day for an answer is past."))
            offer._offer()
        return True

    def _offer(self):
        # sudo: guarded against typing; the right was checked
        offer = self.sudo()
        standing = offer.election_id.contest_ids.candidate_ids.filtered(
            lambda one: one.state == "accepted"
        )
        offer.offered_on = self.env["coop.clock"].today(offer.company_id)
        offer.env["coop.election.offer.answer"].create(
            [
                {
                    "company_id": offer.company_id.id,
                    "offer_id": offer.id,
                    "candidate_id": candidate.id,
                }
                for candidate in standing
            ]
        )
        offer.election_id._note(
            "offer",
            self.env._(
                "Offered to all %(count)s candidates alike: %(what)s",
                count=len(standing),
                what=self.name,
            ),
        )
        standing._tell_candidate("candidate_word")


class CoopElectionOfferAnswer(models.Model):
    """What one candidate said to an offer."""

    _name = "coop.election.offer.answer"
    _description = "Answer of a candidate to an offer"
    _inherit = "coop.company.mixin"
    _order = "offer_id, candidate_id"
    _rec_name = "candidate_id"

    offer_id = fields.Many2one(
        "coop.election.offer",
        required=True,
        readonly=True,
        index=True,
        check_company=True,
        ondelete="restrict",
    )
    election_id = fields.Many2one(related="offer_id.election_id")
    candidate_id = fields.Many2one(
        "coop.election.candidate",
        required=True,
        readonly=True,
        index=True,
        check_company=True,
        ondelete="restrict",
    )
    answer = fields.Selection(ANSWERS, required=True, default="open", readonly=True)
    answered_on = fields.Date("Answered on", readonly=True)

    _offered_once = models.UniqueIndex(
        "(offer_id, candidate_id)", "This was offered to this candidate already."
    )

    @api.model
    def _get_of(self, candidate):
        """Return what was offered to a candidate, with all rights."""
        # sudo: the candidate's own; the page settled whose it is
        return self.sudo().search([("candidate_id", "=", candidate.id)], order="id")

    def _is_open(self):
        self.ensure_one()
        today = self.env["coop.clock"].today(self.company_id)
        return today <= self.offer_id.answer_until and self.election_id.state in WHILE

    def _answer(self, answer):
        """The candidate says whether they take it, and may say otherwise until the last day.

        :param str answer: "taken" or "declined"
        """
        self.ensure_one()
        if answer not in ("taken", "declined"):
            raise UserError(self.env._("Say yes or no."))
        if not self._is_open():
            raise UserError(self.env._("The last day for an answer is past."))
        self.write({"answer": answer, "answered_on": self.env["coop.clock"].today(self.company_id)})
        labels = dict(self._fields["answer"]._description_selection(self.env))
        self.election_id._note(
            "offer",
            self.env._(
                "Candidate %(candidate)s: %(what)s: %(answer)s",
                candidate=self.candidate_id.id,
                what=self.offer_id.name,
                answer=labels[answer],
            ),
        )

    def action_takes(self):
        """What the candidate said on paper or by phone."""
        return self._answer_for("taken")

    def action_declines(self):
        return self._answer_for("declined")

    def _answer_for(self, answer):
        for one in self:
            one.election_id._check_may_run()
            # sudo: written by acts alone; the right was checked
            one.sudo()._answer(answer)
        return True


class CoopElection(models.Model):
    """Candidates campaign by one code and with the same means, and everybody reads it."""

    _inherit = "coop.election"

    offer_ids = fields.One2many(
        "coop.election.offer",
        "election_id",
        string="Offered to candidates",
        readonly=True,
        groups="coop_governance.group_governance_officer,coop_elections.group_returning_officer",
    )

    def action_view_offers(self):
        action = self._open_list("coop_elections.coop_election_offer_action")
        return {**action, "context": {"default_election_id": self.id}}

    def _show(self, lang):
        shown = super()._show(lang)
        if not self._get_last_statement() or self.state == "abandoned":
            return {**shown, "fair": None}
        # sudo: what is public of who stands
        election = self.sudo().with_context(lang=lang)
        standing = election.contest_ids._get_all_on_statement()
        return {
            **shown,
            "fair": {
                "code": election.rules_id.canvassing_code or "",
                "promised": [
                    (one.ballot_name, self._say_day(one.fair_on)) for one in standing if one.fair_on
                ],
                "offers": [
                    {
                        "name": offer.name,
                        "terms": offer.terms,
                        "day": self._say_day(offer.offered_on),
                        "taken": [
                            one.candidate_id.ballot_name
                            for one in offer.answer_ids
                            if one.answer == "taken"
                        ],
                    }
                    for offer in election.offer_ids
                    if offer.offered_on
                ],
            },
        }


class CoopElectionContest(models.Model):
    _inherit = "coop.election.contest"

    def _get_all_on_statement(self):
        """Return the candidates of these contests who were published and stand still."""
        found = [contest._get_on_statement() for contest in self]
        every = self.env["coop.election.candidate"].union(*found)
        return every.filtered(lambda one: one.state not in ("withdrawn", "refused"))


class CoopElectionCandidate(models.Model):
    _inherit = "coop.election.candidate"

    def _get_key(self, kind):
        if kind == "candidate_word":
            return f"{kind}-{self.env['coop.clock'].now().isoformat()}"
        return super()._get_key(kind)

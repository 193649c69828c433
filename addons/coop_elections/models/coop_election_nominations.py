from odoo import fields, models
from odoo.exceptions import UserError

from .coop_election_candidate import ALIVE, STANDING
from .said import translations


class CoopElectionRules(models.Model):
    """What the rules say of candidates."""

    _inherit = "coop.election.rules"

    statement_words = fields.Integer(
        "Words of a statement, at most",
        required=True,
        default=200,
        help="0: as many as one likes.",
    )
    recording_seconds = fields.Integer("Length of a recording (seconds)", required=True, default=40)
    proposals_each = fields.Integer(
        "Candidates whom one member may propose",
        required=True,
        default=1,
        help="0: as many as one likes. It matters where candidates need proposers.",
    )
    on_death = fields.Selection(
        [
            ("pass_over", "The vote goes on, and the count passes over who died"),
            ("countermand", "The vote is called off, and nominations begin again"),
        ],
        "When a candidate dies",
        required=True,
        default="pass_over",
        help="After the candidates were published. The first fits where people put candidates in "
        "order; the second where they mark one.",
    )

    _candidate_numbers_possible = models.Constraint(
        "CHECK (statement_words >= 0 AND recording_seconds BETWEEN 5 AND 300"
        " AND proposals_each >= 0)",
        "A recording lasts from 5 to 300 seconds, and numbers cannot be less than nothing.",
    )

    def _prepare_notice(self):
        return {
            **super()._prepare_notice(),
            "statement_words": self.statement_words,
            "recording_seconds": self.recording_seconds,
            "on_death": self.on_death,
        }


class CoopElection(models.Model):
    """Nominations: when they are taken, and who stands."""

    _inherit = "coop.election"

    candidate_ids = fields.One2many(
        "coop.election.candidate", "election_id", string="Candidates", readonly=True
    )
    statement_ids = fields.One2many(
        "coop.election.statement", "election_id", string="Published candidates", readonly=True
    )
    undecided_count = fields.Integer("To decide", compute="_compute_undecided_count")

    def _compute_undecided_count(self):
        for election in self:
            election.undecided_count = len(election._get_undecided())

    def _get_undecided(self):
        """Return nominations that were handed in and not decided yet."""
        # sudo: only whether there are any
        return self.sudo().candidate_ids.filtered(lambda one: one.state == "handed_in")

    def _check_takes_nominations(self):
        """Refuse, in words, where nobody can stand (any more). Late ones are taken, and marked,
        until the candidates are published."""
        self.ensure_one()
        election = self.sudo()  # sudo: whether nominations are taken is public
        if election.kind != "seats" or election.state != "nominations":
            raise UserError(self.env._("Nobody can stand in this election just now."))
        if election.statement_ids:
            raise UserError(
                self.env._("The candidates are published already: it is too late to stand.")
            )

    def _takes_nominations(self):
        """Whether somebody can stand in time now."""
        self.ensure_one()
        election = self.sudo()  # sudo: as in _check_takes_nominations
        closes = election._get_step("nominations_close").at
        return bool(
            election.kind == "seats"
            and election.state == "nominations"
            and not election.statement_ids
            and closes
            and self.env["coop.clock"].now().replace(microsecond=0) <= closes
        )

    def _get_standing_people(self):
        people = super()._get_standing_people()
        # sudo: only compared with who holds a role
        alive = self.sudo().candidate_ids.filtered(lambda one: one.state in ALIVE)
        standing = alive.membership_id.partner_id | alive.proposer_ids.membership_id.partner_id
        return people | standing.sudo(self.env.su)

    def action_view_candidates(self):
        return self._open_list("coop_elections.coop_election_candidate_action")

    def action_nominate(self):
        """Open the window in which a nomination from paper or the phone is written down."""
        return self._open_window("coop.election.nominate", self.env._("Write down a nomination"))


class CoopElectionContest(models.Model):
    _inherit = "coop.election.contest"

    candidate_ids = fields.One2many(
        "coop.election.candidate", "contest_id", string="Candidates", readonly=True
    )
    handed_in_count = fields.Integer("Want to stand", compute="_compute_standing_counts")
    standing_count = fields.Integer("Stand", compute="_compute_standing_counts")

    def _compute_standing_counts(self):
        for contest in self:
            # sudo: how many stand is for those who see the contest
            found = contest.sudo().candidate_ids
            contest.handed_in_count = len(found.filtered(lambda one: one.state in ALIVE))
            contest.standing_count = len(contest._get_standing())

    def _get_standing(self):
        """Return the candidates who stand here, in the order of the ballot."""
        self.ensure_one()
        # sudo: who stands is published; callers show it where it is
        found = self.sudo().candidate_ids.filtered(lambda one: one.state in STANDING)
        return found.sorted(lambda one: (one.ballot_order, one.sort_key or "", one.id))

    def _get_standing_people(self):
        """Return the contacts who stand here or propose somebody: nobody of them helps others to
        vote here."""
        self.ensure_one()
        # sudo: only compared with who helps
        alive = self.sudo().candidate_ids.filtered(lambda one: one.state in ALIVE)
        return alive.membership_id.partner_id | alive.proposer_ids.membership_id.partner_id

    # -- under which name ------------------------------------------------------------------------

    def _get_blocks(self):
        blocks = super()._get_blocks()
        if self._tells_of_support():
            blocks.append(
                self.env._(
                    "%(contest)s: beside the name of a candidate this would tell everybody who "
                    "gets support. Give the constituency a neutral name first.",
                    contest=self._get_label(),
                )
            )
        return blocks

    def _tells_of_support(self):
        """Whether the name of the constituency, in any language, is that of a category which
        discloses a disability."""
        self.ensure_one()
        # sudo: compared, and not shown
        constituency = self.sudo().constituency_id
        category = constituency.category_id
        if not category.discloses_support:
            return False
        secret = [words.casefold() for words in translations(category, "name").values() if words]
        shown = [words.casefold() for words in translations(constituency, "name").values()]
        return any(words in name for words in secret for name in shown)

from odoo import api, fields, models
from odoo.exceptions import UserError

#: fewer papers than these, and whoever keys them may guess whose they are
FEW = 5


class CoopElectionBatch(models.Model):
    """A bundle of papers out of the ballot box, shuffled, keyed after the close by two people.

    Neither sees what the other keyed. What was keyed is sealed, lies here until the opening, and is
    then removed; what stays is how many there were and why some do not count.
    """

    _name = "coop.election.batch"
    _description = "Bundle of papers"
    _inherit = ["coop.company.mixin", "coop.guarded"]
    _log_access = False
    _order = "election_id, contest_id, number"

    _guarded_fields = frozenset(
        {
            "election_id",
            "contest_id",
            "company_id",
            "number",
            "paper_count",
            "first_by_id",
            "second_by_id",
            "is_compared",
            "is_done",
            "accepted_count",
            "rejected",
            "read_in_part",
            "is_removed",
            "void_why",
        }
    )

    election_id = fields.Many2one(
        "coop.election",
        required=True,
        readonly=True,
        index=True,
        check_company=True,
        ondelete="restrict",
    )
    contest_id = fields.Many2one(
        "coop.election.contest",
        required=True,
        readonly=True,
        index=True,
        check_company=True,
        ondelete="restrict",
    )
    number = fields.Integer("Bundle", required=True, readonly=True, aggregator=None)
    paper_count = fields.Integer("Papers", required=True, readonly=True)
    first_by_id = fields.Many2one(
        "res.users", "First keyed by", readonly=True, ondelete="restrict", index="btree_not_null"
    )
    second_by_id = fields.Many2one(
        "res.users", "Keyed again by", readonly=True, ondelete="restrict", index="btree_not_null"
    )
    first_count = fields.Integer("Keyed first", compute="_compute_counts")
    second_count = fields.Integer("Keyed again", compute="_compute_counts")
    differing_count = fields.Integer("Different", compute="_compute_counts")
    is_compared = fields.Boolean("Compared", readonly=True)
    is_done = fields.Boolean("Done", readonly=True)
    is_removed = fields.Boolean("Removed after the opening", readonly=True)
    accepted_count = fields.Integer("For the count", readonly=True)
    rejected = fields.Json("Do not count", readonly=True, help="How many, by heading.")
    read_in_part = fields.Json("Read in part", readonly=True, help="How many, by why.")
    rejected_words = fields.Char("Why some do not count", compute="_compute_rejected_words")
    objections = fields.Text(
        help="Papers of which somebody who watches says that they should count, or should not: the "
        "heading, and who says so. Nothing of what is on them."
    )
    state = fields.Selection(
        [
            ("first", "To key"),
            ("second", "To key again"),
            ("differs", "Differences to settle"),
            ("done", "Done"),
        ],
        compute="_compute_counts",
    )
    entry_ids = fields.One2many("coop.election.batch.entry", "batch_id", groups=fields.NO_ACCESS)

    _contest_number_uniq = models.UniqueIndex(
        "(contest_id, number)", "There is another bundle with this number. Try again."
    )
    _has_papers = models.Constraint(
        "CHECK (paper_count BETWEEN 1 AND 500)", "A bundle has from 1 to 500 papers."
    )
    _two_people = models.Constraint(
        "CHECK (second_by_id IS NULL OR second_by_id <> first_by_id)",
        "Another person keys the papers again.",
    )
    _done_adds_up = models.Constraint(
        "CHECK (is_done IS NOT TRUE OR accepted_count <= paper_count)",
        "There cannot be more papers for the count than there are in the bundle.",
    )

    def _guarded_message(self, names):
        return self.env._(
            "%(fields)s cannot be typed over. Use the buttons of the bundle.",
            fields=", ".join(names),
        )

    @api.depends("number", "contest_id")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for batch in self:
            batch.display_name = self.env._(
                "Bundle %(number)s: %(contest)s",
                number=batch.number,
                # sudo: what a contest is called is neutral, and public
                contest=batch.sudo().contest_id._get_label(),
            )

    @api.depends("paper_count", "is_compared", "is_done", "entry_ids.differs")
    def _compute_counts(self):
        # sudo: how many are keyed, and nothing of them
        entries = self.env["coop.election.batch.entry"].sudo()
        mine = [("batch_id", "in", self.ids)]
        counts = {}
        for name, domain in (
            ("first", [("first", "!=", False)]),
            ("second", [("second", "!=", False)]),
            ("differing", [("differs", "=", True)]),
        ):
            groups = entries._read_group([*mine, *domain], ["batch_id"], ["__count"])
            counts[name] = {batch.id: count for batch, count in groups}
        for batch in self:
            for name, found in counts.items():
                batch[f"{name}_count"] = found.get(batch._origin.id, 0)
            batch.state = batch._reckon_state()

    def _reckon_state(self):
        if self.is_done:
            return "done"
        if self.is_compared:
            return "differs"
        return "second" if self.first_count >= self.paper_count > 0 else "first"

    @api.depends("rejected")
    @api.depends_context("lang")
    def _compute_rejected_words(self):
        for batch in self:
            names = batch.contest_id._get_heading_names()
            batch.rejected_words = (
                ", ".join(f"{names[code]}: {count}" for code, count in batch.rejected.items())
                if batch.rejected
                else False
            )

    @api.ondelete(at_uninstall=False)
    def _unlink_except_untouched(self):
        if any(batch.first_by_id for batch in self):
            raise UserError(self.env._("Papers of this bundle were keyed already: it stays."))

    # -- acts ------------------------------------------------------------------------------------

    @api.model
    def _bundle(self, contest, paper_count):
        """Make a bundle of papers that were counted by hand.

        :param int paper_count: how many lie in it
        :return: the coop.election.batch
        """
        election = contest.election_id
        election._check_may_key()
        election._lock()
        if election.state != "closed":
            raise UserError(
                self.env._("The ballot box is opened when the voting is over, and not before.")
            )
        if election.sudo().papers_sha256:  # sudo: whether the file was made
            raise UserError(self.env._("The papers went to the opening already."))
        if not contest._is_polled():
            raise UserError(self.env._("Nobody votes in this contest."))
        # sudo: bundles are written by acts alone; the right was checked
        batches = self.sudo()
        last = batches.search([("contest_id", "=", contest.id)], order="number desc", limit=1)
        batch = batches.create(
            {
                "company_id": election.company_id.id,
                "election_id": election.id,
                "contest_id": contest.id,
                "number": last.number + 1,
                "paper_count": paper_count,
            }
        )
        election._note(
            "bundle",
            self.env._(
                "Bundle %(number)s of “%(contest)s” has %(count)s papers",
                number=batch.number,
                contest=contest._get_label(),
                count=paper_count,
            ),
        )
        return batch.with_env(self.env)

    def action_unbundle(self):
        """Take a bundle apart that was counted wrongly, before anything of it is keyed."""
        for batch in self:
            batch.election_id._check_may_key()
            batch.election_id._note(
                "bundle_undone",
                self.env._(
                    "Bundle %(number)s of “%(contest)s” was taken apart again",
                    number=batch.number,
                    contest=batch.contest_id._get_label(),
                ),
            )
            batch.sudo().unlink()  # sudo: the right was checked
        return {"type": "ir.actions.client", "tag": "soft_reload"}

    def action_key(self):
        """Open the window in which the next paper is keyed, or the next difference settled."""
        self.ensure_one()
        self.election_id._check_may_key()
        turn = self._get_turn()
        place = self._get_next_place(turn)
        return {
            "type": "ir.actions.act_window",
            "name": self.display_name,
            "res_model": "coop.election.batch.key",
            "view_mode": "form",
            "target": "new",
            "context": {
                "default_batch_id": self.id,
                "default_turn": turn,
                "default_place": place,
            },
        }


class CoopElection(models.Model):
    _inherit = "coop.election"

    batch_ids = fields.One2many("coop.election.batch", "election_id", readonly=True)

    def _check_may_key(self):
        """Whoever holds a role in the election that works with papers keys them."""
        if self.env.su:
            return
        for election in self:
            # sudo: who holds which role says who may do this
            roles = election.sudo()._get_roles("returning_officer", "clerk")
            if self.env.user not in roles.user_id:
                raise UserError(
                    self.env._(
                        "Papers are keyed by the returning officer and the desk clerks of this "
                        "election."
                    )
                )

    def action_bundle(self):
        """Open the window in which papers out of the box are counted into a bundle."""
        self._check_may_key()
        return self._open_window(
            "coop.election.batch.new", self.env._("Papers out of the ballot box")
        )

    def action_view_batches(self):
        return self._open_list("coop_elections.coop_election_batch_action")


class CoopElectionContest(models.Model):
    _inherit = "coop.election.contest"

    batch_ids = fields.One2many("coop.election.batch", "contest_id", readonly=True)

    def _get_heading_names(self):
        """Return {heading under which a paper does not count: its words}."""
        return {
            "no_first": self.env._("No first choice"),
            "equal_first": self.env._("More than one first choice"),
            "too_many": self.env._("More marks than there are seats"),
            "unofficial": self.env._("Not one of our papers"),
            "identifiable": self.env._("The voter could be known from it"),
            "uncertain": self.env._("It is not certain what the voter wants"),
            "passed_over": self.env._("Only for candidates who died or left"),
            "opening": self.env._("Could not be opened, or was changed"),
        }

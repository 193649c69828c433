from odoo import api, fields, models
from odoo.tools import format_date

from .coop_election_envelope import CHANNELS, ONLINE

#: what acts alone write of an election while people vote and when the voting is over
BY_ACTS = frozenset(
    {
        "trial_on",
        "reminded_at",
        "names_cut_at",
        "is_swept",
        "envelopes_sha256",
        "opening",
        "opening_sha256",
    }
)


class CoopElection(models.Model):
    """How the voting stands: how many may vote and how many have, in which ways, and never who
    wants what."""

    _inherit = "coop.election"

    entitled_count = fields.Integer("Can vote", compute="_compute_turnout")
    voted_count = fields.Integer("Votes given", compute="_compute_turnout")
    turnout = fields.Float("Turnout (%)", compute="_compute_turnout", digits=(5, 1))
    voted_ways = fields.Char("In which ways", compute="_compute_turnout")
    helped_words = fields.Text(
        "With help",
        compute="_compute_helped_words",
        groups="coop_elections.group_returning_officer,coop_elections.group_scrutineer",
        help="Who helped how many to vote. A large number is looked into, and blocks nobody.",
    )

    @api.depends("state", "contest_ids")
    @api.depends_context("lang")
    def _compute_turnout(self):
        # sudo: counts alone, for whoever sees the election
        electors = self.env["coop.election.elector"].sudo()
        envelopes = self.env["coop.election.envelope"].sudo()
        polled = self._get_polled().ids
        on_roll = [("contest_id", "in", polled), ("state", "=", "on")]
        roll = dict(electors._read_group(on_roll, ["election_id"], ["__count"]))
        ways = {}
        given = [("election_id", "in", self.ids), ("elector_id.state", "=", "on")]
        groups = envelopes._read_group(given, ["election_id", "channel"], ["__count"])
        for election, channel, count in groups:
            ways.setdefault(election, {})[channel] = count
        names = dict(envelopes._fields["channel"]._description_selection(self.env))
        for election in self:
            counts = ways.get(election, {})
            election.entitled_count = roll.get(election, 0)
            election.voted_count = sum(counts.values())
            election.turnout = (
                100 * election.voted_count / election.entitled_count
                if election.entitled_count
                else 0
            )
            election.voted_ways = ", ".join(
                f"{names[channel]}: {counts[channel]}"
                for channel, _label in CHANNELS
                if channel in counts
            )

    def write(self, vals):
        # whoever may not write is told that, and not what is guarded
        self.check_access("write")
        self._check_guarded(BY_ACTS & vals.keys())
        return super().write(vals)

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self._check_guarded({name for name in BY_ACTS & vals.keys() if vals[name]})
        return super().create(vals_list)

    def _compute_helped_words(self):
        for election in self:
            # sudo: counts by helper, for those who may read who voted
            helped = election.sudo()._get_helped()
            election.helped_words = "\n".join(f"{name}: {count}" for name, count in helped) or False

    def _get_helped(self):
        """Return [(who helped, how many voters)] of this election, the most first.

        A number that is unusual is looked into; it blocks nobody: a house has one worker on shift.
        """
        self.ensure_one()
        helped = [("election_id", "=", self.id), ("helped_by", "!=", False)]
        return self.env["coop.election.envelope"]._read_group(
            helped, ["helped_by"], ["__count"], order="__count desc, helped_by"
        )

    def action_view_voted(self):
        """The marked register: who has voted, and how often; how is in no record."""
        return self._open_list("coop_elections.coop_election_envelope_action")

    def action_view_sealed(self):
        return self._open_list("coop_elections.coop_election_sealed_action")

    def action_view_ballots(self):
        return self._open_list("coop_elections.coop_election_ballot_action")

    def action_download_envelopes(self):
        """Download the sealed ballots without names, for the opening."""
        self.ensure_one()
        return {
            "type": "ir.actions.act_url",
            "url": f"/coop/elections/{self.id}/envelopes.jsonl",
            "target": "download",
        }

    def action_bring_back(self):
        return self._open_window("coop.election.opened", self.env._("Bring the ballots back"))

    def action_open_booth_page(self):
        """Open the page that says which programs run in the booth."""
        self.ensure_one()
        return {"type": "ir.actions.act_url", "url": "/elections/booth", "target": "new"}


class CoopElectionElector(models.Model):
    _inherit = "coop.election.elector"

    @api.model
    def _get_mine(self, election, membership):
        """Return the rows of the roll by which a member votes in an election, struck ones too."""
        # sudo: whose rows they are was settled by the page
        return self.sudo().search(
            [
                ("election_id", "=", election.id),
                ("membership_id", "=", membership.id),
                ("contest_id", "in", election.sudo()._get_polled().ids),
            ],
            order="contest_id",
        )

    def _get_envelopes(self):
        """Return the envelopes of these electors."""
        # sudo: that they voted is for their own page
        return self.env["coop.election.envelope"].sudo().search([("elector_id", "in", self.ids)])

    def _say_voted(self):
        """Return in a sentence when and how somebody voted, or nothing where they did not."""
        envelope = self._get_envelopes().sorted("cast_at")[-1:]
        if not envelope:
            return None
        day = self.env["coop.clock"].day_of(envelope.cast_at, envelope.company_id)
        ways = dict(envelope._fields["channel"]._description_selection(self.env))
        return self.env._(
            "You voted on %(day)s. How: %(way)s.",
            day=format_date(self.env, day, date_format="d MMMM y"),
            way=ways[envelope.channel],
        )

    def _is_online(self):
        """Return whether what came last of these electors was sealed, and not paper."""
        return all(one.channel in ONLINE for one in self._get_envelopes())

    def _has_voted(self):
        """Whether a vote of any of these has arrived."""
        return super()._has_voted() or bool(self._get_envelopes())

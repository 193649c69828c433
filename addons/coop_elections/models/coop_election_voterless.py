from odoo import api, fields, models

from .coop_election_roll import BEFORE, MADE

GROUPS = "coop_governance.group_governance_officer,coop_elections.group_returning_officer"


class CoopElection(models.Model):
    """Organisations on the roll that have named nobody to vote for them: nobody finds their vote
    beside their own. Whoever runs the election hears of it while there is time to ask them."""

    _inherit = "coop.election"

    voterless_words = fields.Char(
        "Organisations without a named voter",
        compute="_compute_voterless_words",
        compute_sudo=True,
        groups=GROUPS,
        help="They are on the roll, and nobody is named to vote for them. Ask them to name "
        "somebody.",
    )

    @api.depends("roll_state", "state")
    def _compute_voterless_words(self):
        for election in self:
            names = election._get_voterless().mapped("member_name")
            election.voterless_words = ", ".join(sorted(filter(None, names))) or False

    def _get_voterless(self):
        """Return the members on the roll that are organisations without a named voter today, as
        long as it matters: until voting ends. With the rights of the system."""
        self.ensure_one()
        # sudo: whoever asks is told names of organisations alone
        electors = self.env["coop.election.elector"].sudo()
        if self.roll_state not in MADE or self.state not in (*BEFORE, "poll"):
            return electors.membership_id
        organisations = electors.search(
            [
                ("election_id", "=", self.id),
                ("state", "=", "on"),
                ("membership_id.partner_id.is_company", "=", True),
            ]
        ).membership_id
        named = electors.env["coop.representative"]
        today = self.env["coop.clock"].today(self.company_id)
        holding = [
            ("membership_id", "in", organisations.ids),
            ("role", "=", "voter"),
            *named._holds_domain(today),
        ]
        return organisations - named.search(holding).membership_id

    def _get_officer_things(self):
        things = super()._get_officer_things()
        if self.roll_state == "provisional" and self._get_voterless():
            day = self._get_objections_step().day or self.env["coop.clock"].today(self.company_id)
            things[self.env._("Organisations on the roll have not named who votes for them")] = day
        return things

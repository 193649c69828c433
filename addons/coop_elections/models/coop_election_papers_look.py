from odoo import fields, models
from odoo.tools import SQL, format_date


class CoopElectionPapersLook(models.Model):
    """That a member looked at the nomination papers, where the rules want it written down."""

    _name = "coop.election.papers.look"
    _description = "Somebody looked at nomination papers"
    _inherit = "coop.company.mixin"
    _order = "looked_on desc, id desc"
    _rec_name = "membership_id"

    election_id = fields.Many2one(
        "coop.election",
        required=True,
        readonly=True,
        index=True,
        check_company=True,
        ondelete="restrict",
    )
    membership_id = fields.Many2one(
        "coop.membership",
        "Member",
        required=True,
        readonly=True,
        index=True,
        check_company=True,
        ondelete="restrict",
    )
    looked_on = fields.Date("Looked on", required=True, readonly=True)

    _once_a_day = models.UniqueIndex(
        "(election_id, membership_id, looked_on)", "This is written down already."
    )


class CoopElection(models.Model):
    """Nomination papers, open to members from the publication until voting begins."""

    _inherit = "coop.election"

    papers_look_ids = fields.One2many(
        "coop.election.papers.look",
        "election_id",
        string="Who looked at nomination papers",
        readonly=True,
        groups="coop_governance.group_governance_officer,coop_elections.group_returning_officer",
    )

    def _are_papers_open(self):
        """Whether members can look at the nomination papers now."""
        self.ensure_one()
        # sudo: what the rules say is public
        election = self.sudo()
        return bool(
            election.rules_id.papers_open
            and election.kind == "seats"
            and election.state == "nominations"
            and not election.is_rehearsal
            and self._get_last_statement()
        )

    def _show(self, lang):
        return {**super()._show(lang), "papers_open": self._are_papers_open()}

    def _show_papers(self):
        """Return [(group, [paper])] of what members read of the nominations.

        Neither address nor signature, nor who helped; what interests there are is told by those who
        stand, and only that there are some stands here.
        """
        self.ensure_one()
        # sudo: what is shown of who stands; private parts are left out
        contests = self.sudo().contest_ids
        return [
            (
                contest._get_label(),
                [
                    one._show_paper()
                    for one in contest._get_on_statement()
                    if one.state not in ("withdrawn", "refused")
                ],
            )
            for contest in contests
        ]

    def _note_look(self, membership):
        """Write down that a member looked, where the rules say so; once a day."""
        self.ensure_one()
        # sudo: what the rules say is public
        if not self.sudo().rules_id.papers_noted:
            return
        looks = self.env["coop.election.papers.look"].sudo()  # sudo: by this act alone
        vals = {
            "election_id": self.id,
            "membership_id": membership.id,
            "looked_on": self.env["coop.clock"].today(self.company_id),
        }
        if not looks.search_count([(name, "=", value) for name, value in vals.items()], limit=1):
            looks.create({**vals, "company_id": self.company_id.id})

    def _get_rows_to_destroy(self):
        mine = SQL("election_id = %s", self.id)
        return [("coop.election.papers.look", mine), *super()._get_rows_to_destroy()]


class CoopElectionCandidate(models.Model):
    _inherit = "coop.election.candidate"

    def _show_paper(self):
        """Return [(what, value)] of this nomination that members may read."""
        self.ensure_one()

        def day(value):
            return format_date(self.env, value, date_format="d MMMM y") if value else ""

        clock = self.env["coop.clock"]
        return {
            "name": self.ballot_name,
            "lines": [
                (
                    self.env._("Handed in"),
                    day(clock.day_of(self.handed_in_at, self.company_id)),
                ),
                (self.env._("Decided"), day(self.decided_on)),
                (self.env._("Said to be eligible"), day(self.eligible_on)),
                (self.env._("Promised to be fair"), day(self.fair_on)),
                (
                    self.env._("Signed"),
                    self.env._("Yes") if self.signed_on else self.env._("No"),
                ),
                (
                    self.env._("Something that could pull them two ways"),
                    self.env._("Yes, it was declared") if self.interests else self.env._("No"),
                ),
                (self.env._("Proposed by members"), str(len(self.proposer_ids))),
            ],
        }

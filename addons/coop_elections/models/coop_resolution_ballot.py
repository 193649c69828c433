from odoo import api, fields, models
from odoo.exceptions import UserError


class CoopElectionContest(models.Model):
    """A question that members vote on may be the resolution of a general meeting."""

    _inherit = "coop.election.contest"

    resolution_id = fields.Many2one(
        "coop.resolution",
        check_company=True,
        ondelete="restrict",
        index="btree_not_null",
        help="The resolution of the general meeting on which members vote here. What comes of it "
        "is written down as its votes.",
    )

    @api.constrains("resolution_id", "election_id")
    def _check_resolution(self):
        for contest in self.filtered("resolution_id"):
            # sudo: which meeting a resolution is of, for whoever plans the ballot
            resolution, election = contest.sudo().resolution_id, contest.election_id
            if election.kind != "yes_no" or resolution.meeting_id != election.meeting_id:
                raise UserError(
                    self.env._(
                        "Choose a resolution of the general meeting for which members vote yes or "
                        "no here."
                    )
                )

    def _fill_resolution(self):
        """Write the result of the ballot down as the votes on its resolution. The chair then says
        at the meeting that the vote was taken."""
        self.ensure_one()
        resolution = self.resolution_id
        if not resolution or self.election_id.is_rehearsal or resolution.state != "draft":
            return
        content = self._get_result()._get_content()
        resolution.vote_ids.unlink()
        self.env["coop.resolution.vote"].create(
            {
                "resolution_id": resolution.id,
                "for_count": content["yes"],
                "against_count": content["no"],
                "abstained_count": content["blank"],
            }
        )


class CoopResolution(models.Model):
    """A resolution on which all members voted by ballot: its votes are those of the ballot."""

    _inherit = "coop.resolution"

    def _get_ballot(self):
        """Return the contest whose declared result decides this resolution, or none."""
        self.ensure_one()
        # sudo: what is declared is public
        contests = self.env["coop.election.contest"].sudo()
        return contests.search(
            [
                ("resolution_id", "=", self.id),
                ("election_id.state", "=", "declared"),
                ("election_id.is_rehearsal", "=", False),
            ],
            limit=1,
        )

    def _fill_votes(self):
        if not self._get_ballot():
            return super()._fill_votes()
        return None

    def _check_votes(self, count):
        """The votes are those of the ballot, however many are in the room."""
        ballot = self._get_ballot()
        if not ballot:
            return super()._check_votes(count)
        content = ballot._get_result()._get_content()
        written = [
            (vote.for_count, vote.against_count, vote.abstained_count) for vote in self.vote_ids
        ]
        if written != [(content["yes"], content["no"], content["blank"])]:
            raise UserError(
                self.env._(
                    "Members voted on this by ballot: %(yes)s for, %(no)s against, %(blank)s "
                    "blank. These are its votes, and no others.",
                    yes=content["yes"],
                    no=content["no"],
                    blank=content["blank"],
                )
            )
        return None

    def _get_present(self, count):
        ballot = self._get_ballot()
        if not ballot:
            return super()._get_present(count)
        content = ballot._get_result()._get_content()
        return content["valid"] + content["blank"]

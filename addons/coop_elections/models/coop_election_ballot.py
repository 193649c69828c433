from odoo import fields, models
from odoo.exceptions import UserError

from ..envelope.canonical import parse, sha256
from ..envelope.errors import EnvelopeError
from ..envelope.outcome import NAME


class CoopElectionBallot(models.Model):
    """A ballot as it was opened, without a name. Behind the wall.

    All of an election come back in one transaction and in the order of their trackers: random
    numbers that only the voter's own device knew.
    """

    _name = "coop.election.ballot"
    _description = "Opened ballot"
    _inherit = ["coop.company.mixin", "coop.wall"]
    _log_access = False
    _order = "contest_id, tracker"
    _rec_name = "tracker"

    election_id = fields.Many2one(
        "coop.election", required=True, index=True, check_company=True, ondelete="restrict"
    )
    contest_id = fields.Many2one(
        "coop.election.contest", required=True, check_company=True, ondelete="restrict"
    )
    tracker = fields.Char(required=True)
    ranking = fields.Char(
        required=True, help="Numbers of candidates as JSON; an empty list is a blank ballot."
    )

    _contest_tracker_uniq = models.UniqueIndex(
        "(contest_id, tracker)", "Two ballots have the same tracker."
    )


class CoopElection(models.Model):
    """What the scrutineers opened comes back."""

    _inherit = "coop.election"

    opening = fields.Text(
        readonly=True,
        copy=False,
        groups="coop_elections.group_returning_officer,coop_elections.group_scrutineer",
        help="The file opening.json, word for word.",
    )
    opening_sha256 = fields.Char("Fingerprint of the opening", readonly=True, copy=False)

    def _bring_back(self, files, second):
        """Keep the ballots that were opened.

        :param dict files: name -> bytes of the files that an opening made; those of contests may
            be open binary files as well
        :param str second: the fingerprint of ``opening.json`` that the second opening found
        :raise UserError: when they are not of this election, or do not agree
        """
        self.ensure_one()
        self._check_may_run()
        self._lock()
        if self.state != "closed" or not self.names_cut_at or self.opening_sha256:
            raise UserError(
                self.env._("It is not the time to bring ballots back, or they are back already.")
            )
        summary = self._check_opening(files, second)
        count = self._keep_opened(files, summary)
        # sudo: guarded against typing; the right was checked
        self.sudo().write({"opening": files[NAME].decode(), "opening_sha256": sha256(files[NAME])})
        self._note(
            "opened",
            self.env._(
                "The ballots are back: %(count)s. Both openings have the fingerprint %(print)s",
                count=count,
                print=self.opening_sha256,
            ),
        )

    def _check_opening(self, files, second):
        """Return what ``opening.json`` says; raise ``UserError`` unless it is of what went out."""
        data = files.get(NAME)
        if not data:
            raise UserError(self.env._("The file %(name)s is missing.", name=NAME))
        if "".join((second or "").split()).lower() != sha256(data):
            raise UserError(
                self.env._(
                    "The second opening found another fingerprint than this file has. Do not go "
                    "on: let the scrutineers open again, together."
                )
            )
        try:
            summary = parse(data)
            right = (
                summary["version"] == 1
                and summary["manifest"] == self._get_manifest().fingerprint
                and summary["envelopes_sha256"] == self.envelopes_sha256
                and {each["id"] for each in summary["contests"]}
                == self._get_manifest()._get_polled_codes()
            )
        except (EnvelopeError, KeyError, TypeError):
            right = False
        if not right:
            raise UserError(
                self.env._("These files are of another election, or of other sealed ballots.")
            )
        return summary

    def _get_blocks(self, act):
        blocks = super()._get_blocks(act)
        if act == "count" and self._get_manifest() and not self.opening_sha256:
            blocks.append(
                self.env._(
                    "Cut the names off, let the scrutineers open, and bring the ballots back."
                )
            )
        return blocks

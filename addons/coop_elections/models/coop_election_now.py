from typing import NamedTuple

from odoo import api, models, tools
from odoo.tools import SQL

from ..envelope import EnvelopeError
from .coop_election_envelope import PAPER
from .coop_election_polled import manifest_of


class Now(NamedTuple):
    """How it stands with one row of the roll at this moment.

    ``election_state``, ``outcome`` are those of election and contest; ``is_before`` whether the
    hour of the end has not come; ``revision`` and ``channel`` what has arrived (0 and None where
    nothing has); ``has_code`` whether the code lives that was asked for.
    """

    elector: int
    number: str
    state: str
    membership: int
    contest: int
    outcome: str
    election: int
    company: int
    election_state: str
    by_portal: bool
    by_phone: bool
    by_place: bool
    is_before: bool
    manifest: int
    fingerprint: str
    revision: int
    channel: str
    has_code: bool

    @property
    def contest_code(self):
        """What the contest is called in the manifest."""
        return f"contest-{self.contest}"

    @property
    def is_open(self):
        """Whether votes are taken now."""
        return self.election_state == "poll" and self.is_before

    @property
    def is_early(self):
        """Whether voting has not begun."""
        return self.election_state in ("noticed", "nominations")

    @property
    def is_on_paper(self):
        """Whether what has arrived is paper."""
        return self.channel in PAPER


class CoopElectionElector(models.Model):
    """What has to be known of a voter before a page is shown or a ballot taken: one statement."""

    _inherit = "coop.election.elector"

    def _read_now(self, code=None):
        """Return how it stands with these rows of the roll: a list of `Now`, by contest.

        With the rights of the system; the caller settled whose rows they are.

        :param int code: id of the coop.election.code that opened the visit, where one did
        """
        if not self.ids:
            return []
        self.env.flush_all()
        moment = self.env["coop.election.envelope"]._sql_moment()
        rows = self.env.execute_query(SQL(NOW, electors=self.ids, moment=moment, code=code))
        return [Now(*row) for row in rows]


class CoopElectionManifest(models.Model):
    _inherit = "coop.election.manifest"

    @api.model
    def _get_contests(self, number, fingerprint):
        """Return {what a contest is called: the contest} of a manifest, empty where there is none
        or what is kept is none: then nobody votes by it."""
        try:
            return manifest_of(self._get_content_of(number, fingerprint)).contests if number else {}
        except EnvelopeError:
            return {}

    # By what it says, too: a number may be of another after a copy of the database was put back.
    @tools.ormcache("number", "fingerprint")
    def _get_content_of(self, number, fingerprint):
        """Return the text of a manifest. It is behind the wall: it is never another."""
        # sudo: the manifest is public
        return self.sudo().browse(number).content


NOW = """
    SELECT elector.id, elector.number, elector.state, elector.membership_id,
           contest.id, contest.outcome,
           election.id, election.company_id, election.state,
           COALESCE(election.by_portal, FALSE), COALESCE(election.by_phone, FALSE),
           COALESCE(election.by_place, FALSE),
           COALESCE(%(moment)s < step.at, FALSE),
           manifest.id, manifest.fingerprint,
           COALESCE(envelope.revision, 0), envelope.channel,
           EXISTS (SELECT FROM coop_election_code code
                    WHERE code.id = %(code)s AND code.election_id = elector.election_id
                      AND code.membership_id = elector.membership_id AND code.voided_on IS NULL)
      FROM coop_election_elector elector
      JOIN coop_election election ON election.id = elector.election_id
      JOIN coop_election_contest contest ON contest.id = elector.contest_id
 LEFT JOIN coop_election_step step ON step.election_id = election.id AND step.code = 'poll_closes'
 LEFT JOIN LATERAL (SELECT one.id, one.fingerprint FROM coop_election_manifest one
             WHERE one.election_id = election.id
             ORDER BY one.recorded_at DESC, one.id DESC LIMIT 1) manifest ON TRUE
 LEFT JOIN coop_election_envelope envelope ON envelope.elector_id = elector.id
     WHERE elector.id = ANY (%(electors)s)
  ORDER BY contest.sequence, contest.id
"""

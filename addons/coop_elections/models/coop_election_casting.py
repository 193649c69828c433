import hashlib
import re
from datetime import timedelta

from odoo import SUPERUSER_ID, models
from odoo.tools import SQL

from ..envelope import EnvelopeError, ballot
from ..envelope.canonical import to_bytes
from ..envelope.sealing import UNCOMPRESSED, sealed_length
from .coop_election_envelope import PAPER

#: an envelope's number: 128 random bits of the voter's device
NUMBER = re.compile(r"[0-9a-f]{32}")
# Votes that come too late are written down once in so long: whoever repeats one fills no journal.
LATE = timedelta(minutes=1)


class CoopElectionElector(models.Model):
    """An elector gives a vote: one statement, under the lock that closing waits for."""

    _inherit = "coop.election.elector"

    def _cast(self, number, sealed, after, channel, helped_by=None, now=None):
        """Take a sealed ballot; a later one takes the place of an earlier one.

        Sent again, the same ballot changes nothing and is answered as before.

        :param str number: the envelope's number
        :param str sealed: the sealed ballot as text
        :param int after: how often the elector had voted when the ballot was made, so that a
            request that was delayed cannot undo a later one
        :param str channel: one of ``ONLINE``
        :param str helped_by: who helps, where somebody does
        :param now: the `Now` of this elector where it was read in this transaction already
        :return dict: ``code`` ("in", "closed", "not_open", "struck", "paper", "elsewhere",
            "wrong"); with "in" and "elsewhere" also ``revision``, with "in" ``fingerprint``
        """
        self.ensure_one()
        # sudo: whose elector this is was settled by the page; nobody has a right on envelopes
        elector = self.sudo()
        now = now or elector._read_now()[0]
        data = elector._read_sealed(now, number, sealed)
        if data is None:
            return {"code": "wrong"}
        fingerprint = hashlib.sha256(data).hexdigest()
        envelopes = elector.env["coop.election.envelope"]
        envelopes._lock_shared(elector.env["coop.election"].browse(now.election))
        values = {
            "elector": elector.id,
            "number": number,
            "sealed": data,
            "fingerprint": fingerprint,
            "after": after,
            "channel": channel,
            "helped_by": helped_by or None,
            "moment": envelopes._sql_moment(),
            "paper": list(PAPER),
        }
        elector.env.flush_all()
        elector.env.cr.execute(SQL(CAST, **values))
        row = elector.env.cr.fetchone()
        envelopes.invalidate_model(flush=False)
        if row:
            return {"code": "in", "revision": row[0], "fingerprint": fingerprint}
        return elector._why_not_cast(number, fingerprint)

    def _read_sealed(self, now, number, sealed):
        """Return the bytes of a sealed ballot, or None where they can be none of this contest."""
        manifests = self.env["coop.election.manifest"]
        contest = manifests._get_contests(now.manifest, now.fingerprint).get(now.contest_code)
        if not isinstance(number, str) or not NUMBER.fullmatch(number):
            return None
        try:
            data = to_bytes(sealed)
        except (EnvelopeError, ValueError):
            return None
        if not contest or len(data) != sealed_length(ballot.length(contest)):
            return None
        return data if data[0] == UNCOMPRESSED else None

    def _why_not_cast(self, number, fingerprint):
        """Return the answer to a ballot that was not taken now: it is in already, or why not."""
        rows = self.env.execute_query(
            SQL(
                "SELECT number, fingerprint, revision, channel FROM coop_election_envelope"
                " WHERE elector_id = %s",
                self.id,
            )
        )
        known = rows[0] if rows else (None, None, 0, None)
        if known[:2] == (number, fingerprint):
            return {"code": "in", "revision": known[2], "fingerprint": fingerprint}
        if self.state != "on":
            return {"code": "struck"}
        if self.contest_id.outcome == "countermanded":
            return {"code": "closed"}
        if not self._is_poll_open():
            early = self.election_id.state in ("noticed", "nominations")
            if not early:
                self._note_late()
            return {"code": "not_open" if early else "closed"}
        if known[3] in PAPER:
            return {"code": "paper"}
        return {"code": "elsewhere", "revision": known[2]}

    def _is_poll_open(self):
        """Return whether votes are taken now, by the clock of the database."""
        moment = self.env["coop.election.envelope"]._sql_moment()
        closes = self.election_id._get_step("poll_closes").at
        [[is_before]] = self.env.execute_query(SQL("SELECT %s < %s", moment, closes))
        return self.election_id.state == "poll" and is_before

    def _note_late(self):
        """Write into the journal that a vote came too late, without whose it is."""
        election = self.election_id
        journal = self.env["coop.election.journal"]
        since = self.env["coop.clock"].now() - LATE
        lately = [
            ("election_id", "=", election.id),
            ("act", "=", "late"),
            ("recorded_at", ">", since),
        ]
        if not journal.search_count(lately, limit=1):
            # as the system: the journal must not say who it was
            election.with_user(SUPERUSER_ID)._note(
                "late", self.env._("A vote came after the end of the voting, and was not taken")
            )


# One statement: the elector is on the roll, the poll is open by the database's clock, nothing else
# came in between, and no paper. Whoever comes at the same time as another fails with a
# serialization error, is run again by Odoo on what the other left, and is told.
CAST = """
    INSERT INTO coop_election_envelope AS envelope (company_id, election_id, contest_id, elector_id,
           channel, cast_at, revision, helped_by, told, is_cut, number, sealed, fingerprint)
    SELECT elector.company_id, elector.election_id, elector.contest_id, elector.id,
           %(channel)s, %(moment)s, 1, %(helped_by)s, FALSE, FALSE,
           %(number)s, %(sealed)s, %(fingerprint)s
      FROM coop_election_elector elector
      JOIN coop_election election ON election.id = elector.election_id
      JOIN coop_election_contest contest ON contest.id = elector.contest_id
      JOIN coop_election_step step ON step.election_id = election.id AND step.code = 'poll_closes'
     WHERE elector.id = %(elector)s AND elector.state = 'on'
       AND election.state = 'poll' AND %(moment)s < step.at
       AND contest.outcome IS DISTINCT FROM 'countermanded'
        ON CONFLICT (elector_id) DO UPDATE
       SET channel = EXCLUDED.channel, cast_at = EXCLUDED.cast_at,
           revision = envelope.revision + 1, helped_by = EXCLUDED.helped_by, told = FALSE,
           number = EXCLUDED.number, sealed = EXCLUDED.sealed, fingerprint = EXCLUDED.fingerprint
     WHERE envelope.revision = %(after)s AND envelope.number <> EXCLUDED.number
       AND envelope.channel <> ALL (%(paper)s) AND NOT envelope.is_cut
 RETURNING revision
"""

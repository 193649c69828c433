import hashlib
import tempfile

from odoo import models
from odoo.tools import SQL

from ..envelope.envelopes import write_envelopes
from .in_batches import in_batches


class CoopElection(models.Model):
    """What goes to the opening and what is published at the close, in bounded memory.

    A million sealed ballots are half a gigabyte. They go from the database into a file on the
    server's disk, and from there to whoever asks.
    """

    _inherit = "coop.election"

    def _write_envelopes_file(self):
        """Write the file of sealed ballots that goes to the opening.

        Rows of equal fingerprints cannot be, so there is one order.

        :return: an open binary file, at its beginning, which is gone when it is closed
        """
        self.ensure_one()
        mine = SQL("FROM coop_election_sealed WHERE election_id = %s", self.id)
        number = self.env.execute_query(SQL("SELECT count(*) %s", mine))[0][0]
        query = SQL(
            "SELECT contest_id, number, sealed %s ORDER BY fingerprint, contest_id, number", mine
        )
        # sudo: what contests are called in the manifest is public
        codes = {contest.id: contest._get_code() for contest in self.sudo().contest_ids}
        rows = in_batches(self.env, query)
        file = tempfile.TemporaryFile()  # noqa: SIM115 - whoever reads it closes it
        write_envelopes(
            file,
            self._get_manifest().fingerprint,
            number,
            ((codes[contest], envelope, bytes(sealed)) for contest, envelope, sealed in rows),
        )
        file.seek(0)
        return file

    def _get_envelopes_file(self):
        """Return that file as bytes, for an election that is small enough."""
        with self._write_envelopes_file() as file:
            return file.read()

    def _reckon_envelopes(self):
        """Return the SHA-256 of that file."""
        with self._write_envelopes_file() as file:
            return hashlib.file_digest(file, "sha256").hexdigest()

    def _iterate_fingerprints(self):
        """Yield the fingerprints of the sealed ballots that go to the opening, in order."""
        self.ensure_one()
        query = SQL(
            "SELECT fingerprint FROM coop_election_sealed WHERE election_id = %s"
            " ORDER BY fingerprint",
            self.id,
        )
        for (mark,) in in_batches(self.env, query):
            yield mark

    def _get_fingerprints(self):
        """Return them as a list, for an election that is small enough."""
        return list(self._iterate_fingerprints())

    def _write_fingerprints_file(self):
        """Write the fingerprints, one a line; return an open file as above."""
        file = tempfile.TemporaryFile()  # noqa: SIM115 - whoever reads it closes it
        for mark in self._iterate_fingerprints():
            file.write(f"{mark}\n".encode())
        file.seek(0)
        return file

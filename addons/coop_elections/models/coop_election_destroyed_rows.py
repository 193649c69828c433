from contextlib import nullcontext

from odoo import models
from odoo.tools import SQL

#: notices that say of somebody that they voted, or have not, or with which number and code
ABOUT_VOTES = (
    "election_voted",
    "election_reminder",
    "election_letter",
    "election_letter_plain",
    "election_code",
    "election_roll",
    "election_objection",
)
#: messages that are deleted at a time
BATCH = 1000


class CoopElection(models.Model):
    """Which rows go when an election is destroyed, and how they go."""

    _inherit = "coop.election"

    def _get_rows_to_destroy(self):
        """Return [(model, which of its rows as SQL)] in the order in which they can go. A later
        part adds what it keeps about voters."""
        mine = SQL("election_id = %s", self.id)
        return [
            ("coop.election.correction", mine),
            ("coop.election.objection", mine),
            ("coop.election.paper", mine),
            (
                "coop.election.turn",
                SQL(
                    "place_id IN (SELECT id FROM coop_election_place WHERE election_id = %s)",
                    self.id,
                ),
            ),
            (
                "coop.election.batch.entry",
                SQL(
                    "batch_id IN (SELECT id FROM coop_election_batch WHERE election_id = %s)",
                    self.id,
                ),
            ),
            ("coop.election.code", mine),
            ("coop.election.envelope", mine),
            ("coop.election.sealed", mine),
            ("coop.election.elector", mine),
        ]

    def _get_vote_message_ids(self):
        """Return the ids of deliveries that say of somebody that they voted, or could."""
        self.ensure_one()
        self.env.flush_all()
        rows = self.env.execute_query(
            SQL(
                """
                SELECT delivery.id
                  FROM coop_notice_delivery delivery
                  JOIN coop_notice_kind kind ON kind.id = delivery.kind_id
                 WHERE kind.code = ANY (%(kinds)s)
                   AND (delivery.res_model = 'coop.election' AND delivery.res_id = %(id)s
                     OR delivery.res_model = 'coop.election.elector' AND delivery.res_id IN
                        (SELECT id FROM coop_election_elector WHERE election_id = %(id)s)
                     OR delivery.res_model = 'coop.election.objection' AND delivery.res_id IN
                        (SELECT id FROM coop_election_objection WHERE election_id = %(id)s))
                 ORDER BY delivery.id
                """,
                kinds=list(ABOUT_VOTES),
                id=self.id,
            )
        )
        return [row[0] for row in rows]

    def _get_rows_print(self):
        """Return one fingerprint over all rows that are destroyed.

        SHA-256 over the SHA-256 of each row as PostgreSQL writes it, table after table, each in the
        order of ids. One over all of them: it holds the random numbers of electors and the hashes
        of codes, so that nobody tries out from it who voted.
        """
        self.ensure_one()
        self.env.flush_all()
        parts = [
            SQL(
                "SELECT %s AS place, t.id, sha256(convert_to(t::text, 'UTF8')) AS print"
                " FROM %s AS t WHERE %s",
                place,
                SQL.identifier(self.env[name]._table),
                which,
            )
            for place, (name, which) in enumerate(self._get_rows_to_destroy())
        ]
        query = SQL(
            "SELECT encode(sha256(coalesce(string_agg(print, ''::bytea ORDER BY place, id),"
            " ''::bytea)), 'hex') FROM (%s) AS rows",
            SQL(" UNION ALL ").join(parts),
        )
        return self.env.execute_query(query)[0][0]

    def _destroy_rows(self, reason):
        """Delete the rows, and whatever hangs on them; return [(model, how many)].

        With the rights of the system: the act has checked and locked.

        :param str reason: for the log of the wall
        """
        self.ensure_one()
        done = [("coop.notice.delivery", self._destroy_messages())]
        for name, which in self._get_rows_to_destroy():
            self._destroy_attached(name, which)
            with self._opened(name, reason):
                done.append((name, self._delete(name, which)))
        self.env.invalidate_all(flush=False)
        return done

    def _opened(self, name, reason):
        """Open the wall of a model, where it stands behind it."""
        registry = self.env.registry
        if not issubclass(registry[name], registry["coop.wall"]):
            return nullcontext()
        # sudo: the act has checked who asked and who confirmed; both stand in the certificate
        return self.env["coop.wall.opening"].sudo()._open(name, reason)

    def _delete(self, name, which):
        table = SQL.identifier(self.env[name]._table)
        if name == "coop.election.paper":
            # a paper and the one in its place go together
            self.env.cr.execute(SQL("UPDATE %s SET replaces_id = NULL WHERE %s", table, which))
        self.env.cr.execute(SQL("DELETE FROM %s WHERE %s", table, which))
        return self.env.cr.rowcount

    def _destroy_messages(self):
        """Delete what was told about votes, with its mails; return how many there were."""
        # sudo: as in _destroy_rows
        deliveries = self.env["coop.notice.delivery"].sudo()
        ids = self._get_vote_message_ids()
        for start in range(0, len(ids), BATCH):
            batch = deliveries.browse(ids[start : start + BATCH])
            notices = batch.notice_id
            batch.unlink()
            notices.filtered(lambda one: not one.delivery_ids).unlink()
            self.env.flush_all()
        return len(ids)

    def _destroy_attached(self, name, which):
        """Delete files and messages that hang on rows, also from the file store."""
        for model, column in (("ir.attachment", "res_model"), ("mail.message", "model")):
            records = self.env[model].sudo()  # sudo: as in _destroy_rows
            rows = SQL("SELECT id FROM %s WHERE %s", SQL.identifier(self.env[name]._table), which)
            found = self.env.execute_query(
                SQL(
                    "SELECT id FROM %s WHERE %s = %s AND res_id IN (%s)",
                    SQL.identifier(records._table),
                    SQL.identifier(column),
                    name,
                    rows,
                )
            )
            records.browse([row[0] for row in found]).unlink()

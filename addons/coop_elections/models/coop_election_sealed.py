from datetime import timedelta

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import SQL

from .coop_election_envelope import ONLINE

# By then whatever saw the names has ended.
SETTLED = timedelta(hours=1)


class CoopElectionSealed(models.Model):
    """A sealed ballot without a name, as it goes to the opening. Behind the wall.

    All of an election come in one transaction and in the order of their fingerprints, which says
    nothing about who sealed them, nor when.
    """

    _name = "coop.election.sealed"
    _description = "Sealed ballot without a name"
    _inherit = ["coop.company.mixin", "coop.wall"]
    _log_access = False
    _order = "contest_id, fingerprint"
    _rec_name = "fingerprint"

    election_id = fields.Many2one(
        "coop.election", required=True, index=True, check_company=True, ondelete="restrict"
    )
    contest_id = fields.Many2one(
        "coop.election.contest", required=True, check_company=True, ondelete="restrict"
    )
    number = fields.Char("Envelope number", required=True)
    sealed = fields.Binary("Sealed ballot", attachment=False, required=True)
    fingerprint = fields.Char(required=True, help="SHA-256 of the sealed ballot.")

    _contest_number_uniq = models.UniqueIndex(
        "(contest_id, number)", "There is another envelope with this number."
    )
    _fingerprint_fits = models.Constraint(
        "CHECK (fingerprint = encode(sha256(sealed), 'hex'))",
        "The fingerprint is not that of the sealed ballot.",
    )


class CoopElection(models.Model):
    """At the close the names are cut off, and what is left is published by its fingerprints."""

    _inherit = "coop.election"

    names_cut_at = fields.Datetime("Names cut off on", readonly=True, copy=False)
    is_swept = fields.Boolean("Swept", readonly=True, copy=False)
    envelopes_sha256 = fields.Char(
        "Fingerprint of the envelopes",
        readonly=True,
        copy=False,
        help="SHA-256 of the file that goes to the opening.",
    )

    def _go_on(self, act):
        if act == "close_poll":
            # whoever is casting a vote now finishes first; nobody begins after them
            self.env["coop.election.envelope"]._lock_whole(self)
        return super()._go_on(act)

    def _abandon(self, why):
        """Nothing of an abandoned election is opened, so what was sealed for it does not stay with
        the names."""
        voted_on = self.state in ("poll", "closed")
        if voted_on:
            self.env["coop.election.envelope"]._lock_whole(self)
        result = super()._abandon(why)
        if voted_on and not self.names_cut_at:
            self.env.flush_all()
            self._clear_envelopes()
            # sudo: guarded against typing; the right was checked
            self.sudo().names_cut_at = self.env["coop.clock"].now().replace(microsecond=0)
            self._note("cleared", self.env._("What was sealed is removed: it is never opened"))
        return result

    def _clear_envelopes(self):
        """Leave with the names that somebody voted, and nothing of what they sealed."""
        self.env.execute_query(
            SQL(
                "UPDATE coop_election_envelope SET is_cut = TRUE, number = NULL, sealed = NULL,"
                " fingerprint = NULL WHERE election_id = ANY (%s) AND channel = ANY (%s)"
                " RETURNING id",
                self.ids,
                list(ONLINE),
            )
        )
        # sudo: the callers checked the right
        self.env["coop.election.envelope"].sudo().invalidate_model(flush=False)

    def action_cut_names(self):
        """Cut the names off the sealed ballots, and publish their fingerprints."""
        for election in self:
            election._check_may_run()
            election._cut_names()
        return True

    def _get_cut_blocks(self):
        """Return what is in the way of cutting the names off. Upper parts add theirs, such as that
        the channels are not reconciled."""
        self.ensure_one()
        if self.names_cut_at:
            return [self.env._("The names have been cut off.")]
        if self.state != "closed":
            return [self.env._("Names are cut off after the end of the voting, before the count.")]
        if not self._get_manifest():
            return [self.env._("Nobody voted in any contest: there is no sealed ballot.")]
        return []

    def _cut_names(self):
        """Move what is sealed away from the roll, all of it at once.

        Whoever was struck from the roll has no vote: what they sealed is not moved, and is gone.

        :raise UserError: when something is in the way
        """
        self.ensure_one()
        self._lock()
        envelopes = self.env["coop.election.envelope"].sudo()  # sudo: the caller checked the right
        envelopes._lock_whole(self)
        self.env.flush_all()
        blocks = self._get_cut_blocks()
        if blocks:
            raise UserError("\n".join(blocks))
        # sudo: as above
        number = (
            self.env["coop.election.sealed"]
            .sudo()
            ._wall_insert_select(
                ["election_id", "contest_id", "number", "sealed", "fingerprint"],
                SQL(
                    """
                SELECT envelope.election_id, envelope.contest_id, envelope.number, envelope.sealed,
                       envelope.fingerprint
                  FROM coop_election_envelope envelope
                  JOIN coop_election_elector elector ON elector.id = envelope.elector_id
                 WHERE envelope.election_id = %s AND envelope.sealed IS NOT NULL
                   AND elector.state = 'on'
                 ORDER BY envelope.fingerprint
                """,
                    self.id,
                ),
                self.company_id,
            )
        )
        self._clear_envelopes()
        # sudo: guarded against typing
        self.sudo().write(
            {
                "names_cut_at": self.env["coop.clock"].now().replace(microsecond=0),
                "envelopes_sha256": self._reckon_envelopes(),
            }
        )
        self._note(
            "cut",
            self.env._(
                "The names were cut off %(count)s sealed ballots, in one act. The file for the "
                "opening has the fingerprint %(print)s",
                count=number,
                print=self.envelopes_sha256,
            ),
        )

    @api.model
    def _cron_sweep(self):
        """Write the table of envelopes anew, once no transaction can see what was cut off.

        PostgreSQL keeps what a row was before until it is cleaned; this leaves nothing of it in the
        table's file. Backups made during the voting have it still: see docs/it.md.
        """
        due = [
            ("names_cut_at", "<=", self.env["coop.clock"].now() - SETTLED),
            ("is_swept", "=", False),
        ]
        elections = self.search(due)
        if not elections or self.search_count([("state", "=", "poll")], limit=1):
            return  # nothing to sweep, or people vote in another: the table is theirs
        self.env.cr.execute("CLUSTER coop_election_envelope USING coop_election_envelope_pkey")
        elections.write({"is_swept": True})

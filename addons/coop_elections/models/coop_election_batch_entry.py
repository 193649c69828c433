import base64
import secrets
from collections import Counter

from odoo import fields, models
from odoo.exceptions import UserError

from ..keying import Mistyped, Unreadable, open_kept, read_typed, seal_kept
from .paper_reading import Read, as_counted

#: why a paper does not count, as whoever looks at it finds
FOUND = ("unofficial", "identifiable", "uncertain")
TURNS = ("first", "second", "agreed")


class CoopElectionBatchEntry(models.Model):
    """One paper of a bundle: what two people keyed, each sealed by itself, and what it is.

    Sealed with the secret that stands outside the database, each as long as the other; removed when
    the ballots are back. It is read and written by the acts of the bundle alone.
    """

    _name = "coop.election.batch.entry"
    _description = "Keyed paper"
    _inherit = "coop.company.mixin"
    _log_access = False
    _order = "batch_id, place"
    _rec_name = "place"

    batch_id = fields.Many2one(
        "coop.election.batch",
        required=True,
        readonly=True,
        check_company=True,
        ondelete="restrict",
    )
    place = fields.Integer("Paper", required=True, readonly=True, aggregator=None)
    first = fields.Binary(attachment=False, readonly=True, groups=fields.NO_ACCESS)
    second = fields.Binary(attachment=False, readonly=True, groups=fields.NO_ACCESS)
    agreed = fields.Binary(attachment=False, readonly=True, groups=fields.NO_ACCESS)
    differs = fields.Boolean("Different", readonly=True)

    _batch_place_uniq = models.UniqueIndex(
        "(batch_id, place)", "This paper has been keyed in the meantime."
    )


class CoopElectionBatch(models.Model):
    """How papers are keyed: once, again by another person, compared, settled."""

    _inherit = "coop.election.batch"

    def _get_turn(self):
        """Return what is to be done next by whoever asks: "first", "second" or "agreed" (a
        difference to settle).

        :raise UserError: where it is not theirs to do, or nothing is left
        """
        self.ensure_one()
        user = self.env.user
        if self.is_done:
            raise UserError(self.env._("This bundle is done."))
        if self.is_compared:
            self.election_id._check_may_run()
            return "agreed"
        if self.first_count < self.paper_count:
            if self.first_by_id and self.first_by_id != user:
                raise UserError(
                    self.env._(
                        "%(name)s is keying this bundle. When that is done, key it again.",
                        # sudo: what a colleague is called
                        name=self.sudo().first_by_id.name,
                    )
                )
            return "first"
        if self.first_by_id == user:
            raise UserError(
                self.env._(
                    "You keyed this bundle. Another person keys it again, and does not see what "
                    "you keyed."
                )
            )
        if self.second_by_id and self.second_by_id != user:
            raise UserError(
                self.env._(
                    "%(name)s is keying this bundle again.",
                    # sudo: as above
                    name=self.sudo().second_by_id.name,
                )
            )
        return "second"

    def _get_next_place(self, turn):
        """Return the number of the next paper in a turn."""
        self.ensure_one()
        entries = self.sudo().entry_ids  # sudo: which places are taken, and nothing of them
        if turn == "agreed":
            return min(entries.filtered("differs").mapped("place"), default=0)
        taken = set(entries.filtered(turn).mapped("place"))
        return next((n for n in range(1, self.paper_count + 1) if n not in taken), 0)

    def _key(self, turn, place, typed, heading=None):
        """Keep what somebody reads on a paper.

        :param str turn: of ``TURNS``
        :param int place: which paper of the bundle, from 1
        :param str typed: what stands on it, see ``keying.read_typed``; empty: it is blank
        :param str heading: of ``FOUND``, where it does not count for what it looks like
        :raise UserError: where it is not theirs to key, or what they typed cannot be
        """
        self.ensure_one()
        self.election_id._check_may_key()
        self.env.cr.execute(
            "SELECT id FROM coop_election_batch WHERE id = %s FOR UPDATE", [self.id]
        )
        self.invalidate_recordset()
        if turn != self._get_turn() or not 1 <= place <= self.paper_count:
            raise UserError(self.env._("This paper was keyed in the meantime. Look again."))
        self._read_paper(typed)
        batch = self.sudo()  # sudo: papers are kept by this act alone; the right was checked
        if turn == "first" and not batch.first_by_id:
            batch.first_by_id = self.env.user
        if turn == "second" and not batch.second_by_id:
            batch.second_by_id = self.env.user
        batch._keep(turn, place, typed, heading)
        batch.invalidate_recordset()
        if turn == "second" and batch.second_count == batch.paper_count:
            batch._compare()
        if batch.is_compared and not batch.differing_count:
            batch._finish()

    def _read_paper(self, typed):
        """Return what was typed as a tuple; raise ``UserError`` with what is wrong."""
        known = self.contest_id._get_on_ballot()
        try:
            return read_typed(typed, len(known.candidates), known.has_marks)
        except Mistyped as error:
            said = {
                "number": self.env._("There is no candidate with the number “%(word)s”."),
                "sign": self.env._(
                    "“%(word)s” cannot be read. Type numbers of candidates, - for a choice left "
                    "out, 2=3 for equal ones."
                ),
                "order": self.env._(
                    "On this paper there are crosses and no order: type the numbers alone, and not "
                    "“%(word)s”."
                ),
            }
            raise UserError(said[error.code] % {"word": error.word}) from None

    def _keep(self, turn, place, typed, heading):
        entry = self.entry_ids.filtered(lambda one: one.place == place)
        if not entry:
            entry = self.entry_ids.create(
                {"company_id": self.company_id.id, "batch_id": self.id, "place": place}
            )
        value = {"typed": typed or "", "heading": heading or ""}
        if turn == "agreed":
            value["tracker"] = secrets.token_hex(16)
        entry.write({turn: self._seal(turn, place, value), "differs": False})
        entry.flush_recordset()

    def _seal(self, turn, place, value):
        """Return what is kept of a paper, sealed, as base64."""
        secret = self.election_id._get_paper_secret()
        known = self.contest_id._get_on_ballot()
        value = {**value, "typed": self._shorten(value["typed"])}
        try:
            kept = seal_kept(secret, f"{self.id}:{place}:{turn}", value, len(known.candidates))
        except ValueError:
            raise UserError(
                self.env._("That is more than can stand on a paper. Look again.")
            ) from None
        return base64.b64encode(kept)

    def _shorten(self, typed):
        """Return what was typed in its one form, so that equal papers are equal."""
        read = self._read_paper(typed)
        return " ".join(
            "=".join(map(str, item)) if isinstance(item, tuple) else str(item or "-")
            for item in read
        )

    def _open(self, entry, turn):
        """Return what was keyed of a paper in a turn."""
        secret = self.election_id._get_paper_secret()
        # whole, also where a screen asks for sizes alone
        kept = base64.b64decode(entry.with_context(bin_size=False)[turn] or b"")
        try:
            return open_kept(secret, f"{self.id}:{entry.place}:{turn}", kept)
        except Unreadable:
            raise UserError(
                self.env._(
                    "What was keyed cannot be read: the secret of voting codes on the server is "
                    "another than before. Have the earlier one put back, or key the papers again."
                )
            ) from None

    def _compare(self):
        """Both have keyed all papers: what is equal is settled, the rest is shown as different."""
        for entry in self.entry_ids:
            first, second = (self._open(entry, turn) for turn in ("first", "second"))
            if first == second:
                self._keep("agreed", entry.place, first["typed"], first["heading"])
            else:
                entry.differs = True
        self.entry_ids.flush_recordset()
        self.is_compared = True
        self.flush_recordset()
        self.invalidate_recordset()
        self.election_id._note(
            "bundle_compared",
            self.env._(
                "Bundle %(number)s of “%(contest)s” was keyed twice. Differences: %(count)s",
                number=self.number,
                contest=self.contest_id._get_label(),
                count=self.differing_count,
            ),
        )

    def _finish(self):
        """All papers are settled: how many go to the count, and why the others do not."""
        read = [self._read_agreed(entry)[0] for entry in self.entry_ids]
        rejected = Counter(one.heading for one in read if one.heading)
        self.write(
            {
                "is_done": True,
                "accepted_count": len(read) - rejected.total(),
                "rejected": dict(sorted(rejected.items())),
                "read_in_part": dict(sorted(Counter(one.cut for one in read if one.cut).items())),
            }
        )
        self.flush_recordset()
        self.election_id._note(
            "bundle_done",
            self.env._(
                "Bundle %(number)s of “%(contest)s” is done: %(count)s papers for the count, "
                "%(rejected)s that do not count",
                number=self.number,
                contest=self.contest_id._get_label(),
                count=self.accepted_count,
                rejected=rejected.total(),
            ),
        )

    def _read_agreed(self, entry):
        """Return a settled paper as it is read, and its tracker."""
        kept = self._open(entry, "agreed")
        if kept["heading"]:
            return Read((), kept["heading"]), kept["tracker"]
        known = self.contest_id._get_on_ballot()
        typed = self._read_paper(kept["typed"])
        read = as_counted(typed, len(known.candidates), known.seats, known.rule)
        return read, kept["tracker"]

    def _get_papers(self):
        """Return [(tracker, ranking)] of the settled papers that go to the count."""
        found = []
        for batch in self:
            for entry in batch.entry_ids:
                read, tracker = batch._read_agreed(entry)
                if not read.heading:
                    found.append((tracker, list(read.ranking)))
        return found

    def _remove(self):
        """Remove what was keyed: the ballots are back, and this is needed no more."""
        self.entry_ids.unlink()
        self.is_removed = True

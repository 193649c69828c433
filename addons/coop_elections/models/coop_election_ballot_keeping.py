import hashlib
import io
import json
from itertools import islice

from odoo import models
from odoo.exceptions import UserError
from odoo.tools import SQL

from ..envelope.errors import EnvelopeError
from ..envelope.outcome import NAME
from .opened_reading import OpenedContest

#: ballots that are in memory at once
TOGETHER = 5000
#: where they lie, for this transaction alone, until all are read
ASIDE = SQL.identifier("opened_ballots_aside")


class CoopElection(models.Model):
    """The files of an opening are kept whole or not at all, in bounded memory.

    Each ballot is laid aside as it is read. Only when every file is what the two openings agreed
    on, all are recorded by one statement, in the order of their trackers.
    """

    _inherit = "coop.election"

    def _keep_opened(self, files, summary):
        """Keep the ballots that are in the files of an opening.

        :param dict files: name -> bytes or open binary file
        :param dict summary: what ``opening.json`` says
        :return int: how many ballots
        :raise UserError: which files are missing, are not what was opened, or do not belong here
        """
        wanted, hashes = self._get_opened_names(summary)
        missing = [name for name in wanted if name not in files]
        strange = sorted(files.keys() - hashes.keys() - {NAME})
        wrong = [
            name
            for name in sorted(files.keys() & hashes.keys())
            if name not in wanted and _reckon(files[name]) != hashes[name]
        ]
        self.env.cr.execute(
            SQL(
                "CREATE TEMPORARY TABLE %s (contest integer, tracker varchar, ranking varchar)"
                " ON COMMIT DROP",
                ASIDE,
            )
        )
        for name, (contest, said) in wanted.items():
            if name in files and not self._lay_aside(contest, _stream(files[name]), said):
                wrong.append(name)
        problems = missing or wrong or strange
        count = 0 if problems else self._record_ballots()
        self.env.cr.execute(SQL("DROP TABLE %s", ASIDE))
        if problems:
            raise UserError(self._say_opened_problems(wanted, missing, wrong, strange))
        return count

    def _get_opened_names(self, summary):
        """Return {file name: (contest, what the summary says)} of the files that are needed, and
        {file name: SHA-256} of all that an opening makes beside its summary."""
        contests = {contest._get_code(): contest for contest in self._get_polled()}
        wanted, hashes = {}, {}
        for each in summary["contests"]:
            hashes[f"{each['id']}.json"] = each.get("json_sha256")
            hashes[f"{each['id']}.blt"] = each.get("blt_sha256")
            # a vote that was called off: what was given there is not counted
            if contest := contests.get(each["id"]):
                wanted[f"{each['id']}.json"] = (contest, each)
        return wanted, hashes

    def _lay_aside(self, contest, stream, said):
        """Read the file of one contest; return whether it is the one that was opened."""
        known = self._get_manifest()._read().contests[contest._get_code()]
        opened = OpenedContest(stream)
        ballots = iter(opened)
        try:
            while some := list(islice(ballots, TOGETHER)):
                trackers, rankings = zip(*some, strict=True)
                self.env.cr.execute(
                    SQL(
                        "INSERT INTO %s SELECT %s, one.tracker, one.ranking"
                        " FROM unnest(%s::varchar[], %s::varchar[]) AS one (tracker, ranking)",
                        ASIDE,
                        contest.id,
                        list(trackers),
                        [json.dumps(one, separators=(",", ":")) for one in rankings],
                    )
                )
        except EnvelopeError:
            return False
        return (
            opened.sha256 == said.get("json_sha256")
            and opened.number == said.get("ballots")
            and opened.rest.get("candidates") == list(known.candidates)
        )

    def _record_ballots(self):
        # sudo: ballots are written by this act alone; the caller checked the right
        return (
            self.env["coop.election.ballot"]
            .sudo()
            ._wall_insert_select(
                ["election_id", "contest_id", "tracker", "ranking"],
                SQL(
                    "SELECT %s::integer, one.contest, one.tracker, one.ranking FROM %s AS one"
                    " ORDER BY one.tracker, one.contest",
                    self.id,
                    ASIDE,
                ),
                self.company_id,
            )
        )

    def _say_opened_problems(self, wanted, missing, wrong, strange):
        """Return in words which files are missing, wrong or strange; nothing of them was kept."""

        def named(names):
            labels = {name: contest._get_label() for name, (contest, _said) in wanted.items()}
            return ", ".join(
                f"{name} ({labels[name]})" if name in labels else name for name in names
            )

        said = [self.env._("Nothing was kept.")]
        if missing:
            said.append(self.env._("These files are missing: %(names)s.", names=named(missing)))
        if wrong:
            said.append(
                self.env._("These files are not what was opened: %(names)s.", names=named(wrong))
            )
        if strange:
            said.append(
                self.env._(
                    "These files are not of this opening: %(names)s. Leave them out.",
                    names=named(strange),
                )
            )
        return "\n".join(said)


def _stream(data):
    return io.BytesIO(data) if isinstance(data, bytes) else data


def _reckon(data):
    """Return the SHA-256 of bytes or of an open file."""
    return hashlib.file_digest(_stream(data), "sha256").hexdigest()

"""The end of a rehearsal: papers are keyed, ballots opened and counted, the result declared."""

import io
import json
from datetime import timedelta

from odoo import SUPERUSER_ID

from ..envelope import open_all
from ..envelope.canonical import sha256
from ..envelope.outcome import NAME, files
from ..envelope.papers import Papers
from .coop_election_envelope import PAPER

SATISFIED = dict.fromkeys(("is_lawful", "is_secure", "is_free"), True)


class Ending:
    """What follows on the voting; see :class:`~.rehearsal_steps.Play`, which has the rest."""

    def _open(self):
        after = self.at["poll_closes"] + timedelta(hours=1)
        if any(deck.of(*PAPER) for deck in self.decks):
            self._do(after, "keyed", self._key)
        self._do(after, "cut", self.runs.action_cut_names)
        self._do(after, "opened", self._bring_back)
        rows = self.election.env["coop.election.ballot"].search(
            [("election_id", "=", self.election.id)]
        )
        for deck in self.decks:
            mine = rows.filtered(lambda row, deck=deck: row.contest_id == deck.contest)
            opened = [tuple(json.loads(row.ranking)) for row in mine]
            self._look(
                after,
                "same",
                deck.is_found(opened),
                f"{self._name_of(deck)}: {len(opened)}",
            )

    def _name_of(self, deck):
        # sudo: what a contest is called is neutral
        return deck.contest.with_env(self.env).sudo()._get_label()

    def _key(self):
        for place in self.runs.place_ids:
            place.papers_found = place.box_count
            place.action_counted()
        for deck in self.decks:
            typed = [" ".join(map(str, ranking)) for _e, _w, ranking in deck.of(*PAPER)]
            if not typed:
                continue
            contest = deck.contest.with_env(self.runs.env)
            batch = self.runs.env["coop.election.batch"]._bundle(contest, len(typed))
            one, other = batch, batch.with_env(self.desk.env)
            if one.env.uid == other.env.uid:
                # sudo: no clerk has a log-in, and another than the first keys the papers again
                other = batch.with_user(SUPERUSER_ID).sudo()
            for number, words in enumerate(typed, 1):
                one._key("first", number, words)
            for number, words in enumerate(typed, 1):
                other._key("second", number, words)

    def _bring_back(self):
        envelopes = self.runs._get_envelopes_file()
        papers = self.runs._make_papers() if self.election.batch_ids else b""
        one, other = (self._open_once(envelopes, papers) for _group in range(2))
        self.runs._bring_back(one, sha256(other[NAME]))
        return self.election.opening_sha256

    def _open_once(self, envelopes, papers):
        manifest = self.runs._get_manifest()._read()
        seed, threshold = self.key.join()
        read = Papers(io.BytesIO(papers), manifest) if papers else None
        stream = io.BytesIO(envelopes)
        return files(open_all(manifest, stream, seed, threshold, read, processes=1))

    def _count(self):
        at = min(self.at["poll_closes"] + timedelta(hours=2), self.at["declared"])
        self._do(at, "counted", self._count_out)
        for deck in self.decks:
            content = deck.contest._get_result()._get_content()
            lots = deck.contest.lot_ids
            apart = deck.count_apart(lots._read(deck.contest) if lots else None)
            if self.election.kind == "yes_no":
                well = content["yes"] + content["no"] == content["valid"]
            else:
                well = apart == content["elected"]
            self._look(at, "apart", well, self._name_of(deck))
        sums = self.election._get_sums()
        self._look(
            at,
            "sums",
            sums and all(one.is_equal for one in sums),
            str(len(sums)),
        )
        self._do(at, "reports", self._report)
        self._do(at, "declared", self._declare)
        last = self.election._chain_journal()
        self._look(
            at,
            "journal",
            last and last.entries == len(self.election.journal_ids),
            str(last.entries),
        )

    def _count_out(self):
        self.runs.action_count()
        officer = self.election._get_returning_officer().name
        record = {
            "drawer": officer,
            "witnesses": [officer],
            "drawn_at": self.clock.now().replace(microsecond=0),
            "method": "Played",
        }
        while contest := self.runs._get_lot_contest():
            needed = contest._get_lot_needed()
            drawn = needed.tied[0] if needed else list(contest._get_names())
            self.runs._draw(contest, drawn, record)
            if not needed:
                self.runs.action_count()
        while contest := self.runs._get_term_lot_contest():
            self.runs._draw_terms(contest, contest._get_term_tie(), record)

    def _report(self):
        for role in self.election._get_roles("scrutineer"):
            user = role.user_id
            signs = self.election.with_user(user).sudo(False) if user else self.runs
            signs.env["coop.election.scrutiny"]._sign(role.with_env(signs.env), SATISFIED)

    def _declare(self):
        self.runs.action_declare()
        for contest in self.election._get_polled():
            # sudo: what came of play votes, for whoever rehearses
            self.results.append(str(contest.with_env(self.env).sudo()._get_result().sheet or ""))
        return self.election._get_declaration().fingerprint

"""Opening all envelopes: each by itself, on all cores; then those set aside that cannot count.

What comes of it depends on the files alone, not on the order of work: a second opening on another
machine gives the same.
"""

import itertools
import multiprocessing
import os
import sys
from collections import Counter, deque
from dataclasses import dataclass, field

from .ballot import NOT_VOTED, decode
from .envelopes import Envelopes
from .errors import KeyProblem, Rejected
from .papers import Papers
from .sealing import SealingError, key_pair, open_sealed

CHUNK = 500
# Fewer than this are opened sooner than other processes start.
WORTH_IT = 4


@dataclass
class Opening:
    """What was in the envelopes.

    ``ballots``: {contest: [(tracker, ranking)] in the order of trackers}, with those on paper;
    ``not_voted``: {contest: [tracker]} of those who did not want to vote on it; ``rejected``:
    sorted [(fingerprint, contest, code)]; ``envelopes`` and ``papers``: {contest: number} of what
    came in; ``envelopes_sha256``, ``papers_sha256`` of the files (the latter "" without one);
    ``threshold``: how many shares opened.
    """

    manifest: object
    threshold: int
    ballots: dict
    not_voted: dict
    rejected: list = field(default_factory=list)
    envelopes: Counter = field(default_factory=Counter)
    papers: Counter = field(default_factory=Counter)
    envelopes_sha256: str = ""
    papers_sha256: str = ""


def check_key(manifest, seed):
    """Raise ``KeyProblem`` unless a seed makes the key of a manifest."""
    if key_pair(seed)[1] != manifest.key:
        raise KeyProblem(
            "this is not the key of this election: other shares, or a wrong passphrase"
        )


def open_all(manifest, stream, seed, threshold, papers=None, progress=None, processes=None):
    """Open the envelopes of a binary stream and return the ``Opening``.

    ``papers``: a ``Papers``; ``progress`` is called with the number opened so far; ``processes``:
    how many work (all cores unless given). Raises ``FileError`` and ``KeyProblem``; what is wrong
    with single envelopes is in ``rejected``.
    """
    check_key(manifest, seed)
    papers = papers or Papers()
    opening = Opening(
        manifest,
        threshold,
        {contest: [] for contest in manifest.contests},
        {contest: [] for contest in manifest.contests},
    )
    trackers = {contest: set() for contest in manifest.contests}
    for contest, tracker, ranking in papers.rows:
        trackers[contest].add(tracker)
        opening.ballots[contest].append((tracker, tuple(ranking)))
        opening.papers[contest] += 1
    envelopes = Envelopes(stream, manifest)
    unopened, opened, twice, before = [], set(), set(), ""
    for contest, mark, told in _worked(manifest, envelopes, seed, processes):
        opening.envelopes[contest] += 1
        if mark == before:
            twice.add(mark)
        before = mark
        if isinstance(told, str):
            unopened.append((mark, contest, told))
            continue
        opened.add(mark)
        _place(opening, trackers[contest], contest, mark, told)
        if progress and not sum(opening.envelopes.values()) % CHUNK:
            progress(sum(opening.envelopes.values()))
    for mark, contest, code in unopened:
        copied = mark in twice and mark in opened
        opening.rejected.append((mark, contest, "copied" if copied else code))
    opening.rejected.sort()
    for each in (*opening.ballots.values(), *opening.not_voted.values()):
        each.sort()
    opening.envelopes_sha256, opening.papers_sha256 = envelopes.sha256, papers.sha256
    return opening


def _place(opening, trackers, contest, mark, told):
    tracker, kind, ranking = told
    if tracker in trackers:
        opening.rejected.append((mark, contest, "duplicate-tracker"))
        return
    trackers.add(tracker)
    if kind == NOT_VOTED:
        opening.not_voted[contest].append(tracker)
    else:
        opening.ballots[contest].append((tracker, ranking))


def _worked(manifest, envelopes, seed, processes):
    """Yield (contest, fingerprint, what was in it or why it is rejected), in order."""
    each = iter(envelopes)
    chunks = iter(lambda: list(itertools.islice(each, CHUNK)), [])
    first = list(itertools.islice(chunks, WORTH_IT))
    chunks = itertools.chain(first, chunks)
    processes = processes or os.cpu_count() or 1
    # Elsewhere a new process would have to load this package by a name that it may not have.
    if processes == 1 or len(first) < WORTH_IT or sys.platform != "linux":
        work = _Work(manifest, seed)
        for chunk in chunks:
            yield from work.chunk(chunk)
        return
    context = multiprocessing.get_context("fork")
    with context.Pool(processes, _begin, (manifest, seed)) as pool:
        waiting = deque()
        for chunk in chunks:
            waiting.append(pool.apply_async(_go_on, (chunk,)))
            if len(waiting) > 2 * processes:
                yield from waiting.popleft().get()
        while waiting:
            yield from waiting.popleft().get()


class _Work:
    """The work of one process: it holds the private key."""

    def __init__(self, manifest, seed):
        self.manifest = manifest
        self.private, _public = key_pair(seed)
        self.info = {contest: manifest.info(contest) for contest in manifest.contests}

    def chunk(self, envelopes):
        """Return a list for ``_worked``."""
        return [
            (contest, mark, self.one(contest, number, sealed))
            for contest, number, sealed, mark in envelopes
        ]

    def one(self, contest, number, sealed):
        """Return (tracker, kind, ranking) of an envelope, or the code of why it is rejected."""
        try:
            data = open_sealed(self.private, sealed, self.info[contest], number)
        except SealingError:
            return self.why_not(contest, number, sealed)
        try:
            ballot = decode(self.manifest.contests[contest], data)
        except Rejected as rejected:
            return rejected.code
        return ballot.tracker.hex(), ballot.kind, ballot.ranking

    def why_not(self, contest, number, sealed):
        """Return the code for an envelope that does not open in its contest."""
        for other, info in self.info.items():
            if other != contest:
                try:
                    open_sealed(self.private, sealed, info, number)
                except SealingError:
                    continue
                return "other-contest"
        return "not-opened"


def _begin(manifest, seed):
    global _work
    _work = _Work(manifest, seed)


def _go_on(chunk):
    return _work.chunk(chunk)

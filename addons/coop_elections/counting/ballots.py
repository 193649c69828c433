"""Ballot papers as they were marked, and what each kind of rule makes of them.

Candidates are numbered from 1 in the order of the file. A paper is a tuple of what stands at its
ranks: a candidate's number; ``0`` where a rank was left out; a tuple of numbers where several
candidates bear the same rank. Papers that say the same are kept once, with how many they are.

How irregular papers are treated (``sort_rankings`` and ``sort_marks`` do it, the report says it):

==================  =================================  =======================================
on the paper        rules that read a ranking          rules that read marks (plurality,
                    (all but the two beside)           approval)
==================  =================================  =======================================
nothing             blank, not valid                   blank, not valid
no first rank       rejected                           does not matter
rank left out       read up to the gap                 does not matter
candidate repeated  read up to the repeat              counts once
equal first ranks   rejected                           does not matter
later equal ranks   read up to them                    does not matter
too many marks      cannot be                          plurality: rejected; approval: cannot be
withdrawn or dead   passed over                        passed over
only such           rejected                           rejected
==================  =================================  =======================================

Sources: ERS97 5.1.2, 6.8-6.10, 6.12; SSI 2011/399 Sch. 1 rule 44 and article 2 ("next available
preference ... in consecutive order"); for marks the Representation of the People Act 1983 Sch. 1
rule 47(1)(b).
"""

import hashlib
import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import chain

NO_FIRST = "no first preference"
EQUAL_FIRST = "first preference for more than one candidate"
TOO_MANY = "votes for more candidates than there are seats"
ONLY_WITHDRAWN = "only for candidates who withdrew or died"

# Control characters, halves of characters, and marks that turn the direction of what follows: in a
# name they could make a sheet show what was not counted.
HIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\u2028-\u202e\u2066-\u2069]")

CUT_GAP = "read up to a preference left out"
CUT_REPEAT = "read up to a candidate named twice"
CUT_EQUAL = "read up to equal preferences"


@dataclass(frozen=True)
class Ballots:
    """The papers of one contest.

    ``names``: the candidates' names in the order of their numbers. ``seats``: how many are to be
    elected. ``papers``: {ranking: number of papers} of those with distinct candidates and nothing
    left out; ``irregular``: the same for all other papers. ``withdrawn``: numbers of candidates
    who withdrew or died. ``title`` of the contest. ``sha256`` of the file, hexadecimal, or "".
    ``rule``: the counting rule that the file names, or "".
    """

    names: tuple
    seats: int
    papers: dict
    irregular: dict = field(default_factory=dict)
    withdrawn: frozenset = frozenset()
    title: str = ""
    sha256: str = ""
    rule: str = ""

    @classmethod
    def of(cls, names, seats, papers, **more):
        """Make ballots from (preferences, number of papers) pairs in any order.

        >>> ballots = Ballots.of(["Ash", "Birch"], 1, [([1, 2], 3), ([2, 0, 1], 1), ([1, 2], 1)])
        >>> ballots.papers, ballots.irregular
        ({(1, 2): 4}, {(2, 0, 1): 1})
        """
        regular, irregular = Counter(), Counter()
        for preferences, number in papers:
            preferences = tuple(
                item if isinstance(item, int) else tuple(sorted(item)) for item in preferences
            )
            (regular if is_regular(preferences) else irregular)[preferences] += number
        return cls(tuple(names), seats, dict(regular), dict(irregular), **more)

    @property
    def standing(self):
        """The numbers of the candidates who did not withdraw or die, ascending."""
        return [c for c in range(1, len(self.names) + 1) if c not in self.withdrawn]

    @property
    def total(self):
        """How many papers there are."""
        return sum(self.papers.values()) + sum(self.irregular.values())

    def fingerprint(self):
        """Return the SHA-256 of names, seats, withdrawals and papers, in whatever order they came.

        >>> one = Ballots.of(["Ash", "Birch"], 1, [([1], 1), ([2], 1)])
        >>> one.fingerprint() == Ballots.of(["Ash", "Birch"], 1, [([2], 1), ([1], 1)]).fingerprint()
        True
        """
        state = hashlib.sha256()
        head = [str(self.seats), " ".join(map(str, sorted(self.withdrawn))), *self.names]
        papers = chain(self.papers.items(), self.irregular.items())
        lines = sorted(f"{number} {' '.join(map(_item, paper))}" for paper, number in papers)
        for line in [*head, "", *lines]:
            state.update(line.encode() + b"\n")
        return state.hexdigest()


def is_plain(text):
    r"""Return whether text can stand on a sheet as it is.

    >>> is_plain("Siân O'Neil 林"), is_plain("Ash\nElected: Birch"), is_plain("\x1b[31mAsh")
    (True, False, False)
    """
    return not HIDDEN.search(text)


def is_regular(preferences):
    """Return whether all are numbers of different candidates.

    >>> is_regular((3, 1)), is_regular((3, 3)), is_regular((0, 1)), is_regular(((1, 2), 3))
    (True, False, False, False)
    """
    return 0 not in preferences and (
        len(set(preferences)) == len(preferences)
        and all(isinstance(item, int) for item in preferences)
    )


def _item(item):
    return str(item) if isinstance(item, int) else "=".join(map(str, item))


@dataclass(frozen=True)
class Sorted:
    """Papers sorted for a count: ``valid`` {candidates: papers}, and how many are not valid.

    ``rejected`` and ``cut`` (valid, but read up to a point): {reason: papers}.
    """

    valid: dict
    total: int
    blank: int
    rejected: dict
    cut: dict

    @property
    def valid_total(self):
        """How many papers are valid."""
        return self.total - self.blank - sum(self.rejected.values())


def sort_rankings(ballots, passed_over=()):
    """Return the papers as rankings, in consecutive order as far as they are certain.

    ``passed_over``: numbers of candidates to leave out besides those withdrawn (a vacating member
    in a countback). See the table above.

    >>> sort_rankings(Ballots.of("AB", 1, [([1, 2], 3), ([2, 0, 1], 1), ([], 2)])).valid
    {(1, 2): 3, (2,): 1}
    """
    valid, rejected, cut = ballots.papers, Counter(), Counter()
    if ballots.irregular:
        valid = Counter(valid)
        for preferences, number in ballots.irregular.items():
            ranking, why = _certain(preferences)
            if ranking:
                valid[ranking] += number
                cut[why] += number
            else:
                rejected[EQUAL_FIRST if preferences[0] else NO_FIRST] += number
    blank = valid.get((), 0)
    out = ballots.withdrawn | set(passed_over)
    if out:
        left = Counter()
        for ranking, number in valid.items():
            left[tuple(c for c in ranking if c not in out)] += number
        if left[()] > blank:
            rejected[ONLY_WITHDRAWN] = left[()] - blank
        valid = left
    valid = {ranking: number for ranking, number in valid.items() if ranking}
    return Sorted(valid, ballots.total, blank, dict(rejected), dict(cut))


def _certain(preferences):
    """Return what can be read of an irregular paper, and why it is not read further."""
    ranking = []
    for item in preferences:
        if not item:
            return tuple(ranking), CUT_GAP
        if not isinstance(item, int):
            return tuple(ranking), CUT_EQUAL
        if item in ranking:
            return tuple(ranking), CUT_REPEAT
        ranking.append(item)
    raise AssertionError("an irregular paper without irregularity")


def sort_marks(ballots, limit=None):
    """Return the papers as sets of candidates, each written as an ascending tuple.

    ``limit``: how many marks a paper may bear (None: any number).

    >>> sort_marks(Ballots.of("ABC", 2, [([2, 1], 3), ([1, 2, 3], 1)]), limit=2)
    Sorted(valid={(1, 2): 3}, total=4, blank=0, rejected={'votes for more candidates than \
there are seats': 1}, cut={})
    """
    valid, rejected, blank = Counter(), Counter(), 0
    for preferences, number in chain(ballots.papers.items(), ballots.irregular.items()):
        marked = set()
        for item in preferences:
            marked.update([item] if isinstance(item, int) else item)
        marked.discard(0)
        standing = marked - ballots.withdrawn
        if not marked:
            blank += number
        elif limit is not None and len(marked) > limit:
            rejected[TOO_MANY] += number
        elif not standing:
            rejected[ONLY_WITHDRAWN] += number
        else:
            valid[tuple(sorted(standing))] += number
    return Sorted(dict(valid), ballots.total, blank, dict(rejected), {})

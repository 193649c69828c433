"""What every count by stages keeps: who continues, the votes, the sheet of stages.

The rules are in their own modules; here is only what they share. Votes are integers in the smallest
parts of a vote that the rule knows.
"""

from collections import defaultdict
from dataclasses import replace

from .errors import LotNeeded, RuleError
from .lots import Lots
from .results import Result, Stage


class Count:
    """A count in progress.

    ``seats``: how many hold office in the end. In a countback ``passed_over`` are the members who
    vacate, and ``sitting`` those who stay: they are never excluded, and the count ends when as many
    others are elected as seats are vacant (ERS97 7.1).
    """

    name = ""
    source = ""
    places = 0  # decimal places of a vote
    quota_places = 0
    may_fill_vacancies = True

    def __init__(self, ballots, seats, lots=None, passed_over=(), sitting=()):
        self.ballots, self.seats = ballots, seats
        self.lots = lots or Lots()
        self.passed_over, self.sitting = tuple(passed_over), frozenset(sitting)
        if self.passed_over and not self.may_fill_vacancies:
            raise RuleError(f"the rule {self.name} has no countback")
        self.unit = 10**self.places
        self.papers = self.sort_papers()
        self.live = set(ballots.standing) - set(self.passed_over)
        self.votes = dict.fromkeys(sorted(self.live), 0)
        self.lost = 0  # non-transferable
        self.elected, self.quota = [], None
        self.stages, self.history = [], []
        self._told = 0  # how many of the elected stand on the sheet

    def sort_papers(self):
        """Return the ``Sorted`` papers as this rule reads them."""
        raise NotImplementedError

    def run(self):
        """Count, and return the ``Result``; raises ``LotNeeded``, with the result so far in it."""
        try:
            self.count()
        except LotNeeded as needed:
            needed.result = self.result(needed.lot)
            raise
        return self.result()

    def count(self):
        """Count by the rule, until everybody is elected."""
        raise NotImplementedError

    # who is where

    @property
    def vacancies(self):
        """How many seats are still to be filled."""
        return self.seats - len(self.elected)

    @property
    def wanted(self):
        """How many candidates can still be newly elected (in a countback: to vacant seats)."""
        return self.seats - len(self.sitting) - sum(c not in self.sitting for c in self.elected)

    @property
    def finished(self):
        """Whether the count has elected whom it is for."""
        return self.wanted <= 0 or not self.live

    @property
    def excludable(self):
        """The continuing candidates who may be excluded, ascending by number."""
        return sorted(self.live - self.sitting)

    def elect(self, candidate):
        """Deem a continuing candidate elected."""
        self.live.remove(candidate)
        self.elected.append(candidate)

    def elect_all(self, reached, stages, paragraph):
        """Elect those who reached what it takes, most votes first.

        In a countback more may reach it than seats are vacant; then it is those with more votes.
        """
        new = [c for c in reached if c not in self.sitting]
        while len(new) > self.wanted:
            new.remove(self.last_of(new, stages, paragraph))
        for candidate in self.in_order([c for c in reached if c in new or c in self.sitting]):
            self.elect(candidate)

    def last_of(self, candidates, stages, paragraph):
        """Return the one with the fewest votes, of equal ones the one no lot favours."""
        fewest = min(self.votes[c] for c in candidates)
        tied = self.parted([c for c in candidates if self.votes[c] == fewest], stages, True)
        while len(tied) > 1:
            favoured = self.lots.choose(tied, "elect", paragraph, len(self.stages) + 1)
            tied.remove(favoured)
        return tied[0]

    def in_order(self, candidates, latest=True):
        """Return candidates by votes, highest first.

        Equal ones by the latest (or earliest) stage that parts them. Those equal at every stage
        come by number: to be named first among them has no effect in the rules that use this.
        """
        stages = self.history[::-1] if latest else self.history
        keys = {c: [-self.votes[c]] + [-votes[c] for votes in stages] for c in candidates}
        return sorted(sorted(candidates), key=keys.get)

    def fill_last(self):
        """Elect all who continue when they are no more than the vacancies; say whether so."""
        if len(self.live) > self.vacancies:
            return False
        for candidate in self.in_order(self.live):
            self.elect(candidate)
        return True

    # ties

    def parted(self, tied, stages, lowest):
        """Narrow tied candidates down, stage by stage, to the lowest (or highest) at each.

        Of three who are tied, two may share the lowest vote at the stage that parts them: then the
        third is out of it, and the search goes on for the two.
        """
        for votes in stages:
            best = (min if lowest else max)(votes[c] for c in tied)
            tied = [c for c in tied if votes[c] == best]
            if len(tied) == 1:
                break
        return tied

    def choose(self, tied, stages, purpose, paragraph):
        """Return the one of the tied candidates whom history, else a lot, singles out."""
        tied = self.parted(sorted(tied), stages, purpose == "exclude")
        if len(tied) == 1:
            return tied[0]
        return self.lots.choose(tied, purpose, paragraph, len(self.stages) + 1)

    # the sheet

    def check(self):
        """No vote is made and none is lost: what was cast is credited, or non-transferable."""
        cast = self.papers.valid_total * self.unit
        counted = sum(self.votes.values()) + self.lost
        assert counted == cast, f"{self.name}: {counted} parts counted, {cast} cast"

    def remember(self):
        """Keep the votes as they are now for ties to come; check them."""
        self.check()
        self.history.append(dict(self.votes))

    def record(self, action, candidates=(), excluded=()):
        """Write a stage on the sheet."""
        self.check()
        self.stages.append(
            Stage(
                action,
                tuple(sorted(candidates)),
                dict(self.votes),
                self.lost,
                tuple(self.elected[self._told :]),
                tuple(sorted(excluded)),
                self.quota,
            )
        )
        self._told = len(self.elected)

    def amend(self):
        """Add to the last stage on the sheet who was elected since it was written."""
        last, since = self.stages[-1], tuple(self.elected[self._told :])
        self.stages[-1] = replace(last, elected=last.elected + since)
        self._told = len(self.elected)

    def result(self, lot_needed=None):
        """Return the ``Result`` as it stands."""
        return Result(
            rule=self.name,
            source=self.source,
            ballots=self.ballots,
            seats=self.seats,
            papers=self.papers,
            places=self.places,
            quota_places=self.quota_places,
            stages=tuple(self.stages),
            elected=tuple(self.elected),
            quota=self.quota,
            lots=tuple(self.lots.used),
            lot_needed=lot_needed,
            passed_over=self.passed_over,
            sitting=tuple(sorted(self.sitting)),
        )


def by_next(papers, live):
    """Sort papers by the next available preference.

    ``papers``: (ranking, number) pairs. Return {candidate in ``live`` or None: such pairs}; None
    holds the non-transferable ones. All before the next one are elected or excluded, so that it is
    the first on the paper who continues.
    """
    piles = defaultdict(list)
    for paper in papers:
        for candidate in paper[0]:
            if candidate in live:
                piles[candidate].append(paper)
                break
        else:
            piles[None].append(paper)
    return piles


def number_of(papers):
    """Return how many papers there are in (ranking, number) pairs.

    >>> number_of([((1, 2), 3), ((2,), 1)])
    4
    """
    return sum(number for _ranking, number in papers)

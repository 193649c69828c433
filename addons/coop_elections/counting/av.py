"""The alternative vote, for one seat.

Source: Parliamentary Voting System and Constituencies Act 2011, section 9 and Schedule 10, which
wrote rules 37A, 45A, 49 and 49A for the parliamentary elections rules (Representation of the People
Act 1983 Sch. 1). The referendum of 2011 did not adopt them; they are the fullest statement of the
method in United Kingdom law.
"""

from .ballots import sort_rankings
from .errors import RuleError
from .sheet import Count, by_next, number_of

LOT_EXCLUDE = "Rule 49(3), Parliamentary Voting System and Constituencies Act 2011 Sch. 10"
LOT_ELECT = "Rule 49A(3), Parliamentary Voting System and Constituencies Act 2011 Sch. 10"


class AlternativeVote(Count):
    """One count by the alternative vote; whole votes, no quota."""

    name = "av"
    source = "Rules 37A, 45A, 49, 49A: Parliamentary Voting System and Constituencies Act 2011 s. 9"

    def __init__(self, ballots, seats, *args, **more):
        if seats != 1:
            raise RuleError(f"the alternative vote fills one seat, not {seats}")
        super().__init__(ballots, seats, *args, **more)

    def sort_papers(self):
        """Rule 37A: the voter numbers as many preferences as the voter wishes."""
        return sort_rankings(self.ballots, self.passed_over)

    def count(self):
        """Rule 45A(2)-(5): first preferences, then eliminations until one has a majority."""
        self.piles = dict(by_next(self.papers.valid.items(), self.live))
        for candidate, papers in self.piles.items():
            self.votes[candidate] = number_of(papers)
        self.end_stage("first")
        while not self.finished:
            if len(self.live) == 2 and len({self.votes[c] for c in self.live}) == 1:
                self.elect_of_two()
            else:
                self.eliminate(self.fewest())

    def end_stage(self, action, candidates=()):
        """Rule 45A(2), (4): elected is who has more votes than the others put together."""
        self.remember()
        for candidate in sorted(self.live):
            rest = sum(self.votes[c] for c in self.live if c != candidate)
            if self.votes[candidate] > rest or len(self.live) == 1:
                self.elect(candidate)
                break
        self.record(action, candidates, candidates)

    def fewest(self):
        """Rule 49: of those with the fewest votes the one with fewer first preferences.

        49(2): if that fails, the one with fewer after the next stage, and so on. 49(3): by lot.
        """
        fewest = min(self.votes[c] for c in self.live)
        tied = [c for c in self.live if self.votes[c] == fewest]
        return self.choose(tied, self.history, "exclude", LOT_EXCLUDE)

    def eliminate(self, loser):
        """Rule 45A(3): (a) votes go to the remaining candidate ranked highest, (b) or to none."""
        self.live.remove(loser)
        self.votes[loser] = 0
        for candidate, papers in by_next(self.piles.pop(loser, ()), self.live).items():
            if candidate is None:
                self.lost += number_of(papers)
            else:
                self.piles.setdefault(candidate, []).extend(papers)
                self.votes[candidate] += number_of(papers)
        self.end_stage("exclude", [loser])

    def elect_of_two(self):
        """Rule 49A: two remain with equal votes; elected is who was ahead first, else by lot."""
        winner = self.choose(sorted(self.live), self.history, "elect", LOT_ELECT)
        self.elect(winner)
        self.amend()

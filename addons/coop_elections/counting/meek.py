"""Meek's method as New Zealand counts local elections.

Source: Local Electoral Regulations 2001 (SR 2001/145), Schedule 1A, Part 1. Its clauses stand with
the code; it follows Hill, Wichmann and Woodall, "Algorithm 123: Single Transferable Vote by Meek's
Method", The Computer Journal 30 (1987) 277-281. Votes and keep values have nine decimals.

Where this differs from the letter of the Schedule:

- Clause 10 rounds each product up. Taken literally a paper could then give more than one vote. As
  in Algorithm 123 what a candidate keeps of a paper is rounded up, and the rest goes on: so no vote
  is made.
- Clause 12 takes candidates as successful, and clause 13 may exclude the lowest, while surplus is
  still to be moved. Here the total surplus is first brought below 0.0001 (clause 13, second limb),
  as in Algorithm 123, so that each stage of the sheet shows settled votes. Who is successful and
  who is excluded is the same: moving surplus gives a candidate at most the total surplus.
- Ties that history does not part (clause 19) are drawn by lot, not by clause 41's pseudo-random
  numbers.
"""

from collections import defaultdict

from .ballots import sort_rankings
from .fixed import divide_up
from .sheet import Count

LOT_EXCLUDE = "SR 2001/145 Sch. 1A clause 19"
LOT_ELECT = "SR 2001/145 Sch. 1A clause 12, ERS97 7.1"
SETTLED = 10**5  # 0.0001 of a vote


class Meek(Count):
    """One count by Meek's method."""

    name = "meek"
    source = "SR 2001/145 (New Zealand) Sch. 1A Part 1; Algorithm 123"
    places = quota_places = 9

    def sort_papers(self):
        """Part 3: preferences are recognised in consecutive order."""
        return sort_rankings(self.ballots, self.passed_over)

    def count(self):
        """Clause 3: until the successful, with the hopeful if need be, are as many as vacancies."""
        self.keep = dict.fromkeys(
            self.live, self.unit
        )  # clause 8; clause 9: the excluded have none
        self.routes = Routes(self.papers.valid, self.live)
        self.settled = False
        self.distribute()
        self.calculate_quota()
        self.remember()
        self.take_successful()
        self.record("first")
        while not self.finished:
            if self.surplus >= SETTLED and not self.settled:
                self.transfer_surpluses()
            else:
                self.exclude(self.lowest())

    def calculate_quota(self):
        """Clauses 5, 11: (votes - non-transferable) / (vacancies + 1) + 0.000000001, truncated."""
        votes = self.papers.valid_total * self.unit - self.lost
        self.quota = votes // (self.seats + 1) + 1

    @property
    def surplus(self):
        """The total surplus: what the successful have above the quota."""
        return sum(max(0, self.votes[c] - self.quota) for c in self.elected)

    def take_successful(self):
        """Clauses 6, 12: a hopeful candidate with the quota or more becomes successful."""
        reached = [c for c in self.live if self.votes[c] >= self.quota]
        self.elect_all(reached, self.history, LOT_ELECT)
        if not self.finished:
            self.fill_last()
        self.routes.pass_through([c for c in reached if c not in self.live])

    def transfer_surpluses(self):
        """Clauses 7, 10, 11 and 17 again and again, until the total surplus is below 0.0001.

        With very many papers rounding alone can be more than that; then until it falls no more.
        """
        givers = [c for c in self.elected if self.votes[c] > self.quota]
        before = self.surplus + 1
        while SETTLED <= self.surplus < before:
            before = self.surplus
            for candidate in self.elected:
                self.reduce_keep(candidate)
            self.distribute()
            self.calculate_quota()
            self.remember()
        known = len(self.elected)
        self.take_successful()
        self.settled = len(self.elected) == known
        self.record("surplus", givers)

    def reduce_keep(self, candidate):
        """Clauses 7, 17: keep value = quota x keep value / votes, each step rounded up."""
        product = divide_up(self.quota * self.keep[candidate], self.unit)
        votes = self.votes[candidate]
        if votes:
            self.keep[candidate] = min(self.unit, divide_up(product * self.unit, votes))

    def distribute(self):
        """Clause 10: each paper through its preferences; each keeps a part, the rest goes on."""
        self.votes = dict.fromkeys(self.votes, 0)
        self.lost = self.routes.distribute(self.keep, self.votes, self.unit)

    def lowest(self):
        """Clause 13: the hopeful candidate with the fewest votes.

        Clauses 19, 40 ("ahead at first difference"): of equal ones the one with fewer at the
        earliest step at which they differed; else by lot.
        """
        fewest = min(self.votes[c] for c in self.excludable)
        tied = [c for c in self.excludable if self.votes[c] == fewest]
        return self.choose(tied, self.history, "exclude", LOT_EXCLUDE)

    def exclude(self, loser):
        """Clause 13, then clauses 9-12 once: the papers pass over the excluded candidate."""
        self.live.remove(loser)
        self.keep[loser] = 0
        if self.fill_last():  # clause 3
            self.amend()
            return
        self.routes.pass_over(loser)
        self.settled = False
        self.distribute()
        self.calculate_quota()
        self.remember()
        self.take_successful()
        self.record("exclude", [loser], [loser])


class Routes:
    """Papers grouped by the candidates who still get something of them.

    A paper is read past those excluded, through those successful (who keep a part) and up to the
    first hopeful candidate (who keeps the rest): that is its route. A million papers have few
    routes, and when a candidate's status changes only the routes that end there are read anew.
    """

    def __init__(self, papers, hopeful):
        self.hopeful, self.successful = set(hopeful), set()
        self.papers = defaultdict(list)  # {route: [(ranking, number)]}
        self.numbers = defaultdict(int)  # {route: papers}
        self.ends = defaultdict(set)  # {hopeful candidate: routes that end there}
        self._route(papers.items())

    def _route(self, papers):
        hopeful, successful = self.hopeful, self.successful
        for paper in papers:
            route = []
            for candidate in paper[0]:
                if candidate in hopeful:
                    route.append(candidate)
                    break
                if candidate in successful:
                    route.append(candidate)
            route = tuple(route)
            self.papers[route].append(paper)
            self.numbers[route] += paper[1]
            if route and route[-1] in hopeful:
                self.ends[route[-1]].add(route)

    def pass_through(self, candidates):
        """Let papers go on from candidates who have become successful."""
        for candidate in candidates:
            self.hopeful.discard(candidate)
            self.successful.add(candidate)
        for candidate in candidates:
            self._reroute(candidate)

    def pass_over(self, candidate):
        """Let papers pass over a candidate who has been excluded."""
        self.hopeful.discard(candidate)
        self._reroute(candidate)

    def _reroute(self, candidate):
        for route in self.ends.pop(candidate, ()):
            del self.numbers[route]
            self._route(self.papers.pop(route))

    def distribute(self, keep, votes, unit):
        """Credit ``votes`` with what each candidate keeps; return what nobody keeps.

        All in parts of 1 / ``unit`` of a vote, rounded paper by paper.
        """
        lost = 0
        for route, number in self.numbers.items():
            rest = unit
            for candidate in route:
                kept = -(-rest * keep[candidate] // unit)
                votes[candidate] += kept * number
                rest -= kept
            lost += rest * number
        return lost

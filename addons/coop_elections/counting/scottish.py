"""Scottish STV: the Scottish Local Government Elections Order 2011, SSI 2011/399, Schedule 1.

The order of 2007 (SSI 2007/42), under which the rules are widely known, has the same rules with
numbers lower by one. Both numbers stand below.

======================================  =============  =============
rule                                    SSI 2011/399   SSI 2007/42
======================================  =============  =============
first stage                             46             45
the quota                               47             46
return of councillors                   48             47
transfer of ballot papers               49             48
the same, supplementary                 50             49
exclusion of candidates                 51             50
the same, supplementary                 52             51
filling of last vacancies               53             52
======================================  =============  =============

Votes are counted in hundred-thousandths, the five decimal places of rule 49(3) [2007: 48(3)].
"""

from collections import defaultdict

from .ballots import sort_rankings
from .sheet import Count, by_next, number_of

LOT_SURPLUS = "SSI 2011/399 Sch. 1 rule 50(3) [SSI 2007/42: 49(3)]"
LOT_ELECT = "ERS97 7.1"  # two new members at once for one vacant seat: no rule of the order
LOT_EXCLUDE = "SSI 2011/399 Sch. 1 rule 52(2)(b) [SSI 2007/42: 51(2)(b)]"


class Scottish(Count):
    """One count by the Scottish rules."""

    name = "scottish"
    source = "SSI 2011/399 Sch. 1 rules 46-53 [SSI 2007/42: 45-52]"
    places = 5

    def sort_papers(self):
        """Preferences count in consecutive order (article 2, "next available preference")."""
        return sort_rankings(self.ballots, self.passed_over)

    def count(self):
        """Stages until the last vacancy is filled."""
        self.first_stage()
        while not self.finished:
            surplus = self.largest_surplus()
            if surplus:
                self.transfer_surplus(surplus)
            else:
                self.exclude(self.lowest())

    def first_stage(self):
        """Rule 46 [45]: credit each candidate with the first preferences; rule 47 [46]: quota."""
        # {candidate: {value of a paper: [(ranking, number)]}}
        self.piles = defaultdict(lambda: defaultdict(list))
        for candidate, papers in by_next(self.papers.valid.items(), self.live).items():
            self.piles[candidate][self.unit] = papers
            self.votes[candidate] = number_of(papers) * self.unit
        # Rule 47(1), (2): ignore decimals, add one.
        self.quota = self.papers.valid_total // (self.seats + 1) + 1
        self.end_stage("first")

    def end_stage(self, action, candidates=(), excluded=()):
        """Rule 48(1) [47(1)]: who has the quota is elected; rule 53 [52]: the last vacancies."""
        self.remember()
        reached = [c for c in self.live if self.votes[c] >= self.quota * self.unit]
        self.elect_all(reached, self.history[::-1], LOT_ELECT)
        if not self.finished:
            self.fill_last()
        self.record(action, candidates, excluded)

    def surplus(self, candidate):
        """Article 2: the votes above the quota; 0 when they are transferred, or not above it."""
        return max(0, self.votes[candidate] - self.quota * self.unit)

    def largest_surplus(self):
        """Return whose surplus is next (rule 50 [49]), or None.

        50(1): the highest first. 50(2): of equal ones that of the candidate who had more votes at
        the most recent stage at which they differed. 50(3): else by lot.
        """
        with_surplus = [c for c in self.elected if self.surplus(c)]
        if not with_surplus:
            return None
        highest = max(map(self.surplus, with_surplus))
        tied = [c for c in with_surplus if self.surplus(c) == highest]
        return self.choose(tied, self.history[::-1], "surplus", LOT_SURPLUS)

    def transfer_surplus(self, giver):
        """Rule 49 [48]: all papers of the candidate go on, each with a part of its value.

        49(3): surplus times the value of the paper when received, divided by the candidate's votes,
        to five decimal places, any remainder ignored.
        """
        surplus, votes = self.surplus(giver), self.votes[giver]
        self.votes[giver] -= surplus
        given = 0
        for value, papers in self.piles.pop(giver).items():
            given += self.hand_on(papers, surplus * value // votes)[0]
        assert given <= surplus
        self.lost += surplus - given
        self.end_stage("surplus", [giver])

    def lowest(self):
        """Return who is excluded (rule 51(1), 52 [50(1), 51]).

        52(2)(a): of those with the same lowest votes the one with fewer at the most recent stage at
        which they differed. 52(2)(b): else by lot.
        """
        fewest = min(self.votes[c] for c in self.excludable)
        tied = [c for c in self.excludable if self.votes[c] == fewest]
        return self.choose(tied, self.history[::-1], "exclude", LOT_EXCLUDE)

    def exclude(self, loser):
        """Rule 51(2)-(4) [50(2)-(4)]: all papers go on at the value at which they were received."""
        self.live.remove(loser)
        self.votes[loser] = 0
        for value, papers in self.piles.pop(loser, {}).items():
            self.lost += self.hand_on(papers, value)[1] * value
        self.end_stage("exclude", [loser], [loser])

    def hand_on(self, papers, value):
        """Give papers to the next available preferences at ``value`` each.

        Return the votes given in all, and how many papers were non-transferable.
        """
        given = non_transferable = 0
        for candidate, pile in by_next(papers, self.live).items():
            number = number_of(pile)
            if candidate is None:
                non_transferable = number
            else:
                self.piles[candidate][value] += pile
                self.votes[candidate] += number * value
                given += number * value
        return given, non_transferable

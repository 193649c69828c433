"""What ERS97 and the NHS model rules share: surpluses taken from the batch received last.

A candidate's papers lie in batches, one for each transfer and value. A surplus that comes from a
transfer is taken from the batch that gave rise to it; an exclusion moves batch after batch, from
the highest value down. Each rule's own paragraphs are with its class.
"""

from collections import defaultdict

from .ballots import sort_rankings
from .sheet import Count, by_next, number_of


class Gregory(Count):
    """A count with batches; votes in hundredths."""

    places = 2
    lot_surplus = lot_exclude = ""

    def sort_papers(self):
        """Preferences count in order, up to where they are uncertain."""
        return sort_rankings(self.ballots, self.passed_over)

    def count(self):
        """First preferences, then surpluses or exclusions until the last place is filled."""
        # Batches in the order received: {candidate: [(value of each paper, papers)]}.
        self.batches = defaultdict(list)
        self.awaiting = 0  # votes of candidates being excluded, not yet transferred
        for candidate, papers in by_next(self.papers.valid.items(), self.live).items():
            self.batches[candidate].append((self.unit, papers))
            self.votes[candidate] = number_of(papers) * self.unit
        self.calculate_quota()
        self.remember()
        self.deem_elected()
        self.record("first")
        while not self.finished:
            giver = self.largest_surplus()
            if giver:
                self.transfer_surplus(giver)
            else:
                self.exclude(self.lowest())

    # for each rule to say

    def calculate_quota(self):
        """Set the quota."""
        raise NotImplementedError

    def deem_elected(self):
        """Elect those who have enough."""
        raise NotImplementedError

    def beyond_help(self, votes, above):
        """Return whether candidates with these votes, surpluses included, stay below another."""
        raise NotImplementedError

    def after_batch(self):
        """Do what a rule asks after each batch of an exclusion."""
        raise NotImplementedError

    # surpluses

    def enough(self):
        """The quota in the parts in which votes are counted."""
        return self.quota * 10 ** (self.places - self.quota_places)

    def surplus(self, candidate):
        """The amount by which a vote exceeds the quota."""
        return max(0, self.votes[candidate] - self.enough())

    @property
    def surpluses(self):
        """The total of the surpluses not yet transferred."""
        return sum(map(self.surplus, self.elected))

    def largest_surplus(self):
        """Return whose surplus is transferred next, or None when there is none, or all wait.

        Surpluses wait when they could not save those who would be excluded. Of equal ones goes
        first that of the candidate with more votes at the earliest point at which they differed;
        else a lot decides.
        """
        with_surplus = [c for c in self.elected if self.surplus(c)]
        if not with_surplus or any(self.excludable_together()):
            return None
        largest = max(map(self.surplus, with_surplus))
        tied = [c for c in with_surplus if self.surplus(c) == largest]
        return self.choose(tied, self.history, "surplus", self.lot_surplus)

    def transfer_surplus(self, giver):
        """Transfer the surplus by the batch received last (at the first stage: all papers)."""
        surplus = self.surplus(giver)
        value, papers = self.batches[giver][-1]
        piles = by_next(papers, self.live)
        piles.pop(None, None)
        transferable = sum(map(number_of, piles.values()))
        # Divided among the transferable papers, to two decimals, unless they are worth less.
        if transferable * value > surplus:
            value = surplus // transferable
        self.votes[giver] -= surplus
        given = self.give(piles, value)
        assert given <= surplus
        self.lost += surplus - given
        self.remember()
        self.deem_elected()
        self.record("surplus", [giver])

    def give(self, piles, value):
        """Credit papers at ``value`` each, a batch to each candidate; return the votes given."""
        given = 0
        for candidate, papers in piles.items():
            worth = number_of(papers) * value
            self.votes[candidate] += worth
            self.batches[candidate].append((value, papers))
            given += worth
        return given

    # exclusions

    def excludable_together(self):
        """Yield how many of the lowest can be excluded at once, one included.

        Enough must remain to fill the places, and the rule must find them ``beyond_help``. A set
        that would divide candidates with equal votes is none.
        """
        votes = sorted(self.votes[c] for c in self.excludable)
        together, surpluses = 0, self.surpluses
        for number in range(1, len(votes)):
            together += votes[number - 1]
            enough = len(self.live) - number >= self.vacancies
            divides = votes[number - 1] == votes[number]
            if enough and not divides and self.beyond_help(together + surpluses, votes[number]):
                yield number

    def lowest(self):
        """Return who is excluded: as many together as possible, else the one with fewest votes.

        Of equal ones it is the one with fewer votes at the earliest point at which they differed;
        else a lot decides.
        """
        together = max(self.excludable_together(), default=0)
        ascending = sorted(self.excludable, key=self.votes.get)
        if together:
            return ascending[:together]
        tied = [c for c in ascending if self.votes[c] == self.votes[ascending[0]]]
        return [self.choose(sorted(tied), self.history, "exclude", self.lot_exclude)]

    def bundles(self, losers):
        """Return [(value, [(candidate, papers)])] of the excluded, in the order of transfer."""
        batches = defaultdict(list)
        for loser in losers:
            for value, papers in self.batches.pop(loser, ()):
                batches[value].append((loser, papers))
        return sorted(batches.items(), key=lambda batch: -batch[0])

    def transfer_all(self, losers):
        """Transfer all papers of the excluded, batch by batch, until the last place is filled."""
        self.awaiting = sum(self.votes[loser] for loser in losers)
        for value, bundle in self.bundles(losers):
            self.transfer_batch(value, bundle)
            if self.finished:
                break
        self.awaiting = 0

    def transfer_batch(self, value, bundle):
        """Transfer one batch: (excluded candidate, papers) pairs, each paper of this ``value``."""
        for loser, papers in bundle:
            worth = number_of(papers) * value
            self.votes[loser] -= worth
            self.awaiting -= worth
        piles = by_next((paper for _loser, papers in bundle for paper in papers), self.live)
        self.lost += number_of(piles.pop(None, ())) * value
        self.give(piles, value)
        self.after_batch()
        self.deem_elected()

"""ERS97: "How to conduct an election by the Single Transferable Vote", 3rd edition 1997.

R. A. Newland and F. S. Britton, Electoral Reform Society. The paragraphs stand with the code, here
and (surpluses 5.3, exclusions 5.4) in ``gregory``. Votes are counted in hundredths (5.1.6, 5.3.7).

5.2.5 lets several candidates be excluded together but says only of those with the very fewest votes
how equal ones are parted. So a set that would divide candidates with equal votes is not taken
together; those below them are.

==============  ==============================================================
paragraph       where
==============  ==============================================================
5.1             ``Gregory.count``, ``calculate_quota``, ``deem_elected``
5.2.2           ``Gregory.largest_surplus``, ``beyond_help``
5.2.3           ``Gregory.largest_surplus``
5.2.5           ``Gregory.lowest``, ``excludable_together``, ``beyond_help``
5.3.1-5.3.12    ``Gregory.transfer_surplus``, ``give``
5.4.1-5.4.11    ``exclude``, ``Gregory.bundles``, ``transfer_all``
5.4.8           ``after_batch``
5.5             ``exclude``, ``Gregory.transfer_all``
5.6.2           ``for_last_places``
5.6.3           ``lots.Lots.choose``
7.1             ``api.countback``
==============  ==============================================================
"""

from .fixed import divide_up
from .gregory import Gregory


class Ers97(Gregory):
    """One count by ERS97."""

    name = "ers97"
    source = "ERS97 sections 5 and 6 (Newland and Britton, 3rd edition, 1997)"
    quota_places = 2
    lot_surplus, lot_exclude = "ERS97 5.2.3", "ERS97 5.2.5"

    def calculate_quota(self):
        """5.1.6: total valid vote by seats and one, to two decimals; if not exact, add 0.01.

        5.4.8: recalculated without the non-transferable vote.
        """
        votes = self.papers.valid_total * self.unit - self.lost
        self.quota = divide_up(votes, self.seats + 1)

    @property
    def active(self):
        """6.20, total active vote: of continuing candidates, and what awaits transfer."""
        return sum(self.votes[c] for c in self.live) + self.surpluses + self.awaiting

    def deem_elected(self):
        """5.1.7, 5.3.13, 5.4.9: in descending order of votes, (a) the quota, or (b) enough.

        (b): the total active vote divided by one more than the number of places not yet filled.
        """
        while not self.finished:
            most = max(self.votes[c] for c in self.live)
            if most < self.quota and most * (self.vacancies + 1) < self.active:
                break
            tied = [c for c in sorted(self.live) if self.votes[c] == most]
            chosen = self.for_last_places(tied)
            for candidate in chosen:
                self.elect(candidate)
            if len(chosen) < len(tied):
                break
        if not self.finished:
            self.fill_last()  # 4.3

    def for_last_places(self, tied):
        """5.6.2: of equal votes for too few places, those ahead at the earliest point go first.

        Equal at all points: none of them is deemed elected at this stage.
        """
        chosen, tied = [], list(tied)
        while tied:
            room = self.wanted - sum(c not in self.sitting for c in chosen)
            if sum(c not in self.sitting for c in tied) <= room:
                return chosen + self.in_order(tied, latest=False)
            ahead = self.parted(tied, self.history, lowest=False)
            if len(ahead) == len(tied) or len(ahead) > room:
                break
            chosen += ahead
            tied = [c for c in tied if c not in ahead]
        return chosen

    def beyond_help(self, votes, above):
        """5.2.2, 5.2.5(b): the total does not exceed the vote of the candidate next above."""
        return votes <= above

    def exclude(self, losers):
        """5.4, 5.5.1: if only as many would be left as places, they are elected; no transfer."""
        self.live.difference_update(losers)
        if self.fill_last():
            self.amend()
            return
        self.transfer_all(losers)
        self.record("exclude", losers, losers)

    def after_batch(self):
        """5.4.8: the quota falls while nobody is elected. 5.2.3, 5.2.5: each batch is a point."""
        if not self.elected:
            self.calculate_quota()
        self.remember()

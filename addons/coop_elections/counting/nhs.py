"""STV as in the NHS Foundation Trusts' Model Election Rules 2014, rules STV45 to STV50.

Their text follows the Northern Ireland local elections rules (Electoral Law Act (Northern Ireland)
1962 Sch. 5 rules 47 to 52), paragraph by paragraph; both numbers stand below. No official result
was at hand to check this rule against, and rule STV51 (the order in which those elected are named)
is followed only as far as stages and votes go: of those elected at one stage, most votes first.
"""

from .gregory import Gregory


class Nhs(Gregory):
    """One count by the NHS model rules."""

    name = "nhs"
    source = "NHS Model Election Rules 2014, STV45-STV50 [NI 1962 c. 14 Sch. 5 rules 47-52]"
    lot_surplus = "Model Election Rules STV48.1(b) [NI rule 50(1)(b)]"
    lot_exclude = "Model Election Rules STV49.13(b) [NI rule 51(13)(b)]"

    def calculate_quota(self):
        """STV46.1, 46.2 [48(1), (2)]: papers by members and one, fraction disregarded, plus one."""
        self.quota = self.papers.valid_total // (self.seats + 1) + 1

    def deem_elected(self):
        """STV46.3 [48(3)]: who has the quota is elected; STV50 [52]: the last vacancies.

        At an election for one vacancy STV46.3 waits for a first exclusion; STV50.2 does not, and
        elects whoever has the quota there.
        """
        reached = [c for c in self.live if self.votes[c] >= self.enough()]
        self.elect_all(reached, self.history, "ERS97 7.1")
        if not self.finished and not self.fill_last():  # STV50.1
            self.fill_one()

    def fill_one(self):
        """STV50.2 [52(2)]: for one vacancy, as many votes as all others and surpluses together.

        Where two have just the same, neither is ahead, and the count goes on.
        """
        if self.vacancies != 1:
            return
        rest = sum(self.votes[c] for c in self.live) + self.surpluses + self.awaiting
        ahead = [c for c in self.live if self.votes[c] >= rest - self.votes[c]]
        if len(ahead) == 1:
            self.elect(ahead[0])

    def beyond_help(self, votes, above):
        """STV47.10, STV49.12 [49(10), 51(12)]: the total is less than the vote next above."""
        return votes < above

    def bundles(self, losers):
        """STV49.2, 49.5, 49.9 [51(2), (5), (9)]: first preferences, then by value downwards."""
        first, transferred = [], {}
        for loser in losers:
            for place, (value, papers) in enumerate(self.batches.pop(loser, ())):
                if not place and papers[0][0][0] == loser:
                    first.append((loser, papers))
                else:
                    transferred.setdefault(value, []).append((loser, papers))
        later = sorted(transferred.items(), reverse=True)
        return ([(self.unit, first)] if first else []) + later

    def exclude(self, losers):
        """STV49 [51]; STV50.1, 50.3 [52(1), (3)]: no transfer once the last places are filled."""
        self.live.difference_update(losers)
        if not self.fill_last():
            self.transfer_all(losers)
        self.remember()
        self.record("exclude", losers, losers)

    def after_batch(self):
        """STV49.10 [51(10)]: compare the totals."""
        self.check()

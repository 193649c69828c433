"""First past the post, plurality-at-large and approval: one count, most votes win.

Sources: first past the post, Representation of the People Act 1983 Sch. 1 rules 18, 47 and 49;
plurality-at-large, the Local Elections (Parishes and Communities) (England and Wales) Rules 2006
(SI 2006/3305) Sch. 2 rule 15 ("more votes ... than ... the other candidates, up to the number of
councillors to be elected"), with rejection and equality of votes as in the Act of 1983; approval,
S. Brams and P. Fishburn, "Approval Voting", American Political Science Review 72 (1978) 831-847.
"""

from .ballots import Sorted, sort_marks, sort_rankings
from .errors import RuleError
from .sheet import Count


class Plurality(Count):
    """Plurality-at-large: as many votes a paper as there are seats, at most."""

    name = "plurality"
    source = (
        "SI 2006/3305 Sch. 2 rule 15; Representation of the People Act 1983 Sch. 1 rules 47, 49"
    )
    lot_paragraph = "Representation of the People Act 1983 Sch. 1 rule 49"
    may_fill_vacancies = False

    def sort_papers(self):
        """1983 Act Sch. 1 rule 47(1)(b): more marks than the voter has votes make a paper void."""
        return sort_marks(self.ballots, self.seats)

    def check(self):
        """A paper has as many votes as it has marks; each is credited once."""
        marks = sum(len(marked) * number for marked, number in self.papers.valid.items())
        assert sum(self.votes.values()) == marks and not self.lost

    def count(self):
        """Credit the marks; elect those with most votes, equal ones at the last seat by lot.

        1983 Act Sch. 1 rule 49: the candidate on whom the lot falls is taken to have a vote more.
        """
        for marked, number in self.papers.valid.items():
            for candidate in marked:
                self.votes[candidate] += number
        self.record("first")
        self.remember()
        while not self.finished:
            most = max(self.votes[c] for c in self.live)
            tied = [c for c in sorted(self.live) if self.votes[c] == most]
            if len(tied) > self.vacancies:
                tied = [self.lots.choose(tied, "elect", self.lot_paragraph, 1)]
            for candidate in tied:
                self.elect(candidate)
        self.amend()


class FirstPastThePost(Plurality):
    """First past the post: one seat, one vote a paper.

    Of a paper with a ranking the first preference is the vote, the others are not read.
    """

    name = "fptp"
    source = "Representation of the People Act 1983 Sch. 1 rules 18, 47, 49"

    def __init__(self, ballots, seats, *args, **more):
        if seats != 1:
            raise RuleError(f"first past the post fills one seat, not {seats}: use plurality")
        super().__init__(ballots, seats, *args, **more)

    def sort_papers(self):
        """Rule 47(1)(b): votes for more than one candidate make a paper void."""
        papers = sort_rankings(self.ballots)
        firsts = {}
        for ranking, number in papers.valid.items():
            firsts[ranking[:1]] = firsts.get(ranking[:1], 0) + number
        return Sorted(firsts, papers.total, papers.blank, papers.rejected, {})


class Approval(Plurality):
    """Approval: a vote for each candidate marked, any number of them."""

    name = "approval"
    source = "Brams and Fishburn, Approval Voting (1978)"
    lot_paragraph = "equality of votes, by lot as in first past the post"

    def sort_papers(self):
        """Any number of marks."""
        return sort_marks(self.ballots)

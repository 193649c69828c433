"""Whether a resolution is carried, by votes of constituencies added up."""

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Votes:
    """Votes of one constituency, or of all.

    :param int for_: votes for
    :param int against: votes against
    :param int abstained: people who were there and gave no vote either way
    """

    for_: int = 0
    against: int = 0
    abstained: int = 0

    def __post_init__(self):
        if min(self.for_, self.against, self.abstained) < 0:
            raise ValueError(f"votes cannot be less than nothing: {self}")

    def __add__(self, other):
        return Votes(
            self.for_ + other.for_, self.against + other.against, self.abstained + other.abstained
        )

    @property
    def cast(self):
        return self.for_ + self.against


@dataclass(frozen=True)
class Majority:
    """What the rules ask.

    :param percent: of the votes that are counted: int, or Fraction for two thirds
    :param bool more_than: whether exactly that many are not enough ("more than half")
    :param str of: "cast" (for and against), "present" (abstentions too) or "seats"
    :param bool casting: whether whoever takes the chair decides when there are as many for as
        against
    """

    percent: int | Fraction = 50
    more_than: bool = True
    of: str = "cast"
    casting: bool = False

    def __post_init__(self):
        if not 0 <= self.percent <= 100 or self.of not in ("cast", "present", "seats"):
            raise ValueError(f"no majority: {self}")


@dataclass(frozen=True)
class Outcome:
    """What came of a vote.

    :param bool carried: whether it is carried
    :param Votes total: the votes of all
    :param int base: of how many votes the share is taken
    :param int needed: the least number of votes for it that carries it
    :param bool tie: whether there were as many for as against, and some
    :param bool wants_casting: whether it now waits for whoever takes the chair
    """

    carried: bool
    total: Votes
    base: int
    needed: int
    tie: bool = False
    wants_casting: bool = False


def decide(votes, majority, seats=0, casting_vote=None, present=0):
    """Say whether a resolution is carried.

    :param votes: iterable of :class:`Votes`, for example one for each constituency
    :param Majority majority: what is asked
    :param int seats: how many could vote, where the share is taken of them
    :param casting_vote: True (for) or False (against), given by whoever takes the chair where the
        votes are equal and the rules let them; None where none was given
    :param int present: how many votes those who are there have, where the share is taken of them;
        whoever gave no vote counts, whether or not that was written down
    :return: :class:`Outcome`
    """
    total = sum(votes, Votes())
    base = {
        "cast": total.cast,
        "present": max(total.cast + total.abstained, present),
        "seats": seats,
    }[majority.of]
    share = Fraction(majority.percent) * base / 100
    if majority.more_than:
        needed = share.numerator // share.denominator + 1
    else:
        needed = max(-(-share.numerator // share.denominator), 1)
    tie = total.cast > 0 and total.for_ == total.against
    for_ = total.for_
    wants = tie and majority.casting and for_ < needed <= for_ + 1
    if wants and casting_vote is not None:
        # the casting vote is one vote more, for it or against it
        return Outcome(casting_vote, total, base, needed, tie)
    return Outcome(for_ >= needed, total, base, needed, tie, wants)

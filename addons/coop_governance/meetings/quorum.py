"""Whether enough people are there at a moment: in all, and of each constituency.

Who left is not there, who withdrew from an item for an interest does not count while it is
dealt with, and who takes part by phone or video counts where the rules say so.
"""

from dataclasses import dataclass, field

ROOM = "room"


@dataclass(frozen=True)
class Quorum:
    """What the rules ask.

    :param int least: people at least, however many seats there are
    :param int percent: of the seats that are counted, rounded up
    :param int each: people at least of each constituency
    :param bool remote: whether who takes part by phone or video counts
    """

    least: int = 0
    percent: int = 0
    each: int = 0
    remote: bool = True

    def __post_init__(self):
        if min(self.least, self.percent, self.each) < 0 or self.percent > 100:
            raise ValueError(f"a quorum cannot be less than nothing or more than all: {self}")

    def needed(self, seats):
        """Return how many people have to be there for a number of seats."""
        return max(self.least, -(-self.percent * seats // 100))


@dataclass(frozen=True)
class Seated:
    """Somebody of the body, and when they were there.

    :param key: anything hashable that tells people apart
    :param constituency: anything hashable, or None for a seat of all
    :param tuple stays: (came, left or None, how) for each stay, moments that can be compared; a
        stay goes from its first moment up to and without its last
    """

    key: object
    constituency: object = None
    stays: tuple = ()

    def how_at(self, moment):
        """Return how somebody takes part at a moment ("room", ...), or None."""
        for came, left, how in self.stays:
            if came <= moment and (left is None or moment < left):
                return how
        return None


@dataclass(frozen=True)
class Count:
    """Who was counted at a moment.

    :param int present: people who count
    :param int needed: people who have to be there
    :param dict each: constituency -> (how many count, how many are needed), in the order in
        which they were first met
    :param tuple keys: of those who count
    :param bool ruled: whether there is a rule at all; without one there are never enough
    """

    present: int
    needed: int
    each: dict = field(default_factory=dict)
    keys: tuple = ()
    ruled: bool = True

    @property
    def short(self):
        """The constituencies of which too few are there."""
        return tuple(name for name, (here, needed) in self.each.items() if here < needed)

    @property
    def reached(self):
        return self.ruled and self.present >= self.needed and not self.short


def count(rule, people, moment, seats=None, withdrawn=(), constituencies=()):
    """Count who is there at a moment.

    :param Quorum rule: what is asked; None where no rule is known: then there are never enough
    :param people: iterable of :class:`Seated`, one for each person of the body
    :param moment: comparable with the moments of the stays
    :param int seats: of which the percentage is taken; by default as many as there are people
    :param withdrawn: container of keys of those who withdrew
    :param constituencies: those that have to be there also where nobody holds their seats
    :return: :class:`Count`
    """
    ruled = rule is not None
    rule = rule or Quorum()
    people = list(people)
    each = dict.fromkeys(constituencies, 0)
    keys = []
    for person in people:
        if person.constituency is not None:
            each.setdefault(person.constituency, 0)
        how = person.how_at(moment)
        if how is None or person.key in withdrawn or (how != ROOM and not rule.remote):
            continue
        keys.append(person.key)
        if person.constituency is not None:
            each[person.constituency] += 1
    return Count(
        len(keys),
        rule.needed(len(people) if seats is None else seats),
        {name: (here, rule.each) for name, here in each.items()},
        tuple(keys),
        ruled,
    )

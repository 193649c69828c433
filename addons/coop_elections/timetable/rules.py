"""What a timetable is made of: steps, and the distances that rules ask for between them."""

from dataclasses import dataclass
from datetime import time


@dataclass(frozen=True)
class Step:
    """Something that happens once in an election.

    :param code: its name, any object that can be a key
    :param datetime.time at: the hour on its day, where the co-op is
    :param bool working: whether its day has to be a working day
    """

    code: object
    at: time = time(12)
    working: bool = True


@dataclass(frozen=True)
class Distance:
    """How far a step has to lie behind another.

    ``least`` is counted back from the later step: the earlier one is not later than the so many-th
    day before it, as the model election rules put it. ``most`` is counted on from the earlier: the
    later one is not later than the so many-th day after it. Where both fall on one day, the hours
    have to be in order.

    :param first: code of the earlier step
    :param then: code of the later step
    :param int least: how many units have to lie between; 0 asks for the order alone
    :param str unit: one of ``UNITS``
    :param most: how many units may lie between; None for any number
    :param usual: how many are usual, where that is more than the rules ask for
    :param str paragraph: where it is written
    :param bool binding: False for what is only good practice
    """

    first: object
    then: object
    least: int = 0
    unit: str = "working"
    most: int | None = None
    usual: int | None = None
    paragraph: str = ""
    binding: bool = True

    def asked(self, usual=False):
        """Return how many units are asked for, or are usual.

        >>> Distance("notice", "close", 40, usual=45).asked(usual=True)
        45
        """
        return max(self.least, self.usual or 0) if usual else self.least

"""Decisions that a rule leaves to chance: asked for, kept, and used again.

Nothing is decided by the order of a list. Where a rule's own history does not part tied
candidates, the count stops (``LotNeeded``) unless the answer is there already, as one of:

- **lots drawn** one by one, each with drawer, witnesses, time and method. A recount uses them again
  while the same candidates are tied for the same thing (ERS97 5.6.3);
- **an order** of all candidates drawn before the count: who was drawn earlier is preferred;
- **dice** rolled after the SHA-256 of the ballot file was published: hash and dice make the order.
"""

import hashlib
from dataclasses import dataclass, replace

from .ballots import is_plain
from .errors import FileError, LotNeeded

# What a lot is drawn for: the question, and whether the one drawn is favoured.
PURPOSES = {
    "exclude": ("Which candidate is to be excluded?", False),
    "surplus": ("Whose surplus is to be transferred first?", True),
    "elect": ("Which candidate is to be elected?", True),
}
RECORD = ("drawer", "witnesses", "time", "method")
DICE = 10  # rolls: more than sixty million outcomes


@dataclass(frozen=True)
class Lot:
    """A tie that only a lot decides.

    ``stage``: of the count, from 1. ``purpose``: a key of ``PURPOSES``. ``paragraph``: of the rule.
    ``tied``: numbers of the candidates, ascending. ``chosen``: the one on whom the lot fell, None
    while it has not been drawn. The other fields are the record of the drawing.
    """

    stage: int
    purpose: str
    paragraph: str
    tied: tuple
    chosen: int = None
    drawer: str = ""
    witnesses: tuple = ()
    time: str = ""
    method: str = ""

    @property
    def question(self):
        """What is to be decided, as a sentence."""
        return PURPOSES[self.purpose][0]

    def as_dict(self):
        """Return the lot as it stands in JSON, ready to be filled in when it was not drawn."""
        return {
            "stage": self.stage,
            "purpose": self.purpose,
            "paragraph": self.paragraph,
            "tied": list(self.tied),
            "chosen": self.chosen,
            "drawer": self.drawer,
            "witnesses": list(self.witnesses),
            "time": self.time,
            "method": self.method,
        }


class Lots:
    """Answers to ties; ``used`` gathers those that the count asked for, as ``Lot`` records.

    ``drawn``: {(purpose, tied candidates): Lot}. ``order``: numbers of all candidates, the first
    drawn first, with ``record``: the four fields that tell how it was drawn.

    >>> Lots(order=[2, 1], record={"method": "slips"}).choose((1, 2), "exclude", "rule 9", 3)
    1
    >>> try:
    ...     Lots().choose((1, 2), "exclude", "rule 9", 3)
    ... except LotNeeded as needed:
    ...     print(needed)
    Which candidate is to be excluded? Candidates 1, 2 are tied (rule 9).
    """

    def __init__(self, drawn=None, order=(), record=None):
        self.drawn, self.order, self.record = drawn or {}, list(order), record or {}
        self.used = []

    def choose(self, tied, purpose, paragraph, stage):
        """Return the candidate on whom the lot falls.

        Raises ``LotNeeded`` when nobody has drawn it yet.
        """
        tied = tuple(sorted(tied))
        asked = Lot(stage, purpose, paragraph, tied)
        answer = self.drawn.get((purpose, tied))
        if answer:
            told = {name: getattr(answer, name) for name in ("chosen", *RECORD)}
        elif self.order:
            ranked = sorted(tied, key=self.order.index)
            told = {"chosen": ranked[0 if PURPOSES[purpose][1] else -1], **self.record}
        else:
            raise LotNeeded(asked)
        self.used.append(replace(asked, **told))
        return self.used[-1].chosen


def read_lots(value, ballots):
    """Return ``Lots`` from a decoded JSON value, for these ``ballots``.

    One of ``{"lots": [...]}`` (a result of this program holds that too), ``{"order": [...]}`` and
    ``{"dice": "...", "file_sha256": "..."}``, the latter two with drawer, witnesses, time and
    method beside. Raises ``FileError``.
    """
    if isinstance(value, list):
        value = {"lots": value}
    if not isinstance(value, dict):
        raise FileError('lots are a list, or an object with "lots", "order" or "dice"')
    if "order" in value:
        return Lots(order=_order(value["order"], ballots), record=_record(value, "the order"))
    if "dice" in value:
        order = _from_dice(value, ballots)
        record = _record(value, "the dice")
        record["method"] += f" (dice {value['dice']}, file {value['file_sha256']})"
        return Lots(order=order, record=record)
    if not isinstance(value.get("lots"), list):
        raise FileError('lots need one of the keys "lots", "order" and "dice"')
    drawn = {}
    for position, entry in enumerate(value["lots"], 1):
        lot = _lot(entry, f"lot {position}", ballots)
        if drawn.setdefault((lot.purpose, lot.tied), lot).chosen != lot.chosen:
            raise FileError(f"lot {position}: the same tie was decided differently before")
    return Lots(drawn)


def _lot(entry, where, ballots):
    if not isinstance(entry, dict):
        raise FileError(f"{where} is not an object")
    purpose, tied, chosen = entry.get("purpose"), entry.get("tied"), entry.get("chosen")
    if purpose not in PURPOSES:
        raise FileError(f"{where}: purpose is one of {', '.join(PURPOSES)}")
    if not isinstance(tied, list) or not all(_is_candidate(c, ballots) for c in tied):
        raise FileError(f"{where}: tied is the list of the tied candidates' numbers")
    if type(chosen) is not int or chosen not in tied:
        raise FileError(f"{where}: chosen is one of the tied candidates, {tied}")
    stage = entry.get("stage")
    return Lot(
        stage=stage if isinstance(stage, int) else 0,
        purpose=purpose,
        paragraph=str(entry.get("paragraph", "")),
        tied=tuple(sorted(tied)),
        chosen=chosen,
        **_record(entry, where),
    )


def _record(entry, where):
    """Return who drew, who saw it, when and how; a lot without these is no lot."""
    told = {name: entry.get(name) for name in RECORD}
    seen = told["witnesses"]
    if not isinstance(seen, list) or not seen or not all(isinstance(w, str) and w for w in seen):
        raise FileError(
            f'{where}: witnesses is the list of those who saw it drawn: ["A. Name", "B. Name"]'
        )
    for name in ("drawer", "time", "method"):
        if not isinstance(told[name], str) or not told[name].strip():
            raise FileError(f"{where}: {name} is missing")
    if not all(map(is_plain, [told["drawer"], told["time"], told["method"], *seen])):
        raise FileError(f"{where}: there is a character that cannot be printed")
    return {**told, "witnesses": tuple(seen)}


def _order(order, ballots):
    everybody = list(range(1, len(ballots.names) + 1))
    if (
        not isinstance(order, list)
        or not all(_is_candidate(c, ballots) for c in order)
        or sorted(order) != everybody
    ):
        raise FileError(f"order names each candidate from 1 to {len(everybody)} once")
    return order


def _is_candidate(value, ballots):
    return type(value) is int and 1 <= value <= len(ballots.names)


def _from_dice(value, ballots):
    dice = value["dice"]
    rolls = dice.replace(" ", "") if isinstance(dice, str) else ""
    if len(rolls) < DICE or set(rolls) - set("123456"):
        raise FileError(f"dice are at least {DICE} rolls, digits 1 to 6")
    if not ballots.sha256 or value.get("file_sha256") != ballots.sha256:
        raise FileError("these dice were rolled for another ballot file: file_sha256 differs")
    return order_from_dice(ballots.sha256, rolls, len(ballots.names))


def order_from_dice(sha256, rolls, candidates):
    """Return all candidates' numbers in the order that the file's hash and the dice make.

    The seed is the SHA-256 of the file's hash followed by the rolls; a candidate's place is by the
    SHA-256 of seed, colon and number, lowest first. ``printf %s SEED:3 | sha256sum`` checks it.

    >>> order_from_dice("00ff", "4261364251", 4)
    [1, 4, 2, 3]
    """
    seed = hashlib.sha256((sha256 + rolls).encode()).hexdigest()
    place = {
        c: hashlib.sha256(f"{seed}:{c}".encode()).hexdigest() for c in range(1, candidates + 1)
    }
    return sorted(place, key=place.get)

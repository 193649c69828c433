"""What differs between two lists of paragraphs, and between the words of two paragraphs."""

import re
from difflib import SequenceMatcher
from typing import NamedTuple

# How much of two paragraphs must be the same for one to be a change of the other.
ALIKE = 0.5


class Difference(NamedTuple):
    """One step of a comparison.

    :ivar kind: "same", "new", "gone" or "changed"
    :ivar old: the paragraph before, None for a new one
    :ivar new: the paragraph now, None for one that is gone
    """

    kind: str
    old: str | None
    new: str | None


def compare(old, new):
    """Return the `Difference`s between two lists of paragraphs, in reading order.

    >>> for step in compare(["One vote.", "Two chairs."], ["One vote each.", "A roof."]):
    ...     print(*step, sep=" | ")
    changed | One vote. | One vote each.
    gone | Two chairs. | None
    new | None | A roof.
    """
    steps = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for kind, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if kind == "equal":
            steps += [Difference("same", text, text) for text in new[new_from:new_to]]
        else:
            steps += _pair(old[old_from:old_to], new[new_from:new_to])
    return steps


def _pair(old, new):
    """Pair paragraphs that are alike, in their order; what finds no partner is gone or new."""
    steps, begin = [], 0
    for text in old:
        found = next((at for at in range(begin, len(new)) if _is_alike(text, new[at])), None)
        if found is None:
            steps.append(Difference("gone", text, None))
            continue
        steps += [Difference("new", None, added) for added in new[begin:found]]
        steps.append(Difference("changed", text, new[found]))
        begin = found + 1
    return steps + [Difference("new", None, added) for added in new[begin:]]


def _is_alike(one, other):
    matcher = SequenceMatcher(None, _split(one), _split(other), autojunk=False)
    return matcher.ratio() >= ALIKE


def _split(text):
    return re.findall(r"\w+|[^\w\s]", text)


def words(old, new):
    """Return what changed inside a paragraph: [(kind, text)], kind "same", "new" or "gone".

    >>> words("Everybody has one vote.", "Every member has one vote.")
    [('gone', 'Everybody'), ('new', 'Every member'), ('same', ' has one vote.')]
    """
    before, after = re.findall(r"\s+|\w+|[^\w\s]", old), re.findall(r"\s+|\w+|[^\w\s]", new)
    steps = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if kind == "equal":
            steps.append(("same", "".join(after[new_from:new_to])))
            continue
        gone, added = "".join(before[old_from:old_to]), "".join(after[new_from:new_to])
        steps += [(kind, text) for kind, text in (("gone", gone), ("new", added)) if text]
    return steps

"""Blocks into sentences and words, with their positions.

>>> [sentence.text for sentence in sentences("Ring Mali. Or write, e.g. by e-mail!")]
['Ring Mali.', 'Or write, e.g. by e-mail!']
>>> [word.key for word in words("Mae’n agored i {{name}} ar 10.30")]
["mae'n", 'agored', 'i', '{{name}}', 'ar', '10.30']
"""

import re
from dataclasses import dataclass

_WORD = re.compile(
    r"\{\{[^{}\n]{0,60}\}\}"
    r"|[^\W\d_]+(?:[’'&.-][^\W\d_]+)*[’']?"
    r"|\d+(?:[.,:/]\d+)*"
)
_END = re.compile(r"[.!?…]+[”’\"')\]]*(?=\s|$)|\n")
# A full stop after these ends no sentence.
_SHORT = re.compile(
    r"(?:^|[\s(])(?:e\.g|i\.e|mr|mrs|ms|dr|st|etc|vs|h\.y|e\.e|rhif)\.$", re.IGNORECASE
)


@dataclass(frozen=True)
class Word:
    """A word as it stands, and its key: small letters with a straight apostrophe."""

    text: str
    start: int
    end: int

    @property
    def key(self):
        return self.text.lower().replace("’", "'").rstrip("'")

    @property
    def is_place(self):
        """Whether it is filled in for each reader."""
        return self.text.startswith("{{")


@dataclass(frozen=True)
class Sentence:
    """A sentence as it stands in its block."""

    text: str
    start: int
    end: int

    @property
    def words(self):
        """The words, at their positions in the block."""
        return words(self.text, self.start)


def words(text, offset=0):
    """Return the words of ``text``; their positions begin at ``offset``."""
    return [
        Word(match[0], match.start() + offset, match.end() + offset)
        for match in _WORD.finditer(text)
    ]


def sentences(block):
    """Return the sentences of a block; what holds no word is none."""
    found, start = [], 0
    for match in _END.finditer(block):
        if _SHORT.search(block[start : match.end()]) and match.end() < len(block):
            continue
        found.append((start, match.end()))
        start = match.end()
    found.append((start, len(block)))
    kept = []
    for begin, end in found:
        piece = block[begin:end]
        begin += len(piece) - len(piece.lstrip())
        text = piece.strip()
        if _WORD.search(text):
            kept.append(Sentence(text, begin, begin + len(text)))
    return kept

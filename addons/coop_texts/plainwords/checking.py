"""The checker itself: blocks in, findings out."""

import re
from dataclasses import dataclass

from . import english, welsh
from .hard_words import easier
from .splitting import sentences

#: About so many blocks with their pictures stand on a page at 14 points.
BLOCKS_ON_A_PAGE = 4
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&]*[A-Z][A-Z0-9&]*s?")
_NO_ACRONYM = {"OK", "UK", "TV", "DVD", "GP", "MP", "AC", "AS"}
_NUMBER = re.compile(
    r"\d+(?:[.,]\d+)*\s?%|\d+(?:[.,]\d+)*\s(?:per\s?cent|y\scant)\b|(?<![\w+.])\d[\d.,]*\d(?!\w)",
    re.IGNORECASE,
)
# A telephone number is dialled, not read, and a day or an hour is no long number.
_DIALLED = re.compile(r"\+?\d[\d() -]{6,}\d")


@dataclass(frozen=True)
class Limits:
    """What is asked of an Easy Read text; the numbers are a co-op's own to change."""

    words_in_a_sentence: int = 15
    sentences_in_a_block: int = 2
    words_in_all: int = 1000
    pages: int = 20


@dataclass(frozen=True, order=True)
class Finding:
    """Something to look at: which rule, where, the words, and what to say instead."""

    block: int
    start: int
    end: int
    rule: str
    words: str
    instead: str = ""


def check(blocks, lang, known=(), limits=None):
    """Return what makes a text hard to read, in the order in which it stands.

    :param list blocks: plain text of each block
    :param str lang: code of the text's language; Welsh if it begins with "cy", else English
    :param known: words and phrases that the glossary explains, in every form
    :param limits: Limits, those of the class by default
    :return: list of Finding; ``start`` and ``end`` are positions in the text of ``block``
    """
    limits, blocks = limits or Limits(), list(blocks)
    language = welsh if lang.startswith("cy") else english
    explained = _explained(known)
    found, total = [], 0
    for number, text in enumerate(blocks):
        covered = _covered(text, explained)
        parts = sentences(text)
        if len(parts) > limits.sentences_in_a_block:
            rest = parts[limits.sentences_in_a_block]
            found.append(_finding(number, text, rest.start, parts[-1].end, "long_block"))
        found += _numbers(number, text)
        for part in parts:
            inside = part.words
            total += len(inside)
            if len(inside) > limits.words_in_a_sentence:
                found.append(_finding(number, text, part.start, part.end, "long_sentence"))
            found += _of_sentence(number, text, inside, language)
            found += _of_words(number, text, inside, lang, language, covered)
    found += _of_all(blocks, total, limits)
    return sorted(found)


def _finding(block, text, start, end, rule, instead=""):
    return Finding(block, start, end, rule, text[start:end], instead)


def _of_sentence(number, text, inside, language):
    ideas = language.ideas(inside)
    if len(ideas) > 1:
        second = inside[ideas[1]]
        yield _finding(number, text, second.start, second.end, "two_ideas")
    for first, last in language.passives(inside):
        yield _finding(number, text, inside[first].start, inside[last].end, "passive")
    noes = language.negatives(inside)
    if len(noes) > 1:
        start, end = inside[noes[0]].start, inside[noes[1]].end
        yield _finding(number, text, start, end, "double_negative")


def _of_words(number, text, inside, lang, language, covered):
    # In a line that is all capitals they say nothing about acronyms.
    shouted = sum(word.text.isupper() for word in inside) > max(2, len(inside) // 2)
    for index, word in enumerate(inside):
        if word.is_place or any(start <= word.start < end for start, end in covered):
            continue
        if _ACRONYM.fullmatch(word.text) and not shouted:
            if word.text not in _NO_ACRONYM:
                yield _finding(number, text, word.start, word.end, "acronym")
            continue
        instead = easier(word.text, lang)
        # A capital inside a sentence is a name's.
        is_name = index > 0 and word.text[:1].isupper()
        if instead or (language.is_long(word.key) and not is_name):
            yield _finding(number, text, word.start, word.end, "hard_word", instead or "")


def _numbers(number, text):
    dialled = [match.span() for match in _DIALLED.finditer(text)]
    for match in _NUMBER.finditer(text):
        if any(start <= match.start() < end for start, end in dialled if "," not in match[0]):
            continue
        digits = sum(sign.isdigit() for sign in match[0])
        percentage = not match[0][-1].isdigit()
        if percentage or digits > 4 or ("," in match[0] and digits > 3):
            yield _finding(number, text, match.start(), match.end(), "long_number")


def _of_all(blocks, total, limits):
    if not blocks:
        return
    last = len(blocks) - 1
    end = len(blocks[last])
    if total > limits.words_in_all:
        yield Finding(last, end, end, "too_many_words", "", str(total))
    pages = -(-len(blocks) // BLOCKS_ON_A_PAGE)
    if pages > limits.pages:
        yield Finding(last, end, end, "too_many_pages", "", str(pages))


def _explained(known):
    """Return a pattern that finds the words of the glossary, or None."""
    forms = sorted({form.strip() for form in known if form.strip()}, key=len, reverse=True)
    if not forms:
        return None
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})(?!\w)", re.IGNORECASE)


def _covered(text, explained):
    return [match.span() for match in explained.finditer(text)] if explained else []

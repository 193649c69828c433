"""What somebody typed of a paper, in the signs that ballot files have."""


class Mistyped(ValueError):
    """What was typed says nothing that can stand on a paper.

    :ivar str code: "number" (no candidate has it), "sign" (no such sign), "order" (a paper of
        crosses has no order, gaps or equals)
    :ivar str word: what is wrong, as it was typed
    """

    def __init__(self, code, word):
        super().__init__(f"{code}: {word}")
        self.code, self.word = code, word


def read_typed(text, candidates, has_marks):
    """Return what was typed as a tuple, as ballot files have it.

    :param str text: candidates' numbers by spaces, in the order of preference; ``-`` for a
        preference left out, ``2=3`` for equal ones. Of a paper of crosses the numbers that bear
        one. Nothing: the paper is blank.
    :param int candidates: how many there are
    :param bool has_marks: whether papers bear crosses and no order
    :return tuple: of numbers; 0 for a preference left out, a tuple for equal ones
    :raise Mistyped: where it is none of these

    >>> read_typed("3 - 1=2", 3, False)
    (3, 0, (1, 2))
    >>> read_typed("3, 1", 3, True)
    (1, 3)
    >>> read_typed("", 3, False)
    ()
    """
    words = (text or "").replace(",", " ").split()
    if has_marks:
        for word in words:
            if word == "-" or "=" in word:
                raise Mistyped("order", word)
        return tuple(sorted({_candidate(word, candidates) for word in words}))
    read = [_place(word, candidates) for word in words]
    while read and not read[-1]:
        read.pop()
    return tuple(read)


def _place(word, candidates):
    if word == "-":
        return 0
    if "=" not in word:
        return _candidate(word, candidates)
    equal = sorted({_candidate(part, candidates) for part in word.split("=")})
    return tuple(equal) if len(equal) > 1 else equal[0]


def _candidate(word, candidates):
    if not (word.isascii() and word.isdigit()):
        raise Mistyped("sign", word)
    number = int(word) if len(word) < 7 else 0
    if not 1 <= number <= candidates:
        raise Mistyped("number", word)
    return number

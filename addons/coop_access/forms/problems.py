"""What can be wrong with an answer, and the words that say what to do about it."""


def _lt(text):
    """Mark `text` for the extraction of terms to translate; the caller translates it later."""
    return text


TEXTS = {
    "required": _lt("Please answer this question."),
    "too_long": _lt("This is too long. Please write %(limit)s letters or fewer."),
    "option": _lt("Please choose one of the answers."),
    "email": _lt(
        "This does not look like an e-mail address. It needs an @ sign, like mali@example.org."
    ),
    "phone": _lt(
        "This does not look like a phone number. Please write numbers, like 01792 123456."
    ),
    "date": _lt("This is not a day we can find. Please write numbers, like 27 3 1990."),
    "too_early": _lt("This day is too long ago. Please check the year."),
    "too_late": _lt("This day is too late. Please check the year."),
    "agree": _lt("Please tick the box if you agree. You can stop here if you do not agree."),
}


class Problem:
    """One thing to put right.

    :param code: a key of `TEXTS`, or any other word when `text` is given
    :param text: the words, instead of those of `TEXTS`
    :param values: what is filled into the words, by name

    >>> str(Problem("too_long", limit=5))
    'This is too long. Please write 5 letters or fewer.'
    >>> Problem("agree").say(str.upper)[:15]
    'PLEASE TICK THE'
    """

    __slots__ = ("code", "text", "values")

    def __init__(self, code, text=None, **values):
        self.code = code
        self.text = text if text is not None else TEXTS[code]
        self.values = values

    def say(self, translate=str):
        """Return the words in the language that `translate` gives."""
        words = translate(self.text)
        return words % self.values if self.values else words

    def __str__(self):
        return self.say()

    def __repr__(self):
        return f"Problem({self.code!r})"

"""Kinds of answers. Each takes only what it knows, and says in words what is wrong."""

import datetime
import re
import unicodedata
from dataclasses import dataclass

from .problems import Problem, _lt

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b\u2028-\u202e\u2066-\u2069\ufeff]")
_UNKEEPABLE = re.compile(r"[\x00\ud800-\udfff]")  # what no database takes
_EMAIL = re.compile(r"[^@\s,;<>\"()]+@[^@\s,;<>\"()]+\.[^@\s.,;<>\"()]+")
_PHONE = re.compile(r"\+?[0-9 ()\-./]+")


def _tidy(text):
    """Return `text` in one Unicode form, without control signs and without space around it."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _CONTROL.sub("", text).strip()


def _first(raw, name):
    """Return what was sent under `name` as text: the first if it came more than once."""
    value = raw.get(name, "")
    if isinstance(value, (list, tuple)):
        value = value[0] if value else ""
    return _UNKEEPABLE.sub("", value) if isinstance(value, str) else ""


@dataclass(frozen=True)
class Option:
    """One answer to choose: what is kept, what is read, and the picture beside it.

    `lang` is the language of the label where it is not the page's (WCAG 3.1.2).
    """

    value: str
    label: object
    help: object = None
    picture: str = None
    lang: str = None


class Field:
    """One thing asked for.

    :param name: the key of the answer
    :param label: what is read beside it; none where the step's question says it all
    :param required: whether an empty answer is a problem
    :param max_length: letters allowed
    :param help: a hint under the label
    :param errors: words that replace ours, by the code of the problem
    :param autocomplete: the HTML token that lets a browser fill it in (WCAG 1.3.5)
    """

    kind = "text"
    input_type = "text"
    inputmode = None
    default_length = 200
    default_autocomplete = None

    def __init__(
        self,
        name,
        label=None,
        *,
        required=True,
        max_length=None,
        help=None,
        errors=None,
        autocomplete=None,
    ):
        if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
            raise ValueError(f"Not a good name for a field: {name!r}")
        self.name = name
        self.label = label
        self.required = required
        self.max_length = max_length or self.default_length
        self.help = help
        self.errors = errors or {}
        self.autocomplete = autocomplete or self.default_autocomplete

    def __repr__(self):
        return f"{type(self).__name__}({self.name!r})"

    def problem(self, code, **values):
        """Return the problem `code`, in this field's own words where it has them."""
        return Problem(code, self.errors.get(code), **values)

    def raw_names(self):
        """Return the names under which a browser sends this answer."""
        return [self.name]

    def pick(self, raw):
        """Return of `raw` only what belongs here, short enough to keep and to show again."""
        return {name: _first(raw, name)[: self.max_length * 2 + 100] for name in self.raw_names()}

    def raw_of(self, value):
        """Return what a browser would send for the kept `value`."""
        return {self.name: "" if value in (None, False) else str(value)}

    def clean(self, raw, provide=None):
        """Return the answer in `raw` as (value, problem).

        :param raw: what was sent, by name: text, or lists of text
        :param provide: a callable that gives the options of a named provider
        :return: the value to keep (None where there is none) and a `Problem` or None
        """
        text = self._normalise(_first(raw, self.name))
        if not text:
            return None, self.problem("required") if self.required else None
        if len(text) > self.max_length:
            return None, self.problem("too_long", limit=self.max_length)
        return self._check(text)

    def _normalise(self, text):
        return " ".join(_tidy(text).split())

    def _check(self, text):
        return text, None

    def show(self, value, translate=str, provide=None):
        """Return `value` as people read it; empty where nothing was answered."""
        return "" if value in (None, False) else str(value)


class Text(Field):
    """A line of text.

    >>> Text("name").clean({"name": "  Mali   Derwen "})
    ('Mali Derwen', None)
    >>> Text("name").clean({})
    (None, Problem('required'))
    >>> Text("name", max_length=3).clean({"name": ["Mali"]})
    (None, Problem('too_long'))
    """


class LongText(Field):
    """Some lines of text.

    >>> LongText("story").clean({"story": "One.\\r\\n\\r\\nTwo.\\x00"})
    ('One.\\n\\nTwo.', None)
    """

    kind = "long"
    default_length = 4000

    def _normalise(self, text):
        return _tidy(text)


class Email(Field):
    """An e-mail address; that it works is proven elsewhere.

    >>> Email("email").clean({"email": " Mali@Example.org "})
    ('Mali@example.org', None)
    >>> Email("email").clean({"email": "mali at example"})
    (None, Problem('email'))
    """

    kind = "email"
    input_type = "email"
    inputmode = "email"
    default_length = 254
    default_autocomplete = "email"

    def _check(self, text):
        if not _EMAIL.fullmatch(text) or ".." in text:
            return None, self.problem("email")
        local, _at, domain = text.rpartition("@")
        return f"{local}@{domain.lower()}", None


class Phone(Field):
    """A phone number as people write it.

    >>> Phone("phone").clean({"phone": "+44 (0)1792 123456"})
    ('+44 (0)1792 123456', None)
    >>> Phone("phone").clean({"phone": "ask Mum"})
    (None, Problem('phone'))
    """

    kind = "phone"
    input_type = "tel"
    inputmode = "tel"
    default_length = 40
    default_autocomplete = "tel"

    def _check(self, text):
        digits = sum(sign.isdigit() for sign in text)
        if not _PHONE.fullmatch(text) or not 5 <= digits <= 15:
            return None, self.problem("phone")
        return text, None


class Date(Field):
    """A day, asked as day, month and year; kept as ISO text.

    :param earliest: a date, or a callable that returns one
    :param latest: the same

    >>> Date("born").clean({"born-day": "7", "born-month": "3", "born-year": "1990"})
    ('1990-03-07', None)
    >>> Date("born").clean({"born": "1990-02-30"})
    (None, Problem('date'))
    >>> Date("born", latest=datetime.date(2000, 1, 1)).clean({"born": "2001-01-01"})
    (None, Problem('too_late'))
    """

    kind = "date"
    inputmode = "numeric"
    default_length = 10
    parts = ("day", "month", "year")

    def __init__(self, name, label=None, *, earliest=None, latest=None, **options):
        super().__init__(name, label, **options)
        self.earliest = earliest
        self.latest = latest

    def raw_names(self):
        return [f"{self.name}-{part}" for part in self.parts]

    def pick(self, raw):
        if any(name in raw for name in self.raw_names()):
            return super().pick(raw)
        return self.raw_of(_first(raw, self.name)[:10])

    def raw_of(self, value):
        year, month, day = (str(value or "").split("-") + ["", "", ""])[:3]
        return dict(zip(self.raw_names(), (day.lstrip("0"), month.lstrip("0"), year), strict=True))

    def clean(self, raw, provide=None):
        parts = [_tidy(text) for text in self.pick(raw).values()]
        if not any(parts):
            return None, self.problem("required") if self.required else None
        if not all(re.fullmatch(r"[0-9]{1,4}", part) for part in parts) or len(parts[2]) != 4:
            return None, self.problem("date")
        try:
            day = datetime.date(int(parts[2]), int(parts[1]), int(parts[0]))
        except ValueError:
            return None, self.problem("date")
        earliest, latest = (
            bound() if callable(bound) else bound for bound in (self.earliest, self.latest)
        )
        if earliest and day < earliest:
            return None, self.problem("too_early")
        if latest and day > latest:
            return None, self.problem("too_late")
        return day.isoformat(), None

    def show(self, value, translate=str, provide=None):
        return "/".join(reversed(value.split("-"))) if value else ""


class Choice(Field):
    """One of some answers, each with a picture where that helps.

    :param options: `Option`s, or the name of a provider that knows them when the page is shown

    >>> fruit = Choice("fruit", options=[Option("apple", "Apple"), Option("pear", "Pear")])
    >>> fruit.clean({"fruit": "pear"})
    ('pear', None)
    >>> fruit.clean({"fruit": "stone"})
    (None, Problem('option'))
    >>> fruit.show("pear")
    'Pear'
    """

    kind = "choice"

    def __init__(self, name, label=None, *, options, **rest):
        super().__init__(name, label, **rest)
        self.options = options

    def options_for(self, provide=None):
        """Return the options as a list, asked from `provide` where they have a provider."""
        if isinstance(self.options, str):
            return list(provide(self.options)) if provide else []
        return list(self.options)

    def _normalise(self, text):
        return _tidy(text)

    def clean(self, raw, provide=None):
        text, problem = super().clean(raw, provide)
        if text is None:
            return None, problem and self.problem(
                "option" if problem.code == "too_long" else problem.code
            )
        if text not in {option.value for option in self.options_for(provide)}:
            return None, self.problem("option")
        return text, None

    def show(self, value, translate=str, provide=None):
        labels = [o.label for o in self.options_for(provide) if o.value == value]
        return translate(labels[0]) if labels else ""


class Choices(Choice):
    """Any number of some answers; kept as a list in the order of the options.

    >>> Choices("help", options=[Option("a", "A"), Option("b", "B")]).clean({"help": ["b", "a"]})
    (['a', 'b'], None)
    """

    kind = "choices"

    def pick(self, raw):
        return {self.name: [text[: self.max_length] for text in self._sent(raw)]}

    def raw_of(self, value):
        return {self.name: list(value or [])}

    def _sent(self, raw):
        sent = raw.get(self.name, [])
        sent = sent if isinstance(sent, (list, tuple)) else [sent]
        return [_UNKEEPABLE.sub("", text) for text in sent[:100] if isinstance(text, str) and text]

    def clean(self, raw, provide=None):
        sent = set(self._sent(raw))
        if not sent:
            return [], self.problem("required") if self.required else None
        known = [option.value for option in self.options_for(provide)]
        if not sent <= set(known):
            return None, self.problem("option")
        return [value for value in known if value in sent], None

    def show(self, value, translate=str, provide=None):
        return ", ".join(
            translate(o.label) for o in self.options_for(provide) if o.value in (value or [])
        )


class YesNo(Choice):
    """Yes or no; kept as true or false.

    >>> YesNo("milk").clean({"milk": "no"})
    (False, None)
    """

    kind = "yesno"

    def __init__(self, name, label=None, *, yes=None, no=None, **rest):
        options = [
            Option("yes", yes or _lt("Yes"), picture="yes"),
            Option("no", no or _lt("No"), picture="no"),
        ]
        super().__init__(name, label, options=options, **rest)

    def clean(self, raw, provide=None):
        text, problem = super().clean(raw, provide)
        return (None if text is None else text == "yes"), problem

    def raw_of(self, value):
        return {self.name: {True: "yes", False: "no"}.get(value, "")}

    def show(self, value, translate=str, provide=None):
        return super().show(self.raw_of(value)[self.name], translate, provide)


class Agree(Field):
    """A box to tick; true when it is ticked.

    >>> Agree("rules", "I agree to the rules").clean({"rules": "1"})
    (True, None)
    >>> Agree("rules", "I agree to the rules").clean({"rules": "later"})
    (None, Problem('agree'))
    """

    kind = "agree"

    def clean(self, raw, provide=None):
        if _first(raw, self.name) == "1":
            return True, None
        return (None, self.problem("agree")) if self.required else (False, None)

    def raw_of(self, value):
        return {self.name: "1" if value else ""}

    def show(self, value, translate=str, provide=None):
        return translate(_lt("Yes") if value else _lt("No"))

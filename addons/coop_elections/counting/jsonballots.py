r"""JSON ballots.

::

    {"title": "Council", "seats": 2, "candidates": ["Ash", "Birch", "Cherry"], "withdrawn": [3],
     "rule": "scottish",
     "ballots": [{"papers": 3, "ranking": [1, 2]}, [2, null, 1], [[1, 2], 3]]}

A ranking is a list of candidates' numbers or names; null is a rank left out, a list inside it are
equal ranks. A ballot may be a bare ranking: one paper. ``title``, ``withdrawn`` and ``rule`` may be
missing.
"""

import json

from .ballots import Ballots, is_plain
from .errors import FileError

MOST_PAPERS = 10**12


def read_json(data, sha256=""):
    r"""Return the ``Ballots`` of a JSON file given as bytes; raise ``FileError``.

    >>> read_json(b'{"seats": 1, "candidates": ["Ash"], "ballots": [[1], []]}').papers
    {(1,): 1, (): 1}
    """
    return _ballots(load(data), sha256)


def load(data):
    """Return the value of a JSON file given as bytes; raise ``FileError`` with the line."""
    try:
        return json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise FileError("this is not UTF-8 text", line) from None
    except json.JSONDecodeError as error:
        raise FileError(f"this is not JSON: {error.msg}", error.lineno) from None
    except (RecursionError, ValueError):
        raise FileError("this is not JSON that makes sense as ballots", 1) from None


def _ballots(value, sha256):
    if not isinstance(value, dict):
        raise FileError("ballots are an object with seats, candidates and ballots")
    names, seats, papers = (value.get(key) for key in ("candidates", "seats", "ballots"))
    if type(seats) is not int or not 1 <= seats <= 100_000:
        raise FileError("seats is a number from 1")
    if (
        not isinstance(names, list)
        or not names
        or not all(isinstance(name, str) and name.strip() for name in names)
    ):
        raise FileError("candidates is the list of their names")
    if len(set(names)) != len(names):
        raise FileError("two candidates have the same name")
    if not isinstance(papers, list):
        raise FileError("ballots is a list")
    numbers = {name: number for number, name in enumerate(names, 1)}
    withdrawn = value.get("withdrawn", [])
    if not isinstance(withdrawn, list):
        raise FileError("withdrawn is a list of candidates")
    title, rule = value.get("title", ""), value.get("rule", "")
    if not isinstance(title, str) or not isinstance(rule, str):
        raise FileError("title and rule are text")
    strange = [text for text in [*names, title] if not is_plain(text)]
    if strange:
        raise FileError(f"{strange[0][:60]!a} has a character that cannot be printed")
    return Ballots.of(
        names,
        seats,
        [_paper(paper, f"ballot {place}", numbers) for place, paper in enumerate(papers, 1)],
        withdrawn=frozenset(_candidate(c, "withdrawn", numbers) for c in withdrawn),
        title=title,
        sha256=sha256,
        rule=rule,
    )


def _paper(value, where, numbers):
    papers, ranking = 1, value
    if isinstance(value, dict):
        papers, ranking = value.get("papers", 1), value.get("ranking")
    if type(papers) is not int or not 1 <= papers <= MOST_PAPERS:
        raise FileError(f"{where}: papers is a number from 1")
    if not isinstance(ranking, list):
        raise FileError(f"{where}: a ranking is a list")
    return [_preference(item, where, numbers) for item in ranking], papers


def _preference(item, where, numbers):
    if item is None:
        return 0
    if not isinstance(item, list):
        return _candidate(item, where, numbers)
    equal = tuple(_candidate(part, where, numbers) for part in item)
    return equal if len(equal) > 1 else (equal[0] if equal else 0)


def _candidate(item, where, numbers):
    if isinstance(item, str) and item in numbers:
        return numbers[item]
    if type(item) is int and 1 <= item <= len(numbers):
        return item
    raise FileError(f"{where}: there is no candidate {str(item)[:60]!r}")

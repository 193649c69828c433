"""What a row says: values of the right kind, and what is wrong with them."""

import re
from datetime import date

from .columns import fold

YES = {"yes", "y", "true", "1", "ie", "x", "oes", "ydy", "ydw"}
NO = {"no", "n", "false", "0", "na", "nac oes", "nac ydy"}
LANGUAGES = {
    **dict.fromkeys(("welsh", "cymraeg", "cy", "cy gb", "cymraeg welsh"), "cy_GB"),
    **dict.fromkeys(("english", "saesneg", "en", "en gb", "eng"), "en_GB"),
}
REASONS = {
    **dict.fromkeys(
        ("resignation", "resigned", "left", "own wish", "ymddiswyddodd", "ymddiswyddo"),
        "resignation",
    ),
    **dict.fromkeys(("death", "died", "deceased", "bu farw", "marwolaeth"), "death"),
    **dict.fromkeys(
        (
            "no longer qualifies",
            "no longer eligible",
            "not qualified",
            "nid yw n gymwys mwyach",
            "ddim yn gymwys mwyach",
        ),
        "no_longer_qualifies",
    ),
    **dict.fromkeys(
        ("expulsion", "expelled", "expelled after a hearing", "diarddelwyd", "diarddel"),
        "expulsion",
    ),
    **dict.fromkeys(
        ("lost touch", "gone away", "untraceable", "collwyd cysylltiad", "colli cysylltiad"),
        "lost_touch",
    ),
    **dict.fromkeys(("not known", "unknown", "nid yw n hysbys", "anhysbys"), "unknown"),
}
PLACE_KINDS = {
    **dict.fromkeys(("house", "supported living house", "supported living", "ty", "home"), "house"),
    **dict.fromkeys(("day service", "day centre", "gwasanaeth dydd"), "day_service"),
    **dict.fromkeys(("team", "tim"), "team"),
    **dict.fromkeys(("other", "arall"), "other"),
}
MONTHS = {
    name[:length]: number
    for number, names in enumerate(
        (
            ("january", "ionawr"),
            ("february", "chwefror"),
            ("march", "mawrth"),
            ("april", "ebrill"),
            ("may", "mai"),
            ("june", "mehefin"),
            ("july", "gorffennaf"),
            ("august", "awst"),
            ("september", "medi"),
            ("october", "hydref"),
            ("november", "tachwedd"),
            ("december", "rhagfyr"),
        ),
        start=1,
    )
    for name in names
    for length in {3, 4, len(name)}
}
DATES = {"date_from", "date_to", "supported_from", "supported_to"}
CHOICES = {"lang": LANGUAGES, "reason": REASONS, "place_kind": PLACE_KINDS}
LIMITS = {
    "number": 32,
    "name": 200,
    "email": 254,
    "phone": 64,
    "zip": 24,
    "city": 100,
    "street": 200,
    "street2": 200,
}
_EMAIL = re.compile(r"[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>.]+")


def read_row(cells, columns, today):
    """Values of one row, and what is wrong with it.

    :param list cells: text, dates and odd cells as `sheets.read_table` gives them
    :param dict columns: position -> column name, as `find_columns` gives it
    :param date today: no membership begins after it
    :return: (values, problems): values by column name, None for an empty cell; problems as a
        list of (code, facts), facts a dict that names the column and quotes the cell
    """
    values, problems = dict.fromkeys(columns.values()), []
    for position, name in columns.items():
        cell = cells[position] if position < len(cells) else ""
        value, problem = _read_cell(name, cell)
        values[name] = value
        if problem:
            problems.append((problem, {"column": name, "cell": str(cell)[:60]}))
    if values.get("first_name") or values.get("surname"):
        parts = (values.pop("first_name", None), values.pop("surname", None))
        values["name"] = values.get("name") or " ".join(filter(None, parts))
    values.pop("first_name", None)
    values.pop("surname", None)
    if not values.get("name") and not any(p[1]["column"] == "name" for p in problems):
        problems.append(("no_name", {}))
    problems += _check_dates(values, "date_from", "date_to", today)
    problems += _check_dates(values, "supported_from", "supported_to", today)
    return values, problems


def _read_cell(name, cell):
    """(value, code of what is wrong or None)."""
    code = getattr(cell, "odd", None)
    if code:
        return None, f"cell_{code}"
    if cell == "":
        return None, None
    if name in DATES:
        day = cell if isinstance(cell, date) else read_date(cell)
        return (day, None) if day and 1800 <= day.year <= 2200 else (None, "bad_date")
    if isinstance(cell, date):
        return None, "date_here"
    text = " ".join(cell.split())
    if name in ("organisation", "care_of"):
        said = fold(text)
        return (said in YES, None) if said in YES | NO else (None, "not_yes_or_no")
    if name in CHOICES:
        value = CHOICES[name].get(fold(text))
        return (value, None) if value else (None, f"unknown_{name}")
    if len(text) > LIMITS.get(name, 200):
        return None, "cell_too_long"
    if name == "email" and not _EMAIL.fullmatch(text):
        return None, "bad_email"
    if name in ("name", "first_name", "surname") and not any(char.isalpha() for char in text):
        return None, "no_letters"
    return text, None


def _check_dates(values, first, last, today):
    begin, end = values.get(first), values.get(last)
    if begin and begin > today:
        yield "in_future", {"column": first, "cell": begin.isoformat()}
    if begin and end and end < begin:
        yield "ceased_before_entered", {"cell": end.isoformat(), "begin": begin.isoformat()}


def read_date(text):
    """A day as people write it in Britain, or None.

    >>> read_date("8.1.2018"), read_date("2018-01-08"), read_date("8 Ionawr 2018")
    (datetime.date(2018, 1, 8), datetime.date(2018, 1, 8), datetime.date(2018, 1, 8))
    >>> read_date("31/2/2018")
    """
    try:
        return _parsed(text.strip())
    except ValueError:  # the thirty-first of February
        return None


def _parsed(text):
    if found := re.fullmatch(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ][\d:.]+)?", text):
        return date(*map(int, found.groups()))
    if found := re.fullmatch(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})", text):
        day, month, year = map(int, found.groups())
        return date(year, month, day)
    if found := re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)?[- ]+([^\W\d]+)[- ,]+(\d{4})", text):
        month = MONTHS.get(fold(found[2]))
        return date(int(found[3]), month, int(found[1])) if month else None
    return None

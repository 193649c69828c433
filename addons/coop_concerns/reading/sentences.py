"""Small questions about a text, answered on the side of caution."""

LEAST_WORDS = 5


def is_full(text):
    """Return whether a text is at least one whole sentence, as a reason has to be.

    >>> is_full("We rang the council and they are looking into it.")
    True
    >>> is_full("No evidence.")
    False
    >>> is_full("not necessary as far as we can see")
    False
    >>> is_full(None)
    False
    """
    text = (text or "").strip()
    return len(text.split()) >= LEAST_WORDS and text.rstrip("\"'”’)")[-1:] in (".", "!", "?")


def names(folded, folded_name):
    """Return whether a text names a person: first and last word of the name, in any order.

    Both are lower case without accents (`coop_base.names.fold`). A word counts also with an
    ending, as in "Jones's". Better once too often: somebody else reads then.

    :param str folded: the text
    :param str folded_name: the name of the person

    >>> names("it was mali derwen on monday", "mali haf derwen")
    True
    >>> names("mali said so", "mali derwen")
    False
    >>> names("anything", "")
    False
    """
    parts = folded_name.split()
    if not parts:
        return False
    words = folded.split()
    return all(
        any(word == part or word == f"{part}s" for word in words) for part in {parts[0], parts[-1]}
    )


def speaks_of(folded, folded_name, common):
    """Return whether a text has every word of a name, apart from words that many names share.

    >>> common = {"county", "borough", "council"}
    >>> speaks_of("the day centre in neath port talbot", "neath port talbot council", common)
    True
    >>> speaks_of("port talbot", "neath port talbot council", common)
    False
    >>> speaks_of("the council", "county council", common)
    False
    """
    own = set(folded_name.split()) - set(common)
    return bool(own) and own <= set(folded.split())

"""Words of an act in the languages in which they were given."""


def spread(words, lang):
    """Return {language: words} without the empty ones.

    :param words: a text, or texts by language
    :param str lang: the language of a text that is given alone
    """
    given = words if isinstance(words, dict) else {lang: words}
    return {one: text.strip() for one, text in given.items() if (text or "").strip()}


def put(record, name, words, **more):
    """Write words into a translated field of one record, each in its language.

    A language that was not given reads the first of them.

    :param more: what is written with the first of them, in the same statement
    """
    for lang, text in words.items():
        record.with_context(lang=lang).write({name: text, **more})
        more = {}

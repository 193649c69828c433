"""Finding verbs, passives and negatives in English sentences.

These are heuristics, and said to be so. *Ideas* are counted as finite verbs: auxiliaries, common
verbs right after a pronoun or a relative, common verbs that begin a clause (an order), and forms
in -s that are no nouns. A word that joins clauses ("because") counts as a second idea, too.
"""

AUXILIARIES = set(
    "am is are was were has have had do does did will would shall should can could may might must"
    " ought cannot".split()
)
_ENDINGS = ("'ll", "'re", "'ve", "'d", "'m", "n't")
_BE_SHORT = {"it's", "he's", "she's", "that's", "there's", "who's", "what's", "here's", "let's"}
SUBJECTS = set(
    "i you he she it we they who which everybody everyone somebody someone nobody anybody anyone"
    " people".split()
)
_BETWEEN = SUBJECTS | set(
    "not never also always still only just now often all both then been be being even ever"
    " usually sometimes really already there".split()
)
JOINERS = {"because", "although", "though", "whereas", "unless", "while", "whilst"}
_AFTER_WHICH_AN_ORDER = {"please", "then", "and", "or", "but", "so"}
_VERBS = """
accept act add agree answer apply arrive ask attend become begin believe belong bring build buy
call care change check choose close collect come complete contact cost count cover cut decide
discuss do eat elect end enjoy explain feel fill find finish follow forget get give go grow happen
hear help hold hope include inform join keep know learn leave let like listen live look lose love
make mean meet need offer open order organise own pay phone pick plan play post prepare print
promise provide put read receive record remember reply ring run say see seem send share show sign
sit speak spend stand start stay stop support take talk teach tell thank think tick travel try
understand use visit vote wait want watch welcome win wish work worry write
""".split()
# The -s form of these is a noun as often as a verb.
_NOUNS = set(
    """acts answers calls cares changes checks costs counts covers cuts ends finds finishes helps
    holds hopes likes looks loves means meets needs offers opens orders phones picks plans plays
    posts prints promises records replies rings runs shares shows signs stands starts stops
    supports talks thanks ticks travels tries uses visits votes waits watches wins wishes works
    worries""".split()
)
_PAST = set(
    """came went got gave knew made said saw sent told took thought wrote chose began became brought
    built bought felt found forgot heard held kept left lost met paid ran sat spoke spent stood
    taught understood won asked wanted helped decided agreed joined voted elected moved stopped
    started""".split()
)
# These are nothing but the past, whoever stands before them.
_ONLY_PAST = set("came went gave knew saw took wrote chose began became spoke forgot".split())
# The -s forms count where no noun can stand.
_NOT_BEFORE_A_VERB = set(
    """a an the this that these those my your his her its our their no some any every each all
    more many of in on at to for with by from about new good other one two three four
    five""".split()
)
BASE = set(_VERBS)
_THIRD = {
    verb[:-1] + "ies"
    if verb.endswith("y") and verb[-2] not in "aeiou"
    else verb + ("es" if verb.endswith(("s", "sh", "ch", "o", "x")) else "s")
    for verb in _VERBS
}
_BE = {"am", "is", "are", "was", "were", "be", "been", "being", "gets", "got", "get", "getting"}
_PARTICIPLES = set(
    """born bought broken brought built caught chosen cut done drawn driven eaten felt found
    forgotten given grown heard held hidden hurt kept known led left lost made meant met paid put
    read run said seen sent set shown shut sold spent spoken taken taught thought told
    understood won worn written""".split()
)
_NO_PASSIVE = set(
    """interested tired worried excited pleased married bored scared frightened confused surprised
    disabled retired annoyed ashamed need indeed red bed relaxed concerned qualified
    united""".split()
)
NEGATIVES = {"not", "never", "nobody", "nothing", "none", "neither", "nor", "nowhere", "cannot"}
_ALSO_NEGATIVE = set(
    """without unless unlikely unable impossible unusual uncommon unaware unwilling unnecessary
    fail fails forbidden""".split()
)


def is_auxiliary(key):
    """Return whether a word (its key) is a helping verb, alone or run together."""
    return key in AUXILIARIES or key.endswith(_ENDINGS) or key in _BE_SHORT


def ideas(words):
    """Return the positions in ``words`` at which an idea begins.

    >>> from .splitting import words
    >>> len(ideas(words("Every member has one vote.")))
    1
    >>> len(ideas(words("Come to the meeting and tell us what you think.")))
    3
    """
    # "May" inside a sentence is the month.
    keys = ["" if i and word.text == "May" else word.key for i, word in enumerate(words)]
    begins = {i for i, word in enumerate(words) if not i or word.start - words[i - 1].end > 1}
    found = []
    for index, key in enumerate(keys):
        if _is_finite(keys, index, key, found, index in begins):
            found.append(index)
    if len(found) == 1:
        found += [
            index
            for index, key in enumerate(keys)
            if key in JOINERS and 0 < index < len(keys) - 2 and index > found[0]
        ][:1]
    return found


def _is_finite(keys, index, key, found, begins):
    """Return whether the word at ``index`` is a finite verb.

    :param list found: positions of those before it
    :param bool begins: whether the sentence, or something after a comma, begins with it
    """
    before = keys[index - 1] if index else ""
    if before == "to":
        return False
    if is_auxiliary(key):
        return not _follows_auxiliary(keys, index, found)
    if key not in BASE and key not in _THIRD and key not in _PAST:
        return False
    if _follows_auxiliary(keys, index, found):
        return False
    if before in SUBJECTS:
        return True
    if key in BASE and (begins or before in _AFTER_WHICH_AN_ORDER):
        # "You can ring or write": both verbs hang on the one helper.
        return not (before in ("and", "or") and found and is_auxiliary(keys[found[-1]]))
    plain = key in _ONLY_PAST or (key in _THIRD and key not in _NOUNS)
    return plain and index > 0 and before not in _NOT_BEFORE_A_VERB and not is_auxiliary(before)


def _follows_auxiliary(keys, index, found):
    """Return whether a verb belongs to the helper before it ("Do *you* have …")."""
    if not found or not is_auxiliary(keys[found[-1]]):
        return False
    return all(key in _BETWEEN or is_auxiliary(key) for key in keys[found[-1] + 1 : index])


def passives(words):
    """Return ``(first, last)`` positions in ``words`` of passives.

    >>> from .splitting import words
    >>> passives(words("The letter was not sent by us. We are interested."))
    [(2, 4)]
    """
    found = []
    for index, word in enumerate(words):
        if word.key not in _BE:
            continue
        last = index + 1
        while last < len(words) and words[last].key in _BETWEEN - SUBJECTS:
            last += 1
        if last < len(words) and _is_participle(words[last].key):
            found.append((index, last))
    # "has been being done" is one passive
    ends = {last: first for first, last in reversed(found)}
    return sorted((first, last) for last, first in ends.items())


def _is_participle(key):
    if key in _NO_PASSIVE:
        return False
    return key in _PARTICIPLES or (key.endswith("ed") and len(key) > 4)


def negatives(words):
    """Return the positions in ``words`` of what says no.

    >>> from .splitting import words
    >>> negatives(words("You cannot vote without a card."))
    [1, 3]
    >>> negatives(words("Say yes or no."))
    []
    """
    found = []
    for index, word in enumerate(words):
        following = words[index + 1].key if index + 1 < len(words) else ""
        if word.key == "no":
            alone = not following or is_auxiliary(following) or following in ("or", "and")
            before = words[index - 1].key if index else ""
            if not alone and before not in ("or", "yes", "say"):
                found.append(index)
        elif word.key in NEGATIVES | _ALSO_NEGATIVE or word.key.endswith("n't"):
            found.append(index)
    return found


def syllables(key):
    """Return about how many syllables a word has.

    >>> [syllables(word) for word in ("vote", "member", "community", "accountability")]
    [1, 2, 4, 6]
    """
    count, inside = 0, False
    for letter in key:
        vowel = letter in "aeiouy"
        count += vowel and not inside
        inside = vowel
    if key.endswith("e") and not key.endswith(("le", "ee")) and count > 1:
        count -= 1
    return max(count, 1)


def is_long(key):
    """Return whether a word is long enough to be hard by that alone."""
    return len(key) > 14 or (syllables(key) >= 5 and len(key) > 10)

"""Finding verbs, passives and negatives in Welsh sentences.

These are heuristics, and said to be so. *Ideas* are counted as finite verbs: the forms of *bod*
and of other irregular verbs by list, regular ones by their endings. The passive with *cael* is
recognised by the possessive before a verb-noun, the impersonal by -wyd, -ir and -id. Welsh says no
with two words (*nid … ddim*): a pair counts once.
"""

_FINITE = set(
    """mae maen mae'n mae'r ydw wyf rydw wyt rwyt ydy yw ydyw ydym rydym ydych rydych ydynt maent
    ydyn rydyn dydy dydw dydyn dyw nac oes does oedd roedd oeddwn roeddwn oeddem roeddem oeddech
    roeddech oeddent roeddent doedd bydd byddaf byddwn byddwch byddant bu buom buoch buont byddai
    byddem byddech byddent fydd fydda fyddaf fyddwn fyddwch fyddant fyddai sydd sy'n sy gall gallaf
    gallwn gallwch gallant gallai gallem gallech all allaf allwn allwch caf cawn cewch caiff cânt
    gaf gawn gewch gaiff cafodd cefais cawsom cawsoch gafodd gawsom gawsoch gwna gwnaf gwnawn
    gwnewch gwnaeth gwnaethom gwnaethoch wnaeth wnaethom wnaethoch wnewch wnawn af awn ewch aeth
    aethom aethoch daw deuaf dewch daeth daethom daethoch ddaw ddaeth gŵyr gwyddom gwyddoch
    dylai dylem dylech dylent ddylai ddylech ddylem hoffwn hoffem hoffech hoffai hoffent dyma dyna
    dywedodd meddai rhaid rhowch rhoddodd""".split()
)
_ENDINGS = ("wch", "odd", "asom", "asoch", "asant", "wyd")
_NO_VERB = set(
    """modd fodd rhodd rodd adnodd anodd bodd fodd cyffrodd bwyd fwyd mwyd llwyd lwyd rhwyd rwyd
    clwyd annwyd proffwyd breuddwyd freuddwyd arswyd cwch fwch llwch lwch bwch trwch drwch hwch
    tristwch dristwch heddwch harddwch tywyllwch dywyllwch diogelwch ddiogelwch cyfeillgarwch
    prydferthwch llonyddwch""".split()
)
_HEADS = {"rhaid"}
JOINERS = {"achos", "oherwydd", "er", "oni", "tra"}
_POSSESSIVES = {"fy", "dy", "ei", "ein", "eich", "eu", "'i", "'u"}
_CAEL = set(
    """cael gael chael caf cawn cewch caiff cânt gaf gawn gewch gaiff cafodd gafodd cefais cawsom
    cawsoch gawsom gawsoch ceir geir cafwyd gafwyd""".split()
)
_VERB_NOUN_ENDINGS = ("u", "io", "o", "i", "an", "hau", "el", "eg", "yd", "ed", "al", "iad")
_VERB_NOUNS = set(
    """ethol dewis anfon derbyn agor cadw galw dweud gwneud wneud cefnogi ddewis ddweud hanfon
    cynnal gynnal chynnal rhoi roi gweld weld clywed glywed""".split()
)
_NO_VERB_NOUN = set(
    """bag arian tro llun bwyd tŷ amser teulu ei eu ci cartref gartref tro blodau dillad
    ffrindiau llythyrau geiriau lluniau""".split()
)
_NO_IMPERSONAL = set(
    """gwir wir tir dir hir sir clir glir cywir gywir anghywir newid rhyddid ryddid gofid ofid
    addewid dilid erlid bwyd fwyd llwyd lwyd rhwyd rwyd clwyd annwyd proffwyd breuddwyd freuddwyd
    arswyd bywyd fywyd mhywyd""".split()
)
_NOT_WORDS = {"nid", "ni", "nad", "nac", "na", "dydy", "dydw", "dydyn", "dyw", "does", "doedd"}
_NOT_WORDS |= {"peidiwch", "paid", "peidio", "beidio", "nis"}
_FILL_WORDS = {"dim", "ddim", "neb", "byth", "erioed"}
_ALSO_NEGATIVE = {"heb", "amhosibl", "amhosib", "annhebygol", "methu", "fethu", "oni"}


def ideas(words):
    """Return the positions in ``words`` at which an idea begins.

    >>> from .splitting import words
    >>> len(ideas(words("Mae gan bob aelod un bleidlais.")))
    1
    >>> len(ideas(words("Dewch i’r cyfarfod a dywedwch beth yw eich barn.")))
    3
    """
    found = []
    for index, word in enumerate(words):
        if not _is_finite(word.key):
            continue
        if word.key in _HEADS and found and index - found[-1] <= 3:
            continue
        if word.key == "oes" and index and words[index - 1].key in _NOT_WORDS:
            found = [place for place in found if place != index - 1]
        found.append(index)
    if len(found) == 1:
        found += [
            index
            for index, word in enumerate(words)
            if word.key in JOINERS and found[0] < index < len(words) - 2
        ][:1]
    return found


def _is_finite(key):
    base = key.split("'")[0]
    if key in _FINITE or base in _FINITE:
        return base != "nac"
    return len(base) >= 5 and base.endswith(_ENDINGS) and base not in _NO_VERB


def passives(words):
    """Return ``(first, last)`` positions in ``words`` of passives and impersonals.

    >>> from .splitting import words
    >>> passives(words("Cafodd y Cyngor ei ethol ym mis Mai."))
    [(0, 4)]
    >>> passives(words("Anfonir llythyr. Mae’n wir."))
    [(0, 0)]
    """
    found = []
    for index, word in enumerate(words):
        if word.key in _CAEL:
            last = _find_verb_noun(words, index)
            if last:
                found.append((index, last))
                continue
        if _is_impersonal(word):
            found.append((index, index))
    return found


def _find_verb_noun(words, index):
    """Return the position of the verb-noun whose possessive stands soon after *cael*, or 0."""
    for place in range(index + 1, min(index + 5, len(words) - 1)):
        key, following = words[place].key, words[place + 1].key
        possessive = key in _POSSESSIVES or (key.endswith(("'i", "'u")) and len(key) > 2)
        if possessive and following not in _NO_VERB_NOUN:
            if following in _VERB_NOUNS or (
                len(following) >= 4 and following.endswith(_VERB_NOUN_ENDINGS)
            ):
                return place + 1
    return 0


def _is_impersonal(word):
    key = word.key
    if len(key) < 5 or key in _NO_IMPERSONAL or "'" in key:
        return False
    return key.endswith(("wyd", "ir", "id")) and not key.endswith(("aid", "eid", "oid", "air"))


def negatives(words):
    """Return the positions in ``words`` of what says no; *nid … ddim* once.

    >>> from .splitting import words
    >>> negatives(words("Nid oes rhaid i chi wneud dim."))
    [0]
    >>> negatives(words("Ni allwch bleidleisio heb gerdyn."))
    [0, 3]
    """
    found, filled = [], False
    for index, word in enumerate(words):
        if word.key in _NOT_WORDS:
            # "na" is "than" and "nor" as well, so it counts only where a clause begins
            if word.key in ("na", "nac") and index:
                continue
            if word.key == "peidio" and found and index - found[-1] == 1:
                continue
            found.append(index)
            filled = False
        elif word.key in _ALSO_NEGATIVE:
            found.append(index)
        elif word.key in _FILL_WORDS and not found and not filled:
            found.append(index)
            filled = True
    return found


def syllables(key):
    """Return about how many syllables a word has.

    >>> [syllables(word) for word in ("tŷ", "aelod", "cyfarfod", "atebolrwydd")]
    [1, 2, 3, 4]
    """
    count, inside = 0, False
    for letter in key:
        vowel = letter in "aeiouwyâêîôûŵŷáéíóúäëïöüẁỳ"
        count += vowel and not inside
        inside = vowel
    return max(count, 1)


def is_long(key):
    """Return whether a word is long enough to be hard by that alone."""
    return len(key) > 15 or (syllables(key) >= 5 and len(key) > 11)

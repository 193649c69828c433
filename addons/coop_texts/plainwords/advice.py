"""Why each rule is there and what to do, in English and Welsh.

>>> advise("long_number", "cy_GB")[0]
'Mae rhifau hir a chanrannau yn anodd eu darllen.'
"""

#: rule -> language -> (why it matters, what to do)
RULES = {
    "long_sentence": {
        "en": ("The sentence has more than 15 words.", "Make two sentences of it."),
        "cy": ("Mae mwy na 15 gair yn y frawddeg.", "Gwnewch ddwy frawddeg ohoni."),
    },
    "two_ideas": {
        "en": (
            "There seems to be more than one idea in the sentence.",
            "Say one thing. Then begin a new sentence.",
        ),
        "cy": (
            "Mae’n ymddangos bod mwy nag un syniad yn y frawddeg.",
            "Dywedwch un peth. Yna dechreuwch frawddeg newydd.",
        ),
    },
    "passive": {
        "en": ("It does not say who does it.", "Say who does it: “We send you a letter.”"),
        "cy": (
            "Nid yw’n dweud pwy sy’n ei wneud.",
            "Dywedwch pwy sy’n ei wneud: “Rydym yn anfon llythyr atoch.”",
        ),
    },
    "acronym": {
        "en": (
            "Not everybody knows what the letters stand for.",
            "Write the words out, or explain the letters in the glossary.",
        ),
        "cy": (
            "Nid yw pawb yn gwybod beth yw ystyr y llythrennau.",
            "Ysgrifennwch y geiriau’n llawn, neu esboniwch y llythrennau yn yr eirfa.",
        ),
    },
    "hard_word": {
        "en": ("This is a hard word.", "Use an easier word, or explain it in the glossary."),
        "cy": ("Mae hwn yn air anodd.", "Defnyddiwch air haws, neu esboniwch ef yn yr eirfa."),
    },
    "double_negative": {
        "en": ("Two times no in a sentence is hard to follow.", "Say what is so, not what is not."),
        "cy": (
            "Mae dau negydd mewn brawddeg yn anodd eu dilyn.",
            "Dywedwch beth sydd, nid beth nad yw.",
        ),
    },
    "long_number": {
        "en": (
            "Long numbers and percentages are hard to read.",
            "Use a round number: “about 500 people”, “half of us”, “1 in 4 people”.",
        ),
        "cy": (
            "Mae rhifau hir a chanrannau yn anodd eu darllen.",
            "Defnyddiwch rif crwn: “tua 500 o bobl”, “hanner ohonom”, “1 o bob 4 person”.",
        ),
    },
    "long_block": {
        "en": (
            "There are more than 2 sentences beside one picture.",
            "Begin a new block with its own picture.",
        ),
        "cy": (
            "Mae mwy na 2 frawddeg wrth ochr un llun.",
            "Dechreuwch floc newydd gyda’i lun ei hun.",
        ),
    },
    "too_many_words": {
        "en": (
            "The text has more than 1,000 words.",
            "Leave out what the reader need not know, or make several texts of it.",
        ),
        "cy": (
            "Mae mwy na 1,000 o eiriau yn y testun.",
            "Gadewch allan yr hyn nad oes angen ei wybod, neu gwnewch sawl testun ohono.",
        ),
    },
    "too_many_pages": {
        "en": (
            "In print it has about more than 20 pages.",
            "Make several texts of it, one for each question.",
        ),
        "cy": (
            "Mewn print mae ynddo dros ryw 20 tudalen.",
            "Gwnewch sawl testun ohono, un i bob cwestiwn.",
        ),
    },
}


def advise(rule, lang):
    """Return ``(why, what to do)`` for a rule.

    :param str rule: the rule of a finding
    :param str lang: code of the reader's language; Welsh if it begins with "cy", else English
    :raise KeyError: when there is no such rule
    """
    return RULES[rule]["cy" if lang.startswith("cy") else "en"]

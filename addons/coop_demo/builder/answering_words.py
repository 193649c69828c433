"""What groups and members said of the decisions that the Council reviewed, in their own words."""

GROUP = {"en_GB": "Forum of %s", "cy_GB": "Fforwm %s"}
# area, how many were there, {subject: (like it, not sure, do not like it)}, words, what should
# change; the third of each three writes Welsh
BUDGET = (
    (
        "BED",
        14,
        {"whole": (2, 3, 9), "supported": (1, 2, 11)},
        "The bus is our Saturday.",
        "Keep the bus.",
    ),
    ("DER", 11, {"whole": (4, 4, 3)}, "We understand that money is short.", None),
    (
        "EIT",
        9,
        {"whole": (1, 2, 6), "communities": (0, 2, 7)},
        "Mae’r gyrwyr yn ffrindiau i ni.",
        "Cadwch y bws.",
    ),
    ("ALA", 12, {"whole": (5, 5, 2)}, None, "Taxis home when it is dark."),
    ("MWY", 8, {"whole": (3, 3, 2), "staff": (6, 2, 0)}, "The rota stays, that is good.", None),
    ("GWE", 10, {"whole": (1, 4, 5)}, "Dydyn ni ddim yn cerdded yn y tywyllwch.", None),
    ("DYF", 13, {"whole": (6, 4, 3)}, "Hours of support stay. That comes first.", None),
    ("GWY", 7, {"whole": (2, 2, 3)}, "We asked twice what a budget is.", None),
    ("CEL", 9, {"whole": (2, 3, 4)}, "Mae’r bws yn well na swyddfa newydd.", None),
)
PLAN = (
    ("BRI", 12, {"whole": (9, 2, 1)}, "Warm houses first.", None),
    ("MOR", 10, {"whole": (7, 3, 0), "supported": (8, 2, 0)}, "I want to choose who comes.", None),
    ("PAL", 8, {"whole": (5, 2, 1)}, "Fforwm ar yr ynys, os gwelwch yn dda.", None),
    ("SGY", 11, {"whole": (6, 4, 1)}, None, "Say how we know when it is done."),
)
# the so-manieth member who answers: language, words
MEMBERS = {
    3: ("en_GB", "I do not mind the floor."),
    8: ("cy_GB", "Diolch am ofyn."),
    17: ("en_GB", "Please write what a taxi costs."),
}

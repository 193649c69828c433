"""Who may decide what, as the Board decided it when membership opened."""

from datetime import timedelta

NAME = ("Schedule of delegated authority", "Atodlen awdurdod dirprwyedig")
HEADINGS = {
    "money": ("Money", "Arian"),
    "people": ("People who work here", "Pobl sy’n gweithio yma"),
    "support": ("Support", "Cefnogaeth"),
    "members": ("Members and how we decide", "Aelodau a sut rydym yn penderfynu"),
}
TEAM, AREA = ("Team manager", "Rheolwr tîm"), ("Area manager", "Rheolwr ardal")
DIRECTOR = ("Director", "Cyfarwyddwr")
PERSON = ("The person who is supported", "Y person sy’n cael ei gefnogi")
OFFICER = ("Membership officer", "Swyddog aelodaeth")

BUY = (
    ("Buy something for a house or an office", "Prynu rhywbeth i dŷ neu swyddfa"),
    ("A washing machine, a table, a printer.", "Peiriant golchi, bwrdd, argraffydd."),
)
REPAIR = (
    ("Repair a building", "Trwsio adeilad"),
    ("A roof that leaks, a door that is too narrow.", "To sy’n gollwng, drws sy’n rhy gul."),
)

# heading, (matter, example), from, to, who (words, or the kind of a body), whom to ask, whom to
# tell, more
LINES = (
    ("money", BUY, 0, 500, TEAM, None, None, {}),
    ("money", BUY, 500, 5000, AREA, ("the finance manager", "y rheolwr cyllid"), None, {}),
    (
        "money",
        BUY,
        5000,
        50000,
        DIRECTOR,
        ("the finance manager", "y rheolwr cyllid"),
        ("the Board, at its next meeting", "y Bwrdd, yn ei gyfarfod nesaf"),
        {},
    ),
    ("money", BUY, 50000, 0, "board", None, ("the Council", "y Cyngor"), {}),
    (
        "money",
        REPAIR,
        0,
        2000,
        AREA,
        None,
        ("the people who live there", "y bobl sy’n byw yno"),
        {},
    ),
    (
        "money",
        REPAIR,
        2000,
        0,
        DIRECTOR,
        ("the people who live there", "y bobl sy’n byw yno"),
        ("the Board", "y Bwrdd"),
        {},
    ),
    (
        "money",
        (("The budget of the whole co-op", "Cyllideb y gydweithfa gyfan"), None),
        0,
        0,
        "board",
        ("the Council: it is a reserved matter", "y Cyngor: mae’n fater a gedwir"),
        ("all members", "pob aelod"),
        {"reserved": "board", "source": "rules"},
    ),
    (
        "people",
        (
            ("Take on a support worker", "Cyflogi gweithiwr cymorth"),
            ("Somebody who works in a house.", "Rhywun sy’n gweithio mewn tŷ."),
        ),
        0,
        0,
        TEAM,
        ("the people whom they will support", "y bobl y byddant yn eu cefnogi"),
        None,
        {},
    ),
    (
        "people",
        (("What people here are paid", "Beth mae pobl yma’n cael ei dalu"), None),
        0,
        0,
        "board",
        ("the Council: it is a reserved matter", "y Cyngor: mae’n fater a gedwir"),
        ("all who work here", "pawb sy’n gweithio yma"),
        {"reserved": "board", "source": "rules"},
    ),
    (
        "support",
        (
            ("Who comes to live in a house", "Pwy sy’n dod i fyw mewn tŷ"),
            ("A room is free.", "Mae ystafell yn rhydd."),
        ),
        0,
        0,
        AREA,
        ("the people who live there", "y bobl sy’n byw yno"),
        ("the families", "y teuluoedd"),
        {},
    ),
    (
        "support",
        (
            ("What somebody does today", "Beth mae rhywun yn ei wneud heddiw"),
            ("Go out, stay in, have a visitor.", "Mynd allan, aros i mewn, cael ymwelydd."),
        ),
        0,
        0,
        PERSON,
        None,
        None,
        {
            "source": "law",
            "source_ref": "Social Services and Well-being (Wales) Act 2014, s.6",
        },
    ),
    (
        "support",
        (("Change how somebody is supported", "Newid sut mae rhywun yn cael ei gefnogi"), None),
        0,
        0,
        TEAM,
        (
            "the person themselves, and whom they trust",
            "y person, a phwy maen nhw’n ymddiried ynddo",
        ),
        None,
        {},
    ),
    (
        "support",
        (("Begin or end a service", "Dechrau neu orffen gwasanaeth"), None),
        0,
        0,
        "board",
        ("the people who use it", "y bobl sy’n ei ddefnyddio"),
        ("the Council", "y Cyngor"),
        {},
    ),
    (
        "members",
        (("Take somebody in as a member", "Derbyn rhywun yn aelod"), None),
        0,
        0,
        OFFICER,
        None,
        ("the Board, every month", "y Bwrdd, bob mis"),
        {"source": "rules"},
    ),
    (
        "members",
        (("Who sits on the Board", "Pwy sy’n eistedd ar y Bwrdd"), None),
        0,
        0,
        "council",
        None,
        ("all members", "pob aelod"),
        {"reserved": "council", "source": "rules"},
    ),
    (
        "members",
        (("Speak to a newspaper for the co-op", "Siarad â phapur newydd dros y gydweithfa"), None),
        0,
        0,
        DIRECTOR,
        None,
        ("the chair of the Board", "cadeirydd y Bwrdd"),
        {},
    ),
)


def set_up(stage):
    """The scheme is written in both languages and put in force.

    :param stage: the :class:`~.setting.Setting`, with its bodies
    """
    env = stage.env
    scheme = env["coop.delegation.scheme"].create(
        {
            "name": NAME[0],
            "company_id": stage.company.id,
            "valid_from": stage.opened,
            "body_id": stage.bodies["board"].id,
            "decided_on": stage.opened - timedelta(days=14),
            "decided_note": "Minute 7",
        }
    )
    scheme.with_context(lang="cy_GB").name = NAME[1]
    for place, line in enumerate(LINES, start=1):
        _add_line(stage, scheme, place * 10, *line)
    scheme._put_in_force()


def _add_line(stage, scheme, sequence, heading, matter, above, up_to, who, ask, tell, more):
    words = {
        "heading": HEADINGS[heading],
        "matter": matter[0],
        "example": matter[1],
        "ask_first": ask,
        "tell_after": tell,
    }
    vals = {"scheme_id": scheme.id, "sequence": sequence, **more}
    if isinstance(who, str):
        vals["body_id"] = stage.bodies[who].id
    else:
        words["job"] = who
    known = {name: pair for name, pair in words.items() if pair}
    line = stage.env["coop.delegation"].create(
        {
            **vals,
            "amount_from": above,
            "amount_to": up_to,
            **{name: pair[0] for name, pair in known.items()},
        }
    )
    line.with_context(lang="cy_GB").write({name: pair[1] for name, pair in known.items()})

"""The Board, the Council and the general meeting: seats, who sits there, one who stood down."""

import base64
from datetime import timedelta

from dateutil.relativedelta import relativedelta

from . import portraits

# (English, Welsh, code of the category): neutral names, as they stand beside people's.
CONSTITUENCIES = (
    ("Oak", "Derwen", "supported"),
    ("Ash", "Onnen", "employee"),
    ("Rowan", "Criafol", "supporter"),
)
# Seats for each constituency: at first, and how many more since the co-op has grown.
SEATS, MORE = 4, 2
BODIES = {
    "general": (
        ("Meeting of all members", "Cyfarfod yr holl aelodau"),
        (
            "All members can come. Everybody has one vote.",
            "Gall pob aelod ddod. Mae gan bawb un bleidlais.",
        ),
    ),
    "council": (
        ("Council of Members", "Cyngor yr Aelodau"),
        (
            "It speaks for the members. It chooses who is on the Board, and looks at what the "
            "Board decides.",
            "Mae’n siarad dros yr aelodau. Mae’n dewis pwy sydd ar y Bwrdd, ac yn edrych ar yr hyn "
            "y mae’r Bwrdd yn ei benderfynu.",
        ),
    ),
    "board": (
        ("Board of Management", "Bwrdd Rheoli"),
        (
            "It runs the co-op: money, staff, plans. It listens to the Council and answers.",
            "Mae’n rhedeg y gydweithfa: arian, staff, cynlluniau. Mae’n gwrando ar y Cyngor ac yn "
            "ateb.",
        ),
    ),
}
SEQUENCE = ("general", "council", "board")
# What the rules say of the Board.
BOARD = {"term_months": 48, "most_terms": 2, "members_only": False, "remedy": "appointment"}
# So many members make a general meeting.
QUORUM = 20
TRUSTEES = (
    "Tomos Thrush",
    "Beti Bilberry",
    "Rhodri Reed",
    "Marged Meadow",
    "Idris Ivy",
    "Catrin Clover",
)
ABOUT = (
    (
        "I like walking. I want buses to be better.",
        "Rwy’n hoffi cerdded. Rwyf am weld bysiau gwell.",
    ),
    ("I listen first.", "Rwy’n gwrando yn gyntaf."),
    ("I bake cakes and ask questions.", "Rwy’n pobi cacennau ac yn gofyn cwestiynau."),
    (
        "I work nights, so I speak for the night.",
        "Rwy’n gweithio’r nos, felly rwy’n siarad dros y nos.",
    ),
)


def _in_welsh(record, **vals):
    record.with_context(lang="cy_GB").write(vals)


def set_up_board(stage):
    """The Board, which ran the charity before there were members.

    :param stage: the :class:`~.setting.Setting`
    """
    stage.bodies = {}
    board = _add_body(stage, "board", stage.begun)
    _add_rules(board, stage.begun, **BOARD)
    seats = _add_seats(board, len(TRUSTEES), ("Trustee", "Ymddiriedolwr"), stage.begun)
    for place, (seat, name) in enumerate(zip(seats, TRUSTEES, strict=True)):
        trustee = stage.env["res.partner"].create({"name": name, "company_id": stage.company.id})
        term = stage.env["coop.office.term"]._begin(
            seat,
            trustee,
            stage.begun,
            "before",
            stage.opened + relativedelta(years=2 + place % 3, months=6, days=-1),
        )
        show(term.holder_id, place)


def set_up(stage):
    """Membership opens: by its rules the Council, still without people, appoints the Board; and
    members can meet.

    :param stage: the :class:`~.setting.Setting`
    """
    env, company, board = stage.env, stage.company, stage.bodies["board"]
    council = _add_body(stage, "council", stage.opened)
    board.appointed_by_id = council
    by_rules = {"rules_version_id": stage.rules.id}
    _add_rules(board, stage.opened, **BOARD, **by_rules)
    _add_rules(
        council,
        stage.opened,
        term_months=36,
        most_terms=3,
        remedy="countback",
        removal_by="body",
        removal_percent=75,
        **by_rules,
    )
    _add_rules(
        _add_body(stage, "general", stage.opened),
        stage.opened,
        notice_days=14,
        quorum_least=QUORUM,
        quorum_percent=0,
        **by_rules,
    )
    env["coop.general.rules"].create(
        {"company_id": company.id, "valid_from": stage.opened, **by_rules}
    )
    stage.constituencies = []
    for place, (english, welsh, code) in enumerate(CONSTITUENCIES):
        constituency = env["coop.constituency"].create(
            {
                "name": english,
                "sequence": place,
                "category_id": stage.categories[code].id,
                "of_employees": code == "employee",
                "company_id": company.id,
                "date_from": stage.opened,
            }
        )
        _in_welsh(constituency, name=welsh)
        stage.constituencies.append(constituency)


def _add_body(stage, kind, day):
    names, purposes = BODIES[kind]
    body = stage.env["coop.body"].create(
        {
            "name": names[0],
            "kind": kind,
            "purpose": purposes[0],
            "company_id": stage.company.id,
            "sequence": SEQUENCE.index(kind),
            "date_from": day,
            "record_from": day,
        }
    )
    _in_welsh(body, name=names[1], purpose=purposes[1])
    stage.bodies[kind] = body
    return body


def _add_rules(body, day, **vals):
    body.env["coop.body.rules"].create({"body_id": body.id, "valid_from": day, **vals})


def _add_seats(body, count, roles, day, constituency=None, is_office=False, first=1):
    seats = body.env["coop.seat"].create(
        [
            {
                "body_id": body.id,
                "company_id": body.company_id.id,
                "role": roles and roles[0],
                "number": number,
                "constituency_id": constituency and constituency.id,
                "is_office": is_office,
                "date_from": day,
            }
            for number in range(first, first + count)
        ]
    )
    if roles:
        _in_welsh(seats, role=roles[1])
    return seats


def show(holder, place):
    """The person says how they want to be shown."""
    english, welsh = ABOUT[place % len(ABOUT)]
    holder.write(
        {
            "photo": base64.b64encode(portraits.portrait(holder.name)),
            "about": english,
            "reach": "Through the office / Drwy’r swyddfa",
        }
    )
    _in_welsh(holder, about=welsh)
    holder._agree(("paper", "helper", "phone")[place % 3], "Olwen Berllan")


def seat_council(told, day):
    """Return the seats of the Council, made when it is elected for the first time.

    :param told: the :class:`~.history.History` so far
    :param date day: today
    """
    council = told.stage.bodies["council"].with_env(told.env)
    return council.env["coop.seat"].union(
        *(
            _add_seats(council, SEATS, None, day, constituency.with_env(told.env))
            for constituency in told.stage.constituencies
        )
    )


def add_council_seats(told, day):
    """The co-op has grown: more seats for each constituency. Return them.

    :param told: the :class:`~.history.History` so far
    :param date day: the day from which they are there
    """
    council = told.stage.bodies["council"].with_env(told.env)
    return council.env["coop.seat"].union(
        *(
            _add_seats(council, MORE, None, day, constituency.with_env(told.env), first=SEATS + 1)
            for constituency in told.stage.constituencies
        )
    )


def begin_council(told):
    """Those elected come together for the first time: all but one have said how they want to be
    shown, and one takes the chair.

    :param told: the :class:`~.history.History` so far
    """
    council = told.stage.bodies["council"].with_env(told.env)
    begins = told.env["coop.clock"].today()
    terms = council._get_terms_on(begins).sorted("id")
    if not terms or council.seat_ids.filtered("is_office"):
        return
    for place, term in enumerate(terms[1:]):
        show(term.holder_id, place)
    chair = _add_seats(council, 1, ("Chair", "Cadeirydd"), begins, is_office=True)
    terms._begin(
        chair,
        terms[1].holder_id.partner_id,
        begins,
        "elected",
        begins + relativedelta(years=1, days=-1),
    )


def stand_down(told, day):
    """One councillor stands down: the seat waits to be filled.

    :param told: the :class:`~.history.History` so far
    :param date day: today
    """
    council = told.stage.bodies["council"].with_env(told.env)
    sitting = council.term_ids.filtered(lambda t: t.state == "now" and not t.is_office)
    term = sitting.sorted("id")[-1:]
    if term:
        term._end(day - timedelta(days=21), "resignation", notice_on=day - timedelta(days=30))

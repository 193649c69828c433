"""What people on the Board and on the Council declared: interests, one of which is over."""

from dateutil.relativedelta import relativedelta

# (kind, words, years since, way), for people on the Board in the order of their seats
ON_THE_BOARD = (
    ("office", "I keep the accounts of the choir in Bangor.", 6, "paper"),
    ("property", "I own the shop that sells paint to two of our houses.", 9, "phone"),
    ("family", "My daughter works in one of our day services.", None, "helper"),
    ("work", "A bank paid me until last spring.", 12, "paper"),
)
# for who is new on the Council and signs in
ON_THE_COUNCIL = ("gift", "A firm that builds kitchens took me out for dinner.", None, "portal")


def declare_interests(told, day):
    """Some declare something, others say that there is nothing.

    :param told: the :class:`~.history.History` so far
    :param date day: the day on which this happens
    """
    env = told.env
    holders = _sitting(told, "board")
    for holder, (kind, words, years, way) in zip(holders, ON_THE_BOARD, strict=False):
        since = years and day - relativedelta(years=years)
        interest = env["coop.interest"]._declare(holder, _kind(told, kind), words, way, since)
    interest._end("phone")
    for holder in holders[len(ON_THE_BOARD) :]:
        holder._looked_through_interests("phone")
    for holder in _sitting(told, "council")[:2]:
        holder._looked_through_interests("paper")


def declare_as_councillor(told, councillor):
    """Who is new on the Council tells of something on their own page.

    :param councillor: the coop.office.holder
    """
    kind, words, _years, way = ON_THE_COUNCIL
    told.env["coop.interest"]._declare(councillor, _kind(told, kind), words, way)


def _kind(told, code):
    return told.stage.ref(f"coop_governance.interest_kind_{code}")


def _sitting(told, kind):
    """Return who sits on a body now, in the order of the seats."""
    body = told.stage.bodies[kind].with_env(told.env)
    terms = body.term_ids.filtered(lambda term: term.state == "now" and not term.is_office)
    return terms.sorted(lambda term: (term.seat_id.number, term.id)).holder_id

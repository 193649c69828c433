"""Who sits where, for the people of the tests: a councillor with a log-in; somebody with a log-in
whom the Council appointed to the Board; and a meeting of each body in which they took part."""

from datetime import timedelta

from odoo.fields import Command

from tests.support.met import hold

WELSH = "cy_GB"
DAY = "2020-01-01"


def seated(env, seeded, council, board, words):
    """Let the councillor and the trustee take their seats as the rules have it: the one elected,
    the other by a resolution of the Council that was carried."""
    today = env["coop.clock"].today()
    councillor = env["res.partner"].browse(seeded.partners["councillor"])
    seat = env["coop.seat"].create(
        {
            "body_id": council.id,
            "constituency_id": council.seat_ids.constituency_id[:1].id,
            "number": 3,
            "date_from": DAY,
        }
    )
    env["coop.office.term"]._begin(seat, councillor, today, "elected")
    board.action_add_usual_steps()
    trustee = env["res.partner"].browse(seeded.partners["trustee"])
    appointed(env, council, board, trustee, words, 2)
    _board_met(env, board, words)
    _declared(env, council, board, words)


def appointed(env, council, board, trustee, words, number):
    """Let somebody take a new seat on the Board, by a resolution of the Council."""
    candidate = _before_the_council(env, trustee, board)
    _resolved(env, council, candidate, words)
    seat = env["coop.seat"].create({"body_id": board.id, "number": number, "date_from": DAY})
    candidate._appoint(seat, env["coop.clock"].today())


def _before_the_council(env, trustee, board):
    """Return a candidate of whom everything is known that those who appoint have to know."""
    today = env["coop.clock"].today()
    candidate = env["coop.board.candidate"].create(
        {
            "search_id": board.search_ids[:1].id,
            "name": trustee.name,
            "partner_id": trustee.id,
            "agreed_on": today,
        }
    )
    questions = env["coop.board.question"]._get_asked(env.company)
    env["coop.board.declaration"]._give(
        candidate, {question: (question.expected == "yes", None) for question in questions}, "paper"
    )
    env["coop.board.check"].create(
        [
            {"candidate_id": candidate.id, "kind_id": kind.id, "result": "passed", "source": "12/7"}
            for kind in env["coop.board.check.kind"]._get_kinds(env.company)
        ]
    )
    candidate.action_checked()
    return candidate


def _resolved(env, council, candidate, words):
    """The Council meets, and appoints."""
    meeting = _called(env, council, "Council meeting", "Cyfarfod y Cyngor", 20)
    item = meeting.item_ids[0]
    candidate.resolution_id = env["coop.resolution"].create(
        {
            "name": words["chosen"],
            "wording": words["chosen"],
            "body_id": council.id,
            "item_id": item.id,
        }
    )
    candidate.action_propose()
    meeting.action_open()
    for person in meeting.person_ids:
        person._come_in()
    item.action_open()
    resolution = candidate.resolution_id
    resolution.action_fill_votes()
    resolution.vote_ids[0].for_count = len(meeting.person_ids)
    resolution._declare()
    meeting.action_close()


def _board_met(env, board, words):
    """The Board meets once, with a closed point, and sends its minutes round."""
    board._get_rules().write({"quorum_least": 1, "notice_days": 2})
    meeting = _called(env, board, "Board meeting", "Cyfarfod y Bwrdd", 25)
    hold(env, meeting, board, words)
    meeting.minutes_ids.action_circulate()


def _called(env, body, name, welsh, days):
    start = env["coop.clock"].now().replace(microsecond=0) + timedelta(days=days)
    meeting = env["coop.meeting"].create(
        {
            "name": name,
            "start": start,
            "stop": start + timedelta(hours=2),
            "place": "Neuadd y Dref",
            "body_line_ids": [Command.create({"body_id": body.id})],
            "item_ids": [
                Command.create({"name": "The hall", "sequence": 1}),
                Command.create(
                    {
                        "name": "Somebody",
                        "sequence": 2,
                        "is_closed": True,
                        "closed_why": "It is private.",
                    }
                ),
            ],
        }
    )
    meeting.with_context(lang=WELSH).name = welsh
    for item, words in zip(meeting.item_ids, ("Y neuadd", "Rhywun"), strict=True):
        item.with_context(lang=WELSH).name = words
    meeting._call()
    return meeting


def _declared(env, council, board, words):
    """Everybody who sits there declared something; one of them ended it."""
    kinds = env["coop.interest.kind"].search([])
    interests = env["coop.interest"]
    for place, holder in enumerate((council | board).term_ids.holder_id.sorted("id")):
        kind = kinds[place % len(kinds)]
        first = interests._declare(holder, kind, words["interest"], "paper")
        if not place:
            first._end("phone")

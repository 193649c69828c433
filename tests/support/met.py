"""Meetings of the Council for the people of the tests."""

from datetime import timedelta

from odoo.fields import Command

WELSH = "cy_GB"


def met(env, seeded, council, words):
    """Two meetings of the Council that were held, of which the first has approved minutes, and
    one that is called."""
    now = env["coop.clock"].now().replace(microsecond=0)
    council._get_rules().write({"quorum_least": 1, "notice_days": 2})
    meetings = env["coop.meeting"]
    for days in (3, 6, 10):
        meetings += meetings.create(
            {
                "name": "Council meeting",
                "start": now + timedelta(days=days),
                "stop": now + timedelta(days=days, hours=2),
                "place": "Neuadd y Dref",
                "what_helps": "There is a lift.",
                "body_line_ids": [Command.create({"body_id": council.id})],
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
    in_welsh = meetings.with_context(lang=WELSH)
    in_welsh.write({"name": "Cyfarfod y Cyngor", "what_helps": "Mae lifft yno."})
    for item in in_welsh.item_ids:
        item.name = "Rhywun" if item.is_closed else "Y neuadd"
    first, second, called = meetings
    for meeting in meetings:
        meeting._call()
    hold(env, first, council, words)
    first.minutes_ids.action_circulate()
    second.action_open()
    second.person_ids[0]._come_in()
    first.minutes_ids._approve(second)
    second.action_close()
    called.person_ids.answer_note = "A seat by the door"
    env["coop.papers.round"].create(
        {"meeting_id": called.id, "sent_on": env["coop.clock"].today(env.company)}
    )
    question = env["coop.meeting.question"]._ask(called.person_ids[0], "ask", "Who pays?")
    seeded.records.update(
        {"meeting": called.id, "question": question.id, "minutes": first.minutes_ids.id}
    )


def hold(env, meeting, body, words):
    """One point with a resolution and what follows, one closed point with an interest."""
    meeting.action_open()
    row, (item, last) = meeting.person_ids[0], meeting.item_ids
    row._come_in()
    item.action_open()
    item.notes = f"<p>{words['said']}</p>"
    resolution = env["coop.resolution"].create(
        {
            "name": "A lift",
            "wording": words["resolved"],
            "body_id": body.id,
            "item_id": item.id,
        }
    )
    resolution.action_fill_votes()
    resolution.vote_ids[0].for_count = 1
    resolution._declare()
    last.action_open()
    env["coop.item.interest"].create(
        {"item_id": last.id, "person_id": row.id, "what": "My own house"}
    )
    env["coop.followup"].create(
        {
            "name": words["to_do"],
            "meeting_id": meeting.id,
            "item_id": item.id,
            "owner_id": row.holder_id.partner_id.id,
            "due_on": "2020-01-31",
        }
    )
    meeting.action_close()

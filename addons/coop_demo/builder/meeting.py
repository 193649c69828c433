"""Meetings of the Board and the Council: called, held, minuted, approved at the next one."""

from collections import Counter
from datetime import datetime, time, timedelta

from odoo import Command

from .agendas import AGENDAS, CLOSED, LAST_TIME

NAMES = {
    ("board",): ("Board meeting", "Cyfarfod y Bwrdd"),
    ("council",): ("Council meeting", "Cyfarfod y Cyngor"),
    ("board", "council"): (
        "The Council and the Board together",
        "Y Cyngor a’r Bwrdd gyda’i gilydd",
    ),
}
PLACE = "Neuadd y Dref, Aberystwyth"
HELPS = (
    "There is a lift and a hearing loop. Tea is at half past five. We pay for the bus or the taxi.",
    "Mae lifft a dolen glyw. Mae te am hanner awr wedi pump. Rydym yn talu am y bws neu’r tacsi.",
)
TOLD = "Olwen Berllan, by letter"


def _in_welsh(record, **vals):
    record.with_context(lang="cy_GB").write(vals)


def add_point(meeting, names, purpose, minutes, body=None):
    """Put a point on the agenda, in both languages.

    :param body: the coop.body that deals with it; all that meet by default
    :return: the coop.agenda.item
    """
    item = meeting.env["coop.agenda.item"].create(
        {
            "meeting_id": meeting.id,
            "sequence": len(meeting.item_ids) + 1,
            "name": names[0],
            "purpose": purpose,
            "minutes": minutes,
            **({"body_ids": [Command.set(body.ids)]} if body else {}),
        }
    )
    _in_welsh(item, name=names[1])
    return item


def add_resolution(item, body, title, wording, kind="ordinary"):
    """Write at a point, in both languages, what a body shall resolve.

    :return: the coop.resolution
    """
    resolution = item.env["coop.resolution"].create(
        {
            "company_id": item.company_id.id,
            "item_id": item.id,
            "body_id": body.id,
            "kind": kind,
            "name": title[0],
            "wording": wording[0],
        }
    )
    _in_welsh(resolution, name=title[1], wording=wording[1])
    # made through the point, of which the meeting does not know yet
    item.meeting_id.invalidate_recordset(["item_ids", "resolution_ids"])
    return resolution


class Meetings:
    """What the bodies did together, meeting by meeting.

    :param stage: the :class:`~.setting.Setting`
    :param env: the environment of the officer who is their secretary
    :param int before: how many months they met before membership opened
    """

    def __init__(self, stage, env, before):
        self.stage = stage
        self.env = env
        self.count = -before
        self.met = Counter()
        self.called = env["coop.meeting"]
        self.to_approve = env["coop.minutes"]
        self.brought = []  # (kind of body, point) that wait for the next meeting of that body
        self.points = {}  # agenda item -> what is said at it, or the point that was brought

    def bring(self, kind, point):
        """Put something on the agenda of the next meeting of a body.

        :param str kind: kind of the body
        :param point: what has ``names`` and ``minutes``, is told of its item by ``prepare``, and
            deals with it in the meeting by ``decide``
        """
        self.brought.append((kind, point))

    def go_on(self, day, following):
        """Hold what was called for this day, and call what comes next.

        :param date day: the second Thursday of a month
        :param following: the next such day, or none
        """
        clock = self.env["coop.clock"]
        called, self.called = self.called, self.env["coop.meeting"]
        for meeting in called:
            with clock._moved_to(meeting.start):
                self._hold(meeting)
        self.count += 1
        kinds = self._which()
        if following and kinds:
            with clock._moved_to(datetime.combine(day + timedelta(days=4), time(12))):
                self.called = self._call(kinds, following + timedelta(days=2))

    def _get_body(self, kind):
        return self.stage.bodies[kind].with_env(self.env)

    def _which(self):
        """The Board meets every third month, and when something waits for it; the Council every
        other one since it is there; now and then both of them together."""
        there = "council" in self.stage.bodies and self._get_body("council").held_count
        if there and self.count % 5 == 0:
            return ("board", "council")
        if there and self.count % 2:
            return ("council",)
        waits = any(kind == "board" for kind, _point in self.brought)
        return ("board",) if waits or self.count % 3 == 0 else ()

    def _call(self, kinds, day, hour=18):
        begins = datetime.combine(day, time(hour))
        english, welsh = NAMES[kinds]
        meeting = self.env["coop.meeting"].create(
            {
                "name": english,
                "company_id": self.stage.company.id,
                "start": begins,
                "stop": begins + timedelta(hours=2),
                "place": PLACE,
                "what_helps": HELPS[0],
                "secretary_id": self.stage.users["officer"].id,
                "body_line_ids": [
                    Command.create({"body_id": self._get_body(kind).id}) for kind in kinds
                ],
            }
        )
        _in_welsh(meeting, name=welsh, what_helps=HELPS[1])
        add_point(meeting, LAST_TIME, "minutes", 10)
        for kind in kinds:
            self._add_points(meeting, kind)
        if kinds == ("council",):
            names, why, said = CLOSED
            item = add_point(meeting, names, "discussion", 15)
            item.write({"is_closed": True, "closed_why": why[0]})
            _in_welsh(item, closed_why=why[1])
            self.points[item] = (said, None, None)
        meeting._call()
        return meeting

    def _add_points(self, meeting, kind):
        """What the body always does, and what was brought to it."""
        body = self._get_body(kind)
        agenda = AGENDAS[kind][self.met[kind] % len(AGENDAS[kind])]
        self.met[kind] += 1
        for names, purpose, minutes, said, resolved in agenda:
            self.points[add_point(meeting, names, purpose, minutes)] = (said, resolved, body)
        for point in [point for wanted, point in self.brought if wanted == kind]:
            item = add_point(meeting, point.names, "decision", point.minutes, body)
            self.points[item] = point
            point.prepare(item)
        self.brought = [row for row in self.brought if row[0] != kind]

    def _hold(self, meeting):
        """Everybody comes but one of each body; one takes part by phone and leaves early."""
        clock = self.env["coop.clock"]
        meeting.action_open()
        for line in meeting.body_line_ids:
            for place, person in enumerate(line.person_ids[1:]):
                person._come_in("phone" if place == 1 else "room")
        moment = meeting.start
        for item in meeting.item_ids:
            moment += timedelta(minutes=5)
            with clock._moved_to(moment):
                item.action_open()
                self._deal_with(item)
            moment += timedelta(minutes=item.minutes)
        with clock._moved_to(moment):
            meeting.action_close()
        with clock._moved_to(moment + timedelta(days=1)):
            meeting.minutes_ids.action_circulate()
        self.to_approve |= meeting.minutes_ids

    def _deal_with(self, item):
        if item.purpose == "minutes":
            self._approve_last(item)
            return
        point = self.points.pop(item)
        if not isinstance(point, tuple):
            point.decide(item, self.vote)
            return
        said, resolved, body = point
        item.notes = f"<p>{said}</p>"
        if resolved:
            title, wording, follows = resolved
            self.vote(add_resolution(item, body, title, wording))
            self._follow(item, follows)

    def _approve_last(self, item):
        meeting = item.meeting_id
        bodies = meeting.body_line_ids.body_id
        earlier = self.to_approve.filtered(lambda m: m._get_waiting_bodies() & bodies)
        for minutes in earlier:
            minutes._approve(meeting)
        self.to_approve -= earlier.filtered("closed")
        item.notes = "<p>The minutes are right.</p>" if earlier else False

    def vote(self, resolution):
        """Those who are there vote; somebody is against."""
        resolution._fill_votes()
        line = resolution._get_line()
        for place, vote in enumerate(resolution.vote_ids):
            here = line.person_ids.filtered(
                lambda p, vote=vote: p.is_here and p.constituency_id == vote.constituency_id
            )
            against = 1 if place == 1 and len(here) > 1 else 0
            vote.write({"for_count": len(here) - against, "against_count": against})
        resolution._declare()

    def _follow(self, item, name):
        """Somebody does it: done and told, but for the last one."""
        today = self.env["coop.clock"].today()
        followup = self.env["coop.followup"].create(
            {
                "company_id": item.company_id.id,
                "name": name,
                "meeting_id": item.meeting_id.id,
                "item_id": item.id,
                "owner_id": self.stage.users["officer"].partner_id.id,
                "due_on": today + timedelta(days=21),
            }
        )
        done = self.env["coop.followup"].search([("id", "!=", followup.id), ("state", "=", "todo")])
        for earlier in done:
            earlier.done_note = "It is done."
            earlier.action_done()
            earlier.told_note = TOLD
            earlier.action_told()

    def leave_one_ahead(self, today):
        """The next Council meeting is called: some come, one sends apologies, one asks.

        :param date today: the day on which the demo opens
        """
        meeting = self._call(("council",), today + timedelta(days=16))
        people = meeting.person_ids.filtered("term_id")
        for person in people[1:6]:
            person._answer("comes", "room")
        people[6]._answer("apology")
        self.env["coop.meeting.question"]._ask(
            people[2], "unclear", None, meeting.item_ids[1], "phone"
        )

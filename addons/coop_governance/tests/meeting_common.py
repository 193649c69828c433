"""A Council of six who meet on 29 May 2018 at 19:00, summer time, with five points."""

from contextlib import contextmanager
from datetime import date, datetime

from freezegun import freeze_time

from .common import GovernanceCase

EVENING = date(2018, 5, 29)


def at(hour, minute=0, day=EVENING):
    """Return an hour of British Summer Time as naive UTC."""
    return datetime(day.year, day.month, day.day, hour - 1, minute)


class MeetingCase(GovernanceCase):
    """Notice: 7 clear days. Quorum: half of the seats, and one of each constituency."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.rules_of_council.write(
            {
                "notice_days": 7,
                "quorum_least": 3,
                "quorum_percent": 50,
                "quorum_each": 1,
                "consent_percent": 90,
            }
        )
        cls.people = {}
        for constituency, category in (
            (cls.oak, cls.supported),
            (cls.ash, cls.employees),
            (cls.rowan, cls.supporters),
        ):
            for number, seat in enumerate(cls.seats[constituency], 1):
                name = f"{constituency.name} {number}"
                member = cls._member(name, category)
                cls.env["coop.office.term"]._begin(
                    seat, member.partner_id, date(2018, 5, 1), "elected"
                )
                cls.people[name] = member.partner_id
        cls.meeting = cls._meeting()

    @classmethod
    def _meeting(cls, start=None, stop=None, bodies=None, points=5, **vals):
        bodies = cls.council if bodies is None else bodies
        for body in bodies.filtered(lambda one: not one.rules_ids):
            cls.env["coop.body.rules"].create(
                {
                    "body_id": body.id,
                    "valid_from": date(2017, 1, 1),
                    "notice_days": 0,
                    "quorum_least": 0,
                    "quorum_percent": 0,
                }
            )
        meeting = cls.env["coop.meeting"].create(
            {
                "name": "Council meeting",
                "company_id": cls.company.id,
                "start": start or at(19),
                "stop": stop or at(21),
                "place": "Neuadd y Dref",
                "secretary_id": cls.secretary.id,
                "body_line_ids": [(0, 0, {"body_id": body.id}) for body in bodies],
                **vals,
            }
        )
        cls.env["coop.agenda.item"].create(
            [
                {"meeting_id": meeting.id, "name": f"Point {number}", "sequence": number}
                for number in range(1, points + 1)
            ]
        )
        return meeting

    @contextmanager
    def _time(self, moment):
        with freeze_time(moment):
            self.env.invalidate_all()
            yield

    def _row(self, name, meeting=None):
        meeting = meeting or self.meeting
        return meeting.person_ids.filtered(lambda p: p.name == name)

    def _begin_meeting(self, *names, meeting=None, moment=None):
        """Give notice, open the meeting at seven, and let people in."""
        meeting = meeting or self.meeting
        if meeting.state == "draft":
            meeting._call()
        with self._time(moment or at(19)):
            meeting.action_open()
            for name in names or [*self.people]:
                self._row(name, meeting)._come_in()

    def _vote(self, item, votes, moment, kind="ordinary", body=None, **vals):
        """Make a resolution with votes by constituency: {constituency: (for, against, none)}."""
        resolution = self.env["coop.resolution"].create(
            {
                "company_id": self.company.id,
                "name": "A lift for the hall",
                "wording": "The Council asks for a lift.",
                "kind": kind,
                "body_id": (body or self.council).id,
                "item_id": item.id,
                "vote_ids": [
                    (
                        0,
                        0,
                        {
                            "constituency_id": constituency and constituency.id,
                            "for_count": numbers[0],
                            "against_count": numbers[1],
                            "abstained_count": numbers[2],
                        },
                    )
                    for constituency, numbers in votes.items()
                ],
                **vals,
            }
        )
        with self._time(moment):
            resolution._declare()
        return resolution

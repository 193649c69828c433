"""Minutes of an evening with one open point, on which a vote was taken, and one closed point."""

from datetime import date

from .meeting_common import MeetingCase, at

NEXT = date(2018, 6, 26)


class MinutesCase(MeetingCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["coop.body.rules"].create(
            {"body_id": cls.board.id, "valid_from": date(2017, 1, 2), "quorum_least": 1}
        )
        cls.first, cls.closed = cls.meeting.item_ids.sorted("sequence")[:2]
        cls.first.notes = "<p>We spoke of the lift.</p>"
        cls.closed.write(
            {
                "is_closed": True,
                "closed_why": "It is about one person.",
                "notes": "<p>Her name.</p>",
            }
        )

    def _hold(self, with_interest=False):
        self._begin_meeting()
        with self._time(at(19, 5)):
            self.first.action_open()
        if with_interest:
            self._declare_interest(self.first, "Ash 1")
        self._vote(self.first, {self.oak: (2, 0, 0), self.ash: (0, 1, 0)}, at(19, 10))
        self.env["coop.followup"].create(
            {
                "company_id": self.company.id,
                "name": "Ask for a price",
                "meeting_id": self.meeting.id,
                "item_id": self.first.id,
                "owner_id": self.people["Ash 1"].id,
                "due_on": NEXT,
            }
        )
        with self._time(at(20)):
            self.closed.action_open()
        with self._time(at(21)):
            self.meeting.action_close()
        return self.meeting.minutes_ids

    def _declare_interest(self, item, name):
        return self.env["coop.item.interest"].create(
            {"item_id": item.id, "person_id": self._row(name).id, "what": "My own house"}
        )

    def _following(self, day=NEXT, **vals):
        """Return a meeting a month later, called and opened."""
        following = self._meeting(start=at(19, day=day), stop=at(21, day=day), **vals)
        with self._time("2018-06-01 10:00:00"):
            following._call()
        with self._time(at(19, day=day)):
            following.action_open()
            following.person_ids._come_in()
        return following

    def _approve(self, minutes):
        with self._time("2018-06-01 10:00:00"):
            minutes.action_circulate()
        following = self._following()
        with self._time(at(19, day=NEXT)):
            minutes._approve(following)
        return following

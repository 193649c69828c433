"""A Board of two that the Council of six appoints; and somebody who may join it."""

from datetime import date

from .common import TODAY
from .meeting_common import MeetingCase, at

__all__ = ["TODAY", "VOTED", "BoardCase"]

VOTED = date(2018, 5, 29)


class BoardCase(MeetingCase):
    """Terms of four years; who sits there need not be a member. The record is kept from today."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.rules_of_board = cls.env["coop.body.rules"].create(
            {
                "body_id": cls.board.id,
                "valid_from": date(2017, 1, 1),
                "members_only": False,
                "term_months": 48,
                "remedy": "appointment",
            }
        )
        cls.board_seats = cls._seats(2, body_id=cls.board.id, role="Trustee")
        cls.search = cls.env["coop.board.search"].create(
            {
                "name": "Two people for the Board",
                "body_id": cls.board.id,
                "company_id": cls.company.id,
                "need": "Somebody who knows about money.",
                "closes_on": date(2018, 6, 30),
            }
        )
        cls.questions = cls.env["coop.board.question"]._get_asked(cls.company)
        cls.item = cls.meeting.item_ids.sorted("sequence")[0]

    @classmethod
    def _partner(cls, name):
        return cls.env["res.partner"].create({"name": name, "company_id": cls.company.id})

    @classmethod
    def _candidate(cls, name="Gwen Lliw", **vals):
        return cls.env["coop.board.candidate"].create(
            {
                "search_id": cls.search.id,
                "company_id": cls.company.id,
                "name": name,
                "partner_id": cls._partner(name).id,
                "agreed_on": TODAY,
                **vals,
            }
        )

    def _answers(self, **other):
        """Answers as they are hoped for; ``other`` by the kind of the question."""
        return {
            question: (other.get(question.kind, question.expected == "yes"), None)
            for question in self.questions
        }

    def _declare(self, of, channel="paper", **other):
        return self.env["coop.board.declaration"]._give(of, self._answers(**other), channel)

    def _check(self, candidate, **failed):
        """Do all checks that are asked of everybody; ``failed``: values of those not passed."""
        kinds = self.env["coop.board.check.kind"]._get_kinds(self.company)
        return self.env["coop.board.check"].create(
            [
                {
                    "candidate_id": candidate.id,
                    "kind_id": kind.id,
                    "result": "passed",
                    "source": "Noted in the file",
                    **failed.get(kind.code, {}),
                }
                for kind in kinds.filtered("required")
            ]
        )

    def _draft(self, body=None, **vals):
        return self.env["coop.resolution"].create(
            {
                "company_id": self.company.id,
                "name": "Somebody for the Board",
                "wording": "The Council appoints.",
                "body_id": (body or self.council).id,
                "item_id": self.item.id,
                **vals,
            }
        )

    def _ready(self, name="Gwen Lliw", **vals):
        """Return a candidate before the Council: the resolution names them."""
        candidate = self._candidate(name, **vals)
        self._declare(candidate)
        self._check(candidate)
        candidate.action_checked()
        candidate.resolution_id = self._draft()
        candidate.action_propose()
        return candidate

    def _decide(self, resolution, carried=True):
        """Let the Council vote on the evening of its meeting."""
        if self.meeting.state in ("draft", "called"):
            self._begin_meeting()
        votes = (2, 0, 0) if carried else (0, 2, 0)
        resolution.vote_ids = [
            (
                0,
                0,
                {
                    "constituency_id": constituency.id,
                    "for_count": votes[0],
                    "against_count": votes[1],
                },
            )
            for constituency in (self.oak, self.ash)
        ]
        with self._time(at(19, 5)):
            if self.item.state != "open":
                self.item.action_open()
        with self._time(at(19, 10)):
            resolution._declare()
        self.assertEqual(resolution.state, "carried" if carried else "lost")
        return resolution

    def _appointed(self, name="Gwen Lliw", seat=None):
        candidate = self._ready(name)
        self._decide(candidate.resolution_id)
        return candidate._appoint(seat or self.board_seats[0], date(2018, 6, 1))

"""A budget that the Board brings to the Council of six, who meet on 29 May 2018."""

from .common import TODAY
from .meeting_common import MeetingCase, at
from .papers_common import PapersCase

__all__ = ["TODAY", "DecisionCase", "at"]


class DecisionCase(MeetingCase):
    """The seven matters are taken over; the Central Budget of 2018 has its first version."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.matters = cls.env["coop.reserved.matter"]._take_over(cls.company)
        cls.budget = cls.matters.filtered(lambda m: m.name == "Central Budget")
        cls.salaries = cls.matters.filtered("is_pay")
        cls.decision = cls._decision()

    @classmethod
    def _paper(cls, name):
        return PapersCase._paper.__func__(cls, name)

    @classmethod
    def _publish(cls, text):
        return PapersCase._publish.__func__(cls, text)

    @classmethod
    def _decision(cls, **vals):
        decision = cls.env["coop.decision"].create(
            {
                "name": "Central Budget 2018",
                "matter_id": cls.budget.id,
                "company_id": cls.company.id,
                "board_id": cls.board.id,
                "council_id": cls.council.id,
                "year": 2018,
                "aim_care": True,
                **vals,
            }
        )
        cls._version(decision, f"Budget {decision.id}")
        return decision

    @classmethod
    def _version(cls, decision, name, **vals):
        return cls.env["coop.decision.version"].create(
            {
                "decision_id": decision.id,
                "text_id": cls._paper(name).id,
                "for_supported": "The lunch club closes.",
                "for_staff": "No change.",
                "for_communities": "The hall is let.",
                "made_with": "The forum in Bangor, in March.",
                "risk_ids": [
                    (
                        0,
                        0,
                        {"risk": "People are lonely.", "said_by": "A forum", "words": "Keep it!"},
                    )
                ],
                **vals,
            }
        )

    def _ask(self, *wordings, review=None):
        review = review or self.decision.review_id
        return self.env["coop.review.request"].create(
            [{"review_id": review.id, "wording": wording} for wording in wordings]
        )

    def _council_votes(self, review, point=0, votes=(2, 0, 0)):
        """Let the Council vote on the evening of its meeting; return the resolution."""
        if self.meeting.state in ("draft", "called"):
            self._begin_meeting()
        item = self.meeting.item_ids.sorted("sequence")[point]
        with self._time(at(19, 5 + 10 * point)):
            item.action_open()
        return self._vote(
            item,
            {self.oak: votes, self.ash: votes},
            at(19, 10 + 10 * point),
            name="The budget",
            wording="The Council concludes.",
            review_id=review.id,
        )

    def _concluded(self, outcome="changes", *wordings, point=0):
        """Bring the decision, and let the Council conclude on it."""
        if self.decision.state != "review":
            self.decision.action_bring()
        review = self.decision.review_id
        self._ask(*wordings)
        resolution = self._council_votes(review, point)
        with self._time(at(20)):
            reasons = {"en_GB": "People need it.", "cy_GB": "Mae ei angen ar bobl."}
            review._conclude(outcome, reasons, resolution)
        return review

    def _final(self, **more):
        self.decision._decide(
            {"en_GB": "The lunch club stays.", "cy_GB": "Mae’r clwb cinio’n aros."},
            where="Minutes of the Board, 12 June",
            **more,
        )

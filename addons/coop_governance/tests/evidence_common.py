"""A co-op of which a summer is written down: something of everything that evidence is made of."""

from datetime import date, datetime

from .board_common import BoardCase
from .decision_common import DecisionCase
from .meeting_common import at
from .minutes_common import NEXT, MinutesCase

__all__ = ["EvidenceCase"]

FIRST, LAST = date(2018, 4, 1), date(2018, 9, 30)
NOW = datetime(2018, 10, 15, 9)


class EvidenceCase(DecisionCase, MinutesCase, BoardCase):
    """From April to September 2018; it is 15 October when somebody looks."""

    def _on(self, month, day):
        return self._time(datetime(2018, month, day, 9))

    def _live_through(self):
        """Let the summer go by, through the acts of the models."""
        self._prepare()
        self._meet()
        self._answer_and_decide()
        self._decide_without_waiting()
        self._look_after_bodies()
        self._hear_people()
        self.env.flush_all()
        self.env.invalidate_all()

    def _prepare(self):
        self.budget.write({"valid_from": date(2018, 1, 1), "month": "5"})
        self.salaries.write({"valid_from": date(2018, 1, 1), "month": "6"})
        self.rules_of_council.papers_days = 7
        self.first.paper_ids = self._paper("A lift")
        self.decision.action_bring()
        self._say_what_they_think(self.decision.review_id)
        self.meeting._call()
        with self._on(5, 21):
            self.meeting._send_papers()

    def _say_what_they_think(self, review):
        for partner in self.people.values():
            review._say(partner.coop_membership_ids, "whole", "like")
        holders = self.council.term_ids.holder_id.sorted("id")
        review._ask(holders[0], "unclear")._answer("It is about the lunch club.")
        review._ask(holders[1], "ask", "Who pays?")
        questions = self.env["coop.council.question"]
        for name in ("The bus", "The hall"):
            question = questions._ask(
                self.people["Ash 2"].coop_membership_ids, name, "Why is it late?", how="paper"
            )
        question._answer("We ask them.")

    def _meet(self):
        review = self._concluded(
            "changes", "Keep the lunch club.", "Ring people first.", "Tell us sooner.", point=2
        )
        self.review = review
        row = self._row("Oak 1")
        with self._time(at(19, 40)):
            self._declare_interest(self.meeting.item_ids.sorted("sequence")[3], "Ash 1")
            questions = self.env["coop.meeting.question"]
            answered = questions._ask(row, "ask", "Who pays?")
            questions._ask(row, "unclear", "")
            answered.answer = "The co-op."
            answered.action_answer()
        followups = self.env["coop.followup"].create(
            [
                {
                    "company_id": self.company.id,
                    "name": name,
                    "meeting_id": self.meeting.id,
                    "owner_id": self.people["Ash 1"].id,
                    "due_on": date(2018, 7, 1),
                }
                for name in ("Ask for a price", "Write to the hall")
            ]
        )
        with self._time(at(21)):
            self.meeting.action_close()
        with self._on(6, 20):
            followups[0].done_note = "Done."
            followups[0].action_done()
            followups[0].told_note = "Told."
            followups[0].action_told()
        following = self._approve(self.meeting.minutes_ids)
        with self._time(at(21, day=NEXT)):
            following.action_close()
        day = date(2018, 7, 24)
        self.third = self._meeting(start=at(19, day=day), stop=at(21, day=day), points=1)
        self._begin_meeting("Oak 1", meeting=self.third, moment=at(19, day=day))
        with self._time(at(21, day=day)):
            self.third.action_close()

    def _answer_and_decide(self):
        one, two, three = self.decision.request_ids.sorted("number")
        with self._on(6, 5):
            one._answer("accepted", "We heard you.", "The lunch club stays.")
        with self._on(6, 20):
            two._answer("partly", "Where we can.", "We ring on Mondays.")
        with self._on(7, 30):
            three._answer("refused", "The law sets the day.")
        with self._on(8, 1):
            self._final()
        with self._on(8, 2):
            self.decision.action_tell_members()

    def _decide_without_waiting(self):
        with self._on(7, 2):
            self.pay = self._decision(
                name="Salary Structure 2018", matter_id=self.salaries.id, aim_work=True
            )
            self.pay.version_ids.risk_ids.write({"words": False})
            self.pay.version_ids.risk_ids.done_about_it = "We wait a year."
            self.pay.action_bring()
        with self._on(8, 10):
            self.pay._decide(
                {"en_GB": "Pay goes up.", "cy_GB": "Mae’r cyflog yn codi."},
                where="Minutes of the Board",
                why={"en_GB": "The law asks for it.", "cy_GB": "Mae’r gyfraith yn gofyn."},
            )

    def _look_after_bodies(self):
        sit = self.env["coop.office.term"]
        self.trustee = sit._begin(
            self.board_seats[0], self._partner("Nia Nos"), date(2018, 5, 1), "before"
        )
        kind = self.env["coop.filing.kind"].search([], limit=1)
        filings = self.env["coop.filing"].create(
            [
                {
                    "company_id": self.company.id,
                    "kind_id": kind.id,
                    "term_id": self.trustee.id,
                    "cause": cause,
                    "due_on": date(2018, 6, day),
                }
                for cause, day in (("begin", 1), ("end", 2))
            ]
        )
        filings[0].action_filed()
        self.council.action_add_usual_steps()
        terms = self.council.term_ids.sorted("id")
        terms[0].action_give_steps()
        with self._on(5, 12):
            terms[0].step_ids[0]._done("office")
        for term in terms[:5] | self.trustee:
            term.holder_id._looked_through_interests("paper", date(2018, 6, 1))
        with self._on(6, 1):
            self.env["coop.buddy"]._ask(terms[0], terms[2].holder_id)._answer(True, "paper")
        with self._on(7, 1):
            terms[5]._end(date(2018, 7, 1), "resignation")
        review = self.env["coop.body.review"].create(
            {
                "body_id": self.council.id,
                "company_id": self.company.id,
                "year": 2018,
                "open_from": date(2018, 6, 1),
                "open_to": date(2018, 6, 10),
                "promise_ids": [
                    (0, 0, {"name": "Shorter papers", "due_on": date(2018, 9, 1), "done_on": LAST}),
                    (0, 0, {"name": "A break", "due_on": date(2018, 9, 1)}),
                ],
            }
        )
        review.action_usual_questions()
        with self._on(6, 1):
            review.action_open()

    def _hear_people(self):
        self.company.coop_concern_lead_id = self.officer
        self.env["coop.concern"].sudo()._receive(self.company, {"words": "Somebody shouts at me."})
        complaints = self.env["coop.complaint"].create(
            [
                {"company_id": self.company.id, "kind": "complaint", "words": words}
                for words in ("It was cold.", "Nobody rang.")
            ]
        )
        complaints[0].sudo().write({"state": "answered", "answered_on": date(2018, 5, 20)})
        self._member("Left", day=date(2018, 5, 2))

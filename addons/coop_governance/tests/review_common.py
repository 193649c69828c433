"""Members of Arfon are asked about the budget that the Council reviews until 12 July 2018."""

from datetime import date

from .decision_common import TODAY, DecisionCase, at

__all__ = ["LAST", "TODAY", "ReviewCase", "at"]

#: the last day on which members say what they think
LAST = date(2018, 6, 21)


class ReviewCase(DecisionCase):
    """Seven members besides the Council; Mali is supported. The budget was brought today."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.mali = cls._member("Mali Derwen", cls.supported, area=cls.area)
        cls.others = cls.env["coop.membership"].union(
            *(cls._member(f"Member {number}", cls.supporters, area=cls.area) for number in range(6))
        )
        cls.decision.action_bring()
        cls.review = cls.decision.review_id

    def _on(self, day):
        return self._time(at(12, day=day))

    def _part(self, lang="en_GB", number=1):
        reading, parts = self.review._get_parts(lang, "standard")
        return f"p{reading.id}-{parts[number - 1].number}"

    def _all_say(self, card="like", subject="whole", members=None, **more):
        for member in self.others if members is None else members:
            self.review._say(member, subject, card, **more)

    def _said(self, subject="whole"):
        rows = self.review._get_said()["subjects"]
        return next(row for row in rows if row["code"] == subject)

    def _counts(self, row):
        return row["cards"] and [card["count"] for card in row["cards"]]

    def _let_appear(self):
        items = self.review.comment_ids.moderation_id
        items.filtered(lambda item: item.state == "waiting").action_show()

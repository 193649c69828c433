"""A scheme of delegation with four matters, for the tests that ask it."""

from datetime import date

from .common import TODAY, GovernanceCase


class DelegationCase(GovernanceCase):
    """The scheme is decided by the Board, and holds from 1 May 2018 once it is put in force."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.scheme = cls.env["coop.delegation.scheme"].create(
            {
                "name": "Scheme of 2018",
                "company_id": cls.company.id,
                "valid_from": date(2018, 5, 1),
                "body_id": cls.board.id,
                "decided_on": date(2018, 4, 20),
            }
        )
        cls.small = cls._line("Buy something", job="Team manager", amount_to=500)
        cls.middle = cls._line(
            "Buy something",
            job="Director",
            amount_from=500,
            amount_to=5000,
            ask_first="the finance manager",
            tell_after="the Board",
        )
        cls.large = cls._line("Buy something", body_id=cls.board.id, amount_from=5000)
        cls.hire = cls._line("Hire a support worker", job="Team manager", heading="People")
        cls.chairing = cls._line("Call a meeting of the Council", seat_id=cls.chair.id)
        cls.board_choice = cls._line(
            "Appoint somebody to the Board",
            body_id=cls.council.id,
            reserved="council",
            source="rules",
            source_ref="rule 12",
        )

    @classmethod
    def _line(cls, matter, **vals):
        return cls.env["coop.delegation"].create(
            {"scheme_id": cls.scheme.id, "matter": matter, "heading": "Money", **vals}
        )

    def _in_force(self):
        self.scheme._put_in_force("Welsh follows.")
        return self.scheme

    def _translate(self):
        """Everything in Welsh: what the words are does not matter here."""
        for record in (self.scheme, *self.scheme.line_ids):
            welsh = record.with_context(lang="cy_GB")
            names = ["name"] if record == self.scheme else ["matter", "heading", "job"]
            names += ["ask_first", "tell_after"] if record != self.scheme else []
            welsh.write({name: f"{record[name]} (cy)" for name in names if record[name]})


__all__ = ["TODAY", "DelegationCase"]

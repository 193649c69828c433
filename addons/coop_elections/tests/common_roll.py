"""An election of which notice was given, and three members, one for each group."""

from unittest.mock import patch

from freezegun import freeze_time

from .common import TODAY, ElectionCase

__all__ = ["TODAY", "RollCase"]


class RollCase(ElectionCase):
    """It is 10 May 2018, the qualifying date. Mali, Elin and Siôn vote, each in a group."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.mali = cls._member("Mali Derwen")
        cls.elin = cls._member("Elin Onnen", cls.employees)
        cls.sion = cls._member("Siôn Helyg", cls.supported)
        cls.election = cls._noticed()
        cls.electors = cls.env["coop.election.elector"]
        cls.codes = cls.env["coop.election.code"]

    def _contest(self, constituency):
        return self.election.sudo().contest_ids.filtered(
            lambda one: one.constituency_id == constituency
        )

    def _rows(self, member=None):
        mine = [("election_id", "=", self.election.id)]
        if member:
            mine.append(("membership_id", "=", member.id))
        return self.electors.search(mine)

    def _make_final(self):
        """The roll is made, and final, at the day for objections."""
        if self.election.roll_state == "none":
            self.election._make_roll()
        with freeze_time(self.election._get_objections_until()):
            self.election.action_make_roll_final()

    def _open_poll(self):
        """Voting begins; what is in the way besides the roll is not asked here."""
        self.startPatcher(
            patch.object(type(self.election), "_check_blocks", lambda election, act: None)
        )
        for step, act in (
            ("nominations_open", "action_open_nominations"),
            ("poll_opens", "action_open_poll"),
        ):
            with freeze_time(self.election._get_step(step).at):
                getattr(self.election, act)()

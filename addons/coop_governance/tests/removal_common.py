"""A Council whose rules let it remove one of its six, by three quarters of the votes."""

from datetime import date

from .board_attacks import BoardAttackCase
from .meeting_common import at

__all__ = ["EVENING_OF_VOTE", "RemovalCase"]

EVENING_OF_VOTE = date(2018, 5, 29)


class RemovalCase(BoardAttackCase):
    """Notice of 14 days; their words go round 7 days before. It concerns Oak 1."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.rules_of_council.write(
            {
                "removal_by": "body",
                "removal_percent": 75,
                "removal_days": 14,
                "removal_words_days": 7,
            }
        )
        cls.concerned = cls.people["Oak 1"]
        cls.term = cls.council.term_ids.filtered(
            lambda term: term.holder_id.partner_id == cls.concerned
        )

    def _propose(self, term=None, **vals):
        return self._as(self.env["coop.board.removal"], self.secretary).create(
            {
                "term_id": (term or self.term).id,
                "company_id": self.company.id,
                "reason": "Told a newspaper what was said on a closed point.",
                "proposed_by": "Two councillors",
                **vals,
            }
        )

    def _told(self, **vals):
        removal = self._propose()
        removal.action_tell()
        removal.write(vals)
        return removal

    def _put(self, removal):
        """Put it before the Council; return the resolution."""
        removal.resolution_id = self._draft(removal.decider_id, name="To remove somebody")
        removal.action_name_resolution()
        return removal.resolution_id.sudo()

    def _vote_on(self, resolution, votes, *names):
        """Let the Council vote: {constituency: (for, against)}."""
        if self.meeting.state == "draft":
            self._begin_meeting(*names)
        resolution.vote_ids.unlink()
        resolution.vote_ids = [
            (0, 0, {"constituency_id": one.id, "for_count": yes, "against_count": no})
            for one, (yes, no) in votes.items()
        ]
        if self.item.state != "open":
            with self._time(at(19, 5)):
                self.item.action_open()
        with self._time(at(19, 10)):
            resolution._declare()
        return resolution

    def _deliveries(self, kind, partner=None):
        return self.env["coop.notice.delivery"].search(
            [
                ("partner_id", "=", (partner or self.concerned).id),
                ("kind_id.code", "=", kind),
            ]
        )

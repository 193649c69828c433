"""An election that is declared, a voter's letters and codes, and the day on which it may go."""

from datetime import timedelta

from freezegun import freeze_time

from .common_count import CountCase

__all__ = ["RetentionCase"]


class RetentionCase(CountCase):
    """Five vote online, one with a helper, one on paper; a paper was spoilt; it is declared."""

    def setUp(self):
        super().setUp()
        codes = self.env["coop.election.code"]
        members = self._electors().membership_id
        codes._issue(self.election.sudo(), members.ids, "letter")
        self._cast([1, 2], [1], [2, 1], [2])
        self._vote(self.people[3], [1, 3], channel="helper", helped_by="Rhian Rhedyn")
        self._post(self.people[5])
        for election, electors in self.env["coop.election"]._find_untold().items():
            election._tell_voted(electors)
        self._close()
        self._key("3 1")
        self._count()
        self.election.action_tell_candidates()
        self._report()
        self.declaration = self._declare()
        self.day = self.at["declared"]

    def _electors(self):
        return self.env["coop.election.elector"].search([("election_id", "=", self.election.id)])

    def _after(self, **more):
        """It is so long after the declaration, in this block."""
        return freeze_time(self.day + timedelta(**more))

    def _year_on(self):
        return self._after(days=367)

    def _end_shares(self):
        day = self.env["coop.clock"].today()
        self.election._destroy_shares("Gwen Gwylan", "Eleri Eryr and Ruth Rhedynen", day)

    def _destroyed(self):
        """Everything in its turn; return the certificate."""
        with self._year_on():
            self._end_shares()
            self.election.action_ask_destruction()
            self.election.with_user(self.watcher).action_confirm_destruction()
        return self.election.sudo().certificate_ids

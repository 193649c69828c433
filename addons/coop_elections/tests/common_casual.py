"""A declared election of which somebody who was elected leaves the seat."""

from datetime import timedelta
from unittest.mock import patch

from freezegun import freeze_time

from . import common_poll
from .common import RECORD
from .common_count import CountCase

__all__ = ["A", "B", "C", "D", "CasualCase"]

FOUR = ("Ifan Ithel", "Lowri Lili", "Meirion Mwyar", "Nia Nant")
#: their numbers on the ballot
A, B, C, D = 1, 2, 3, 4
#: Seven papers for two seats, so the quota is 7 // 3 + 1 = 3. A and B have three each, C one.
#: Without A: B has 3, C has 2 and D has 1; one paper is used up, the quota is 6 // 3 + 1 = 3.
#: D is out, and C is the last.
VOTES = ([A, C], [A, D], [A], [B], [B], [B], [C])
#: Without A: B has 4, and C and D have 1 each, at every stage: a lot decides who is out.
LEVEL = ([A, C], [A, D], [A], [B], [B], [B], [B])


class CasualCase(CountCase):
    """Two seats, four candidates; two months have passed since the declaration."""

    @classmethod
    def setUpClass(cls):
        with patch.object(common_poll, "CANDIDATES", FOUR):
            super().setUpClass()

    def _elect(self, *votes, floor=1):
        self._set(publication_floor=floor)
        self._declared(*(votes or VOTES))
        self._later(60)

    def _later(self, days):
        """It is so many days after the declaration from now on, in this test."""
        frozen = freeze_time(self.at["declared"] + timedelta(days=days))
        frozen.start()
        self.addCleanup(frozen.stop)
        self.today = self.env["coop.clock"].today(self.company)

    def _partner(self, number):
        return self.contest._get_people()[number].membership_id.partner_id

    def _term(self, number):
        terms = self.env["coop.office.term"]
        mine = [("holder_id.partner_id", "=", self._partner(number).id)]
        return terms.search([*mine, ("seat_id", "in", self.contest.seat_ids.ids)])

    def _leave(self, number):
        """Somebody stands down from today on; return the vacancy, for a governance officer."""
        last = self.today - timedelta(days=1)
        return self._term(number)._end(last, "resignation").with_user(self.secretary)

    def _ask(self, vacancy, way="countback"):
        act = {"countback": "action_countback", "next_candidate": "action_next_candidate"}[way]
        number = getattr(vacancy, act)()["res_id"]
        return self.env["coop.election.casual"].with_user(self.secretary).browse(number)

    def _of(self, casual, number):
        return casual.answer_ids.filtered(lambda one: one.place == number)

    def _say(self, casual, number, willing="yes"):
        """Somebody answers by phone, and it is written down."""
        windows = self.env["coop.election.casual.note"].with_user(self.secretary)
        answer = self._of(casual, number)
        windows.create({"answer_id": answer.id, "willing": willing, "how": "phone"}).action_apply()
        return answer

    def _count_back(self, casual, **more):
        windows = self.env["coop.election.casual.count"].with_user(self.runner)
        vals = {"casual_id": casual.id, "witnesses": "Eleri Eryr\nGwen Gwylan", **more}
        windows.create(vals).action_apply()
        casual.invalidate_recordset()
        return casual._get_result()

    def _draw_lot(self, casual, chosen):
        casual = casual.with_user(self.runner)
        windows = self.env["coop.election.casual.draw"].with_user(self.runner)
        windows = windows.with_context(**casual.action_draw()["context"])
        vals = {name: RECORD[name] for name in ("drawer", "drawn_at", "method")}
        witnesses = "\n".join(RECORD["witnesses"])
        windows.create({**vals, "witnesses": witnesses, "chosen": str(chosen)}).action_apply()
        casual.invalidate_recordset()

    def _finish(self, casual):
        casual.action_tell()
        casual.action_declare()

"""Six people supported vote for two seats; three stand; the scrutineers have a key."""

import secrets
from unittest.mock import patch

from freezegun import freeze_time

from odoo.tools import SQL

from ..envelope import Ballot, ballot, seal
from ..envelope.ballot import BLANK, VOTE
from ..envelope.canonical import to_text
from .common import ElectionCase

__all__ = ["PollCase"]

VOTERS = ("Ceri Celyn", "Dilys Derwen", "Emyr Eithin", "Ffion Ffawydd", "Glyn Gwern", "Huw Helyg")
CANDIDATES = ("Ifan Ithel", "Lowri Lili", "Meirion Mwyar")


class PollCase(ElectionCase):
    """Voting has just begun. The clock of the database stands with Python's."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        envelopes = type(cls.env["coop.election.envelope"])
        clock = patch.object(
            envelopes,
            "_sql_moment",
            lambda self: SQL("%s::timestamp", self.env["coop.clock"].now()),
        )
        clock.start()
        cls.addClassCleanup(clock.stop)
        cls.people = [cls._member(name, category=cls.supported) for name in cls._get_voters()]
        cls.standing = [cls._member(name, category=cls.supported) for name in CANDIDATES]
        cls.mali = cls._member(partner=cls.portal_member.partner_id, category=cls.supported)
        cls.employed = cls._member(category=cls.employees, partner=cls.internal_member.partner_id)
        cls.election = cls._noticed()
        cls.at = {step.code: step.at for step in cls.election.step_ids}
        cls._go_to(cls.at["poll_opens"])
        cls.contest = cls._stand(cls.election, cls.oak, cls.standing)
        cls._enrol(cls.election)
        cls.manifest = cls._make_ballots(cls.election)
        cls._begin(cls.election)

    @classmethod
    def _get_voters(cls):
        return VOTERS

    @classmethod
    def _go_to(cls, moment):
        """It is this moment from now on, in this class."""
        frozen = freeze_time(moment)
        frozen.start()
        cls.addClassCleanup(frozen.stop)

    # -- what other parts of elections make ------------------------------------------------------

    @classmethod
    def _stand(cls, election, constituency, members):
        """More stand in one contest than there are seats, and nobody in the others."""
        contest = election.contest_ids.filtered(lambda one: one.constituency_id == constituency)
        cls.env["coop.election.candidate"].sudo().create(
            [
                {
                    "company_id": cls.company.id,
                    "election_id": election.id,
                    "contest_id": contest.id,
                    "membership_id": member.id,
                    "ballot_name": member.partner_id.name,
                    "state": "accepted",
                    "handed_in_at": cls.at["nominations_open"],
                    "ballot_order": place,
                    "statement": f"I am {member.partner_id.name}. I listen.",
                }
                for place, member in enumerate(members, 1)
            ]
        )
        contest.sudo().outcome = "contested"
        (election.contest_ids - contest).sudo().write({"outcome": "not_filled"})
        return contest.sudo()

    @classmethod
    def _enrol(cls, election):
        """Everybody who votes is on the roll."""
        election.sudo().state = "nominations"
        election._make_roll()

    @classmethod
    def _begin(cls, election):
        """Voting begins."""
        election.sudo().state = "poll"
        election._get_step("poll_opens")._note_done()

    # -- voting ----------------------------------------------------------------------------------

    @classmethod
    def _elector(cls, member):
        return cls.contest._get_elector(member)

    @classmethod
    def _seal(cls, ranking, number=None, contest=None):
        """Return (envelope number, sealed ballot as text, tracker), as a device makes them."""
        manifest = cls.manifest._read()
        code = contest or cls.contest._get_code()
        number = number or secrets.token_hex(16)
        tracker = secrets.token_bytes(16)
        made = Ballot(tracker, VOTE if ranking else BLANK, tuple(ranking))
        plaintext = ballot.encode(manifest.contests[code], made)
        sealed = seal(manifest.key, plaintext, manifest.info(code), number)
        return number, to_text(sealed), tracker.hex()

    @classmethod
    def _vote(cls, member, ranking, after=0, channel="portal", **more):
        """Somebody votes; return (what the server answered, number, tracker)."""
        number, sealed, tracker = cls._seal(ranking)
        elector = cls._elector(member)
        return elector._cast(number, sealed, after, channel, **more), number, tracker

    def _envelope(self, member):
        return self._elector(member)._get_envelopes()

    def _close(self):
        """The hour of the end has come, and the poll is closed."""
        frozen = freeze_time(self.at["poll_closes"])
        frozen.start()
        self.addCleanup(frozen.stop)
        self.election.sudo().invalidate_recordset()
        self.election.action_close_poll()

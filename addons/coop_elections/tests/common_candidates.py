"""An election of which notice was given, and people who stand in it."""

from datetime import timedelta

from freezegun import freeze_time

from .common import ElectionCase

SECOND = timedelta(seconds=1)
MINUTE = timedelta(minutes=1)
#: all that a form has to declare
DECLARED = dict.fromkeys(("interests_said", "eligible", "agreed", "fair", "signed"), True)


class CandidateCase(ElectionCase):
    """Notice was given on 10 May 2018 of an election to two seats each for Oak, Ash and Rowan."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._use(cls._noticed())

    @classmethod
    def _use(cls, election):
        cls.election = election
        cls.at = {step.code: step.at for step in election.step_ids}
        cls.contests = {one.constituency_id.name: one for one in election.contest_ids}
        cls.category = {"Oak": cls.supported, "Ash": cls.employees, "Rowan": cls.supporters}

    @classmethod
    def _open(cls, election=None):
        """Nominations open; return the moment at which they did."""
        election = election or cls.election
        opens = election._get_step("nominations_open").at
        with freeze_time(opens):
            election.action_open_nominations()
        return opens

    @classmethod
    def _write(cls, member, contest, **said):
        """A nomination that is written and not handed in."""
        said = {"ballot_name": member.member_name, "statement": "I like gardens.", **said}
        return cls.env["coop.election.candidate"]._write_nomination(
            contest.sudo(), member, {**DECLARED, **said}
        )

    @classmethod
    def _hand_in(cls, member, contest, **said):
        candidate = cls._write(member, contest, **said)
        candidate._hand_in()
        return candidate.with_user(cls.runner)

    @classmethod
    def _stand(cls, member, contest, **said):
        """A candidate who is accepted, with the rights of the returning officer."""
        candidate = cls._hand_in(member, contest, **said)
        candidate._accept()
        return candidate

    @classmethod
    def _new(cls, name, where="Rowan"):
        return cls._member(name, cls.category[where])

    @classmethod
    def _stand_in(cls, where, *names):
        return [cls._stand(cls._new(name, where), cls.contests[where]) for name in names]

    @classmethod
    def _publish(cls):
        with freeze_time(cls.at["nominations_close"] + MINUTE):
            cls.election._publish_candidates()

    @classmethod
    def _settle(cls):
        with freeze_time(cls.at["withdrawals"] + MINUTE):
            cls.election.action_settle()

    @classmethod
    def _contested(cls):
        """Bring the election as far as it comes before the voting: everywhere one more stands than
        there are seats."""
        with freeze_time(cls._open() + MINUTE):
            for where, names in (
                ("Oak", ("Ada Afal", "Bet Bwa", "Cai Coed")),
                ("Ash", ("Dan Dail", "Efa Enfys", "Fflur Ffa")),
                ("Rowan", ("Gwil Gwynt", "Heti Haul", "Ifor Iâ")),
            ):
                cls._stand_in(where, *names)
        cls._publish()
        cls._settle()
        with freeze_time(cls.at["withdrawals"] + MINUTE):
            cls._make_ballots(cls.election)

    def _begin_poll(self):
        """Voting begins, where it is settled that members vote."""
        with freeze_time(self.at["poll_opens"]):
            self._make_ballots(self.election)
            self.election.action_open_poll()

"""What is played in a rehearsal: an election like the planned one, with invented people alone."""

import random
import secrets
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta

from odoo import Command

from ..counting import LotNeeded, count
from ..counting import read as read_ballots
from ..envelope import Ballot, ballot, keys, seal
from ..envelope.ballot import BLANK, VOTE, new_tracker
from ..envelope.canonical import to_text
from ..envelope.outcome import as_blt
from .coop_election_envelope import PAPER
from .mark import WHOLE_PLAN
from .said import translations

#: so many more than there are seats stand in each contest
MORE = 2
#: ways in which people vote, and what of the election says that they can
WAYS = (
    ("portal", "by_portal"),
    ("helper", "by_portal"),
    ("phone", "by_phone"),
    ("post", "by_post"),
    ("box", "by_place"),
    ("place", "by_place"),
)
DECLARED = dict.fromkeys(("interests_said", "eligible", "agreed", "fair", "signed"), True)


def make_election(planned, count):
    """Make an election like a planned one, as a rehearsal with play people, and return it.

    Everything is made anew, in groups of members in which there is nobody else: no real member has
    a vote in it, and no real seat is filled.

    :param planned: coop.election with the rights of the system, in a transaction of its own
    :param int count: how many invented people vote in each contest
    """
    election = planned.create(
        {
            "name": planned.name,
            "company_id": planned.company_id.id,
            "kind": planned.kind,
            "body_id": planned.body_id.id,
            "is_rehearsal": True,
            "rules_id": planned.rules_id.id,
            **{name: planned[name] for name in ("by_portal", "by_post", "by_phone", "by_place")},
            "role_ids": [
                Command.create(role.copy_data()[0]) for role in planned.role_ids if not role.date_to
            ],
        }
    )
    for name in ("name", "where"):
        for lang, words in translations(planned, name).items():
            election.with_context(lang=lang)[name] = words
    election._lay_out({step.code: step.day for step in planned.step_ids})
    for step in planned.step_ids:
        election._get_step(step.code).with_context(coop_plan=WHOLE_PLAN).hour = step.hour
    for place, contest in enumerate(planned.contest_ids, 1):
        make_contest(election, contest, place, max(count, contest.seats + 2 * MORE))
    return election


def make_contest(election, contest, place, count):
    """Make a contest like another, with members of its own."""
    env, company = election.env, election.company_id
    since = election._get_start() - timedelta(days=60)
    category = env["coop.membership.category"].create(
        {"name": f"Play {place}", "code": f"play-{place}", "company_id": company.id}
    )
    constituency = env["coop.constituency"].create(
        {
            "name": f"Play {place}",
            "category_id": category.id,
            "company_id": company.id,
            "date_from": since,
        }
    )
    for lang, words in translations(contest.constituency_id, "name").items():
        constituency.with_context(lang=lang).name = words
    seats = env["coop.seat"].create(
        [
            {
                "body_id": election.body_id.id,
                "company_id": company.id,
                "constituency_id": constituency.id,
                "number": number,
                "date_from": since,
            }
            for number in range(1, contest.seats + 1)
            if election.kind == "seats"
        ]
    )
    played = contest.copy(
        {
            "election_id": election.id,
            "constituency_id": constituency.id,
            "seat_ids": [Command.set(seats.ids)],
        }
    )
    people = env["res.partner"].create(
        [
            {
                "name": f"Play {place}-{number}",
                "company_id": company.id,
                "street": f"{number} Rehearsal Row",
                "city": "Oakchurch",
                "zip": "XX4 2AF",
            }
            for number in range(1, count + 1)
        ]
    )
    for person in people:
        env["coop.membership"]._admit(person, category, since)
    return played


@dataclass
class Deck:
    """The votes that are played in one contest: what each voter chooses, and in which way it comes.

    :ivar contest: coop.election.contest, with the rights of the system
    :ivar votes: [(elector, way, ranking)]
    """

    contest: object
    votes: list = field(default_factory=list)

    def deal(self, electors):
        """Decide who votes how: every way that the election has, every choice from one candidate
        to all, one blank ballot; one elector in ten does not vote."""
        known, election = self.contest._get_on_ballot(), self.contest.election_id
        rng = random.Random(self.contest.id)
        ways = [way for way, name in WAYS if election[name]]
        numbers = list(range(1, len(known.candidates) + 1))
        most = known.most
        for place, elector in enumerate(electors):
            if place % 10 == 9:
                continue
            ranking = rng.sample(numbers, 1 + place % most)
            if known.has_marks:
                ranking.sort()
            way = ways[place % len(ways)]
            if not place and way not in PAPER:
                ranking = []
            self.votes.append((elector, way, tuple(ranking)))

    def of(self, *ways):
        return [vote for vote in self.votes if vote[1] in ways]

    def cast(self, elector, way, ranking, after=0):
        """Vote as a device does; return what was answered."""
        manifest = self.contest.election_id._get_manifest()._read()
        code, number = self.contest._get_code(), secrets.token_hex(16)
        made = Ballot(new_tracker(), VOTE if ranking else BLANK, ranking)
        plain = ballot.encode(manifest.contests[code], made)
        sealed = to_text(seal(manifest.key, plain, manifest.info(code), number))
        helper = "A helper" if way == "helper" else None
        return elector._cast(number, sealed, after, way, helped_by=helper)["code"]

    def is_found(self, rankings):
        """Whether opened ballots are those that were given, whatever their order."""
        return Counter(rankings) == Counter(ranking for _elector, _way, ranking in self.votes)

    def count_apart(self, lots):
        """Count what was given, away from the database; return who is elected."""
        known = self.contest._get_on_ballot()
        data = as_blt(known, [("", ranking) for _elector, _way, ranking in self.votes])
        try:
            return list(count(read_ballots(data), known.rule, lots).elected)
        except LotNeeded as needed:
            return list(needed.result.elected)


class TrialKey:
    """A key to try with: it opens play votes alone, and is written nowhere."""

    def __init__(self):
        self.seed = keys.new_seed()
        # as at the ceremony: what opens is made of the shares
        self.shares = keys.split(self.seed, 2, 3)

    def public_part(self):
        return keys.public_part(self.seed, 2, 3)

    def join(self):
        """Return (seed, threshold) out of two of the shares."""
        return keys.join(self.shares[1:])

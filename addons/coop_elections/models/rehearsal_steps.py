"""The steps of a rehearsal, from the notice to the declaration, each at its hour."""

from datetime import timedelta

from odoo import SUPERUSER_ID
from odoo.exceptions import AccessError, UserError
from odoo.tools import LazyTranslate

from ..envelope import EnvelopeError
from ..envelope.canonical import canonical
from ..envelope.rehearsal import rehearse
from .coop_election_envelope import ONLINE
from .rehearsal_ending import Ending
from .rehearsal_play import DECLARED, MORE, Deck, TrialKey, make_election

_lt = LazyTranslate(__name__)

#: what is tried, in its order
STEPS = {
    "planned": _lt("An election like this one, with play people"),
    "notice": _lt("Notice is given"),
    "nominations": _lt("Nominations open"),
    "stand": _lt("Play people stand"),
    "published": _lt("Nominations are accepted, and the candidates published"),
    "settled": _lt("It is settled where members vote"),
    "roll": _lt("The roll is made, and becomes final"),
    "frozen": _lt("Ballots are frozen with a trial key"),
    "trial": _lt("Trial ballots are opened with the shares"),
    "codes": _lt("Voting codes are given, and found again"),
    "papers": _lt("Papers go out, and one is printed"),
    "voting": _lt("Voting begins"),
    "cast": _lt("Sealed votes come in"),
    "returned": _lt("Papers come back, and into the ballot box"),
    "closed": _lt("Voting ends; a late vote is refused"),
    "turnout": _lt("As many have voted as were played"),
    "keyed": _lt("Papers are keyed twice"),
    "cut": _lt("Names are cut off"),
    "opened": _lt("Two groups open, and find the same"),
    "same": _lt("What was opened is what was given"),
    "counted": _lt("The votes are counted"),
    "apart": _lt("Counted apart, the result is the same"),
    "sums": _lt("Every sum is equal"),
    "reports": _lt("Scrutineers report"),
    "declared": _lt("The result is declared"),
    "journal": _lt("The journal has it all"),
}
MINUTE = timedelta(minutes=1)


class Stopped(Exception):
    """Something went wrong, so that the rehearsal cannot go on."""


class Play(Ending):
    """One rehearsal, in a transaction that is thrown away.

    :param env: environment of the thrown-away transaction, of whoever rehearses
    :param planned: the coop.election, of the same environment
    :param int count: how many invented people vote in each contest

    ``lines`` is what was tried: (moment, code of ``STEPS``, whether it is well, what was found).
    """

    def __init__(self, env, planned, count):
        self.env = env
        self.clock = env["coop.clock"]
        # sudo: play people and their election are made by the system, and thrown away by it
        self.system = planned.with_user(SUPERUSER_ID).sudo()
        self.count = count
        self.lines = []
        self.decks = []
        self.results = []
        self.key = TrialKey()

    def run(self):
        """Play it through; return whether all was well."""
        try:
            self._plan()
            self._nominate()
            self._prepare()
            self._vote()
            self._open()
            self._count()
        except Stopped:
            return False
        return all(well for _at, _code, well, _found in self.lines)

    def _do(self, at, code, act):
        """Do something at a moment and note how it went; what fails is the end."""
        try:
            with self.clock._moved_to(at):
                found = act()
        except (UserError, AccessError, EnvelopeError) as error:
            self.lines.append((at, code, False, str(error)))
            raise Stopped from error
        self.lines.append((at, code, True, found if isinstance(found, str) else ""))

    def _look(self, at, code, is_well, found=""):
        self.lines.append((at, code, bool(is_well), found))

    # -- until the ballots are frozen --------------------------------------------------------

    def _plan(self):
        first = self.system._get_step("notice").at
        self.at = {step.code: step.at for step in self.system.step_ids}
        self._do(first - MINUTE, "planned", self._make)
        self._do(first, "notice", self.runs._give_notice)

    def _make(self):
        self.election = make_election(self.system, self.count)
        user = self.election._get_returning_officer().user_id
        # as whoever runs it, with their rights; as the system where they have no log-in
        self.runs = self.election.with_user(user).sudo(False) if user else self.election
        clerk = self.election._get_roles("clerk").user_id[:1]
        self.desk = self.election.with_user(clerk).sudo(False) if clerk else self.election

    def _nominate(self):
        if self.election.kind != "seats":
            return
        opens = self.at["nominations_open"]
        self._do(opens, "nominations", self.runs.action_open_nominations)
        self._do(opens + MINUTE, "stand", self._stand)
        closes = max(self.at["nominations_close"] + MINUTE, self.at["statement"])
        self._do(
            closes,
            "published",
            self._publish,
        )
        withdrawn = self.at["withdrawals"] + MINUTE
        self._do(withdrawn, "settled", self.runs.action_settle)

    def _stand(self):
        candidates = self.election.env["coop.election.candidate"]
        for contest in self.election.contest_ids:
            day = self.election.qualifying_on
            for member in contest._get_voters(day).sorted("id")[: contest.seats + MORE]:
                said = {**DECLARED, "ballot_name": member.member_name, "statement": "-"}
                candidates._write_nomination(contest, member, said)._hand_in()
        return self._count_words(self.election.candidate_ids)

    def _count_words(self, records):
        return str(len(records))

    def _publish(self):
        self.runs._get_undecided().action_accept()
        self.runs._publish_candidates()

    def _prepare(self):
        opens = self.at["poll_opens"]
        before = max(self.at.get("poll_notice", opens - 2 * MINUTE), self.clock.now())
        before = min(before, opens - MINUTE)
        self._do(before, "roll", self._make_roll)
        self._do(before, "frozen", self._freeze)
        self._do(before, "trial", self._try)
        self._do(before, "codes", self._codes)
        if self.election.by_post:
            self._do(before, "papers", self._papers)

    def _make_roll(self):
        self.runs.action_make_roll()
        self.runs.action_make_roll_final()
        electors = self.election.env["coop.election.elector"]
        mine = electors.search([("election_id", "=", self.election.id)], order="id")
        self.electors = mine.grouped("contest_id")
        return self._count_words(mine)

    def _freeze(self):
        return self.runs._freeze_manifest(canonical(self.key.public_part()).decode()).fingerprint

    def _try(self):
        seed, _threshold = self.key.join()
        rehearse(self.runs._get_manifest()._read(), seed)
        self.runs.action_trial_done()
        for contest in self.election._get_polled():
            deck = Deck(contest)
            deck.deal(self.electors[contest])
            self.decks.append(deck)

    def _codes(self):
        codes = self.election.env["coop.election.code"]
        members = self.electors[self.election.contest_ids[:1]].membership_id
        typed = codes._issue(self.election, members.ids, "letter")
        for member in members:
            if codes._find(typed[member.id]).membership_id != member:
                raise UserError(self.env._("A voting code does not find its voter."))
        return self._count_words(members)

    def _papers(self):
        self.papers = {}
        for deck in self.decks:
            for elector, _way, _ranking in deck.of("post"):
                self.papers[elector] = self.desk._give_paper(elector.with_env(self.desk.env))
        report = "coop_elections.report_ballot_papers"
        for paper in list(self.papers.values())[:1]:
            # sudo: a paper of play people is printed as by whoever runs it
            self.election.env["ir.qweb"]._render(report, {"docs": paper.sudo()})
        return self._count_words(self.papers)

    # -- the voting --------------------------------------------------------------------------

    def _vote(self):
        opens, closes = self.at["poll_opens"], self.at["poll_closes"]
        self._do(opens, "voting", self.runs.action_open_poll)
        during = opens + (closes - opens) / 2
        self._do(during, "cast", self._cast)
        self._do(during, "returned", self._return)
        self._do(closes, "closed", self._close)
        self._look(
            closes,
            "turnout",
            self.election.voted_count == sum(len(deck.votes) for deck in self.decks),
            self.election.voted_ways or "",
        )

    def _cast(self):
        number = 0
        for deck in self.decks:
            for place, (elector, way, ranking) in enumerate(deck.of(*ONLINE)):
                if not place:
                    # somebody changes their mind: only the last one counts
                    self._check_code(deck.cast(elector, way, (1,)), "in")
                self._check_code(deck.cast(elector, way, ranking, 0 if place else 1), "in")
                number += 1
        return str(number)

    def _check_code(self, code, wanted):
        if code != wanted:
            raise UserError(self.env._("A vote was answered with “%(code)s”.", code=code))

    def _return(self):
        box = [elector for deck in self.decks for elector, _way, _r in deck.of("box")]
        posted = [elector for deck in self.decks for elector, _way, _r in deck.of("post")]
        if box:
            now = self.clock.now()
            place = self.runs.env["coop.election.place"].create(
                {
                    "company_id": self.election.company_id.id,
                    "election_id": self.election.id,
                    "name": "Play",
                    "opens_at": now - MINUTE,
                    "closes_at": now + MINUTE,
                }
            )
            for elector in box:
                elector.with_env(self.desk.env)._put_in_box(place.with_env(self.desk.env))
        for elector in posted:
            if self.papers[elector].with_env(self.desk.env)._come_back(True) != "returned":
                raise UserError(self.env._("A paper that came back does not count."))
        return str(len(box) + len(posted))

    def _close(self):
        self.runs.action_close_poll()
        deck = self.decks[0]
        left = self.electors[deck.contest][-1:]
        self._check_code(deck.cast(left, "portal", (1,)), "closed")

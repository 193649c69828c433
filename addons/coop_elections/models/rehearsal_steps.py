"""The steps of a rehearsal, from the notice to the declaration, each at its hour."""

import io
import json
from datetime import timedelta

from odoo import SUPERUSER_ID
from odoo.exceptions import AccessError, UserError
from odoo.tools import LazyTranslate

from ..envelope import EnvelopeError, open_all
from ..envelope.canonical import canonical, sha256
from ..envelope.outcome import NAME, files
from ..envelope.papers import Papers
from ..envelope.rehearsal import rehearse
from .coop_election_envelope import ONLINE, PAPER
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
SATISFIED = dict.fromkeys(("is_lawful", "is_secure", "is_free"), True)


class Stopped(Exception):
    """Something went wrong, so that the rehearsal cannot go on."""


class Play:
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

    # -- after it ----------------------------------------------------------------------------

    def _open(self):
        after = self.at["poll_closes"] + timedelta(hours=1)
        if any(deck.of(*PAPER) for deck in self.decks):
            self._do(after, "keyed", self._key)
        self._do(after, "cut", self.runs.action_cut_names)
        self._do(after, "opened", self._bring_back)
        rows = self.election.env["coop.election.ballot"].search(
            [("election_id", "=", self.election.id)]
        )
        for deck in self.decks:
            mine = rows.filtered(lambda row, deck=deck: row.contest_id == deck.contest)
            opened = [tuple(json.loads(row.ranking)) for row in mine]
            self._look(
                after,
                "same",
                deck.is_found(opened),
                f"{self._name_of(deck)}: {len(opened)}",
            )

    def _name_of(self, deck):
        # sudo: what a contest is called is neutral
        return deck.contest.with_env(self.env).sudo()._get_label()

    def _key(self):
        for place in self.runs.place_ids:
            place.papers_found = place.box_count
            place.action_counted()
        for deck in self.decks:
            typed = [" ".join(map(str, ranking)) for _e, _w, ranking in deck.of(*PAPER)]
            if not typed:
                continue
            contest = deck.contest.with_env(self.runs.env)
            batch = self.runs.env["coop.election.batch"]._bundle(contest, len(typed))
            one, other = batch, batch.with_env(self.desk.env)
            if one.env.uid == other.env.uid:
                other = batch.with_user(SUPERUSER_ID).sudo()
            for number, words in enumerate(typed, 1):
                one._key("first", number, words)
            for number, words in enumerate(typed, 1):
                other._key("second", number, words)

    def _bring_back(self):
        envelopes = self.runs._get_envelopes_file()
        papers = self.runs._make_papers() if self.election.batch_ids else b""
        one, other = (self._open_once(envelopes, papers) for _group in range(2))
        self.runs._bring_back(one, sha256(other[NAME]))
        return self.election.opening_sha256

    def _open_once(self, envelopes, papers):
        manifest = self.runs._get_manifest()._read()
        seed, threshold = self.key.join()
        read = Papers(io.BytesIO(papers), manifest) if papers else None
        stream = io.BytesIO(envelopes)
        return files(open_all(manifest, stream, seed, threshold, read, processes=1))

    def _count(self):
        at = min(self.at["poll_closes"] + timedelta(hours=2), self.at["declared"])
        self._do(at, "counted", self._count_out)
        for deck in self.decks:
            content = deck.contest._get_result()._get_content()
            lots = deck.contest.lot_ids
            apart = deck.count_apart(lots._read(deck.contest) if lots else None)
            if self.election.kind == "yes_no":
                well = content["yes"] + content["no"] == content["valid"]
            else:
                well = apart == content["elected"]
            self._look(at, "apart", well, self._name_of(deck))
        sums = self.election._get_sums()
        self._look(
            at,
            "sums",
            sums and all(one.is_equal for one in sums),
            str(len(sums)),
        )
        self._do(at, "reports", self._report)
        self._do(at, "declared", self._declare)
        last = self.election._chain_journal()
        self._look(
            at,
            "journal",
            last and last.entries == len(self.election.journal_ids),
            str(last.entries),
        )

    def _count_out(self):
        self.runs.action_count()
        officer = self.election._get_returning_officer().name
        record = {
            "drawer": officer,
            "witnesses": [officer],
            "drawn_at": self.clock.now().replace(microsecond=0),
            "method": "Played",
        }
        while contest := self.runs._get_lot_contest():
            needed = contest._get_lot_needed()
            drawn = needed.tied[0] if needed else list(contest._get_names())
            self.runs._draw(contest, drawn, record)
            if not needed:
                self.runs.action_count()

    def _report(self):
        for role in self.election._get_roles("scrutineer"):
            user = role.user_id
            signs = self.election.with_user(user).sudo(False) if user else self.runs
            signs.env["coop.election.scrutiny"]._sign(role.with_env(signs.env), SATISFIED)

    def _declare(self):
        self.runs.action_declare()
        for contest in self.election._get_polled():
            self.results.append(str(contest.with_env(self.env).sudo()._get_result().sheet or ""))
        return self.election._get_declaration().fingerprint

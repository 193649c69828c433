"""How people vote in the elections of the demonstration, and how it is opened and counted."""

import io
import secrets
from datetime import timedelta

from odoo.addons.coop_elections.envelope import Ballot, ballot, keys, open_all, seal
from odoo.addons.coop_elections.envelope.ballot import BLANK, VOTE, new_tracker
from odoo.addons.coop_elections.envelope.canonical import canonical, sha256, to_text
from odoo.addons.coop_elections.envelope.outcome import NAME, files
from odoo.addons.coop_elections.envelope.papers import Papers
from odoo.addons.coop_elections.envelope.rehearsal import rehearse

from . import electing_words as words

# Of three people who keep a share of the key two open.
OPEN, KEEP = 2, 3
PAPER = ("post", "box")
# Which paper of a bundle is read differently by the second who keys it.
DIFFERS = 2


class Scrutineers:
    """Those who hold the key of an election, away from the co-op's server; here for a moment.

    The seed is kept by this object alone, until the ballots are opened; it is written nowhere.
    """

    def __init__(self):
        self._seed = keys.new_seed()

    def public_part(self):
        """Return the file of the public key."""
        return canonical(keys.public_part(self._seed, OPEN, KEEP)).decode()

    def try_out(self, manifest):
        """Seal trial ballots and open them."""
        rehearse(manifest, self._seed)

    def open(self, manifest, envelopes, papers):
        """Open twice, as two groups do; return (files of the one, fingerprint of the other)."""
        one, other = (self._open_once(manifest, envelopes, papers) for _group in range(2))
        return one, sha256(other[NAME])

    def destroy(self):
        self._seed = None

    def _open_once(self, manifest, envelopes, papers):
        read = Papers(io.BytesIO(papers), manifest) if papers else None
        opened = open_all(manifest, io.BytesIO(envelopes), self._seed, OPEN, read, processes=1)
        return files(opened)


class Contest:
    """One contest of an election: who ranks whom, and in which ways they vote.

    :param record: coop.election.contest, with the rights of the system
    :param votes: ((ranking by the order in which people came to stand, how many), ...)
    :param dict ways: way -> how many; the sum is that of the votes
    :param rng: a random.Random
    :param wait: coop.membership of people who do not vote yet
    """

    def __init__(self, record, votes, ways, rng, wait):
        self.record = record
        self.wait = wait
        self.rng = rng
        self.places = self._get_places()
        ballots = [self._as_numbers(ranking) for ranking, times in votes for _time in range(times)]
        rng.shuffle(ballots)
        self.ballots = {}
        for way, times in ways.items():
            self.ballots[way], ballots = ballots[:times], ballots[times:]
        self.voters = self._choose_voters()

    def _get_places(self):
        """Return {order in which somebody came to stand: their number on the ballot}."""
        names = list(self.record._get_on_ballot().candidates)
        standing = self.record._get_standing().sorted("id")
        return {place: names.index(one.ballot_name) + 1 for place, one in enumerate(standing, 1)}

    def _as_numbers(self, ranking):
        return tuple(self.places[place] for place in ranking)

    def _choose_voters(self):
        """Return {way: electors}: by post those who were sent papers come first."""
        electors = self.record.env["coop.election.elector"].search(
            [
                ("contest_id", "=", self.record.id),
                ("state", "=", "on"),
                ("membership_id", "not in", self.wait.ids),
            ]
        )
        posted = self.record.election_id.paper_ids.elector_id & electors
        others = list(electors - posted)
        posted = list(posted)
        self.rng.shuffle(posted)
        self.rng.shuffle(others)
        pool, voters = posted + others, {}
        for way, ballots in self.ballots.items():
            voters[way] = electors.browse([one.id for one in pool[: len(ballots)]])
            del pool[: len(ballots)]
            if way == "post":
                self.rng.shuffle(pool)
        return voters

    def cast(self, way, part, parts):
        """So many of those who vote in this way do it now: the part-th of so many parts."""
        manifest = self.record.election_id._get_manifest()._read()
        code = self.record._get_code()
        pairs = list(zip(self.voters[way], self.ballots[way], strict=True))
        for elector, ranking in pairs[part::parts]:
            number = secrets.token_hex(16)
            made = Ballot(new_tracker(), VOTE if ranking else BLANK, ranking)
            plain = ballot.encode(manifest.contests[code], made)
            sealed = to_text(seal(manifest.key, plain, manifest.info(code), number))
            helper = self.rng.choice(words.HELPERS) if way == "helper" else None
            answer = elector._cast(number, sealed, 0, way, helped_by=helper)
            if answer["code"] != "in":
                raise ValueError(f"a vote of the demonstration was not taken: {answer}")

    def get_papers(self):
        """Return what stands on the papers out of the ballot box, shuffled: as it is keyed."""
        found = [
            " ".join(map(str, ranking)) for way in PAPER for ranking in self.ballots.get(way, ())
        ]
        self.rng.shuffle(found)
        return found


class Count:
    """The ballot box is opened, papers are keyed, ballots opened, counted and declared.

    :param electing: the :class:`~.electing.Election`
    """

    def __init__(self, electing):
        self.electing = electing
        self.runs = electing.as_user("returning")

    def key_papers(self):
        """The clerk keys each bundle, the returning officer keys it again, and settles where they
        read differently."""
        place = self.runs.place_ids
        place.papers_found = place.box_count
        place.action_counted()
        for contest in self.electing.contests:
            papers = contest.get_papers()
            clerk = self.electing.as_user("clerk")
            record = contest.record.with_env(clerk.env)
            batch = clerk.env["coop.election.batch"]._bundle(record, len(papers))
            for number, typed in enumerate(papers, 1):
                batch._key("first", number, typed)
            batch = batch.with_env(self.runs.env)
            for number, typed in enumerate(papers, 1):
                differs = number == DIFFERS and len(typed) > 1
                batch._key("second", number, typed[: typed.rindex(" ")] if differs else typed)
            if batch.is_compared and not batch.is_done:
                batch._key("agreed", DIFFERS, papers[DIFFERS - 1])

    def open(self):
        """Names are cut off; the scrutineers open away from the server, twice."""
        papers = self.runs._make_papers()
        self.runs.action_cut_names()
        manifest = self.runs._get_manifest()._read()
        scrutineers = self.electing.scrutineers
        opened, second = scrutineers.open(manifest, self.runs._get_envelopes_file(), papers)
        scrutineers.destroy()
        self.runs._bring_back(opened, second)

    def count(self):
        """All contests are counted; where the last are level, a lot is drawn before witnesses."""
        self.runs.action_count()
        now = self.runs.env["coop.clock"].now()
        drawn = {**words.DRAWN, "drawn_at": now.replace(microsecond=0) + timedelta(minutes=-10)}
        for contest in self.runs._get_polled():
            while needed := contest._get_lot_needed():
                self.runs._draw(contest, needed.tied[-1], drawn)

    def report(self):
        """Candidates hear it first; both scrutineers report, one of them on paper."""
        self.runs.action_tell_candidates()
        satisfied = dict.fromkeys(("is_lawful", "is_secure", "is_free"), True)
        for role in self.runs.role_ids.filtered(lambda one: one.role == "scrutineer"):
            signs = self.electing.as_user("scrutineer") if role.user_id else self.runs
            signs.env["coop.election.scrutiny"]._sign(role.with_env(signs.env), satisfied)

"""A whole election with ballots that can be told apart, and all that it leaves behind.

Two dozen people vote: on their pages, with a helper, with a code of a letter, by phone, on the
tablet of a polling place, by post. Some vote again. Before and after some of the votes a copy of
the database is taken. Two thirds of the ballots are long enough to be known by their order; all are
known by their trackers, which only the voters' devices knew.
"""

import random
from dataclasses import replace
from datetime import timedelta

from odoo.fields import Command

from tests.secrecy import sources
from tests.secrecy.marks import Marks
from tests.secrecy.voting import Booth, sealed
from tests.support.elected_poll import polled
from tests.support.people import PASSWORD

VOTERS, CANDIDATES, SHORT = 24, 8, 8
#: login of a voter -> how that one votes; those who are not here do so on their pages
WAYS = {
    **dict.fromkeys(("v00", "v05", "v11", "v17"), "post"),
    **dict.fromkeys(("v02", "v19"), "phone"),
    **dict.fromkeys(("v04", "v14"), "code"),
    **dict.fromkeys(("v07", "v21"), "helper"),
    "v09": "place",
}
AGAIN = ("v01", "v06", "v14", "v20")
GROUPS = {
    "returning": "coop_elections.group_returning_officer",
    "watching": "coop_elections.group_scrutineer",
    "watching_too": "coop_elections.group_scrutineer",
    "desk": "coop_elections.group_election_clerk",
}


class Election:
    """The election on a server. ``marks()`` knows who voted how, which nobody else does."""

    def __init__(self, server, seeded):
        self.server = server
        self.seeded = replace(seeded, database=server.database, users=dict(seeded.users))
        self.given, self.replaced, self.network, self.papers = {}, {}, [], {}
        self.dice = random.SystemRandom()
        self.rankings = self._choose()

    def env(self, persona=None, commit=True):
        return self.seeded.env(persona, commit=commit)

    def _choose(self):
        """Return {login: ranking}, no two alike; a third of them short."""
        logins, found = [f"v{number:02}" for number in range(VOTERS)], {}
        short = set(self.dice.sample(logins, SHORT))
        for login in logins:
            length = self.dice.randint(1, CANDIDATES - 2) if login in short else CANDIDATES
            ranking = ()
            while not ranking or ranking in found.values() or list(ranking) == sorted(ranking):
                ranking = tuple(self.dice.sample(range(1, CANDIDATES + 1), length))
                length = max(length, 2)
            found[login] = ranking
        return found

    # -- before ------------------------------------------------------------------------------------

    def begin(self):
        """Members join, notice is given, candidates stand, voting begins."""
        with self.env() as env:
            self._employ(env)
            self._join(env)
            made = polled(
                env,
                {**self.seeded.memberships, **self.members},
                stand=[login for login in self.members if login.startswith("c")],
                users=[self.seeded.users[login] for login in GROUPS],
                by_place=True,
            )
            self.number, self.seed = made.election, made.seed
            election = env["coop.election"].browse(made.election)
            contest = election.contest_ids
            self.manifest = election._get_manifest()._read()
            members = env["coop.membership"]
            self.electors = {
                login: contest._get_elector(members.browse(self.members[login]))
                for login in self.rankings
            }
            self._know(election)
            self.electors = {login: elector.id for login, elector in self.electors.items()}
            whose = [self.members[login] for login, way in WAYS.items() if way == "code"]
            codes = env["coop.election.code"]._issue(election, whose, "printer")
            self.codes = dict(codes)
            self._send_papers(env, election)
            self._open_place(env, election)
        return self

    def _employ(self, env):
        """The people who run the election have a log-in each."""
        hashed = env["res.users"]._crypt_context().hash(PASSWORD)
        for login, group in GROUPS.items():
            groups = ("base.group_user", "base.group_allow_export", group)
            user = self._user(env, hashed, login, name=login.title(), groups=groups)
            self.seeded.users[login] = user.id

    def _join(self, env):
        """Voters and candidates become members, those on their pages with a log-in."""
        today = env["coop.clock"].today(env.company)
        category = env["coop.membership.category"].search([("code", "=", "supporter")], limit=1)
        hashed = env["res.users"]._crypt_context().hash(PASSWORD)
        self.members, self.partners = {}, {}
        logins = [*self.rankings, *(f"c{number}" for number in range(CANDIDATES))]
        for login in logins:
            partner = env["res.partner"].create(
                {
                    "name": f"{login.title()} Pleidleisiwr{login}",
                    "email": f"{login}@pleidlais.example.org",
                    "street": f"{login} Heol y Bleidlais",
                    "city": "Abertawe",
                    "zip": "SA1 1AA",
                    "lang": "en_GB",
                }
            )
            since = today - timedelta(days=400)
            self.members[login] = env["coop.membership"]._admit(partner, category, since).id
            self.partners[login] = partner.id
            if login in self.rankings:
                user = self._user(env, hashed, login, partner_id=partner.id)
                self.seeded.users[login] = user.id

    def _user(self, env, hashed, login, groups=("base.group_portal",), **values):
        user = (
            env["res.users"]
            .with_context(no_reset_password=True)
            .create(
                {
                    "login": login,
                    "group_ids": [Command.set([env.ref(group).id for group in groups])],
                    **values,
                }
            )
        )
        user._set_encrypted_password(user.id, hashed)
        return user

    def _know(self, election):
        """Note by what voters and candidates are known."""
        candidates = election.contest_ids._get_standing()
        self.names = tuple(candidates.mapped("ballot_name"))
        self.ids = (tuple(candidates.ids), tuple(candidates.membership_id.ids))
        self.texts = {
            login: [
                f"Pleidleisiwr{login}",
                f"{login}@pleidlais",
                f"{login} Heol",
                elector.number,
            ]
            for login, elector in self.electors.items()
        }
        self.keys = {
            "elector": {str(elector.id): login for login, elector in self.electors.items()},
            "membership": {str(self.members[login]): login for login in self.rankings},
            "partner": {str(self.partners[login]): login for login in self.rankings},
            "user": {str(self.seeded.users[login]): login for login in self.rankings},
            "login": {login: login for login in self.rankings},
        }

    def _send_papers(self, env, election):
        for login, way in WAYS.items():
            if way == "post":
                elector = env["coop.election.elector"].browse(self.electors[login])
                paper = election._give_paper(elector)
                self.papers[login] = paper.id
                self.texts[login].append(paper.code)

    def _open_place(self, env, election):
        now = env["coop.clock"].now().replace(microsecond=0)
        place = env["coop.election.place"].create(
            {
                "company_id": election.company_id.id,
                "election_id": election.id,
                "name": "Neuadd",
                "opens_at": now - timedelta(hours=1),
                "closes_at": now + timedelta(hours=8),
            }
        )
        self.place = place.id

    # -- voting ------------------------------------------------------------------------------------

    def vote(self, login):
        """Somebody votes, in the way that is theirs; those who do so again mean the second."""
        way, ranking = WAYS.get(login, "portal"), self.rankings[login]
        if way == "post":
            return self._post(login)
        if way == "phone":
            return self.cast(login, "phone", helped_by="Hedd Help")
        booth = self._come_in(login, way)
        more = {"helper": "Hari Help", "promised": "1"} if way == "helper" else {}
        if login in AGAIN:
            other = tuple(self.dice.sample(range(1, CANDIDATES + 1), CANDIDATES))
            self.replaced[login] = self._give(login, booth, other, more)
        self.given[login] = self._give(login, booth, ranking, more)
        if login in AGAIN:  # a device that had no answer sends it once more
            assert booth.give(self.given[login], **more)["code"] == "in"
        return None

    def _come_in(self, login, way):
        url = self.server.url
        if way == "code":
            return Booth.by_code(url, self.codes[self.members[login]])
        if way == "place":
            with self.env() as env:
                elector = env["coop.election.elector"].browse(self.electors[login])
                place = env["coop.election.place"].browse(self.place)
                code = env["coop.election.turn"]._begin(place, elector)
            return Booth.by_code(url, code)
        return Booth.of_member(url, login, self.number)

    def _give(self, login, booth, ranking, more):
        given = sealed(self.manifest, ranking)
        answer = booth.give(given, **more)
        assert answer["code"] == "in", (login, answer)
        self._note(login, given)
        sent, answered, took = booth.network[-1]
        # a size as a text that is so long
        self.network.append((login, "." * sent, "." * answered, f"{took:.6f}"))
        return given

    def cast(self, login, channel="portal", after=0, helped_by=None, given=None):
        """Somebody votes, without the page in between; on paper who does so by post."""
        if WAYS.get(login) == "post":
            return self._post(login)
        given = given or sealed(self.manifest, self.rankings[login])
        with self.env() as env:
            elector = env["coop.election.elector"].browse(self.electors[login])
            done = elector._cast(given.number, given.sealed, after, channel, helped_by)
        if done["code"] == "in":
            self._note(login, given)
            self.given[login] = given
        return done

    def _post(self, login):
        with self.env() as env:
            paper = env["coop.election.paper"].browse(self.papers[login])
            assert paper._come_back(True) == "returned"
        return {"code": "in"}

    def _note(self, login, given):
        """What a sealed ballot is known by leads to who sealed it: logs and copies have both."""
        self.texts[login] += [given.number, given.fingerprint, given.sealed[:40]]

    def marks(self):
        """Return what is true, papers with the trackers that they got at the keying."""
        votes = [(login, one.tracker, one.ranking) for login, one in self.given.items()]
        votes += [(login, one.tracker, one.ranking) for login, one in self.replaced.items()]
        votes += self.keyed if hasattr(self, "keyed") else []
        return Marks(
            voters=self.texts,
            ballots={tracker: ranking for _login, tracker, ranking in votes},
            truth={tracker: login for login, tracker, _ranking in votes},
            names=self.names,
            ids=self.ids,
            keys=self.keys,
        )

    def network_table(self):
        """What somebody sees who looks at the sealed connections: sizes and times."""
        columns = ["who", "sent", "answered", "took"]
        return sources.Table("network", columns, [*self.network], keys={0: "login"})

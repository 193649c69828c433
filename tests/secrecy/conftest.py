"""The election is held once for all attacks on it; toys have a small database of their own."""

import resource

import pytest

from tests.secrecy import toys
from tests.support import living as copies
from tests.support import server as servers

LOGGED = ("--log-level=debug",)


@pytest.fixture(scope="module")
def room():
    """Odoo lets its own process have two gigabytes and a half; dumps of a whole database and what
    tests before this one left need more. It stays so: what was taken is not all given back."""
    _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (hard, hard))


@pytest.fixture(scope="module")
def held(seeded, room):
    """What is left of a whole election: `Evidence` of before the close, after it, and after the
    count."""
    # here: this file is read before Odoo knows where addons lie
    from tests.secrecy import afterwards
    from tests.secrecy.election import Election
    from tests.secrecy.evidence import Evidence

    with servers.running(template=seeded.database, words=LOGGED) as server:
        election = Election(server, seeded).begin()
        evidence = Evidence(election)
        order = list(election.rankings)
        election.dice.shuffle(order)
        # of one of each kind there is a copy before and after
        watched = {"v00", "v01", "v02", "v03"}
        for login in order:
            if login in watched:
                evidence.around(lambda who=login: election.vote(who))
            else:
                election.vote(login)
        with election.env() as env:
            env["coop.election"].browse(election.number)._chain_journal()
            env["coop.election"]._cron_tell_voted()
        evidence.collect("voting")
        afterwards.close(election)
        evidence.around(lambda: afterwards.key_papers(election))
        afterwards.cut(election)
        evidence.keep_heap("cut", "coop_election_envelope")
        evidence.collect("closed")
        evidence.around(lambda: afterwards.bring_back(election))
        afterwards.declare(election)
        evidence.keep_heap("swept", "coop_election_envelope")
        evidence.collect("declared")
        yield evidence
        copies.leave(server.database)


@pytest.fixture(scope="module")
def toy_database():
    """A database with nothing of Odoo in it."""
    with copies.empty("toys") as name:
        yield name


@pytest.fixture
def toy(toy_database):
    """Two dozen voters and their ballots, and nothing about them yet."""
    made = toys.Toy(toy_database)
    yield made
    made.forget()

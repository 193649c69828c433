"""The attack: whoever has the whole database looks for what joins a voter to a choice.

First it is shown that the attack finds a pair where there is one: in tables that keep voters and
ballots apart, with random keys and no times, and leak all the same.
"""

import json
import random

from odoo.tests import tagged

from ..envelope.canonical import sha256
from ..envelope.outcome import NAME
from .common_poll import PollCase

VOTERS = 20
# By chance no two orders agree in half of their places: that is 1 in 3 million.
FOUND = VOTERS // 2
# What every row of every table has, besides its columns.
SYSTEM = ("ctid", "xmin::text::bigint")
ORDERED = (
    "integer",
    "bigint",
    "character varying",
    "text",
    "timestamp without time zone",
    "date",
    "uuid",
)


@tagged("post_install", "-at_install")
class TestSecrecy(PollCase):
    """No column, order, transaction or time of any table joins a voter and a ballot."""

    @classmethod
    def _get_voters(cls):
        return [*super()._get_voters(), *(f"Pleidleisiwr {n}" for n in range(VOTERS))]

    # -- the attack --------------------------------------------------------------------------------

    def _orders(self, table, key, where="TRUE"):
        """Yield (name, keys in that order) for every order that a table's rows have."""
        self.env.cr.execute(
            "SELECT column_name FROM information_schema.columns"
            " WHERE table_schema = 'public' AND table_name = %s AND data_type = ANY (%s)",
            [table, list(ORDERED)],
        )
        names = [f'"{name}"' for (name,) in self.env.cr.fetchall()]
        for order in (*SYSTEM, *names):
            self.env.cr.execute(f'SELECT {key} FROM "{table}" WHERE {where} ORDER BY {order}, ctid')
            yield f"{table}.{order}", [row[0] for row in self.env.cr.fetchall()]

    def _joined(self, voters, ballots, truth):
        """Return which order of voters and which of ballots agree: (name, name, how often).

        :param voters: (table, column of the voter, condition)
        :param ballots: (table, column of the ballot, condition)
        :param dict truth: voter -> ballot
        """
        found = []
        for one, in_order in self._orders(*voters):
            for other, cast in self._orders(*ballots):
                if len(in_order) != len(cast):
                    continue
                for way, guess in (("same", cast), ("reverse", cast[::-1])):
                    right = sum(truth.get(v) == b for v, b in zip(in_order, guess, strict=True))
                    if right >= FOUND:
                        found.append((one, other, way, right))
        return found

    def _same_transaction(self, voters, ballots, truth):
        """Return the voters whose row was written with one ballot alone, and which it is."""
        (table, key, where), (other, ballot, where_ballot) = voters, ballots
        self.env.cr.execute(
            f"SELECT v.{key}, b.{ballot} FROM {table} v JOIN {other} b ON b.xmin = v.xmin"
            f" WHERE {where} AND {where_ballot}"
        )
        pairs = self.env.cr.fetchall()
        alone = [voter for voter, _ballot in pairs]
        return [pair for pair in pairs if alone.count(pair[0]) == 1 and truth[pair[0]] == pair[1]]

    def test_the_attack_finds_what_random_keys_and_no_times_do_not_hide(self):
        cr = self.env.cr
        cr.execute("CREATE TABLE toy_voted (id text, voter int)")
        cr.execute("CREATE TABLE toy_ballot (id text, ballot text)")
        truth = {}
        numbers = random.sample(range(1000), VOTERS)
        for voter in numbers:
            truth[voter] = f"{random.getrandbits(128):032x}"
            with cr.savepoint():
                cr.execute("INSERT INTO toy_voted VALUES (gen_random_uuid()::text, %s)", [voter])
                cr.execute(
                    "INSERT INTO toy_ballot VALUES (gen_random_uuid()::text, %s)", [truth[voter]]
                )
        voters, ballots = ("toy_voted", "voter", "TRUE"), ("toy_ballot", "ballot", "TRUE")
        self.assertEqual(len(self._same_transaction(voters, ballots, truth)), VOTERS)
        orders = {(one, other) for one, other, _way, _n in self._joined(voters, ballots, truth)}
        self.assertIn(("toy_voted.ctid", "toy_ballot.ctid"), orders)

    # -- on a whole election -----------------------------------------------------------------------

    def test_in_a_whole_election_the_attack_finds_nothing(self):
        truth, sealed = {}, {}
        electors = [self._elector(member) for member in self.people[-VOTERS:]]
        for elector in random.sample(electors, VOTERS):
            ranking = random.sample([1, 2, 3], random.randint(1, 3))
            number, text, tracker = self._seal(ranking)
            # each in a transaction of its own, as far as the database numbers them
            with self.env.cr.savepoint():
                self.assertEqual(elector._cast(number, text, 0, "portal")["code"], "in")
            truth[elector.id] = tracker
            sealed[elector.id] = number
        self._close()
        with self.env.cr.savepoint():
            self.election.action_cut_names()
        opened = self._open_ballots(self.election)
        with self.env.cr.savepoint():
            self.election._bring_back(opened, sha256(opened[NAME]))
        self.env.flush_all()
        mine = f"election_id = {self.election.id}"
        rows = (
            ("coop_election_envelope", "elector_id", mine),
            ("coop_election_elector", "id", f"{mine} AND id = ANY (ARRAY{sorted(truth)})"),
        )
        for voters in rows:
            for ballots, known in (
                (("coop_election_ballot", "tracker", mine), truth),
                (("coop_election_sealed", "number", mine), sealed),
            ):
                self.assertFalse(self._joined(voters, ballots, known))
                if voters[0] == "coop_election_envelope":
                    qualified = [
                        (table, key, where.replace("election_id", f"{name}.election_id"))
                        for name, (table, key, where) in zip("vb", (voters, ballots), strict=True)
                    ]
                    self.assertFalse(self._same_transaction(*qualified, known))

    def test_what_is_published_says_nothing_of_who(self):
        _answer, number, tracker = self._vote(self.mali, [1])
        self._close()
        self.election.action_cut_names()
        published = json.dumps(self.election._get_fingerprints())
        for words in (number, tracker, self.mali.partner_id.name):
            self.assertNotIn(words, published)

"""Small tables that keep voters and ballots apart and leak all the same, each in one way."""

import hashlib
import json
import random
import secrets
from dataclasses import replace

from tests.secrecy import attacks, files, sources
from tests.secrecy.marks import Marks

VOTERS, CANDIDATES = 24, 8


def make_marks():
    """Return voters and ballots of nobody."""
    dice = random.SystemRandom()
    rankings = set()
    while len(rankings) < VOTERS:
        ranking = tuple(dice.sample(range(1, CANDIDATES + 1), CANDIDATES))
        if list(ranking) != sorted(ranking):
            rankings.add(ranking)
    ballots = {secrets.token_hex(16): ranking for ranking in rankings}
    voters = {str(number): f"Voter{secrets.token_hex(4)}" for number in range(101, 101 + VOTERS)}
    return Marks(
        voters={key: [name] for key, name in voters.items()},
        ballots=ballots,
        truth=dict(zip(ballots, dice.sample(list(voters), VOTERS), strict=True)),
        names=tuple(f"Candidate{letter}" for letter in "ABCDEFGH"),
        ids=(tuple(range(501, 501 + CANDIDATES)),),
        keys={"toy": {key: key for key in voters}},
    )


class Toy:
    """Tables of a toy, the attack on them, and the files of the server."""

    def __init__(self, database):
        self.database, self.marks = database, make_marks()
        self.names = {key: texts[0] for key, texts in self.marks.voters.items()}
        self.files = files.ServerFiles(database)
        self.opened = sources.connection(database)
        self.connection = self.opened.__enter__()
        self.cr = self.connection.cursor()

    def forget(self):
        """Drop the tables."""
        self.cr.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        for (name,) in self.cr.fetchall():
            self.cr.execute(f'DROP TABLE "{name}"')
        self.opened.__exit__(None, None, None)

    def run(self, *statements):
        """Run statements in one transaction: (SQL, values)."""
        self.cr.execute("BEGIN")
        for statement, values in statements:
            self.cr.execute(statement, values)
        self.cr.execute("COMMIT")

    def pairs(self):
        """Return [(voter, tracker, ranking as JSON)] in an order of chance."""
        pairs = [
            (who, key, json.dumps(self.marks.ballots[key])) for key, who in self.marks.truth.items()
        ]
        random.SystemRandom().shuffle(pairs)
        return pairs

    def look(self, *more):
        """Return all tables of the toy looked through; columns called ``voter`` hold voters."""
        tables = [*sources.dump(self.database).values(), *more]
        return [attacks.look(with_voters(table), self.marks) for table in tables]

    def found(self, attack, *more):
        return attack(self.look(*more), self.marks)


def with_voters(table):
    """Return a table of which it is known that ``voter`` is a voter."""
    if "voter" not in table.columns:
        return table
    return replace(table, keys={table.columns.index("voter"): "toy"})


# -- toys ------------------------------------------------------------------------------------------


def one_row(toy):
    """Who chose what, as it should never be."""
    toy.cr.execute("CREATE TABLE toy_row (voter int, choice text)")
    for who, _key, ranking in toy.pairs():
        toy.run(("INSERT INTO toy_row VALUES (%s, %s)", (who, ranking)))


def hashed_key(toy):
    """A random key with the voter, its fingerprint with the ballot."""
    toy.cr.execute("CREATE TABLE toy_voted (voter int, token text)")
    toy.cr.execute("CREATE TABLE toy_ballot (token text, choice text)")
    pairs = [(*pair, secrets.token_hex(16)) for pair in toy.pairs()]
    for who, _key, _ranking, token in pairs:
        toy.run(("INSERT INTO toy_voted VALUES (%s, %s)", (who, token)))
    random.SystemRandom().shuffle(pairs)
    for _who, _key, ranking, token in pairs:
        digest = hashlib.sha256(token.encode()).hexdigest()
        toy.run(("INSERT INTO toy_ballot VALUES (%s, %s)", (digest, ranking)))


def one_transaction(toy):
    """Random keys, no times; both rows come in one transaction. Orders are of chance."""
    _apart(toy)
    for who, key, _ranking in toy.pairs():
        toy.run(
            ("INSERT INTO toy_voted VALUES (gen_random_uuid(), %s)", (who,)),
            ("INSERT INTO toy_ballot VALUES (gen_random_uuid(), %s)", (key,)),
        )


def two_transactions(toy):
    """The same, in two transactions: the rows lie in the same order."""
    _apart(toy)
    for who, key, _ranking in toy.pairs():
        toy.run(("INSERT INTO toy_voted VALUES (gen_random_uuid(), %s)", (who,)))
        toy.run(("INSERT INTO toy_ballot VALUES (gen_random_uuid(), %s)", (key,)))


def time_kept(toy):
    """Ballots are written later in another order, with the moment at which they were given."""
    toy.cr.execute("CREATE TABLE toy_voted (voter int, at int)")
    toy.cr.execute("CREATE TABLE toy_ballot (ballot text, at int)")
    pairs = toy.pairs()
    for number, (who, _key, _ranking) in enumerate(pairs):
        toy.run(("INSERT INTO toy_voted VALUES (%s, %s)", (who, 1000 + 7 * number)))
    shuffled = list(enumerate(pairs))
    random.SystemRandom().shuffle(shuffled)
    for number, (_who, key, _ranking) in shuffled:
        toy.run(("INSERT INTO toy_ballot VALUES (%s, %s)", (key, 5003 + 7 * number)))


def unlike_lengths(toy):
    """What is sealed is as long as what is in it. Some of these choose fewer."""
    marks = toy.marks
    marks.ballots = {
        key: ranking[: 1 + place % CANDIDATES]
        for place, (key, ranking) in enumerate(marks.ballots.items())
    }
    toy.cr.execute("CREATE TABLE toy_sealed (voter int, sealed text)")
    for key, who in marks.truth.items():
        sealed = secrets.token_hex(16 + 2 * len(marks.ballots[key]))
        toy.run(("INSERT INTO toy_sealed VALUES (%s, %s)", (who, sealed)))


def most_common(toy):
    """What the planner keeps of a table: its most common values."""
    toy.cr.execute("CREATE TABLE toy_common (said text)")
    for who, _key, ranking in toy.pairs():
        row = ("INSERT INTO toy_common VALUES (%s)", (f"{toy.names[who]} {ranking}",))
        toy.run(row, row)


def _apart(toy):
    toy.cr.execute("CREATE TABLE toy_voted (id uuid, voter int)")
    toy.cr.execute("CREATE TABLE toy_ballot (id uuid, ballot text)")

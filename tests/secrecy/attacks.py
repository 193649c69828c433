"""The ways to join a voter to a ballot, on whatever was found: rows of tables, lines, bytes.

Each returns what it found as sentences. Where it guesses, the truth says whether it guesses better
than chance: of two dozen voters one guess in two dozen is right by chance, and an order of them
that agrees so well with another comes once in a hundred million.
"""

import hashlib
from collections import defaultdict
from dataclasses import dataclass

# Right guesses that are no chance; of values that nobody types or counts, fewer are enough.
RIGHT, RIGHT_OF_LONG, LONG = 7, 3, 16
# Student's t of a rank correlation, and of how many it is one at all.
AGREES, ENOUGH = 9.5, 16


@dataclass
class Row:
    """A row as the attack sees it: its values, whom it is of, which ballots are in it."""

    values: tuple
    voters: list
    ballots: list


@dataclass
class Seen:
    """A table, a log or the like, looked through."""

    name: str
    columns: list
    rows: list
    is_cut: bool = False

    @property
    def voter_rows(self):
        return [(row.voters[0], row.values) for row in self.rows if len(row.voters) == 1]

    @property
    def ballot_rows(self):
        return [(row.ballots[0], row.values) for row in self.rows if len(row.ballots) == 1]


def look(table, marks):
    """Return a table looked through.

    :param table: (see sources.Table) whose ``old`` rows were there before anybody voted: they are
        looked at by their keys alone
    """
    rows = []
    nothing_new = not table.keys and len(table.old) == len(table.rows)
    for place, values in enumerate(() if nothing_new else table.rows):
        voters = dict.fromkeys(
            marks.keys[kind][number]
            for kind, number in table.people(values)
            if number in marks.keys.get(kind, ())
        )
        ballots = []
        if place not in table.old:
            text = "\t".join("" if value is None else value for value in values)
            named, ballots = marks.known_in(text, table.deep)
            voters.update(dict.fromkeys(named))
        if voters or ballots:
            rows.append(Row(values, list(voters), ballots))
    return Seen(table.name, table.columns, rows, table.is_cut)


# -- ways ------------------------------------------------------------------------------------------


def in_the_clear(seen, marks):
    """Ballots that stand anywhere: nothing has to be joined before the close to be a fault."""
    return [
        f"{one.name}: {len(row.ballots)} ballot(s) in {' '.join(map(str, row.values))[:200]}"
        for one in seen
        for row in one.rows
        if row.ballots
    ]


def same_row(seen, marks):
    """One row, line or page has one voter and one ballot."""
    found = []
    for one in seen:
        pairs = [row for row in one.rows if len(row.voters) == len(row.ballots) == 1]
        right = [row for row in pairs if marks.truth.get(row.ballots[0]) == row.voters[0]]
        if one.is_cut and (len(right) < RIGHT_OF_LONG or 2 * len(right) < len(pairs)):
            continue
        found += [f"{one.name}: {' '.join(map(str, row.values))[:200]}" for row in right]
    return found


def same_value(seen, marks):
    """Two rows have a value in common that no others have: a number, a moment, a transaction, or
    a fingerprint of such a value."""
    owned = defaultdict(list)  # value -> [(column, ballot)]
    for one in seen:
        for name, alone in _values(one, False):
            for value, ballot in alone.items():
                owned[value].append((f"{one.name}.{name}", ballot))
    found, known = [], set()
    for one in seen:
        for name, alone in _values(one, True):
            if (same := frozenset(alone.items())) in known:
                continue  # the same column, as another was shown it
            known.add(same)
            guesses = defaultdict(list)
            for value, voter in alone.items():
                for column, ballot in owned.get(value, ()):
                    guesses[column].append((value, marks.truth.get(ballot) == voter))
            found += [
                f"{one.name}.{name} = {column}: {len(pairs)} guesses"
                for column, pairs in guesses.items()
                if _is_no_chance(pairs)
            ]
    return found


def _is_no_chance(pairs):
    """Return whether guesses [(value, whether it is right)] are too good."""
    right = [value for value, is_right in pairs if is_right]
    long = [value for value in right if len(value) >= LONG]
    enough = len(right) >= RIGHT or len(long) >= RIGHT_OF_LONG
    return enough and 2 * len(right) >= len(pairs)


def _values(seen, of_voters):
    """Yield (column, {value that one alone has: voter or ballot}) of a table, and of fingerprints
    of its values."""
    rows = seen.voter_rows if of_voters else seen.ballot_rows
    for place, column in enumerate(seen.columns):
        owners = defaultdict(set)
        for owner, values in rows:
            if values[place]:
                owners[values[place]].add(owner)
        alone = {value: who.pop() for value, who in owners.items() if len(who) == 1}
        if len(alone) >= RIGHT_OF_LONG:
            yield column, alone
            for kind in ("md5", "sha1", "sha256"):
                yield (
                    f"{column} by {kind}",
                    {hashlib.new(kind, key.encode()).hexdigest(): alone[key] for key in alone},
                )


def same_order(seen, marks):
    """Voters stand in an order in one place, and their ballots in the same in another."""
    voters, ballots = {}, {}
    for one in seen:
        _add_orders(voters, one, one.voter_rows)
        _add_orders(ballots, one, one.ballot_rows)
        for row in one.rows:  # lists of many
            _add(voters, f"{one.name}, a list", row.voters)
            _add(ballots, f"{one.name}, a list", row.ballots)
        _add(voters, f"{one.name}, through all", [who for row in one.rows for who in row.voters])
        _add(ballots, f"{one.name}, through all", [key for row in one.rows for key in row.ballots])
    found = []
    for order, name in ballots.items():
        places = {marks.truth[key]: place for place, key in enumerate(order) if key in marks.truth}
        for other, whose in voters.items():
            both = [(n, places[who]) for n, who in enumerate(other) if who in places]
            if len(both) >= ENOUGH and abs(agreement(both)) >= AGREES:
                found.append(f"{whose} as {name}: {len(both)} voters")
    return found


def _add_orders(orders, seen, rows):
    """Add the orders in which a table's rows stand: as they lie there, and by each column."""
    for place, column in enumerate(seen.columns):
        known = [(values[place], owner) for owner, values in rows if values[place] is not None]
        known.sort(key=lambda pair: _sortable(pair[0]))
        _add(orders, f"{seen.name}.{column}", [owner for _value, owner in known])


def _add(orders, name, owners):
    first = tuple(dict.fromkeys(owners))
    last = tuple(dict.fromkeys(reversed(owners)))[::-1]
    for order in (first, last):
        if len(order) >= ENOUGH:
            orders.setdefault(order, name)


def _sortable(value):
    text = value.strip("()").split(",") if value.startswith("(") else [value]
    if all(part.isdigit() for part in text):
        return (0, [int(part) for part in text], "")
    return (1, [], value)


def same_length(seen, marks):
    """What is kept of a voter is as long as their ballot has choices."""
    choices = {
        marks.truth[key]: len(ranking)
        for key, ranking in marks.ballots.items()
        if key in marks.truth
    }
    found = []
    for one in seen:
        for place, column in enumerate(one.columns):
            lengths = {
                who: len(values[place]) for who, values in one.voter_rows if values[place] and who
            }
            if len(lengths) >= ENOUGH and len(set(lengths.values())) > 1:
                both = [(length, choices[who]) for who, length in lengths.items() if who in choices]
                if abs(agreement(both)) >= AGREES:
                    found.append(f"{one.name}.{column}: lengths {sorted(set(lengths.values()))}")
    return found


def difference(before, after, marks):
    """Between two copies one person voted: the ballot that came meanwhile is theirs."""
    old = {(one.name, row.values) for one in before for row in one.rows}
    new = [row for one in after for row in one.rows if (one.name, row.values) not in old]
    earlier = {key for one in before for row in one.rows for key in row.ballots}
    ballots = {key for row in new for key in row.ballots} - earlier
    voters = {who for row in new for who in row.voters}
    if len(ballots) == 1 and len(voters) == 1:
        [ballot], [voter] = ballots, voters
        if marks.truth.get(ballot) == voter:
            return [f"{voter} voted between two copies, and {ballot} came"]
    return []


ALL = (same_row, same_value, same_order, same_length)


# -- how well two orders agree ---------------------------------------------------------------------


def agreement(pairs):
    """Return Student's t of the rank correlation of pairs of values; 0 where there is none."""
    if len(pairs) < ENOUGH:
        return 0.0
    one, other = (_ranks([pair[place] for pair in pairs]) for place in (0, 1))
    middle = (len(pairs) + 1) / 2
    both = sum((a - middle) * (b - middle) for a, b in zip(one, other, strict=True))
    spread = [sum((a - middle) ** 2 for a in ranks) for ranks in (one, other)]
    if not all(spread):
        return 0.0
    rho = both / (spread[0] * spread[1]) ** 0.5
    rest = max(1 - rho * rho, 1e-9)
    return rho * ((len(pairs) - 2) / rest) ** 0.5


def _ranks(values):
    """Return the place of each value among all; equal ones share the middle of theirs."""
    places = defaultdict(list)
    for place, value in enumerate(sorted(values), 1):
        places[value].append(place)
    return [sum(places[value]) / len(places[value]) for value in values]

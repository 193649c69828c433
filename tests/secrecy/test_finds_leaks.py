"""The attack finds the pair where there is one: each way on a toy that leaks in that way.

An attack that never finds anything proves nothing.
"""

import base64
import dataclasses
import json
import struct
from urllib.parse import quote

import pytest

from tests.secrecy import attacks, files, sources, toys

WAYS = [
    (toys.one_row, attacks.same_row),
    (toys.hashed_key, attacks.same_value),
    (toys.one_transaction, attacks.same_value),
    (toys.two_transactions, attacks.same_order),
    (toys.time_kept, attacks.same_order),
    (toys.unlike_lengths, attacks.same_length),
]


@pytest.mark.parametrize(("leak", "attack"), WAYS, ids=[leak.__name__ for leak, _attack in WAYS])
def test_an_attack_finds_what_a_toy_leaks(toy, leak, attack):
    leak(toy)
    assert toy.found(attack)


def test_between_two_copies_the_ballot_that_came_is_found(toy):
    toy.cr.execute("CREATE TABLE toy_voted (voter int)")
    toy.cr.execute("CREATE TABLE toy_ballot (ballot text)")
    pairs = toy.pairs()
    for who, key, _ranking in pairs[1:]:
        toy.run(("INSERT INTO toy_voted VALUES (%s)", (who,)))
        toy.run(("INSERT INTO toy_ballot VALUES (%s)", (key,)))
    before = toy.look()
    who, key, _ranking = pairs[0]
    toy.run(("INSERT INTO toy_ballot VALUES (%s)", (key,)))
    toy.run(("INSERT INTO toy_voted VALUES (%s)", (who,)))
    assert attacks.difference(before, toy.look(), toy.marks)


def test_what_the_planner_keeps_is_found(toy):
    toys.most_common(toy)
    stats = sources.statistics(toy.database)
    toy.cr.execute("TRUNCATE toy_common")
    assert toy.found(attacks.in_the_clear, stats)
    assert toy.found(attacks.same_order, stats)


def test_a_log_of_statements_is_read(toy):
    toy.files.log_all()
    with sources.connection(toy.database) as opened, opened.cursor() as cr:
        cr.execute("CREATE TABLE toy_gone (name text, choice text)")
        for who, _key, ranking in toy.pairs():
            cr.execute("INSERT INTO toy_gone VALUES (%s, %s)", (toy.names[who], ranking))
        cr.execute("DROP TABLE toy_gone")
    assert toy.found(attacks.same_row, toy.files.statements())


def test_a_log_of_a_server_is_read_whose_entries_have_several_lines(toy):
    who, _key, ranking = toy.pairs()[0]
    text = f"2026-05-01 10:00:00 1 DEBUG db odoo: request of {toy.names[who]}\n  body: {ranking}\n"
    assert toy.found(attacks.same_row, files.log("server log", text))


def test_the_write_ahead_log_is_read_also_of_rows_that_are_gone(toy):
    toy.cr.execute("CREATE TABLE toy_gone (name text, choice text)")
    for who, _key, ranking in toy.pairs():
        toy.run(("INSERT INTO toy_gone VALUES (%s, %s)", (toy.names[who], ranking)))
    toy.cr.execute("DROP TABLE toy_gone")
    wal = toy.files.wal()
    assert toy.found(attacks.in_the_clear, wal)
    assert toy.found(attacks.same_order, wal)


def test_the_files_of_a_table_are_read_also_of_rows_that_are_gone(toy):
    toys.one_row(toy)
    toy.cr.execute("DELETE FROM toy_row")
    heap = files.pages("heap", toy.files.heap("toy_row"))
    assert toy.found(attacks.in_the_clear, heap)


def encodings(ranking, key, marks):
    """A ballot as it may stand somewhere: (what it is called, text)."""
    names = [marks.names[number - 1] for number in ranking]
    ids = [marks.ids[0][number - 1] for number in ranking]
    plain = {
        "JSON": json.dumps(ranking),
        "JSON of objects": json.dumps(
            [{"rank": place, "candidate": one} for place, one in enumerate(ranking, 1)]
        ),
        "BLT": " ".join(map(str, ranking)),
        "signs": "".join(map(str, ranking)),
        "names": " > ".join(names),
        "ids": ", ".join(map(str, ids)),
        "tracker": key.upper(),
    }
    small = {
        "bytes": bytes(ranking),
        "two bytes each": struct.pack(f">{len(ranking)}H", *ranking),
        "ids as bytes": struct.pack(f"<{len(ids)}I", *ids),
        "tracker as bytes": bytes.fromhex(key),
    }
    yield from plain.items()
    data = {**small, **{name: text.encode() for name, text in plain.items()}}
    for name, value in data.items():
        yield f"{name}, hexadecimal", f"\\x{(b'voted: ' + value).hex()}"
        for shift in ("", "v", "vv"):
            code = base64.b64encode(shift.encode() + value).decode()
            yield f"{name}, base64 {shift}", f'{{"sealed": "{code}"}}'
    for name, text in plain.items():
        yield f"{name}, in an address", f"/vote?choice={quote(text)}"


def test_a_ballot_is_known_in_any_encoding():
    marks = toys.make_marks()
    key, ranking = next(iter(marks.ballots.items()))
    unknown = [
        name
        for name, text in encodings(ranking, key, marks)
        if marks.ballots_in(f"at 10:42 {text}; 7") != [key]
    ]
    assert not unknown


def test_where_nothing_leaks_nothing_is_found(toy):
    """Rows in orders of chance, with keys of chance, in one transaction each side."""
    toy.cr.execute("CREATE TABLE toy_voted (id uuid, voter int, name text)")
    toy.cr.execute("CREATE TABLE toy_ballot (id uuid, ballot text, choice text)")
    toy.run(
        *(
            ("INSERT INTO toy_voted VALUES (gen_random_uuid(), %s, %s)", (who, toy.names[who]))
            for who, _key, _ranking in toy.pairs()
        )
    )
    toy.run(
        *(
            ("INSERT INTO toy_ballot VALUES (gen_random_uuid(), %s, %s)", (key, ranking))
            for _who, key, ranking in toy.pairs()
        )
    )
    assert [attack.__name__ for attack in attacks.ALL if toy.found(attack)] == []


def test_a_number_is_known_unless_it_stands_in_a_tracker_by_chance():
    marks = toys.make_marks()
    (voter, texts), *_others = marks.voters.items()
    marks = dataclasses.replace(marks, voters={voter: [*texts, "4955"]})
    tracker = "f1a08a8de1f403e000af4955ce1253b8"
    assert marks.voters_in(f"{tracker};{tracker * 2}") == []
    for text in (f"{tracker} 4955", f"{tracker}4955", "ab4955cd", '{"number":"4955"}'):
        assert marks.voters_in(text) == [voter], text

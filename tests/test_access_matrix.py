"""Who may do what with every model: the table in ``data/access.csv`` against the database.

A cell has four places: read, create, write, delete. A capital letter means every record there
is, a small letter some of them (for members: their own), a dash none.
"""

import csv
from pathlib import Path

import pytest

TABLE = Path(__file__).parent / "data" / "access.csv"
OPERATIONS = (("read", "r"), ("create", "c"), ("write", "w"), ("unlink", "d"))
AT_MOST = 500


def expected():
    """The table: model -> persona -> cell."""
    with TABLE.open(newline="") as file:
        rows = list(csv.DictReader(line for line in file if not line.startswith("#")))
    return {row.pop("model"): row for row in rows}


def personas():
    return list(next(iter(expected().values())))


def own_models(env):
    return sorted(name for name in env if name.startswith("coop.") and not env[name]._abstract)


def cell_of(env, everything, name):
    """The cell for the user of ``env`` given ids of all records of the model."""
    cell = ""
    model = env[name]
    for operation, letter in OPERATIONS:
        if not model.has_access(operation):
            cell += "-"
        elif operation == "create" or not everything:
            cell += letter.upper()
        else:
            allowed = model.browse(everything)._filtered_access(operation)
            whole = len(allowed) == len(everything)
            cell += letter.upper() if whole else letter if allowed else "-"
    return cell


def all_ids(env, name):
    model = env[name].sudo().with_context(active_test=False)
    return [] if model._transient else model.search([], limit=AT_MOST).ids


def test_every_model_has_a_line(living):
    with living.env() as env:
        found = own_models(env)
    table = expected()
    assert not [name for name in found if name not in table], "models without a line"
    assert not [name for name in table if name not in found], "lines without a model"


@pytest.mark.parametrize("persona", personas())
def test_a_persona_may_do_what_the_table_says(living, persona):
    wrong = []
    with living.env() as env:
        everything = {name: all_ids(env, name) for name in own_models(env)}
    with living.env(persona) as env:
        for name, cells in expected().items():
            if name not in env:
                continue
            found = cell_of(env, everything[name], name)
            if found != cells[persona]:
                wrong.append(f"{name}: the table says {cells[persona]}, found {found}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("persona", ["member", "supported", "employee_member"])
def test_what_a_member_may_read_is_their_own(living, persona):
    """Small letters in the table mean: the person's own records and nobody else's."""
    wrong = []
    with living.env() as env:
        everything = {name: all_ids(env, name) for name in own_models(env)}
    own = living.partners[persona]
    with living.env(persona) as env:
        for name, ids in everything.items():
            model = env[name]
            if not ids or not model.has_access("read"):
                continue
            for record in model.browse(ids)._filtered_access("read").sudo():
                owner = owner_of(record)
                if owner and owner.id != own:
                    wrong.append(f"{name}({record.id}) of {owner.name}")
    assert not wrong, "\n".join(wrong)


# What somebody has to be able to read who sits on a body.
OF_A_BODY = {
    "coop.agenda.item",
    "coop.interest",
    "coop.item.interest",
    "coop.meeting",
    "coop.minutes",
    "coop.office.holder",
    "coop.office.term",
    "coop.presence",
    "coop.resolution",
}


@pytest.mark.parametrize(("persona", "kind"), [("councillor", "council"), ("trustee", "board")])
def test_who_sits_on_a_body_reads_of_that_body_alone(living, persona, kind):
    """Small letters in their columns mean: what is theirs, and what is of the body."""
    wrong, read = [], set()
    with living.env() as env:
        everything = {name: all_ids(env, name) for name in own_models(env)}
    with living.env(persona) as env:
        for name, ids in everything.items():
            if not ids or not env[name].has_access("read"):
                continue
            for record in env[name].browse(ids)._filtered_access("read").sudo():
                bodies = bodies_of(record)
                if kind in bodies.mapped("kind"):
                    read.add(name)
                elif bodies:
                    wrong.append(f"{name}({record.id}) of {', '.join(bodies.mapped('name'))}")
    assert not wrong, "\n".join(wrong)
    assert not OF_A_BODY - read, "they do not read what they need"


def bodies_of(record):
    """The bodies that a record belongs to, along the usual names.

    What belongs to a meeting is of every body that met: who sits on one of them was there.
    """
    if record._name == "coop.body":
        return record
    if record._name == "coop.meeting":
        return record.body_line_ids.body_id
    if record._name == "coop.office.holder":
        return record.term_ids.body_id
    if record._name == "coop.office.term":
        return record.body_id  # a body resolves on the terms of another
    ways = ("meeting_id", "item_id", "resolution_id", "body_id", "term_id", "holder_id")
    for way in ways:
        if way in record._fields and record[way]:
            return bodies_of(record[way])
    return record.env["coop.body"]


def owner_of(record):
    """The contact that a record is about, along the usual names."""
    for way in ("partner_id", "member_id", "membership_id", "application_id", "notice_id"):
        if way in record._fields and record[way]:
            target = record[way]
            return target if target._name == "res.partner" else owner_of(target)
    return None

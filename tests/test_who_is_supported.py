"""No colleague finds out who is supported: not by reading, searching, counting or grouping.

Generated over every model that an employee may read and every way from it to a contact. People
supported carry names, addresses and numbers that nobody else has; whatever an employee gets to
see is searched for them, and for the ids of their contacts, log-ins and memberships.
"""

import contextlib
import json

import pytest

from odoo.exceptions import AccessError, UserError
from odoo.fields import Command
from odoo.tools import mute_logger

from tests.support import people, routes
from tests.support.visitor import Visitor

HIDDEN = people.SUPPORTED
# Each may read what everybody at work may read; none may know who is supported.
COLLEAGUES = ["employee", "employee_member", "hr"]
PARTNER = "res.partner"
QUIET = ("odoo.sql_db", "odoo.addons.base.models.ir_model", "odoo.addons.base.models.ir_rule")


@pytest.fixture(autouse=True)
def quiet():
    with mute_logger(*QUIET):
        yield


@pytest.fixture
def hidden(living):
    """Ids of what leads to people supported, by model."""
    with living.env() as env:
        partners = env[PARTNER].browse([living.partners[mark] for mark in HIDDEN])
        found = {
            PARTNER: set(partners.ids),
            "res.users": {living.users[mark] for mark in HIDDEN if mark in living.users},
        }
        for name in env:
            model = env[name]
            field = model._fields.get("partner_id")
            if name.startswith("coop.") and model._auto and field is not None and field.store:
                ids = model.sudo().search([("partner_id", "in", partners.ids)]).ids
                found[name] = set(ids)
    return found


def readable(env):
    """Models with a table that the user may read at all, smallest name first."""
    for name in sorted(env):
        model = env[name]
        if not model._abstract and not model._transient and model.has_access("read"):
            yield model.with_context(active_test=False, bin_size=True)


def readable_fields(model):
    return [
        name
        for name, field in model._fields.items()
        if model._has_field_access(field, "read") and field.type != "binary"
    ]


def relations(model):
    """(name, comodel) of the relations that may be read and searched."""
    for name in readable_fields(model):
        field = model._fields[name]
        if field.relational and field._description_searchable and field.comodel_name in model.env:
            yield name, model.env[field.comodel_name]


def ways_to_a_contact(env):
    """(model, dotted path) of every way in one or two steps that ends at a contact.

    Of ways in two steps with the same last step one is taken for each kind of first step: what
    is asked of the last step is the same.
    """
    seen, onwards = set(), {}
    for model in readable(env):
        for name, comodel in relations(model):
            if comodel._name == PARTNER:
                yield model, name
            kind = type(model._fields[name])
            if comodel._name not in onwards:
                onwards[comodel._name] = list(relations(comodel))
            for last, end in onwards[comodel._name]:
                if end._name == PARTNER and (kind, comodel._name, last) not in seen:
                    seen.add((kind, comodel._name, last))
                    yield model, f"{name}.{last}"


def leaks(living, hidden, model, rows):
    """What in ``rows`` (dicts of values) leads to somebody supported, a line each."""
    marks = list(living.marks(*HIDDEN))
    text = json.dumps(rows, default=str, ensure_ascii=False)
    for mark in marks:
        if mark in text:
            at = text.index(mark)
            yield f"{model._name}: {mark!r} in …{text[max(0, at - 120) : at + 40]}…"
    for row in rows:
        for name, value in row.items():
            field = model._fields.get(name)
            if field is None or not field.relational:
                continue
            ids = {value} if isinstance(value, int) else set(value or ())
            met = ids & hidden.get(field.comodel_name, set())
            if met:
                yield f"{model._name}({row.get('id')}).{name} holds {field.comodel_name} {met}"


def read_everything(model):
    """Every field that may be read of every record that may be found."""
    records = model.search([])
    names = readable_fields(model)
    try:
        return records.read(names, load=None)
    except (AccessError, UserError, TypeError, ValueError):
        return _read_one_by_one(records, names)


@pytest.fixture(scope="module")
def everything(living):
    """A function that gives (model, all that can be read of it) for each model, read once a person.

    Nothing that is done in this file is kept, so what was read is what would be read again.
    """
    read = {}

    def of(env, persona):
        if persona not in read:
            read[persona] = {model._name: read_everything(model) for model in readable(env)}
        for model in readable(env):
            yield model, read[persona][model._name]

    return of


@pytest.fixture(scope="module")
def ways():
    """A function that gives every way to a contact, looked for once a person: (model, path)."""
    found = {}

    def of(env, persona):
        if persona not in found:
            found[persona] = [(model._name, way) for model, way in ways_to_a_contact(env)]
        models = {model._name: model for model in readable(env)}
        return [(models[name], way) for name, way in found[persona]]

    return of


def _read_one_by_one(records, names):
    rows = {record.id: {"id": record.id} for record in records}
    for name in names:
        for record in records:
            # Some of core's computed fields cannot be computed for every record.
            with contextlib.suppress(AccessError, UserError, TypeError, ValueError):
                rows[record.id].update(record.read([name], load=None)[0])
    return list(rows.values())


@pytest.mark.parametrize("colleague", COLLEAGUES)
def test_reading_everything_that_can_be_read(living, hidden, everything, colleague):
    found = []
    with living.env(colleague) as env:
        for model, rows in everything(env, colleague):
            found += leaks(living, hidden, model, rows)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("colleague", COLLEAGUES)
def test_an_appointment_with_somebody_supported(living, hidden, colleague):
    found = []
    with living.env("knows_support") as env:
        ids = [living.partners[HIDDEN[0]], env.user.partner_id.id]
        event = env["calendar.event"].create(
            {
                "name": "Appointment",
                "start": "2030-01-01 10:00:00",
                "stop": "2030-01-01 11:00:00",
                "partner_ids": [Command.set(ids)],
            }
        )
        env.flush_all()
        theirs = env(user=living.users[colleague])
        for name in ("calendar.event", "calendar.attendee", "ir.attachment", "mail.message"):
            model = theirs[name]
            found += leaks(living, hidden, model, read_everything(model))
        seen = theirs["calendar.event"].search_count([("id", "=", event.id)])
        event.partner_ids += theirs.user.partner_id
        env.flush_all()
        invited = theirs["calendar.event"].search_count([("id", "=", event.id)])
    assert (seen, invited) == (0, 1), "those who are asked to come see it, and nobody else"
    assert not found, "\n".join(found)


@pytest.mark.parametrize("colleague", COLLEAGUES)
def test_no_colleague_is_told_by_their_absence(living, colleague):
    """Staff without a log-in are all in Contacts after they joined, supported or not."""
    ids = [living.partners[mark] for mark in people.STAFF]
    with living.env(colleague) as env:
        assert env[PARTNER].search([("id", "in", ids)], order="id").ids == sorted(ids)
        for mark, (name, _home, _supported) in people.STAFF.items():
            offered = env[PARTNER].name_search(name)
            assert [id_ for id_, _name in offered] == [living.partners[mark]]


@pytest.mark.parametrize("colleague", COLLEAGUES)
def test_no_colleague_is_told_by_their_home(living, everything, ways, colleague):
    """A home that is a house of the co-op tells as much as a list; no colleague's is shown."""
    homes = [home for _name, home, _supported in people.STAFF.values()]
    found = []
    with living.env(colleague) as env:
        for model, rows in everything(env, colleague):
            text = json.dumps(rows, default=str, ensure_ascii=False)
            found += [f"{model._name}: {home}" for home in homes if home in text]
        for model, way in ways(env, colleague):
            for home in homes:
                if count_or_refusal(model, [(f"{way}.street", "=", home)]):
                    found.append(f"{model._name} by {way}: {home}")
    assert not found, "\n".join(found)


@pytest.mark.parametrize("colleague", COLLEAGUES)
def test_whoever_is_supported_too_is_in_no_way_other_than_a_colleague(
    living, everything, colleague
):
    """The same records of the same models lead to either, with the same fields filled."""
    plain, both = (living.partners[mark] for mark in people.STAFF)
    differing = []
    with living.env(colleague) as env:
        for model, rows in everything(env, colleague):
            told = {plain: [], both: []}
            for row in rows:
                for partner, traces in told.items():
                    if model._name == PARTNER and row["id"] == partner:
                        traces.append(sorted(name for name, value in row.items() if value))
                    else:
                        traces += _ways_to(model, row, partner)
            if sorted(told[plain], key=str) != sorted(told[both], key=str):
                differing.append(f"{model._name}: {told}")
    assert not differing, "\n".join(differing)


def _ways_to(model, row, partner):
    """The fields of a row that lead to a contact."""
    for name, value in row.items():
        if model._fields[name].comodel_name == PARTNER and not isinstance(value, bool):
            if partner in ({value} if isinstance(value, int) else set(value or ())):
                yield name


@pytest.mark.parametrize("colleague", COLLEAGUES)
def test_names_offered_while_typing(living, colleague):
    found = []
    marks = list(living.marks(*HIDDEN))
    with living.env(colleague) as env:
        for model in readable(env):
            for mark in marks:
                try:
                    offered = model.name_search(mark, limit=20)
                except (AccessError, UserError, NotImplementedError):
                    continue
                if any(mark in (name or "") for _id, name in offered):
                    found.append(f"{model._name} offers {offered} for {mark!r}")
    assert not found, "\n".join(found)


@pytest.mark.parametrize("colleague", COLLEAGUES)
def test_filters_along_every_way_to_a_contact(living, hidden, ways, colleague):
    """Dotted paths and ``any`` alike count nothing, or are refused."""
    found = []
    name = people.MEMBERS[HIDDEN[0]][0]
    with living.env(colleague) as env:
        secret = secret_fields(env[PARTNER])
        assert secret, "no field of ours on the contact is kept from colleagues"
        for model, way in ways(env, colleague):
            domains = [
                [(f"{way}.name", "=", name)],
                [(way, "any", [("email", "=", people.email_of(HIDDEN[0]))])],
                *([(f"{way}.{field}", "!=", False)] for field in secret),
                *([(way, "any", [(field, "!=", False)])] for field in secret[:1]),
            ]
            for domain in domains:
                count = count_or_refusal(model, domain)
                if count:
                    found.append(f"{model._name}: {count} for {domain}")
    assert not found, "\n".join(found)


def secret_fields(model):
    """Fields of ours that the user may not read."""
    return [
        name
        for name, field in model._fields.items()
        if (field._module or "").startswith("coop_") and not model._has_field_access(field, "read")
    ]


def count_or_refusal(model, domain):
    """How many records a filter counts; 0 when it is refused."""
    try:
        with model.env.cr.savepoint():
            return model.search_count(domain)
    except (AccessError, UserError, ValueError, NotImplementedError):
        return 0


def count_a_value(model, name):
    """Count by a value that some record really has: Odoo answers simpler questions unasked."""
    field = model._fields[name]
    records = model.sudo().search([]) if field.store else model
    value = next((record[name] for record in records if record[name]), None)
    if value is None or field.type in ("html", "properties", "properties_definition"):
        return 0
    return model.search_count([(name, "in", value.ids if field.relational else [value])])


QUESTIONS = {
    "filter": count_a_value,
    "order": lambda model, name: len(model.search([], order=name, limit=1)),
    "group": lambda model, name: model.formatted_read_group([], [name], ["__count"]),
    "read": lambda model, name: model.search([], limit=1).read([name]),
    "export": lambda model, name: model.search([], limit=1).export_data([name])["datas"],
    "describe": lambda model, name: name in model.fields_get(),
}


@pytest.mark.parametrize("colleague", [*COLLEAGUES, "officer"])
def test_a_field_that_may_not_be_read_may_not_be_asked_about(living, colleague):
    found = []
    with living.env(colleague) as env:
        for model in readable(env):
            for name in secret_fields(model):
                for question, ask in QUESTIONS.items():
                    answer = None
                    refused = (AccessError, UserError, ValueError, NotImplementedError)
                    with contextlib.suppress(*refused), env.cr.savepoint():
                        answer = ask(model, name)
                    if answer:
                        found.append(f"{model._name}.{name}: {question} answered {answer!r}"[:200])
    assert not found, "\n".join(found)


@pytest.mark.parametrize("colleague", COLLEAGUES)
def test_groups_by_every_way_to_a_contact(living, hidden, colleague):
    found = []
    marks = list(living.marks(*HIDDEN))
    with living.env(colleague) as env:
        for model in readable(env):
            for name in readable_fields(model):
                field = model._fields[name]
                if field.comodel_name not in (PARTNER, "res.users") or not field.store:
                    continue
                try:
                    with env.cr.savepoint():
                        groups = model.formatted_read_group([], [name], ["__count"])
                except (AccessError, UserError, ValueError):
                    continue
                text = json.dumps(groups, default=str, ensure_ascii=False)
                found += [f"{model._name} by {name}: {mark}" for mark in marks if mark in text]
                met = {group[name] and group[name][0] for group in groups} & hidden[
                    field.comodel_name
                ]
                found += [f"{model._name} by {name}: id {one}" for one in met]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("colleague", COLLEAGUES)
def test_exports_along_every_way_to_a_contact(living, ways, colleague):
    found = []
    marks = list(living.marks(*HIDDEN))
    with living.env(colleague) as env:
        for model, way in ways(env, colleague):
            columns = [f"{way.replace('.', '/')}/{leaf}" for leaf in ("name", "email")]
            rows = []
            with contextlib.suppress(AccessError, UserError, ValueError), env.cr.savepoint():
                rows = model.search([]).export_data(columns)["datas"]
            text = json.dumps(rows, default=str, ensure_ascii=False)
            found += [f"{model._name} {way}: {mark}" for mark in marks if mark in text]
    assert not found, "\n".join(found)


def test_an_officer_cannot_tell_members_apart_by_category(living):
    """Who keeps the register but may not know who is supported sees no such category anywhere."""
    with living.env() as env:
        telling = env["coop.membership.category"].search([("discloses_support", "=", True)])
        ids, names = set(telling.ids), set(telling.mapped("name"))
    found = []
    with living.env("officer") as env:
        for model in readable(env):
            if model._name != "coop.membership.category":
                found += _categories_told(model, ids, names)
                found += _categories_counted(model, ids)
    assert not found, "\n".join(found)


def _categories_told(model, ids, names):
    for row in read_everything(model):
        for name, value in row.items():
            if model._fields[name].comodel_name == "coop.membership.category":
                if ids & ({value} if isinstance(value, int) else set(value or ())):
                    yield f"{model._name}({row['id']}).{name}"
            elif model._name.startswith("coop.") and isinstance(value, str) and value in names:
                yield f"{model._name}({row['id']}).{name} says {value!r}"


def _categories_counted(model, ids):
    for name in readable_fields(model):
        field = model._fields[name]
        searchable = field.comodel_name == "coop.membership.category"
        if searchable and field._description_searchable:
            count = count_or_refusal(model, [(name, "in", list(ids))])
            if count:
                yield f"{model._name}.{name} counts {count}"


def test_no_route_shows_a_colleague_who_is_supported(living, served, all_routes, hidden):
    """Every route with ids of people supported in its path and its parameters."""
    marks = list(living.marks(*HIDDEN))
    with living.env() as env:
        messages = env["mail.message"].search(
            [("model", "=", PARTNER), ("res_id", "in", list(hidden[PARTNER]))]
        )
        attachments = env["ir.attachment"].search(
            [("res_model", "=", PARTNER), ("res_id", "in", list(hidden[PARTNER]))]
        )
    partner = living.partners[HIDDEN[0]]
    ids = {
        "res.partner": [partner],
        "ir.attachment": attachments.ids[:2],
        None: [
            partner,
            *messages.ids[:2],
            *attachments.ids[:2],
            *hidden.get("coop.membership", ()),
        ],
    }
    colleague = Visitor(served.url, "employee")
    found = []
    for route in all_routes:
        for answer in _asked_for(colleague, route, ids, partner):
            body = answer.text
            if any(mark in body for mark in marks):
                found.append(f"{route.kind} {answer.request.method} {answer.request.url}")
    assert not found, "\n".join(dict.fromkeys(found))


def _asked_for(visitor, route, ids, partner):
    if route.rule.startswith(routes.NOT_IN_PASSING):
        return
    parameters = {
        "model": PARTNER, "res_model": PARTNER, "thread_model": PARTNER, "id": partner,
        "res_id": partner, "thread_id": partner, "partner_id": partner, "field": "name",
        "partner_ids": str(partner), "member_id": partner, "user_id": partner,
    }  # fmt: skip
    known = {name: parameters[name] for name in route.parameters if name in parameters}
    paths = [path for _, path in routes.paths_with_ids(route, ids)]
    if route.kind == "jsonrpc":
        for path in paths or [routes.tame_path(route)]:
            yield visitor.rpc(path, {**known, "method": "read", "args": [[partner]], "kwargs": {}})
    elif route.gets:
        for path in paths:
            yield visitor.get(path)
        if known:
            yield visitor.get(routes.tame_path(route), params=known)

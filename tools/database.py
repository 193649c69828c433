"""Prepared databases: made once, kept up to date with the addons, cloned in a moment.

A template holds its own attachments and ready-made assets. What it was made from is written on the
database itself (as its comment) when it is whole: one that was interrupted has no comment and is
made again.
"""

import json
import uuid

from . import addons, locks, odoo_tree, paths, postgres, say, venv

# Raise it when the making of templates changes.
RECIPE = 3
# Odoo's own modules below the co-op's; all addons but the demo; the same with Odoo's accounts; all,
# with the demo co-op; an Odoo that has been in use for years; the same, when the addons have been
# installed into it.
TEMPLATES = {
    "core": "coop_template_core",
    "test": "coop_template_test",
    "accounts": "coop_template_accounts",
    "demo": "coop_template_demo",
    "in_use": "coop_template_in_use",
    "living": "coop_template_living",
}
BASES = {"test": "core", "accounts": "test", "demo": "test", "in_use": "core", "living": "in_use"}
TITLES = {
    "core": "Odoo's own modules",
    "test": "the addons",
    "accounts": "the addons, with Odoo's accounts",
    "demo": "the demo co-op, through its own workflow",
    "in_use": "an Odoo in use, with its employees, accounts and website",
    "living": "the addons, beside all that is in use",
}
# What makes people and their work there: `fill(env)` in this file.
FILLED = {"in_use": "tests/support/in_use.py"}

# How it is made ready to be copied: a function of `tools/prepare.py`.
PREPARED = {
    "core": "files",
    "test": "template",
    "accounts": "template",
    "demo": "template",
    "in_use": "files",
    "living": "pages",
}


def ensure_template(place, kind):
    """Return the name of an up-to-date template, one of ``TEMPLATES``, made on another of them.

    Addons that changed are installed anew, on the core: an update would leave out what only an
    installation does (hooks, data that are loaded once).
    """
    name, wanted = TEMPLATES[kind], _wanted(place, kind)
    if read_note(place, name) == wanted:
        return name
    # Each has a lock of its own: on one base two can be made at the same time.
    with locks.exclusive(paths.LOCAL / f"template-{kind}.lock", TITLES[kind]):
        return _ensure(place, kind)


def _ensure(place, kind):
    name, wanted = TEMPLATES[kind], _wanted(place, kind)
    have = read_note(place, name)
    if have == wanted:
        return name
    building = f"{name}_new"
    if have and _code(have) == _code(wanted):
        with say.step("templates: scripts and styles"):
            drop(place, building)
            clone(place, name, building)
            call(place, building, f"tools.prepare:{PREPARED[kind]}")
            _finish(place, building, name, wanted)
        return name
    base = kind in BASES and ensure_template(place, BASES[kind])
    with say.step(f"{TITLES[kind]}, in a template database") as progress:
        if base:
            drop(place, building)
            clone(place, base, building)
        else:
            create_empty(place, building)
        install(place, building, progress, init=_new(place, kind, base, wanted))
        if kind in FILLED:
            progress("people and their work")
            module = FILLED[kind].removesuffix(".py").replace("/", ".")
            call(place, building, f"{module}:fill")
        progress("pictures, scripts and styles")
        call(place, building, f"tools.prepare:{PREPARED[kind]}")
        _finish(place, building, name, wanted)
    return name


def _new(place, kind, base, wanted):
    """Return what is to be installed on top of the base, sorted."""
    have = (base and read_note(place, base)) or {}
    if "addons" not in wanted:
        return sorted(set(wanted["modules"]) - set(have.get("modules", ())))
    if kind == "living":
        return addons.chosen()  # the bridges come by themselves
    return sorted(set(wanted["addons"]) - set(have.get("addons", ())))


def clone(place, template, name):
    """Make a database as a copy of a template."""
    place.query(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    return name


def drop(place, name):
    """Drop a database, whoever is connected to it."""
    postgres.drop_database(place.query, name)


def exists(place, name):
    """Tell whether there is a database of that name."""
    return bool(place.query("SELECT 1 FROM pg_database WHERE datname = %s", (name,)))


def drop_strays(place, prefix):
    """Drop databases of commands that were killed: named by the prefix, with nobody connected."""
    rows = place.query(
        "SELECT datname FROM pg_database d WHERE starts_with(datname, %s) AND NOT EXISTS"
        " (SELECT 1 FROM pg_stat_activity a WHERE a.datname = d.datname)",
        (prefix,),
    )
    for (name,) in rows:
        drop(place, name)


def ensure_demo(place, name):
    """Make the demo database from the demo template, or update the addons that changed in it.

    :return: whether it was made now
    """
    wanted = _wanted(place, "demo")
    if read_note(place, name) == wanted:
        return False
    if exists(place, name):
        have = read_note(place, name)
        changed = _changed(have, wanted) if have else addons.names()
        if changed:
            new = [addon for addon in changed if have and addon not in have["addons"]]
            with say.step(f"update of {', '.join(changed)} in database {name}") as progress:
                install(place, name, progress, init=new, update=changed)
        write_note(place, name, wanted)
        return False
    template = ensure_template(place, "demo")
    with say.step(f"database {name}"):
        drop(place, f"{name}_new")
        clone(place, template, f"{name}_new")
        _own_identity(place, f"{name}_new")
        write_note(place, f"{name}_new", wanted)
        place.query(f'ALTER DATABASE "{name}_new" RENAME TO "{name}"')
    return True


def create_empty(place, name):
    """Make a database with what Odoo needs before it begins: an `unaccent` of our own."""
    drop(place, name)
    place.query(f"""CREATE DATABASE "{name}" ENCODING 'UTF8' TEMPLATE template0""")
    try:
        place.query("CREATE EXTENSION unaccent", database=name)
        place.query("ALTER FUNCTION unaccent(text) IMMUTABLE", database=name)
    except Exception:  # no contrib modules, or not allowed: the function is as good
        place.query("DROP EXTENSION IF EXISTS unaccent", database=name)
        place.query(postgres.UNACCENT, database=name)


def install(place, name, progress, init=(), update=()):
    """Install and update addons in a database."""
    conf = place.settings(f"install-{name}", db_name=name, dbfilter=f"^{name}$")
    words = ["--stop-after-init", "--no-http"]
    if init:
        words += ["-i", ",".join(init)]
    if update:
        words += ["-u", ",".join(update)]
    place.run(place.odoo(conf, *words), paths.LOGS / f"install-{name}.log", progress)


def call(place, name, function, *arguments, show=None):
    """Call `module:function(env, *arguments)` of this repository in a database, and commit.

    :param show: called with each line that the function prints, as it comes
    """
    conf = place.settings(f"install-{name}", db_name=name, dbfilter=f"^{name}$")
    words = [venv.PYTHON, "-m", "tools.within", conf, name, function, *arguments]
    log = paths.LOGS / f"call-{name}.log"
    place.run(words, log, show=show, strict=False)


def read_note(place, name):
    """Return what the database says it was made from, or None."""
    rows = place.query(
        "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s", (name,)
    )
    try:
        return json.loads(rows[0][0])
    except (IndexError, TypeError, ValueError):
        return None


def write_note(place, name, note):
    """Write on the database what it was made from."""
    place.query(f'COMMENT ON DATABASE "{name}" IS %s', (json.dumps(note),))


def _wanted(place, kind):
    """Return the note of a template that is up to date."""
    note = {"recipe": RECIPE, "odoo": odoo_tree.identity(place.home)}
    note["modules"] = addons.below()
    if kind in ("in_use", "living"):
        note["modules"] = sorted({*note["modules"], *addons.BESIDE})
        note["filled"] = addons.fingerprint(paths.ROOT / FILLED["in_use"])
    if kind == "in_use":
        # an Odoo lists the addons that lie in its path, also those that it does not use
        note["known"] = addons.names()
    if kind not in ("core", "in_use"):
        note["addons"] = addons.fingerprints(addons.of(kind))
    return note


def _code(note):
    """Return a note without the fingerprints of scripts and styles."""
    prints = {name: pair[0] for name, pair in note.get("addons", {}).items()}
    return {**note, "addons": prints}


def _changed(have, wanted):
    """Return the addons whose code or data differ."""
    old = have.get("addons", {})
    return [
        name for name, prints in wanted["addons"].items() if old.get(name, [""])[0] != prints[0]
    ]


def _finish(place, building, name, wanted):
    # Every copy then has what the planner needs, and no rows that were written before.
    place.query("VACUUM (FREEZE, ANALYZE)", database=building)
    write_note(place, building, wanted)
    drop(place, name)
    place.query(f'ALTER DATABASE "{building}" RENAME TO "{name}"')


def _own_identity(place, name):
    """Give a copy its own database id and secret, as Odoo does when it duplicates one.

    Its e-mails leave within a minute, so that who tries the demo need not wait an hour for a link.
    """
    place.query(
        "UPDATE ir_cron SET interval_number = 1, interval_type = 'minutes' WHERE id IN"
        " (SELECT res_id FROM ir_model_data WHERE module = 'mail' AND model = 'ir.cron'"
        " AND name = 'ir_cron_mail_scheduler_action')",
        database=name,
    )
    for key in ("database.uuid", "database.secret"):
        place.query(
            "UPDATE ir_config_parameter SET value = %s WHERE key = %s",
            (str(uuid.uuid4()), key),
            database=name,
        )

"""`make check`: what is wrong with this machine and this server, a line each, with the remedy."""

import contextlib
import ctypes
import os
import shutil
import socket
import sys

from . import database, machine, odoo_tree, paths, postgres, say, settings, testing, venv, workplace

OK, ADVICE, WRONG = "✓", "!", "✗"


def main(argv):
    """Print the lines; return 1 when something is wrong (advice does not count)."""
    lines = [_python(), _odoo(), _disk(), _browser(), _printing(), _speech()]
    with contextlib.ExitStack() as stack:
        server_line, place = _server(stack)
        if server_line not in lines:
            lines.append(server_line)
        name = os.environ.get("DB") or settings.deployed().get("db_name") or "coop"
        if place and database.exists(place, name):
            lines += _inside(place, name)
        elif place:
            lines.append((ADVICE, f"Database: there is no {name}", "make run makes the demo one"))
    lines += [_mail(), *_deployment()]
    for sign, text, remedy in lines:
        more = "\n        ".join(remedy.splitlines())
        say.line(f"  {sign} {text}" + (f"\n      → {more}" if more else ""))
    return 1 if any(sign == WRONG for sign, _text, _remedy in lines) else 0


def _python():
    have = f"Python {sys.version_info[0]}.{sys.version_info[1]} in .venv"
    if sys.version_info[:2] not in venv.SUPPORTED:
        return WRONG, have, "Odoo 19 needs 3.10 to 3.13: make clean, then PYTHON=... make run"
    return OK, have, ""


def _odoo():
    if home := os.environ.get("ODOO_HOME"):
        try:
            odoo_tree.ensure()
        except say.Problem as problem:
            return WRONG, str(problem), problem.remedy
        return OK, f"Odoo 19 from ODOO_HOME={home}", ""
    tree = paths.cache() / "odoo-19"
    if wrong := odoo_tree.damage(tree):
        return WRONG, f"Odoo in {tree}: {wrong}", "make run mends it"
    return OK, f"Odoo 19, every file whole: {odoo_tree.identity(tree / odoo_tree.PACKAGED)}", ""


def _disk():
    free = min(shutil.disk_usage(path).free for path in (paths.ROOT, _existing(paths.cache())))
    text = f"Disk: {free / 1e9:.0f} GB free"
    if free < 3e9:
        return WRONG, text, "Odoo and its databases need 3 GB: free some, or COOP_CACHE=/elsewhere"
    return OK, text, ""


def _existing(path):
    while not path.exists():
        path = path.parent
    return path


def _browser():
    found = next(filter(None, map(shutil.which, testing.BROWSERS)), None)
    if found:
        return OK, f"Browser for tests: {found}", ""
    return ADVICE, "Browser for tests: none", "sudo apt-get install chromium (make test needs it)"


def _printing():
    missing = []
    for library in testing.PANGO:
        try:
            ctypes.CDLL(library)
        except OSError:
            missing.append(library)
    if missing:
        return (
            WRONG,
            "Printing: pango is missing, registers come as HTML only",
            "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 fonts-dejavu-core",
        )
    if not shutil.which("fc-list"):
        return ADVICE, "Printing: pango is there; fonts unknown", "sudo apt-get install fontconfig"
    if not machine_fonts():
        return WRONG, "Printing: no fonts", "sudo apt-get install fonts-dejavu-core"
    return OK, "Printing: pango and fonts", ""


def _speech():
    if shutil.which(testing.SPEECH):
        return OK, "Reading pages aloud: espeak-ng", ""
    return (
        ADVICE,
        "Reading pages aloud: espeak-ng is missing, devices without a Welsh voice stay silent",
        "sudo apt-get install espeak-ng",
    )


def machine_fonts():
    """Return the lines of `fc-list`: the fonts that a PDF can use."""
    return machine.run(["fc-list"]).split("\n")[:-1]


def _server(stack):
    try:
        place = stack.enter_context(workplace.ready())
        rows = postgres.query(place.server, "SHOW server_version")
    except say.Problem as problem:
        return (WRONG, str(problem), problem.remedy), None
    named = settings.named_server()
    where = f"named: {named['host'] or 'localhost'}" if named else "embedded, in .local/postgres"
    if not named and not os.environ.get("CI"):
        where += "; for real use name a server"
    return (OK, f"PostgreSQL {rows[0][0]} ({where})", ""), place


def _inside(place, name):
    lines = [_unaccent(place, name), _languages(place, name)]
    try:
        output = []
        database.call(place, name, "tools.check:catalogue", show=output.append)
    except say.Problem as problem:
        lines.append((WRONG, f"Database {name} does not load", problem.remedy.splitlines()[-1]))
        return lines
    missing = [text.split("MISSING ", 1)[1] for text in output if "MISSING " in text]
    if missing:
        what = "; ".join(missing[:5]) + (" ..." if len(missing) > 5 else "")
        lines.append(
            (WRONG, f"Walls and constraints lacking: {what}", "odoo -u coop_base, read log")
        )
    else:
        lines.append((OK, f"Walls and constraints of {name} stand as declared", ""))
    return lines


def catalogue(env):
    """Print what the database lacks of what the models declare (run inside Odoo)."""
    wall = env["coop.wall"]
    for text in wall._missing_from_catalogue() + wall._merge_unsafe_constraints():
        print(f"MISSING {text}")


def _unaccent(place, name):
    sql = (
        "SELECT bool_or(provolatile = 'i') FROM pg_proc WHERE proname = 'unaccent'"
        " AND pronargs = 1 HAVING count(*) > 0"
    )
    rows = place.query(sql, database=name)
    if not rows:
        return (
            WRONG,
            'Search: "sian" does not find "Siân" (no unaccent)',
            f'psql {name} -c "CREATE EXTENSION unaccent; ALTER FUNCTION unaccent(text) IMMUTABLE"',
        )
    if not rows[0][0]:
        return (
            ADVICE,
            "Search without accents works, slowly",
            f'psql {name} -c "ALTER FUNCTION unaccent(text) IMMUTABLE"',
        )
    return OK, 'Search: "sian" finds "Siân"', ""


def _languages(place, name):
    rows = place.query("SELECT code FROM res_lang WHERE active ORDER BY code", database=name)
    codes = [code for (code,) in rows]
    missing = [code for code in ("cy_GB", "en_GB") if code not in codes]
    if missing:
        return WRONG, f"Languages: {', '.join(missing)} is not active", "odoo -u coop_base"
    if "en_US" in codes:
        return (
            WRONG,
            "Languages: en_US is active beside en_GB; edits in one would leave the other old",
            "move its users to English (UK), then archive it under Settings > Translations",
        )
    return OK, f"Languages: {', '.join(codes)}", ""


def _mail():
    options = settings.deployed()
    host, port = options.get("smtp_server", ""), int(options.get("smtp_port", 25))
    if not host:
        return ADVICE, "Mail: odoo.conf names no server", "set one there or under Settings"
    try:
        socket.create_connection((host, port), 5).close()
    except OSError as error:
        return WRONG, f"Mail: {host}:{port} does not answer ({error})", "correct odoo.conf"
    return OK, f"Mail: {host}:{port} answers", ""


def _deployment():
    options = settings.deployed()
    wanting = []
    if options.get("proxy_mode") != "True":
        wanting.append("proxy_mode is off (right only without a proxy)")
    if not (options.get("db_name") or options.get("dbfilter")):
        wanting.append("db_name is empty: the server answers for every database")
    if options.get("list_db") != "False":
        wanting.append("list_db is on: strangers see the databases")
    if options.get("admin_passwd", "admin") in ("admin", "..."):
        wanting.append("admin_passwd is not set")
    lines = [(OK, "odoo.conf: proxy, database and passwords", "")]
    if wanting:
        lines = [(ADVICE, f"odoo.conf: {'; '.join(wanting)}", "before real use; see docs/it.md")]
    workers, cores = int(options.get("workers", 0)), os.cpu_count() or 1
    if workers < 2:
        lines.append((ADVICE, f"Workers: {workers}", "at least 2 in real use, or pages wait"))
    elif workers > 2 * cores + 1:
        lines.append((ADVICE, f"Workers: {workers} on {cores} cores", f"at most {2 * cores + 1}"))
    else:
        lines.append((OK, f"Workers: {workers} on {cores} cores", ""))
    return lines

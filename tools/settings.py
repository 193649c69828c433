"""Odoo's settings: the deployed `odoo.conf` at the root, and the local ones made from it."""

import configparser
import os

from . import odoo_tree, paths

FILE = paths.ROOT / "odoo.conf"
# What a file may say for "nothing given".
EMPTY = ("", "False", "false", "None", "none")


def deployed():
    """Return the options of the `odoo.conf` at the root as a dictionary of text."""
    reader = configparser.RawConfigParser()
    reader.read(FILE)
    return dict(reader["options"]) if reader.has_section("options") else {}


def named_server():
    """Return the PostgreSQL server named in `odoo.conf` or by PG* variables, or None.

    As in Odoo itself, a variable of the environment goes before the file.
    """
    options = deployed()
    names = {"host": "PGHOST", "port": "PGPORT", "user": "PGUSER", "password": "PGPASSWORD"}
    given = {}
    for key, variable in names.items():
        value = os.environ.get(variable) or options.get(f"db_{key}", "")
        given[key] = "" if value in EMPTY else value
    return given if given["host"] or given["port"] else None


def write(name, home, server, **extra):
    """Write `.local/<name>.conf`: what is deployed, with what must differ on this machine.

    :param home: Odoo's folder
    :param server: connection parameters of PostgreSQL
    :param extra: further options, which win
    :return: path of the file
    """
    options = {
        **deployed(),
        "addons_path": ",".join(map(str, [paths.ADDONS, *odoo_tree.addons_paths(home)])),
        "data_dir": paths.LOCAL / "odoo-data",
        "db_host": server["host"],
        "db_port": server["port"],
        "db_user": server["user"],
        "db_password": server["password"],
        "http_interface": "127.0.0.1",
        "limit_time_cpu": 600,
        "limit_time_real": 1200,
        "list_db": False,
        "logfile": "",
        "max_cron_threads": 0,
        "proxy_mode": False,
        "workers": 0,
        **extra,
    }
    options = {key: value for key, value in options.items() if value not in ("", None)}
    path = paths.LOCAL / f"{name}.conf"
    path.parent.mkdir(exist_ok=True)
    text = "".join(f"{key} = {value}\n" for key, value in sorted(options.items()))
    path.touch(mode=0o600)
    path.write_text("[options]\n" + text)
    return path

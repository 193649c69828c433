"""Odoo's commands on a database of a test, and what they leave there."""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from odoo import sql_db
from odoo.tools import config

from tests.support import house

UNINSTALL = """
modules = env["ir.module.module"].search([("name", "=like", "coop_%"), ("state", "=", "installed")])
modules.button_immediate_uninstall()
"""


def odoo_command(database, addons, *words, script=None):
    """Run Odoo once on a database; return its log."""
    _, info = sql_db.connection_info_for(database)
    options = {
        "db_host": info.get("host"),
        "db_port": info.get("port"),
        "db_user": info.get("user"),
        "db_password": info.get("password"),
        "db_name": database,
        "addons_path": ",".join(addons),
        "data_dir": config["data_dir"],
        "list_db": False,
        "log_level": "warn",
    }
    with tempfile.NamedTemporaryFile("w", suffix=".conf") as file:
        lines = [f"{key} = {value}" for key, value in options.items() if value is not None]
        file.write("\n".join(["[options]", *lines, ""]))
        file.flush()
        done = subprocess.run(
            [sys.executable, "-m", "odoo", *words[:1], "-c", file.name, *words[1:]],
            input=script,
            capture_output=True,
            text=True,
            env={key: value for key, value in os.environ.items() if not key.startswith("ODOO_")},
            check=False,
        )
    assert done.returncode == 0, done.stderr[-4000:]
    return done.stdout + done.stderr


def faults_in(log):
    """Errors in a log, but for rows that Odoo's uninstallation tries to delete in vain at first."""
    lines = [line for line in log.splitlines() if re.search(r" (ERROR|CRITICAL) ", line)]
    return [line for line in lines if "bad query: b'DELETE FROM" not in line]


def core_addons():
    return [path for path in config["addons_path"] if Path(path).resolve() != house.ADDONS]


def install(name, addons, *words):
    log = odoo_command(name, addons, "server", *words, "--stop-after-init", "--no-http")
    assert not faults_in(log), log


def left_behind(cr):
    """Anything of ours in the catalogue of the database."""
    cr.execute(
        """SELECT 'table ' || relname FROM pg_class WHERE relname LIKE 'coop\\_%'
            UNION ALL SELECT 'function ' || proname FROM pg_proc WHERE proname LIKE '%coop%'
            UNION ALL SELECT 'trigger ' || tgname FROM pg_trigger WHERE tgname LIKE '%coop%'
            UNION ALL SELECT 'column ' || attrelid::regclass || '.' || attname FROM pg_attribute
                       WHERE attname LIKE 'coop\\_%' AND NOT attisdropped
            UNION ALL SELECT 'record ' || module || '.' || name FROM ir_model_data
                       WHERE module LIKE 'coop\\_%'
            UNION ALL SELECT 'parameter ' || key FROM ir_config_parameter WHERE key LIKE 'coop%'
            UNION ALL SELECT 'cron ' || c.cron_name FROM ir_cron c
                       WHERE c.cron_name ILIKE '%co-op%'"""
    )
    return [what for (what,) in cr.fetchall()]

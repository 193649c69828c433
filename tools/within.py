"""Run a function inside a database: `python -m tools.within CONF DATABASE module:function ARGS`."""

import importlib
import sys


def environment(conf, database):
    """Return (cursor, environment) of the superuser in a database."""
    import odoo.orm.registry
    from odoo import SUPERUSER_ID, api
    from odoo.tools import config

    config.parse_config(["-c", conf, "-d", database, "--no-http"], setup_logging=True)
    cursor = odoo.orm.registry.Registry(database).cursor()
    return cursor, api.Environment(cursor, SUPERUSER_ID, {})


def main(conf, database, target, *arguments):
    """Call the target with the environment and the arguments (numbers as numbers), then commit."""
    module, _colon, name = target.partition(":")
    cursor, env = environment(conf, database)
    with cursor:
        given = [int(text) if text.isdigit() else text for text in arguments]
        getattr(importlib.import_module(module), name)(env, *given)
        cursor.commit()


if __name__ == "__main__":
    main(*sys.argv[1:])

"""Rows of a long answer, some at a time."""

import secrets

from odoo.tools import SQL

#: rows that are in memory at once
TOGETHER = 1000


def in_batches(env, query, size=TOGETHER):
    """Yield the rows of a query, in bounded memory: the database keeps the rest of them.

    It ends with the transaction, whether all rows were asked for or not.

    :param SQL query: a SELECT
    :param int size: how many rows are fetched at once
    """
    env.flush_all()
    name = SQL.identifier(f"coop_rows_{secrets.token_hex(4)}")
    env.cr.execute(SQL("DECLARE %s NO SCROLL CURSOR FOR %s", name, query))
    while True:
        env.cr.execute(SQL("FETCH %s FROM %s", size, name))
        rows = env.cr.fetchall()
        if not rows:
            break
        yield from rows
    env.cr.execute(SQL("CLOSE %s", name))

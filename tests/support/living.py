"""Copies of a database to fill, break and throw away."""

import contextlib
import itertools
import os
import shutil
import uuid
from pathlib import Path

import psycopg2
from psycopg2 import sql

from odoo import sql_db
from odoo.modules.registry import Registry
from odoo.tools import config

from tools import postgres

# How a server of Odoo hears that another changed the models.
MODELS = "orm_signaling_registry"
# Numbers that no signal had before: a server that kept one of an earlier copy sees the difference.
_signals = itertools.count(10_000, 10_000)


def _maintenance_cursor():
    """A cursor outside any transaction: databases are made and dropped there only."""
    return _cursor("postgres")


@contextlib.contextmanager
def _cursor(database):
    """A cursor that commits each statement, of a connection of its own."""
    _, info = sql_db.connection_info_for(database)
    connection = psycopg2.connect(**info)
    connection.autocommit = True
    try:
        with connection.cursor() as cursor:
            yield cursor
    finally:
        connection.close()


def leave(database):
    """Close this process's idle connections: PostgreSQL copies only what nobody is in."""
    Registry.delete(database)
    sql_db.close_db(database)


@contextlib.contextmanager
def copy_of(source, kind="copy"):
    """Yield the name of a copy of ``source`` that is dropped afterwards."""
    sql_db.close_db(source)
    with _made(kind, source) as name:
        files = Path(config.filestore(source))
        if files.is_dir():
            shutil.copytree(files, config.filestore(name), copy_function=os.link)
        yield name


def renew(database, template):
    """Make a database anew as a copy of a template, and have servers on it empty their caches.

    :return: whether the models that a server keeps of it are still those of the database
    """
    sql_db.close_db(database)
    with _cursor(database) as cursor:
        before = _last(cursor, MODELS)
    with _maintenance_cursor() as cursor:
        postgres.drop_database(cursor.execute, database)
        _create(cursor, database, template)
    with _cursor(database) as cursor:
        _signal_caches(cursor)
        same = _last(cursor, MODELS) == before
    if not same:
        Registry.delete(database)
    return same


def _last(cursor, table):
    cursor.execute(sql.SQL("SELECT max(id) FROM {}").format(sql.Identifier(table)))
    return cursor.fetchone()[0]


def _signal_caches(cursor):
    number = next(_signals)
    cursor.execute(
        "SELECT relname FROM pg_class WHERE relkind = 'r' AND relname LIKE 'orm\\_signaling\\_%%'"
        " AND relname != %s",
        [MODELS],
    )
    for (table,) in cursor.fetchall():
        cursor.execute("SELECT setval(pg_get_serial_sequence(%s, 'id'), %s)", [table, number])
        cursor.execute(sql.SQL("INSERT INTO {} DEFAULT VALUES").format(sql.Identifier(table)))


@contextlib.contextmanager
def empty(kind):
    """Yield the name of a database with nothing in it, dropped afterwards."""
    with _made(kind, "template1") as name:
        yield name


def _create(cursor, name, template):
    cursor.execute(
        sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(
            sql.Identifier(name), sql.Identifier(template)
        )
    )


@contextlib.contextmanager
def _made(kind, template):
    name = f"coop_test_{kind}_{uuid.uuid4().hex[:10]}"
    with _maintenance_cursor() as cursor:
        _create(cursor, name, template)
    try:
        yield name
    finally:
        leave(name)
        shutil.rmtree(config.filestore(name), ignore_errors=True)
        with _maintenance_cursor() as cursor:
            postgres.drop_database(cursor.execute, name)


@contextlib.contextmanager
def as_in_production():
    """Load registries as a server does, not as the test session around us does."""
    before, config["test_enable"] = config["test_enable"], False
    try:
        yield
    finally:
        config["test_enable"] = before

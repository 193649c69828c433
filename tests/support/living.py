"""Copies of a database to fill, break and throw away."""

import contextlib
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


@contextlib.contextmanager
def _maintenance_cursor():
    """A cursor outside any transaction: databases are made and dropped there only."""
    _, info = sql_db.connection_info_for("postgres")
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


@contextlib.contextmanager
def empty(kind):
    """Yield the name of a database with nothing in it, dropped afterwards."""
    with _made(kind, "template1") as name:
        yield name


@contextlib.contextmanager
def _made(kind, template):
    name = f"coop_test_{kind}_{uuid.uuid4().hex[:10]}"
    with _maintenance_cursor() as cursor:
        cursor.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(
                sql.Identifier(name), sql.Identifier(template)
            )
        )
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

"""What a test may not change: fingerprints of rows, before and after."""

from psycopg2 import sql

# Core's tables of people, besides all of ours.
PEOPLE = ("res_partner", "res_users", "res_company")
# Columns that say when somebody last looked, not what is known of them.
NOTES = ("write_date", "write_uid", "calendar_last_notif_ack", "odoobot_state")


def own_tables(cr):
    cr.execute(
        """SELECT relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE relkind = 'r' AND nspname = current_schema() AND relname LIKE 'coop\\_%'
         ORDER BY relname"""
    )
    return [name for (name,) in cr.fetchall()]


def fingerprint(cr, tables=None):
    """Return {table: {row's key: hash of the row}}; a new empty column changes no row."""
    tables = list(tables or [*own_tables(cr), *PEOPLE])
    # One question for all tables: the catalogue takes longer than their rows.
    cr.execute(
        """SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
             JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'id' AND NOT attisdropped
            WHERE nspname = current_schema() AND c.relname = ANY(%s)""",
        [tables],
    )
    with_id = {name for (name,) in cr.fetchall()}
    found = {}
    for table in tables:
        key = "t.id::text" if table in with_id else "md5(t::text)"
        query = sql.SQL(
            f"SELECT {key}, md5(jsonb_strip_nulls(to_jsonb(t) - %s::text[])::text) FROM {{}} t"
        )
        cr.execute(query.format(sql.Identifier(table)).as_string(cr._obj), [list(NOTES)])
        found[table] = dict(cr.fetchall())
    return found


def differences(before, after):
    """Lines that say which rows came, went or changed."""
    for table in sorted(before.keys() | after.keys()):
        old, new = before.get(table, {}), after.get(table, {})
        for word, keys in (
            ("came", new.keys() - old.keys()),
            ("went", old.keys() - new.keys()),
            ("changed", {key for key in old.keys() & new.keys() if old[key] != new[key]}),
        ):
            if keys:
                yield f"{table}: {len(keys)} {word} ({', '.join(sorted(keys)[:5])})"

"""What the database holds of released figures beside the wall: nothing is added to them, and
nothing is moved into them."""

from odoo.tools import SQL

# The arguments say in which table the release stands, and which column leads to it. It is touched,
# so that whoever releases it at this moment comes before or after, and looks at all there is.
FUNCTION = """
CREATE OR REPLACE FUNCTION coop_released_line_kept() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    release integer := (to_jsonb(NEW) ->> TG_ARGV[1])::integer;
    released boolean;
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF (to_jsonb(OLD) ->> TG_ARGV[1])::integer IS NOT DISTINCT FROM release THEN
            RETURN NEW;
        END IF;
    END IF;
    EXECUTE format('UPDATE %I SET closed = closed WHERE id = $1 AND closed IS NOT TRUE', TG_ARGV[0])
      USING release;
    EXECUTE format('SELECT closed FROM %I WHERE id = $1', TG_ARGV[0]) INTO released USING release;
    IF coalesce(released, false) THEN
        RAISE EXCEPTION USING
            ERRCODE = 'restrict_violation',
            MESSAGE = 'nothing is added to figures that are released',
            SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME,
            CONSTRAINT = 'coop_released_line_kept';
    END IF;
    RETURN NEW;
END
$$
"""
NAME = "coop_released_line_kept"
FUNCTIONS = (NAME,)


def install(cr, table, release_table, column):
    """Put the trigger on a table of lines; harmless when it is there."""
    cr.execute(FUNCTION)
    parts = {
        "name": SQL.identifier(NAME),
        "table": SQL.identifier(table),
        "release": SQL("%s", release_table),
        "column": SQL("%s", column),
        "moved": SQL.identifier(column),
    }
    # ALWAYS: also in a session that plays a replica, where other triggers keep silent
    for statement in (
        "DROP TRIGGER IF EXISTS %(name)s ON %(table)s",
        "CREATE TRIGGER %(name)s BEFORE INSERT OR UPDATE OF %(moved)s ON %(table)s"
        " FOR EACH ROW EXECUTE FUNCTION %(name)s(%(release)s, %(column)s)",
        "ALTER TABLE %(table)s ENABLE ALWAYS TRIGGER %(name)s",
    ):
        cr.execute(SQL(statement, **parts))

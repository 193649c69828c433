"""What the database holds of the Board by itself, whoever writes: functions and triggers.

Every way into the tables comes through here: the ORM, imports, RPC, SQL by hand. Each model puts
the triggers on its own table (``install``).
"""

from odoo.tools import SQL

from .board_term_functions import CHECK, REMOVAL, REMOVED, TERM

# What terms on the Board rest on. A condition of a trigger cannot ask other tables.
KEPT = """
CREATE OR REPLACE FUNCTION coop_board_kept() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    refused boolean;
BEGIN
    IF TG_TABLE_NAME = 'coop_seat' THEN
        refused := EXISTS (SELECT FROM coop_office_term WHERE seat_id = OLD.id);
    ELSIF TG_TABLE_NAME = 'coop_body' THEN
        refused := OLD.kind IS DISTINCT FROM NEW.kind
            OR (OLD.kind = 'board'
                AND EXISTS (SELECT FROM coop_office_term WHERE body_id = OLD.id)
                AND (OLD.record_from IS DISTINCT FROM NEW.record_from
                     OR OLD.company_id IS DISTINCT FROM NEW.company_id
                     OR (OLD.appointed_by_id IS NOT NULL
                         AND OLD.appointed_by_id IS DISTINCT FROM NEW.appointed_by_id)));
    ELSIF TG_TABLE_NAME = 'coop_board_search' THEN
        refused := EXISTS (
            SELECT FROM coop_board_candidate AS candidate
              JOIN coop_resolution AS resolution ON resolution.candidate_id = candidate.id
             WHERE candidate.search_id = OLD.id);
    ELSIF TG_TABLE_NAME = 'coop_board_removal' THEN
        refused := EXISTS (SELECT FROM coop_resolution WHERE removal_id = OLD.id);
    ELSIF TG_TABLE_NAME = 'coop_board_candidate' THEN
        refused := EXISTS (SELECT FROM coop_resolution WHERE candidate_id = OLD.id)
            AND (OLD.search_id IS DISTINCT FROM NEW.search_id
                 OR OLD.company_id IS DISTINCT FROM NEW.company_id
                 OR NOT coop_board_opened());
    ELSE
        refused := EXISTS (SELECT FROM coop_office_term WHERE holder_id = OLD.id)
            AND (OLD.company_id IS DISTINCT FROM NEW.company_id OR NOT coop_board_opened());
    END IF;
    IF refused THEN
        RAISE EXCEPTION USING
            ERRCODE = 'restrict_violation',
            MESSAGE = format('what terms of office rest on stays: %s', TG_TABLE_NAME),
            SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME,
            CONSTRAINT = TG_TABLE_NAME || '_board_kept';
    END IF;
    RETURN NEW;
END
$$
"""
# Who stands behind a name changes only where an opening of the wall around terms of office was
# logged in this very transaction, as the acts do that merge contacts and forget somebody ...
OPENED = """
CREATE OR REPLACE FUNCTION coop_board_opened() RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
    openings text := current_setting('coop_wall.openings', true);
BEGIN
    RETURN coalesce(openings ~ '^[0-9]+(,[0-9]+)*$', false) AND EXISTS (
        SELECT FROM coop_wall_opening AS opening
         WHERE opening.id = ANY (string_to_array(openings, ',')::bigint[])
           AND opening.table_name = 'coop_office_term'
           AND opening.transaction_id = pg_current_xact_id()::text);
END
$$
"""
# ... and at the end of it the contact that was named has become one with the other and is gone, or
# nobody is named any more: a member whose entry was removed from the register.
PERSON = """
CREATE OR REPLACE FUNCTION coop_board_person() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    used boolean;
BEGIN
    IF TG_TABLE_NAME = 'coop_board_candidate' THEN
        used := EXISTS (SELECT FROM coop_resolution WHERE candidate_id = OLD.id);
    ELSE
        used := EXISTS (SELECT FROM coop_office_term WHERE holder_id = OLD.id);
    END IF;
    IF used AND EXISTS (SELECT FROM res_partner WHERE id = OLD.partner_id)
       AND NOT EXISTS (
           SELECT FROM coop_membership
            WHERE partner_id = NEW.partner_id AND removed_on IS NOT NULL) THEN
        RAISE EXCEPTION USING
            ERRCODE = 'restrict_violation',
            MESSAGE = format('a name stands for the same person: %s', TG_TABLE_NAME),
            SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME,
            CONSTRAINT = TG_TABLE_NAME || '_board_kept';
    END IF;
    RETURN NULL;
END
$$
"""
APPOINTER = """
CREATE OR REPLACE FUNCTION coop_board_appointer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM coop_body
         WHERE id = NEW.appointed_by_id AND kind = 'council' AND company_id = NEW.company_id
    ) THEN
        RAISE EXCEPTION USING
            ERRCODE = 'check_violation',
            MESSAGE = 'the Council appoints the Board',
            SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME,
            CONSTRAINT = 'coop_body_board_appointer';
    END IF;
    RETURN NEW;
END
$$
"""
# Who was decided on, by whom and how, is what a term rests on. Not even an opening of the wall
# changes it; what is deleted is held by the key of the term. Somebody is named while it is a draft.
# It is carried by votes that are written down, with a quorum of that body at that point.
RESOLUTION = """
CREATE OR REPLACE FUNCTION coop_board_resolution_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_NAME = 'coop_resolution_board_named' AND NEW.closed IS NOT TRUE THEN
        -- whoever changes the candidate at this moment fails, and so does this
        UPDATE coop_board_candidate SET search_id = search_id WHERE id = NEW.candidate_id;
        UPDATE coop_board_search SET body_id = body_id WHERE id = (
            SELECT search_id FROM coop_board_candidate WHERE id = NEW.candidate_id);
        UPDATE coop_board_removal SET term_id = term_id WHERE id = NEW.removal_id;
        RETURN NEW;
    END IF;
    IF TG_NAME = 'coop_resolution_board_named' AND TG_OP = 'UPDATE' THEN
        IF (OLD.candidate_id, OLD.removal_id) IS NOT DISTINCT FROM
           (NEW.candidate_id, NEW.removal_id) THEN
            IF OLD.closed IS TRUE OR NEW.state <> 'carried' OR (
                EXISTS (
                    SELECT FROM coop_quorum_count AS quorum
                      JOIN coop_meeting_body AS line ON line.id = quorum.line_id
                     WHERE quorum.id = NEW.count_id AND quorum.item_id = NEW.item_id
                       AND quorum.reached AND line.body_id = NEW.body_id)
                AND NEW.needed_count > 0
                AND NEW.needed_count <= (
                    SELECT coalesce(sum(vote.for_count), 0) FROM coop_resolution_vote AS vote
                     WHERE vote.resolution_id = NEW.id
                ) + CASE WHEN NEW.tie AND NEW.casting = 'for' THEN 1 ELSE 0 END) THEN
                RETURN NEW;
            END IF;
            RAISE EXCEPTION USING
                ERRCODE = 'restrict_violation',
                MESSAGE = 'a resolution on who sits on the Board is carried by votes',
                SCHEMA = TG_TABLE_SCHEMA,
                TABLE = TG_TABLE_NAME,
                CONSTRAINT = 'coop_resolution_board_votes';
        END IF;
    END IF;
    RAISE EXCEPTION USING
        ERRCODE = 'restrict_violation',
        MESSAGE = 'a resolution on who sits on the Board stays as it was declared',
        SCHEMA = TG_TABLE_SCHEMA,
        TABLE = TG_TABLE_NAME,
        CONSTRAINT = 'coop_resolution_board_kept';
END
$$
"""
FUNCTIONS = (
    "coop_board_term_check",
    "coop_board_term_refusal",
    "coop_board_is_removed",
    "coop_office_term_removal",
    "coop_board_kept",
    "coop_board_opened",
    "coop_board_person",
    "coop_board_appointer",
    "coop_board_resolution_kept",
)


def _changed(*names):
    return " OR ".join(f"OLD.{name} IS DISTINCT FROM NEW.{name}" for name in names)


def _kept(table, *names):
    return (f"{table}_board_kept", "BEFORE UPDATE", _changed(*names), "coop_board_kept")


def _person(table):
    return (f"{table}_board_person", "DEFERRED", _changed("partner_id"), "coop_board_person")


# table -> the functions that its triggers run, and the triggers: (name, when it fires, under which
# condition, what it runs)
TABLES = {
    "coop_office_term": (
        (REMOVED, REMOVAL, CHECK, TERM),
        (
            ("coop_office_term_board", "AFTER INSERT OR UPDATE", "", "coop_board_term_check"),
            ("coop_office_term_board_stays", "AFTER DELETE", "", "coop_board_term_check"),
        ),
    ),
    "coop_body": (
        (KEPT, APPOINTER),
        (
            _kept("coop_body", "kind", "record_from", "appointed_by_id", "company_id"),
            (
                "coop_body_board_appointer",
                "BEFORE INSERT OR UPDATE OF appointed_by_id",
                "NEW.kind = 'board' AND NEW.appointed_by_id IS NOT NULL",
                "coop_board_appointer",
            ),
        ),
    ),
    "coop_seat": ((KEPT,), (_kept("coop_seat", "body_id", "is_office"),)),
    "coop_office_holder": (
        (OPENED, KEPT, PERSON),
        (
            _kept("coop_office_holder", "partner_id", "company_id"),
            _person("coop_office_holder"),
        ),
    ),
    "coop_board_candidate": (
        (OPENED, KEPT, PERSON),
        (
            _kept("coop_board_candidate", "partner_id", "search_id", "company_id"),
            _person("coop_board_candidate"),
        ),
    ),
    "coop_board_search": ((KEPT,), (_kept("coop_board_search", "body_id", "company_id"),)),
    "coop_board_removal": (
        (KEPT,),
        (_kept("coop_board_removal", "term_id", "decider_id", "company_id"),),
    ),
    "coop_resolution": (
        (RESOLUTION,),
        (
            (
                "coop_resolution_board_kept",
                "BEFORE UPDATE",
                "OLD.closed AND (NEW.closed IS NOT TRUE OR ("
                "num_nonnulls(OLD.candidate_id, OLD.removal_id,"
                " NEW.candidate_id, NEW.removal_id) > 0 AND ("
                + _changed(
                    "body_id", "company_id", "state", "decided_on", "candidate_id", "removal_id"
                )
                + ")))",
                "coop_board_resolution_kept",
            ),
            (
                "coop_resolution_board_named",
                "AFTER INSERT OR UPDATE OF candidate_id, removal_id, closed",
                "num_nonnulls(NEW.candidate_id, NEW.removal_id) > 0",
                "coop_board_resolution_kept",
            ),
        ),
    ),
}


def install(cr, table):
    """Put the triggers on a table that is there; harmless when they are there."""
    functions, triggers = TABLES[table]
    for function in functions:
        cr.execute(function)
    for name, fires, when, function in triggers:
        parts = {
            "name": SQL.identifier(name),
            "table": SQL.identifier(table),
            "kind": SQL("CONSTRAINT TRIGGER" if fires == "DEFERRED" else "TRIGGER"),
            "fires": SQL("AFTER UPDATE" if fires == "DEFERRED" else fires),
            "delay": SQL("DEFERRABLE INITIALLY DEFERRED" if fires == "DEFERRED" else ""),
            "when": SQL(f"WHEN ({when})" if when else ""),
            "function": SQL.identifier(function),
        }
        # ALWAYS: also in a session that plays a replica, where other triggers keep silent
        for statement in (
            "DROP TRIGGER IF EXISTS %(name)s ON %(table)s",
            "CREATE %(kind)s %(name)s %(fires)s ON %(table)s %(delay)s"
            " FOR EACH ROW %(when)s EXECUTE FUNCTION %(function)s()",
            "ALTER TABLE %(table)s ENABLE ALWAYS TRIGGER %(name)s",
        ):
            cr.execute(SQL(statement, **parts))

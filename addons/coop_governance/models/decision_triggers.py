"""What the database holds of decisions by itself, whoever writes: functions and triggers.

A final decision passes no open request, whichever way somebody comes: the ORM, an import, RPC, SQL
by hand. What leads up to it (reviews, requests) cannot be made to look finished either.
"""

from odoo.tools import SQL

# The Council has concluded on the last version that was brought, did not refer it back, and the
# Board has answered each request; or it could not wait, and it is said why.
FINAL = """
CREATE OR REPLACE FUNCTION coop_decision_final() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    ready boolean;
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.state IN ('decided', 'withdrawn') THEN
        IF OLD.state IS DISTINCT FROM NEW.state
           OR OLD.decided_on IS DISTINCT FROM NEW.decided_on
           OR OLD.resolution_id IS DISTINCT FROM NEW.resolution_id
           OR OLD.decided_where IS DISTINCT FROM NEW.decided_where
           OR OLD.override_why IS DISTINCT FROM NEW.override_why
           OR OLD.override_on IS DISTINCT FROM NEW.override_on THEN
            RAISE EXCEPTION USING
                ERRCODE = 'restrict_violation',
                MESSAGE = 'what was decided stays',
                SCHEMA = TG_TABLE_SCHEMA,
                TABLE = TG_TABLE_NAME,
                CONSTRAINT = 'coop_decision_kept';
        END IF;
        RETURN NEW;
    END IF;
    IF NEW.state <> 'decided' OR NEW.override_on IS NOT NULL THEN
        RETURN NEW;
    END IF;
    -- whoever concludes or answers at this moment comes before or after, and never beside
    PERFORM FROM coop_decision_review WHERE decision_id = NEW.id FOR SHARE;
    SELECT review.answered_on IS NOT NULL
           AND review.outcome <> 'refer'
           AND review.version_id = (
               SELECT version.id FROM coop_decision_version AS version
                WHERE version.decision_id = NEW.id AND version.closed
                ORDER BY version.number DESC LIMIT 1)
      INTO ready
      FROM coop_decision_review AS review
     WHERE review.decision_id = NEW.id
     ORDER BY review.number DESC LIMIT 1;
    IF NOT coalesce(ready, false) OR EXISTS (
        SELECT FROM coop_review_request AS request
          JOIN coop_decision_review AS review ON review.id = request.review_id
         WHERE review.decision_id = NEW.id AND request.stands AND request.answered_on IS NULL
    ) THEN
        RAISE EXCEPTION USING
            ERRCODE = 'restrict_violation',
            MESSAGE = 'no final decision while the Council or the Board has not finished',
            SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME,
            CONSTRAINT = 'coop_decision_final';
    END IF;
    RETURN NEW;
END
$$
"""
# A review begins open; it is concluded by a resolution that the Council carried, and finished when
# none of its requests waits. Nothing of that is taken back.
REVIEW = """
CREATE OR REPLACE FUNCTION coop_decision_review_kept() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    refused boolean := false;
BEGIN
    IF TG_OP = 'DELETE' THEN
        refused := EXISTS (SELECT FROM coop_decision WHERE id = OLD.decision_id);
    ELSIF TG_OP = 'INSERT' THEN
        refused := NEW.concluded_on IS NOT NULL OR NEW.answered_on IS NOT NULL
            OR NEW.outcome IS NOT NULL
            OR NEW.number <> 1 + (
                SELECT count(*) FROM coop_decision_review WHERE decision_id = NEW.decision_id)
            OR NOT EXISTS (
                SELECT FROM coop_decision_version
                 WHERE id = NEW.version_id AND decision_id = NEW.decision_id AND closed);
    ELSE
        refused := OLD.decision_id IS DISTINCT FROM NEW.decision_id
            OR OLD.version_id IS DISTINCT FROM NEW.version_id
            OR OLD.number IS DISTINCT FROM NEW.number
            OR (OLD.concluded_on IS NOT NULL AND (
                OLD.concluded_on IS DISTINCT FROM NEW.concluded_on
                OR OLD.outcome IS DISTINCT FROM NEW.outcome
                OR OLD.reasons IS DISTINCT FROM NEW.reasons
                OR OLD.consult_until IS DISTINCT FROM NEW.consult_until
                OR OLD.conclude_by IS DISTINCT FROM NEW.conclude_by
                OR OLD.resolution_id IS DISTINCT FROM NEW.resolution_id))
            OR (OLD.answered_on IS NOT NULL
                AND OLD.answered_on IS DISTINCT FROM NEW.answered_on)
            OR (NEW.answered_on IS NOT NULL AND NEW.concluded_on IS NULL)
            OR (NEW.concluded_on IS NOT NULL AND OLD.concluded_on IS NULL AND NOT EXISTS (
                SELECT FROM coop_resolution AS resolution
                  JOIN coop_decision AS decision ON decision.id = NEW.decision_id
                 WHERE resolution.id = NEW.resolution_id AND resolution.state = 'carried'
                   AND resolution.closed AND resolution.review_id = NEW.id
                   AND resolution.body_id = decision.council_id))
            OR (NEW.answered_on IS NOT NULL AND OLD.answered_on IS NULL AND EXISTS (
                SELECT FROM coop_review_request
                 WHERE review_id = NEW.id AND stands AND answered_on IS NULL));
    END IF;
    IF refused THEN
        RAISE EXCEPTION USING
            ERRCODE = 'restrict_violation',
            MESSAGE = 'a review goes its way',
            SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME,
            CONSTRAINT = 'coop_decision_review_kept';
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
END
$$
"""
# What the Council asked for stands from its conclusion on: none comes later, none goes, and an
# answer says something.
REQUEST = """
CREATE OR REPLACE FUNCTION coop_review_request_kept() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    refused boolean := false;
BEGIN
    IF TG_OP = 'INSERT' THEN
        refused := NEW.answered_on IS NOT NULL OR NEW.stands OR EXISTS (
            SELECT FROM coop_decision_review
             WHERE id = NEW.review_id AND concluded_on IS NOT NULL);
    ELSIF TG_OP = 'DELETE' THEN
        refused := OLD.stands;
    ELSE
        refused := (OLD.stands AND (
                NOT NEW.stands
                OR OLD.review_id IS DISTINCT FROM NEW.review_id
                OR OLD.wording IS DISTINCT FROM NEW.wording))
            OR ((OLD.review_id IS DISTINCT FROM NEW.review_id
                 OR (NEW.stands AND OLD.stands IS NOT TRUE))
                AND EXISTS (SELECT FROM coop_decision_review
                             WHERE id = NEW.review_id AND concluded_on IS NOT NULL))
            OR (OLD.answered_on IS NOT NULL AND (
                OLD.answered_on IS DISTINCT FROM NEW.answered_on
                OR OLD.answer IS DISTINCT FROM NEW.answer
                OR OLD.answer_why IS DISTINCT FROM NEW.answer_why
                OR OLD.what_changes IS DISTINCT FROM NEW.what_changes))
            OR (NEW.answered_on IS NOT NULL AND (
                NOT NEW.stands OR NEW.answer IS NULL OR NEW.answer_why IS NULL));
    END IF;
    IF refused THEN
        RAISE EXCEPTION USING
            ERRCODE = 'restrict_violation',
            MESSAGE = 'what the Council asked for stands until it is answered, and then for good',
            SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME,
            CONSTRAINT = 'coop_review_request_kept';
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
END
$$
"""
FUNCTIONS = ("coop_decision_final", "coop_decision_review_kept", "coop_review_request_kept")
# table -> (function, trigger, when it fires)
TABLES = {
    "coop_decision": (FINAL, "coop_decision_final", "INSERT OR UPDATE"),
    "coop_decision_review": (REVIEW, "coop_decision_review_kept", "INSERT OR UPDATE OR DELETE"),
    "coop_review_request": (REQUEST, "coop_review_request_kept", "INSERT OR UPDATE OR DELETE"),
}


def install(cr, table):
    """Put the trigger on a table; harmless when it is there."""
    function, name, events = TABLES[table]
    cr.execute(function)
    parts = {
        "name": SQL.identifier(name),
        "table": SQL.identifier(table),
        "events": SQL(events),
    }
    # ALWAYS: also in a session that plays a replica, where other triggers keep silent
    for statement in (
        "DROP TRIGGER IF EXISTS %(name)s ON %(table)s",
        "CREATE TRIGGER %(name)s BEFORE %(events)s ON %(table)s FOR EACH ROW"
        " EXECUTE FUNCTION %(name)s()",
        "ALTER TABLE %(table)s ENABLE ALWAYS TRIGGER %(name)s",
    ):
        cr.execute(SQL(statement, **parts))

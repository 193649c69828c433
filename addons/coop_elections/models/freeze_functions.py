"""What the database does when somebody changes what was noticed of an election: functions in SQL.

Each looks when a transaction ends; the triggers that run them are in ``freeze_triggers``.
"""

#: whether a row was written before this transaction, by its system column ``xmin``
BEFORE = """
CREATE OR REPLACE FUNCTION coop_election_is_before(written xid) RETURNS boolean
LANGUAGE plpgsql AS $$
DECLARE
    now bigint := pg_current_xact_id()::text::bigint;
    half CONSTANT bigint := 2147483648;
    -- numbers of rows have 32 bits and go round; parts of a transaction come after its own number
    back bigint := (((written::text::bigint - now) + half) & 4294967295) - half;
BEGIN
    RETURN now + back < 3
        OR pg_xact_status((now + back)::text::xid8) IS DISTINCT FROM 'in progress';
END
$$
"""
REFUSE = """
CREATE OR REPLACE FUNCTION coop_election_refuse(place text, rule text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION USING
        ERRCODE = 'restrict_violation',
        MESSAGE = format('notice of this election was given: %s stays as it is', place),
        TABLE = place,
        CONSTRAINT = rule;
END
$$
"""
# The election itself: the condition of the trigger says what was changed after the notice.
ELECTION = """
CREATE OR REPLACE FUNCTION coop_election_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM coop_election_refuse('coop_election', 'coop_election_frozen');
    RETURN NULL;
END
$$
"""
# Its contests and their seats stay as they were when the first notice was kept.
CONTEST = """
CREATE OR REPLACE FUNCTION coop_election_contest_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    rows jsonb[] := array_remove(ARRAY[
        CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END,
        CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) END], NULL);
    elections int[];
BEGIN
    IF TG_TABLE_NAME = 'coop_election_contest' THEN
        SELECT array_agg((one->>'election_id')::int) INTO elections FROM unnest(rows) AS one;
    ELSE
        SELECT array_agg(contest.election_id) INTO elections
          FROM unnest(rows) AS one
          JOIN coop_election_contest AS contest
            ON contest.id = (one->>'coop_election_contest_id')::int;
    END IF;
    IF EXISTS (
        SELECT FROM coop_election_notice AS notice
         WHERE notice.election_id = ANY (elections) AND notice.kind = 'notice'
           AND coop_election_is_before(notice.xmin)
    ) THEN
        PERFORM coop_election_refuse(TG_TABLE_NAME, 'coop_election_contest_frozen');
    END IF;
    RETURN NULL;
END
$$
"""
# Its steps are those that the last notice says.
STEP = """
CREATE OR REPLACE FUNCTION coop_election_step_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    elections int[] := array_remove(ARRAY[
        CASE WHEN TG_OP <> 'INSERT' THEN OLD.election_id END,
        CASE WHEN TG_OP <> 'DELETE' THEN NEW.election_id END], NULL);
BEGIN
    IF EXISTS (
        SELECT FROM (
            SELECT DISTINCT ON (notice.election_id) notice.election_id, notice.content::jsonb
              FROM coop_election_notice AS notice
              JOIN coop_election AS election ON election.id = notice.election_id
             WHERE election.id = ANY (elections)
             ORDER BY notice.election_id, notice.number DESC
        ) AS last
        WHERE (
            SELECT coalesce(jsonb_agg(jsonb_build_array(said->>'step',
                       (said->>'day')::date, (said->>'utc')::timestamp)
                       ORDER BY said->>'step'), '[]')
              FROM jsonb_array_elements(last.content->'timetable') AS said
        ) IS DISTINCT FROM (
            SELECT coalesce(jsonb_agg(jsonb_build_array(step.code, step.day, step.at)
                       ORDER BY step.code), '[]')
              FROM coop_election_step AS step WHERE step.election_id = last.election_id
        )
    ) THEN
        PERFORM coop_election_refuse('coop_election_step', 'coop_election_step_frozen');
    END IF;
    RETURN NULL;
END
$$
"""
# Who was published stays as published; a member whose entry is removed from the register is named
# no more, in an opening of the wall around what was published.
CANDIDATE = """
CREATE OR REPLACE FUNCTION coop_election_candidate_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    openings text := current_setting('coop_wall.openings', true);
    is_open boolean;
    is_published boolean;
BEGIN
    is_open := coalesce(openings ~ '^[0-9]+(,[0-9]+)*$', false) AND EXISTS (
        SELECT FROM coop_wall_opening AS opening
         WHERE opening.id = ANY (string_to_array(openings, ',')::bigint[])
           AND opening.table_name = 'coop_election_statement'
           AND opening.transaction_id = pg_current_xact_id()::text);
    IF TG_OP = 'INSERT' THEN
        is_published := EXISTS (
            SELECT FROM coop_election_statement AS statement
             WHERE statement.election_id = NEW.election_id
               AND coop_election_is_before(statement.xmin));
    ELSE
        is_published := TRUE;
    END IF;
    IF is_published AND NOT is_open THEN
        PERFORM coop_election_refuse('coop_election_candidate', 'coop_election_candidate_frozen');
    END IF;
    RETURN NULL;
END
$$
"""
FUNCTIONS = (
    "coop_election_is_before",
    "coop_election_refuse",
    "coop_election_frozen",
    "coop_election_contest_frozen",
    "coop_election_step_frozen",
    "coop_election_candidate_frozen",
)

"""How the database decides whether a term of office may be as it is written: on the Board who
comes there and until when, on every body who is removed."""

# What it reads and could be changed at the same time (the body, the seat, the holder) is written
# first, as it is: of two who do this at once, one then fails and is run again, and neither acts on
# what the other replaces. A resolution that names somebody cannot be changed once it is closed.
CHECK = """
CREATE OR REPLACE FUNCTION coop_board_term_refusal(is_new boolean, was coop_office_term,
    term coop_office_term) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    body record;
    seat record;
    council integer;
    today date;
    founded boolean;
BEGIN
    IF is_new THEN
        UPDATE coop_seat SET number = number WHERE id = term.seat_id;
        UPDATE coop_body SET kind = kind WHERE id = term.body_id;
        UPDATE coop_office_holder SET partner_id = partner_id WHERE id = term.holder_id;
    END IF;
    SELECT * INTO seat FROM coop_seat WHERE id = term.seat_id;
    SELECT * INTO body FROM coop_body WHERE id = term.body_id;
    IF seat.body_id <> term.body_id OR (seat.is_office IS TRUE) <> (term.is_office IS TRUE) THEN
        RETURN 'seat';
    END IF;
    IF body.kind <> 'board' THEN
        RETURN coop_office_term_removal(is_new, was, term, NULL);
    END IF;
    SELECT id INTO council FROM coop_body WHERE id = body.appointed_by_id AND kind = 'council';

    IF is_new THEN
        founded := CASE term.begun_how
            WHEN 'before' THEN
                term.date_from <= body.record_from
            WHEN 'restored' THEN EXISTS (
                SELECT FROM coop_office_term AS prior
                 WHERE prior.id = term.restores_id AND prior.id <> term.id
                   AND prior.body_id = term.body_id AND prior.seat_id = term.seat_id
                   AND prior.holder_id = term.holder_id
                   AND (prior.is_office IS TRUE) = (term.is_office IS TRUE)
                   AND (term.planned_to IS NOT NULL OR term.is_office IS TRUE)
                   AND (prior.planned_to IS NULL OR term.planned_to <= prior.planned_to)
                   AND CASE WHEN prior.struck_on IS NOT NULL THEN
                       prior.date_from = term.date_from
                       -- the resolution that it was begun with has served nobody else since
                       AND NOT EXISTS (
                           SELECT FROM coop_office_term AS other
                            WHERE other.resolution_id = prior.resolution_id
                              AND other.id <> prior.id AND other.struck_on IS NULL)
                   ELSE
                       prior.date_to + 1 = term.date_from
                       AND prior.ended_why NOT IN ('removed', 'disqualified', 'time')
                   END
                   AND NOT coop_board_is_removed(prior.id))
            WHEN 'chosen' THEN term.is_office IS TRUE AND EXISTS (
                SELECT FROM coop_office_term AS sits
                 WHERE sits.body_id = term.body_id AND sits.holder_id = term.holder_id
                   AND sits.is_office IS NOT TRUE AND sits.struck_on IS NULL
                   AND sits.date_from <= term.date_from
                   AND (sits.date_to IS NULL OR sits.date_to >= term.date_from))
            WHEN 'appointed' THEN term.is_office IS NOT TRUE AND EXISTS (
                SELECT FROM coop_resolution AS resolution
                  JOIN coop_board_candidate AS candidate ON candidate.id = resolution.candidate_id
                  JOIN coop_board_search AS search ON search.id = candidate.search_id
                  JOIN coop_office_holder AS holder ON holder.id = term.holder_id
                 WHERE resolution.id = term.resolution_id
                   AND resolution.state = 'carried' AND resolution.closed
                   AND resolution.body_id = council
                   AND resolution.company_id = term.company_id
                   AND resolution.decided_on <= term.date_from
                   AND search.body_id = term.body_id
                   AND candidate.partner_id = holder.partner_id)
                -- nor does it go on serving somebody whose term was struck out and taken up again
                AND NOT EXISTS (
                    SELECT FROM coop_office_term AS struck
                      JOIN coop_office_term AS again ON again.restores_id = struck.id
                     WHERE struck.resolution_id = term.resolution_id AND struck.id <> term.id
                       AND struck.struck_on IS NOT NULL AND again.struck_on IS NULL)
            ELSE false
        END;
        IF founded IS NOT TRUE
           OR (term.resolution_id IS NOT NULL) <> (term.begun_how = 'appointed') THEN
            RETURN 'resolved';
        END IF;
        IF term.begun_how = 'before' THEN
            today := (now() AT TIME ZONE coalesce(
                (SELECT coop_tz FROM res_company WHERE id = term.company_id),
                'Europe/London'))::date;
            IF (term.planned_to IS NULL AND term.is_office IS NOT TRUE)
               OR (coalesce(term.planned_to, today) >= today AND EXISTS (
                   SELECT FROM coop_office_term AS came
                    WHERE came.body_id = term.body_id AND came.begun_how = 'appointed')) THEN
                RETURN 'before';
            END IF;
        END IF;
    ELSIF (was.seat_id, was.body_id, was.is_office, was.company_id, was.date_from,
           was.planned_to, was.begun_how, was.restores_id, was.resolution_id)
          IS DISTINCT FROM
          (term.seat_id, term.body_id, term.is_office, term.company_id, term.date_from,
           term.planned_to, term.begun_how, term.restores_id, term.resolution_id)
          OR (was.struck_on IS NOT NULL AND term.struck_on IS NULL)
          -- two records of one person may become one
          OR (was.holder_id <> term.holder_id AND NOT EXISTS (
              SELECT FROM coop_office_holder AS one
                JOIN coop_office_holder AS other
                  ON other.partner_id = one.partner_id AND other.company_id = one.company_id
               WHERE one.id = was.holder_id AND other.id = term.holder_id)) THEN
        RETURN 'kept';
    END IF;

    IF term.planned_to IS NOT NULL
       AND (term.date_to IS NULL OR term.date_to > term.planned_to) THEN
        RETURN 'kept';
    END IF;

    RETURN coop_office_term_removal(is_new, was, term, coalesce(council, 0));
END
$$
"""
# On every body: removed is only who was named by a resolution of the body that decides (of the
# Board the Council, of others the one that the rules named when the person was told), and a
# removal is not undone.
REMOVAL = """
CREATE OR REPLACE FUNCTION coop_office_term_removal(is_new boolean, was coop_office_term,
    term coop_office_term, council integer) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
    IF is_new THEN
        IF term.begun_how = 'restored' AND term.restores_id IS NOT NULL
           AND coop_board_is_removed(term.restores_id) THEN
            RETURN 'undone';
        END IF;
    ELSIF (was.ended_why = 'removed' AND term.ended_why IS DISTINCT FROM 'removed')
       OR (((was.ended_why IS NOT NULL AND term.ended_why IS NULL)
            OR (was.date_to IS NOT NULL
                AND (term.date_to IS NULL OR term.date_to > was.date_to)))
           AND coop_board_is_removed(term.id)) THEN
        RETURN 'undone';
    END IF;
    IF term.ended_why = 'removed' AND term.is_office IS NOT TRUE AND term.struck_on IS NULL
       AND (is_new OR was.ended_why IS DISTINCT FROM 'removed')
       AND NOT (is_new AND term.begun_how = 'before' AND term.closed IS TRUE)
       AND NOT EXISTS (
           SELECT FROM coop_board_removal AS removal
             JOIN coop_resolution AS resolution ON resolution.removal_id = removal.id
            WHERE removal.term_id = term.id
              AND resolution.state = 'carried' AND resolution.closed
              AND resolution.body_id = coalesce(council, removal.decider_id)
              AND resolution.decided_on <= term.date_to) THEN
        RETURN 'removed';
    END IF;
    RETURN NULL;
END
$$
"""
REMOVED = """
CREATE OR REPLACE FUNCTION coop_board_is_removed(term_number integer) RETURNS boolean
    LANGUAGE plpgsql AS $$
BEGIN
    RETURN EXISTS (
        SELECT FROM coop_board_removal AS removal
          JOIN coop_resolution AS resolution ON resolution.removal_id = removal.id
         WHERE removal.term_id = term_number
           AND resolution.state = 'carried' AND resolution.closed);
END
$$
"""
TERM = """
CREATE OR REPLACE FUNCTION coop_board_term_check() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    refusal text;
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF NOT EXISTS (SELECT FROM coop_body WHERE id = OLD.body_id AND kind = 'board') THEN
            RETURN NULL;
        END IF;
        refusal := 'stays';
    ELSIF TG_OP = 'INSERT' THEN
        refusal := coop_board_term_refusal(true, NEW, NEW);
    ELSE
        -- a term that comes from another body comes onto the Board as a new one does
        refusal := coop_board_term_refusal(OLD.body_id <> NEW.body_id, OLD, NEW);
    END IF;
    IF refusal IS NOT NULL THEN
        RAISE EXCEPTION USING
            ERRCODE = 'check_violation',
            MESSAGE = 'a term of office is refused: ' || refusal,
            SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME,
            CONSTRAINT = 'coop_office_term_board_' || refusal;
    END IF;
    RETURN NULL;
END
$$
"""

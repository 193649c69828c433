"""What the database holds of a roll by itself, whoever writes."""

#: name of the constraint under which it refuses an addition, and of the trigger
FINAL = "coop_election_elector_final"
#: the same for the moment and the fingerprint of a final roll
KEPT = "coop_election_roll_kept"
FUNCTION = "coop_election_roll_refuse"

# Rows themselves stand behind the wall. This closes the roll, by what its election says.
ROLL = """
CREATE OR REPLACE FUNCTION coop_election_roll_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_TABLE_NAME = 'coop_election' THEN
        RAISE EXCEPTION USING
            ERRCODE = 'restrict_violation',
            MESSAGE = 'the roll of this election is final',
            SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME,
            CONSTRAINT = 'coop_election_roll_kept';
    END IF;
    IF EXISTS (
        SELECT FROM coop_election AS election
         WHERE election.roll_final_at IS NOT NULL
           AND election.id IN (SELECT added.election_id FROM added)
    ) THEN
        RAISE EXCEPTION USING
            ERRCODE = 'restrict_violation',
            MESSAGE = 'the roll of this election is final: nobody is added',
            SCHEMA = TG_TABLE_SCHEMA,
            TABLE = TG_TABLE_NAME,
            CONSTRAINT = 'coop_election_elector_final';
    END IF;
    RETURN NULL;
END
$$
"""

-- nobody acts for anybody by a tab that is open on the living co-op
UPDATE coop_assisted_session
   SET ended_at = now() AT TIME ZONE 'UTC',
       end_reason = 'lost'
 WHERE ended_at IS NULL;

-- answers half given on the living co-op's pages go on there and not here
DELETE FROM coop_form_draft;

-- invitations to make a password
UPDATE res_partner
   SET signup_type = NULL
 WHERE signup_type IS NOT NULL;

-- nobody signs in to a copy with what was given for the living co-op
DELETE FROM coop_signin_request;
DELETE FROM coop_signin_link;
DELETE FROM coop_signin_reset;
DELETE FROM coop_calendar_link;
UPDATE coop_signin_device
   SET token_hash = NULL,
       setup_hash = NULL;
UPDATE coop_signin_code
   SET ended_on = CURRENT_DATE,
       end_reason = 'revoked'
 WHERE ended_on IS NULL;

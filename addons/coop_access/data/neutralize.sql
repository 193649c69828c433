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

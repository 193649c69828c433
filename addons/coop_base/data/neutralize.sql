-- Links that were mailed by the living co-op (proofs of address, answers to invitations, ways to
-- sign in) are signed with this secret. With another one they open nothing here.
UPDATE ir_config_parameter
   SET value = gen_random_uuid()
 WHERE key = 'database.secret';

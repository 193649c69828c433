-- nothing that waits on the living co-op goes out from here by text message
UPDATE sms_sms
   SET state = 'canceled'
 WHERE state IN ('outgoing', 'error');
